import { describe, expect, it } from 'vitest'
import { describeRefusal, findRefusedSwitch, findRefusedVariable } from './hardening.ts'

const commandLine =
  (...switches: string[]) =>
  (name: string) =>
    switches.includes(name)

describe('the command line', () => {
  it.each([
    ...['remote-debugging-port', 'remote-debugging-pipe', 'inspect-brk', 'js-flags', 'log-net-log', 'ssl-key-log-file'],
    ...['no-sandbox', 'disable-gpu-sandbox', 'allow-sandbox-debugging', 'single-process', 'in-process-gpu'],
    ...['browser-subprocess-path', 'renderer-cmd-prefix', 'utility-cmd-prefix', 'gpu-launcher'],
  ])('of an installed app may not hold --%s', (name) => {
    expect(findRefusedSwitch(true, commandLine('lang', name))).toBe(name)
  })

  it('may hold anything while developing, and what is harmless when installed', () => {
    expect(findRefusedSwitch(false, commandLine('remote-debugging-port'))).toBeNull()
    const harmless = [
      'lang',
      'proxy-server',
      'proxy-pac-url',
      'proxy-bypass-list',
      'auth-server-allowlist',
      'disable-gpu',
    ]
    expect(findRefusedSwitch(true, commandLine(...harmless))).toBeNull()
  })
})

describe('a refusal', () => {
  const path = '/home/ada/Latchkey.AppImage'

  it('names the switch', () => {
    expect(describeRefusal('no-sandbox', undefined)).toBe('It does not run with --no-sandbox.')
    expect(describeRefusal('inspect', path)).toBe('It does not run with --inspect.')
  })

  it('names the way out where an AppImage’s launcher gave up the sandbox', () => {
    expect(describeRefusal('no-sandbox', path)).toMatch(/--no-sandbox\. .+ the deb package has one\.$/)
  })
})

describe('the environment', () => {
  it('of an installed app may not name a file for the keys of its connections', () => {
    expect(findRefusedVariable(true, { SSLKEYLOGFILE: '/tmp/keys' })).toBe('SSLKEYLOGFILE')
  })

  it('may hold one while developing, an empty one, and what is harmless', () => {
    expect(findRefusedVariable(false, { SSLKEYLOGFILE: '/tmp/keys' })).toBeNull()
    expect(findRefusedVariable(true, { SSLKEYLOGFILE: '', HTTPS_PROXY: 'http://proxy', LANG: 'de' })).toBeNull()
  })
})
