import { expect, it } from 'vitest'
import { deviceType } from '../../infra/local-pool/user-agent.ts'
import { userAgentOf, type Agent } from './user-agent.ts'

const own = { productName: 'Latchkey', shortName: 'latchkey' }

it.each<[Agent['platform'], string, string, string]>([
  ['win32', '10.0.22631', 'Latchkey/0.2.0 (Windows NT 10.0; Win64; x64)', 'Latchkey 0.2 / Windows 10'],
  ['darwin', '14.5', 'Latchkey/0.2.0 (Macintosh; Intel Mac OS X 14_5)', 'Latchkey 0.2 / macOS 14.5'],
  ['linux', '6.8.0-45-generic', 'Latchkey/0.2.0 (X11; Linux x86_64)', 'Latchkey 0.2 / Linux'],
])('names the app and the system, so that a list of places does: %s', (platform, system, says, shown) => {
  const userAgent = userAgentOf({ product: own, version: '0.2.0', platform, system })
  expect(userAgent).toBe(says)
  expect(deviceType(userAgent)).toBe(shown)
})

it('names no machine, whatever the system says of itself', () => {
  expect(userAgentOf({ product: own, version: '0.2.0', platform: 'darwin', system: 'adas-macbook' })).not.toContain(
    'ada',
  )
})

it.each([
  ['Northwind Pass', 'Northwind-Pass/0.2.0', 'Northwind-Pass 0.2'],
  ['Northwind Pass Test', 'Northwind-Pass-Test/0.2.0', 'Northwind-Pass-Test 0.2'],
  ['Söhne & Co. Pass+', 'Sohne-&-Co.-Pass+/0.2.0', 'Sohne-&-Co.-Pass+ 0.2'],
  ['北風 パス', 'north-wind/0.2.0', 'north-wind 0.2'],
])('makes a token of the product’s name: %s', (productName, begins, shown) => {
  const userAgent = userAgentOf({
    product: { productName, shortName: 'north-wind' },
    version: '0.2.0',
    platform: 'linux',
    system: '6.8',
  })
  expect(userAgent).toBe(`${begins} (X11; Linux x86_64)`)
  expect(deviceType(userAgent)).toBe(`${shown} / Linux`)
})
