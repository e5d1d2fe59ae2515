import { describe, expect, it } from 'vitest'
import { findRefusedSwitch } from './hardening.ts'

const commandLine =
  (...switches: string[]) =>
  (name: string) =>
    switches.includes(name)

describe('the command line', () => {
  it.each(['remote-debugging-port', 'remote-debugging-pipe', 'inspect-brk', 'js-flags', 'log-net-log', 'no-sandbox'])(
    'of an installed app may not hold --%s',
    (name) => {
      expect(findRefusedSwitch(true, commandLine('lang', name))).toBe(name)
    },
  )

  it('may hold anything while developing, and what is harmless when installed', () => {
    expect(findRefusedSwitch(false, commandLine('remote-debugging-port'))).toBeNull()
    expect(findRefusedSwitch(true, commandLine('lang', 'proxy-server', 'force-color-profile'))).toBeNull()
  })
})
