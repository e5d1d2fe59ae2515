import fc from 'fast-check'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { settings } from '../preload/contract/machine.ts'
import { session } from '../preload/contract/session.ts'
import { startingSession } from '../main/account/session/remember.ts'
import { openAppFolder, type AppFolder } from './app-folder.ts'
import { factsOf } from './facts.ts'

// A later version may write more keys, other types, other words, or another form altogether. The parts that read the
// files in this version must not end the app, must use what they understand, and must leave the rest for the later
// version.

type Json = Record<string, unknown>

const released = join(import.meta.dirname, '0.1.0', 'app')
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-later-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const readJson = (path: string): Json => JSON.parse(readFileSync(path, 'utf8')) as Json
const onDisk = (file: string): Json => readJson(join(folder, file))

/** Makes a folder in which every key has a value. */
function fill(): void {
  rmSync(folder, { recursive: true })
  cpSync(join(released, 'signed-in'), folder, { recursive: true })
  rmSync(join(folder, 'facts.json'))
  const of = (state: string): Json => readJson(join(released, state, 'remembered.json'))
  const { pending, wait } = of('code-awaited-after-sign-up')
  const { profile } = of('code-for-the-number-awaited')
  const { maybeSignedUp } = of('sign-up-without-answer')
  change('remembered.json', { pending, wait, profile, maybeSignedUp, ended: of('sign-out-incomplete').ended })
}

function change(file: string, keys: Json): void {
  writeFileSync(join(folder, file), JSON.stringify({ ...onDisk(file), ...keys }))
}

const open = (): AppFolder => openAppFolder(folder, '0.1.0')
const facts = async (): Promise<Json> => (await factsOf(open())) as Json

/** Any value that a file can hold, as the parser reads it. */
const anyJson = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown)
const runs = { numRuns: 40 }
/** Each run waits for the disk, so there are few. */
const fewRuns = { numRuns: 8 }

/** Each key of each file, with the facts that it carries. */
const carried: [file: string, key: string, facts: string[]][] = [
  ['remembered.json', 'version', []],
  ['remembered.json', 'pending', ['pending']],
  ['remembered.json', 'wait', ['wait']],
  ['remembered.json', 'ended', ['ended']],
  ['remembered.json', 'maybeSignedUp', ['maybeSignedUp']],
  ['remembered.json', 'phoneNumber', ['phoneNumber']],
  ['remembered.json', 'profile', ['user', 'phoneCode']],
  ['preferences.json', 'version', []],
  ['preferences.json', 'settings', ['settings']],
  ['window.json', 'version', []],
  ['window.json', 'bounds', ['window']],
  ['window.json', 'maximized', ['window']],
  ['crashes.json', 'version', []],
  ['crashes.json', 'told', ['untoldCrash']],
  ['crashes.json', 'notes', ['crashes', 'untoldCrash']],
]

/** Changes something in each file, except this key. */
async function changeBeside(key: string): Promise<void> {
  const app = open()
  app.memory.update(key === 'maybeSignedUp' ? { wait: null } : { maybeSignedUp: '+447700900999' })
  if (key !== 'settings') app.preferences.update({ theme: 'light' })
  await app.flush()
}

describe.each(carried)('%s: any value of %s', (file, key, its) => {
  it('leaves every other fact', async () => {
    fill()
    const before = await facts()
    await fc.assert(
      fc.asyncProperty(anyJson, async (value) => {
        fill()
        change(file, { [key]: value })
        const after = await facts()
        for (const name of its) after[name] = before[name]
        expect(after).toEqual(before)
      }),
      runs,
    )
  })

  it('stays in the file when something else changes', async () => {
    await fc.assert(
      fc.asyncProperty(anyJson, async (value) => {
        fill()
        change(file, { [key]: value })
        await changeBeside(key)
        expect(JSON.stringify(onDisk(file)[key])).toBe(JSON.stringify(value))
        expect(readdirSync(folder).filter((name) => name.includes('unreadable'))).toEqual([])
      }),
      fewRuns,
    )
  })

  it('may be missing', async () => {
    fill()
    const before = await facts()
    const { [key]: gone, ...others } = onDisk(file)
    expect(gone).toBeDefined()
    writeFileSync(join(folder, file), JSON.stringify(others))
    const after = await facts()
    for (const name of its) after[name] = before[name]
    expect(after).toEqual(before)
  })
})

