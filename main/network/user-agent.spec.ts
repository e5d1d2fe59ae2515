import { expect, it } from 'vitest'
import { deviceType } from '../../infra/local-pool/user-agent.ts'
import { userAgentOf, type Agent } from './user-agent.ts'

it.each<[Agent['platform'], string, string, string]>([
  ['win32', '10.0.22631', 'Latchkey/0.2.0 (Windows NT 10.0; Win64; x64)', 'Latchkey 0.2 / Windows 10'],
  ['darwin', '14.5', 'Latchkey/0.2.0 (Macintosh; Intel Mac OS X 14_5)', 'Latchkey 0.2 / macOS 14.5'],
  ['linux', '6.8.0-45-generic', 'Latchkey/0.2.0 (X11; Linux x86_64)', 'Latchkey 0.2 / Linux'],
])('names the app and the system, so that a list of places does: %s', (platform, system, says, shown) => {
  const userAgent = userAgentOf({ version: '0.2.0', platform, system })
  expect(userAgent).toBe(says)
  expect(deviceType(userAgent)).toBe(shown)
})

it('names no machine, whatever the system says of itself', () => {
  expect(userAgentOf({ version: '0.2.0', platform: 'darwin', system: 'adas-macbook' })).not.toContain('ada')
})
