import { chmodSync, chownSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { policyPath } from './policy-file.ts'
import { PolicyUnusable, readPolicy, type Policy } from './policy.ts'
import { isHere } from '../../scripts/platforms.ts'

const nothing: Policy = {
  updatesEnabled: true,
  updateFeedUrl: null,
  allowedCountries: null,
  defaultCountry: null,
  defaultLanguage: null,
  logLevel: 'info',
  sessionOnly: false,
  signInEveryHours: null,
  integratedSignInServers: null,
  support: null,
  privacy: null,
  terms: null,
}
const everything: Policy = {
  updatesEnabled: false,
  updateFeedUrl: 'https://downloads.example.com/latchkey',
  allowedCountries: ['DE', 'AT'],
  defaultCountry: 'AT',
  defaultLanguage: 'zh-Hans',
  logLevel: 'warn',
  sessionOnly: true,
  signInEveryHours: 12,
  integratedSignInServers: ['files', 'downloads.corp.example.com', '*.intranet.example.com', '10.0.0.7'],
  support: { name: { en: 'Site desk', de: 'Standort-Service' }, phone: '+49 30 1234-567', hours: { en: '7 to 19 h' } },
  privacy: { de: 'https://intranet.example.com/datenschutz' },
  terms: { en: 'https://intranet.example.com/terms', ja: 'https://intranet.example.com/terms/ja' },
}

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-policy-'))
  file = join(folder, 'policy.json')
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function read(content: unknown): ReturnType<typeof readPolicy> {
  writeFileSync(file, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content))
  return readPolicy(file, false)
}

describe('the policy', () => {
  it('decides nothing when there is no file', async () => {
    expect(await readPolicy(file, true)).toEqual({ policy: nothing, found: false, problems: [] })
    writeFileSync(join(folder, 'in-the-way'), '')
    expect((await readPolicy(join(folder, 'in-the-way', 'policy.json'), true)).problems).toEqual([])
  })

  it('takes every key', async () => {
    expect(await read({ $schema: './policy.schema.json', ...everything })).toEqual({
      policy: everything,
      found: true,
      problems: [],
    })
  })

  it('decides nothing by an empty object', async () => {
    expect(await read({})).toEqual({ policy: nothing, found: true, problems: [] })
  })

  it.each<[keyof Policy, unknown[]]>([
    ['updatesEnabled', ['false', 0, null]],
    ['updateFeedUrl', ['http://downloads.example.com', 'https://a:b@example.com', 'file:///srv', '', 7]],
    ['allowedCountries', [[], 'DE', ['de'], ['DE', 'UK'], [null], Array(301).fill('DE')]],
    ['defaultCountry', ['Germany', 'XX', '']],
    ['defaultLanguage', ['de-DE', 'klingon', '../en']],
    ['logLevel', ['verbose', 3]],
    ['sessionOnly', ['yes', 1, null]],
    [
      'integratedSignInServers',
      [
        ...[
          '*',
          '*.*',
          '*com',
          '*.com',
          '**.a.b',
          'a.*',
          '',
          ' ',
          'a,*',
          'a b',
          'https://a.b',
          'a.b:80',
          '.a.b',
          'a..b',
          'a.b.',
        ],
        ...['-*', '_', 'ä.b', 'a\n', 'a'.repeat(254)],
      ]
        .map((name): unknown => [name])
        .concat([[], 'a.b', null, [5], [['a']], Array(101).fill('a.b')]),
    ],
    [
      'support',
      [
        ...['IT', null, [], {}, { name: { en: 'IT' } }, { phone: '+49 30 1234567' }, { name: {}, phone: '112 112' }],
        ...[
          { phone: 'call us' },
          { phone: '+49 30 1234567;ext=1' },
          { email: 'it' },
          { email: 'it@example.com?cc=x@y.z' },
        ]
          .concat([
            { email: 'a@b.c, d@e.f' },
            { url: 'http://it.example.com' },
            { url: 'javascript:alert(1)' },
          ] as never)
          .map((way) => ({ name: { en: 'IT' }, ...way })),
        { name: { en: 'IT' }, phone: '112 112', fax: '113 113' },
        { name: { klingon: 'IT' }, phone: '112 112' },
      ],
    ],
    [
      'privacy',
      [
        'https://example.com',
        {},
        { en: 'http://example.com' },
        { en: 'https://a:b@example.com' },
        { xx: 'https://a.b' },
      ],
    ],
    ['terms', [null, { de: 'file:///etc/passwd' }, { de: 'https://' }, { de: 'https://exa mple.com' }]],
    ['signInEveryHours', [0, -1, 1.5, 8761, '12', 1e99]],
  ])('reports a wrong %s, leaves it out, and takes the others', async (key, values) => {
    const others = Object.fromEntries(Object.entries(everything).filter(([name]) => name !== key))
    for (const value of values) {
      const { policy, found, problems } = await read({ ...others, [key]: value })
      expect(
        problems.map((problem) => problem.key),
        String(value),
      ).toEqual([key])
      expect(problems[0]?.problem).toMatch(/\w/)
      expect([policy, found]).toEqual([{ ...everything, [key]: nothing[key] }, true])
    }
  })

  it('reports unknown keys; user pool, app client and endpoint are among them', async () => {
    const foreign = [
      'userPoolId',
      'userPoolClientId',
      'endpoint',
      'region',
      'stage',
      'SessionOnly',
      '__proto__',
      'toString',
    ]
    const text = `{${foreign.map((key) => `"${key}": {"sessionOnly": false}`).join(',')}, "sessionOnly": true}`
    const { policy, problems } = await read(text)
    expect(problems).toEqual(foreign.map((key) => ({ key, problem: 'there is no such key' })))
    expect(policy).toEqual({ ...nothing, sessionOnly: true })
  })

  it('begins with no country that may not sign up', async () => {
    const { policy, problems } = await read({ allowedCountries: ['DE'], defaultCountry: 'FR' })
    expect(policy).toEqual({ ...nothing, allowedCountries: ['DE'] })
    expect(problems).toEqual([{ key: 'defaultCountry', problem: 'it is not among the allowed countries' }])
  })

  it('reads what Windows’ tools write', async () => {
    const text = JSON.stringify({ sessionOnly: true })
    for (const content of [Buffer.from(`\ufeff${text}`, 'utf8'), Buffer.from(`\ufeff${text}`, 'utf16le')]) {
      expect(await read(content)).toEqual({ policy: { ...nothing, sessionOnly: true }, found: true, problems: [] })
    }
  })

  it.each([
    ['nothing', '', 'the file holds no JSON object'],
    ['half an object', '{"sessionOnly": true', 'the file holds no JSON object'],
    ['a list', '[]', 'the file holds no JSON object'],
    ['null', 'null', 'the file holds no JSON object'],
    ['bytes', Buffer.from([0x7b, 0xc3, 0x28]), 'the file is not text in UTF-8'],
    ['too much', `{"sessionOnly": true}${' '.repeat(65_536)}`, 'the file is larger than 65536 bytes'],
  ])('is not gone on without when the file holds %s', async (_, content, problem) => {
    await expect(read(content)).rejects.toEqual(new PolicyUnusable(problem))
  })

  it('counts when its file was being written at first', async () => {
    writeFileSync(file, '{"sessionOnly": tr')
    setTimeout(() => {
      writeFileSync(file, '{"sessionOnly": true}')
    }, 200)
    expect(await readPolicy(file, false)).toMatchObject({ policy: { sessionOnly: true }, found: true })
  })
})

