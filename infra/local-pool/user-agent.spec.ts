import { expect, it } from 'vitest'
import { deviceType } from './user-agent.ts'

it.each([
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 15_0_1) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Safari/537.36',
    'Chrome 125 / macOS 15.0',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Safari/537.36 Edg/125.0.1',
    'Edge 125 / Windows 10',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox 128 / Linux'],
  ['Latchkey/0.2.0', 'Latchkey 0.2'],
  ['Latchkey/0.2.0 (Windows)', 'Latchkey 0.2 / Windows'],
  ['Latchkey/1.2.0 (macOS)', 'Latchkey 1 / macOS'],
  ['node', 'unknown'],
  ['', 'unknown'],
])('reads %s', (userAgent, expected) => {
  expect(deviceType(userAgent)).toBe(expected)
})

it('cuts what is longer than AWS keeps', () => {
  expect(deviceType(`${'x'.repeat(2_000)}/1`)).toHaveLength(1_024)
})
