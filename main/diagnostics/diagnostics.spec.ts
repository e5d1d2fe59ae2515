import { strFromU8, unzipSync } from 'fflate'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { KeychainState } from '../../preload/contract/machine.ts'
import { createDiagnostics } from './diagnostics.ts'
import type { Facts } from './facts.ts'
import { usualAttributes } from '../../preload/contract/attributes/definition.ts'
import { createLog } from './log.ts'
import { describeVersions } from './versions.ts'

let folder = ''
let state: KeychainState = 'ready'
/** What somebody adds one day and does not declare. */
let beyond: object = {}
let place: Promise<string | null> = Promise.resolve(null)
const proposals: string[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-diagnostics-'))
  state = 'ready'
  beyond = {}
  place = Promise.resolve(join(folder, 'saved.zip'))
  proposals.length = 0
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

const stage = { stage: 'local', region: 'eu-central-1', userPoolId: 'eu-central-1_Ab', userPoolClientId: 'client' }
const rule = { requireUppercase: true, requireLowercase: true, requireNumbers: true, requireSymbols: true }
const decided = { updatesEnabled: true, updateFeedUrl: null, allowedCountries: null, defaultCountry: null }
const others = { defaultLanguage: null, logLevel: 'info', sessionOnly: false, signInEveryHours: null } as const
const servers = { integratedSignInServers: ['*.corp.example'] }
const helped = { support: { name: { en: 'Site desk' }, phone: '+49 30 1234567' }, privacy: null, terms: null }

function collect(): Facts {
  return {
    versions: describeVersions({ version: '1.2.3', stage: 'local', packaged: false }),
    configuration: {
      ...stage,
      passwordPolicy: { ...rule, minimumLength: 12 },
      signIn: {
        selfSignUp: true,
        challengeMinutes: 3,
        secondFactor: 'OFF',
        totp: false,
        newNumber: true,
        sessions: false,
        deleteAccount: true,
      },
      attributes: usualAttributes,
    },
    policy: {
      ...decided,
      ...others,
      ...servers,
      ...helped,
      problems: [{ key: 'sessionOny', problem: 'there is no such key' }],
    },
    preferences: { theme: 'dark', language: null, country: null },
    state: { keychain: state, connection: 'online', update: { status: 'off' }, session: 'signedIn', ...beyond },
    crashes: [],
  }
}

function create(): ReturnType<typeof createDiagnostics> {
  return createDiagnostics({
    name: 'northwind-pass',
    collect,
    readLog: () => Promise.resolve('{"message":"to +447700900123"}\n'),
    choosePlace: (name) => {
      proposals.push(name)
      return place
    },
    log: createLog(() => undefined),
  })
}

function zipped(): { name: string; text: string }[] {
  const entries = Object.entries(unzipSync(readFileSync(join(folder, 'saved.zip'))))
  return entries.map(([name, bytes]) => ({ name, text: strFromU8(bytes) }))
}

describe('diagnostics', () => {
  it('show each file with its text, and of an old log what may be there', async () => {
    const { files } = await create().preview()
    const texts = Object.fromEntries(files.map(({ name, text }) => [name, text]))
    const names = ['versions', 'configuration', 'policy', 'preferences', 'state', 'crashes'].map(
      (name) => `${name}.json`,
    )
    expect(Object.keys(texts)).toEqual([...names, 'northwind-pass.log'])
    for (const [name, value] of Object.entries(collect())) {
      expect(JSON.parse(texts[`${name}.json`] ?? '')).toEqual(JSON.parse(JSON.stringify(value)))
    }
    expect(texts['northwind-pass.log']).toBe('{"at":"[withheld]","level":"[withheld]","message":"[withheld]"}\n')
  })

  it.each([
    { phoneNumber: '+447700900123' },
    { keychain: '+447700900123' },
    { session: '+447700900123' },
    { update: { status: 'ready', version: '+447700900123' } },
    { update: { status: 'off', of: '+447700900123' } },
  ])('hold nothing that is not declared, as %j', async (added) => {
    beyond = added
    const { files } = await create().preview()
    expect(files.map(({ text }) => text).join('')).not.toContain('900123')
  })

  it('save what was shown, not what is there by now', async () => {
    const diagnostics = create()
    const shown = await diagnostics.preview()
    state = 'locked'
    expect(await diagnostics.save()).toEqual({ ok: true, value: true })
    expect(zipped()).toEqual(shown.files)
    expect(proposals[0]).toMatch(/^northwind-pass-diagnostics-\d{4}-\d\d-\d\d\.zip$/)
  })

  it('write nothing when no place is given', async () => {
    place = Promise.resolve(null)
    expect(await create().save()).toEqual({ ok: true, value: false })
    expect(readdirSync(folder)).toEqual([])
  })

  it('say so when the file cannot be written', async () => {
    place = Promise.resolve(join(folder, 'no-such-folder', 'saved.zip'))
    expect(await create().save()).toEqual({ ok: false, error: { code: 'FileNotWritten' } })
  })

  it('ask for one place at a time', async () => {
    const asked = Promise.withResolvers<string | null>()
    place = asked.promise
    const diagnostics = create()
    await diagnostics.preview()
    const both = [diagnostics.save(), diagnostics.save()]
    asked.resolve(null)
    expect(await Promise.all(both)).toEqual([
      { ok: true, value: false },
      { ok: true, value: false },
    ])
    expect(proposals).toHaveLength(1)
    await diagnostics.save()
    expect(proposals).toHaveLength(2)
  })
})