describe.runIf(isHere('owners and modes of files'))('who may write it', () => {
  const problems = (): Promise<string[]> =>
    readPolicy(file, true).then(
      ({ problems }) => problems.map(({ problem }) => problem),
      (error: unknown) => [error instanceof PolicyUnusable ? error.message : expect.fail(String(error))],
    )
  const isRoot = process.getuid?.() === 0

  it('is root alone: a file that the group or everybody may write is refused', async () => {
    writeFileSync(file, '{"sessionOnly": true}')
    for (const mode of [0o664, 0o646, 0o666, 0o620, 0o602]) {
      chmodSync(file, mode)
      expect(await problems()).toEqual(['somebody else than root may write the file'])
    }
  })

  it('is not its owner when that is somebody else, nor the owner of its folder', async () => {
    writeFileSync(file, '{"sessionOnly": true}')
    chmodSync(file, 0o644)
    if (!isRoot) {
      // The user who runs this spec owns the file, and the policy must not trust them.
      expect(await problems()).toEqual(['somebody else than root may write the file'])
      return
    }
    expect([(await readPolicy(file, true)).policy.sessionOnly, await problems()]).toEqual([true, []])
    chmodSync(folder, 0o777)
    expect(await problems()).toEqual(['somebody else than root may replace the file'])
    chmodSync(folder, 0o755)
    chownSync(folder, 1234, 1234)
    expect(await problems()).toEqual(['somebody else than root may replace the file'])
    chownSync(folder, 0, 0)
    chownSync(file, 1234, 0)
    expect(await problems()).toEqual(['somebody else than root may write the file'])
  })

  it('is asked of what a link leads to', async () => {
    writeFileSync(join(folder, 'mine.json'), '{"sessionOnly": true}')
    chmodSync(join(folder, 'mine.json'), 0o666)
    symlinkSync(join(folder, 'mine.json'), file)
    expect(await problems()).toEqual(['somebody else than root may write the file'])
  })
})

describe('where it is', () => {
  const names = { productName: 'Northwind Pass', shortName: 'northwind-pass' }

  it('is the same for all users of the machine', () => {
    const own = { productName: 'Latchkey', shortName: 'latchkey' }
    expect(policyPath(own, 'win32', () => 'C:\\Windows')).toBe('C:\\ProgramData\\Latchkey\\policy.json')
    expect(policyPath(own, 'win32', () => 'D:\\WinNT')).toBe('D:\\ProgramData\\Latchkey\\policy.json')
    expect(policyPath(own, 'darwin')).toBe('/Library/Application Support/Latchkey/policy.json')
    expect(policyPath(own, 'linux')).toBe('/etc/latchkey/policy.json')
  })

  it('has the name of whose application this is', () => {
    expect(policyPath(names, 'win32', () => 'C:\\Windows')).toBe('C:\\ProgramData\\Northwind Pass\\policy.json')
    expect(policyPath(names, 'darwin')).toBe('/Library/Application Support/Northwind Pass/policy.json')
    expect(policyPath(names, 'linux')).toBe('/etc/northwind-pass/policy.json')
  })

  it('is not where the environment of one user says', () => {
    vi.stubEnv('ProgramData', 'C:\\Users\\mallory')
    vi.stubEnv('SystemRoot', 'M:\\Windows')
    vi.stubEnv('SystemDrive', 'M:')
    expect(policyPath(names, 'win32')).toBe('C:\\ProgramData\\Northwind Pass\\policy.json')
    vi.unstubAllEnvs()
  })
})
