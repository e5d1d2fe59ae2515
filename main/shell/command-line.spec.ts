import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeRefusal, findRefusedSwitch, switchesIn } from './command-line.ts'

const refusedOn = (platform: string, ...values: string[]): string | null =>
  findRefusedSwitch(true, ['latchkey', ...values], platform)

const harmless = [
  'lang=de',
  'proxy-server=x:1',
  'proxy-pac-url=x',
  'disable-gpu',
  'force-device-scale-factor=2',
  'updated',
]

describe('the command line of an installed app', () => {
  it.each([
    ...['remote-debugging-port', 'remote-debugging-pipe', 'inspect', 'inspect-brk', 'js-flags', 'no-sandbox'],
    ...['enable-tracing', 'trace-startup', 'trace-startup-file', 'trace-startup-duration', 'trace-config-file'],
    ...['user-data-dir', 'enable-features', 'disable-features', 'enable-blink-features', 'log-net-log'],
    ...['auth-server-allowlist', 'auth-negotiate-delegate-allowlist', 'ssl-key-log-file', 'enable-logging'],
    ...['browser-subprocess-path', 'gpu-launcher', 'unsafely-treat-insecure-origin-as-secure', 'r', 'require'],
  ])('may not hold --%s', (name) => {
    for (const platform of ['linux', 'darwin', 'win32']) {
      expect(refusedOn(platform, '--lang=de', `--${name}`)).toBe(name)
      expect(refusedOn(platform, `-${name}=x`, 'file')).toBe(name)
    }
    expect(refusedOn('win32', `/${name.toUpperCase()}=x`)).toBe(name)
    expect(findRefusedSwitch(false, ['electron', `--${name}`], 'linux'), 'while developing').toBeNull()
  })

  it('may not hold any switch that is not known to be harmless, whatever stands around it', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9]{0,9}(-[a-z0-9]{1,9}){1,3}$/)
    const known = fc.constantFrom(...harmless.map((value) => `--${value}`), 'file', 'a=b')
    const around = fc.array(known, { maxLength: 4 })
    const form = fc.tuple(fc.constantFrom('--', '-'), fc.constantFrom('', '=', '=x', '=a=b'), fc.constantFrom('', ' '))
    fc.assert(
      fc.property(name, around, around, form, (unknown, before, after, [prefix, value, space]) => {
        fc.pre(!harmless.some((allowed) => allowed.split('=')[0] === unknown))
        fc.pre(refusedOn('linux', `--${unknown}`) !== null)
        const given = [...before, `${space}${prefix}${unknown}${value}`, ...after]
        expect(refusedOn('linux', ...given)).toBe(unknown)
        expect(refusedOn('linux', '--', ...given), 'after a lone --').toBeNull()
      }),
    )
  })

  it('may hold what is harmless, and what macOS adds', () => {
    for (const value of harmless) {
      for (const platform of ['linux', 'darwin', 'win32']) expect(refusedOn(platform, `--${value}`)).toBeNull()
    }
    expect(
      refusedOn('darwin', '-psn_0_123456', '-AppleLanguages', '(de)', '-NSQuitAlwaysKeepsWindows', 'YES'),
    ).toBeNull()
    expect(refusedOn('linux', '-psn_0_123456')).toBe('psn_0_123456')
  })

  it('has no switch in what only looks like one', () => {
    expect(switchesIn(['latchkey', '-', '--', '--inspect'], 'linux')).toEqual([])
    expect(switchesIn(['latchkey', '/opt/file', 'a-b', ''], 'linux')).toEqual([])
    expect(switchesIn(['--latchkey', '/A=1', '-B'], 'win32')).toEqual(['a', 'b'])
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