describe('keys that this version does not know', () => {
  it.each(['remembered.json', 'preferences.json', 'window.json', 'crashes.json'])(
    'change nothing in %s, and outlive a change',
    async (file) => {
      fill()
      const before = await facts()
      await fc.assert(
        fc.asyncProperty(
          fc.dictionary(
            fc.string().map((name) => `x${name}`),
            anyJson,
          ),
          async (more) => {
            fill()
            change(file, { version: 2, ...more })
            expect(await facts()).toEqual(before)
            await changeBeside('')
            const app = open()
            app.notes.add('child', {})
            app.place.follow({
              isDestroyed: () => false,
              isMaximized: () => false,
              getNormalBounds: () => ({ x: 1, y: 2, width: 300, height: 400 }),
              on: () => undefined,
            })
            await app.flush()
            const kept = onDisk(file)
            expect(Object.fromEntries(Object.keys(more).map((name) => [name, kept[name]]))).toEqual(more)
          },
        ),
        runs,
      )
    },
  )

  it.each(['theme', 'language', 'country'])('any value of the choice %s leaves the others', async (choice) => {
    fill()
    const chosen = onDisk('preferences.json').settings as Json
    await fc.assert(
      fc.asyncProperty(anyJson, async (value) => {
        fill()
        change('preferences.json', { settings: { ...chosen, [choice]: value, later: value } })
        const app = open()
        expect({ ...app.preferences.get(), [choice]: chosen[choice] }).toEqual(chosen)
        app.preferences.update(choice === 'theme' ? { country: 'AT' } : { theme: 'light' })
        await app.flush()
        const { later, [choice]: kept } = onDisk('preferences.json').settings as Json
        expect(JSON.stringify([later, kept])).toBe(JSON.stringify([value, value]))
      }),
      fewRuns,
    )
  })

  it('of remembered things go with the user', async () => {
    for (const leave of [{ profile: null, phoneNumber: null }, { ended: 'another-fingerprint' }]) {
      for (const odd of [{}, { profile: { nickname: 'Countess' }, phoneNumber: ['+447700900123'] }]) {
        fill()
        change('remembered.json', { ...odd, later: 'Countess' })
        const { memory } = open()
        memory.update({ phoneNumber: null, profile: null, ...leave })
        await memory.flush()
        expect(readFileSync(join(folder, 'remembered.json'), 'utf8')).not.toContain('Countess')
        expect(onDisk('remembered.json')).toMatchObject({ phoneNumber: null, profile: null })
      }
    }
  })
})

describe('notes of crashes', () => {
  it('are read one by one, and those that are not understood stay', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyJson, { maxLength: 5 }), anyJson, (odd, value) => {
        fill()
        const { notes } = onDisk('crashes.json') as { notes: Json[] }
        const later = { ...notes[1], crashed: 'somethingNew', more: value }
        change('crashes.json', { notes: [...odd, { ...notes[0], details: value, more: value }, later] })
        const app = open()
        app.notes.add('page', { reason: 'killed' })
        const listed = app.notes.list()
        expect(listed.at(-1)).toMatchObject({ details: { reason: 'killed' } })
        expect(listed.at(-2)).toMatchObject({ at: notes[0]?.at, crashed: 'child' })
        const kept = onDisk('crashes.json').notes as unknown[]
        expect(JSON.stringify(kept.slice(0, -2))).toBe(
          JSON.stringify([...odd, { ...notes[0], details: value, more: value }]),
        )
        return Promise.resolve()
      }),
      runs,
    )
  })
})

describe('what is remembered', () => {
  it('always makes a session that the bridge lets pass, whatever the file holds', () => {
    const key = fc.constantFrom('kind', 'phoneNumber', 'destination', 'problem', 'until', 'cause', 'username', 'name')
    const deep = fc.dictionary(key, fc.oneof(anyJson, fc.constantFrom('signUp', '+447700900123', 9e12, 'codeSent')))
    const keys = ['pending', 'wait', 'ended', 'maybeSignedUp', 'phoneNumber', 'profile']
    const anything = fc.record(Object.fromEntries(keys.map((name) => [name, fc.oneof(anyJson, deep)])))
    fc.assert(
      fc.property(anything, anyJson, fc.boolean(), (remembered, odd, isLocked) => {
        fill()
        const user = { username: 'ada', phoneCode: odd, profile: { phoneNumber: odd, attributes: { name: odd } } }
        for (const keys of [remembered, { profile: user }, { pending: { kind: 'signUp', phoneNumber: odd } }]) {
          change('remembered.json', keys)
          const memory = open().memory.get()
          expect(session.safeParse(startingSession(memory, isLocked)).success).toBe(true)
          const { profile = null } = memory.profile ?? {}
          expect(session.safeParse({ status: 'restoring', wasSignedIn: true, problem: null, profile }).success).toBe(
            true,
          )
        }
        change('preferences.json', { settings: { theme: odd, language: odd, country: odd } })
        expect(settings.safeParse(open().preferences.get()).success).toBe(true)
      }),
      runs,
    )
  })

  it.each(['', '[]', '"text"', 'null', '7', '{"version":1', '\u0000', '[{"version":1}]'])(
    'is set aside when the file is %j, and nobody who may have been signed out is signed in again',
    async (text) => {
      fill()
      writeFileSync(join(folder, 'remembered.json'), text)
      const { memory } = open()
      expect(memory.get()).toMatchObject({ ended: 'unclear', pending: null, profile: null })
      await memory.flush()
      expect(readFileSync(join(folder, 'remembered.json.unreadable'), 'utf8')).toBe(text)
      expect(open().memory.get().ended).toBe('unclear')
    },
  )

  it('says of any ended session that is not understood that it may be every one', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyJson.filter((value) => value !== null && typeof value !== 'string'),
        async (ended) => {
          fill()
          change('remembered.json', { ended })
          expect((await facts()).ended).toBe('unclear')
        },
      ),
      runs,
    )
  })
})
