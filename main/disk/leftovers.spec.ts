import { usualAttributes } from '../../preload/contract/attributes/definition.ts'
import fc from 'fast-check'
import fs, { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createLog } from '../diagnostics/log.ts'
import { openRemembered, type RememberedStore } from '../settings/remembered.ts'
import { timesAt } from '../times.ts'
import { newFolder, textsIn } from './testing/kept-files.ts'
import { isHere } from '../../scripts/platforms.ts'

// What lies beside a file after its writes failed at any step, and what is left of that after the next start and after
// a sign-out.

/** What the system's calls do. They have to be in place before atomically takes them, which is when it is loaded. */
const system = vi.hoisted(() => {
  const calls = ['open', 'write', 'fsync', 'close', 'rename', 'unlink'] as const
  /** For each call the errors of the next ones; null lets one through. */
  const planned = new Map<string, (string | null)[]>()
  /** The error of every other one. */
  const always = new Map<string, string>()
  const asked: string[] = []
  const files = process.getBuiltinModule('node:fs')
  for (const call of calls) {
    const real = files[call] as (...values: unknown[]) => void
    Object.assign(files, {
      [call]: (...values: unknown[]) => {
        asked.push(call)
        const code = planned.get(call)?.shift() ?? always.get(call)
        const answer = values.at(-1) as (error: Error) => void
        if (code === undefined) real(...values)
        else setImmediate(answer, Object.assign(new Error(code), { code }))
      },
    })
  }
  return { calls, planned, always, asked }
})

const number = '+4915112345678'
const file = 'remembered.json'
const log = createLog(() => undefined)
const profile = { username: 'ada', profile: { phoneNumber: number, phoneNumberVerified: true, attributes: {} } }
const signedIn = { phoneNumber: number, profile: { ...profile, phoneCode: null } }
const signedOut = { phoneNumber: null, profile: null, pending: null, wait: null, ended: 'a-fingerprint' }

let folder = ''

beforeEach(() => {
  folder = newFolder()
  system.asked.length = 0
})
afterEach(() => {
  system.planned.clear()
  system.always.clear()
})

const open = (): RememberedStore => openRemembered(join(folder, file), usualAttributes, log)
/** The names of all files beside `remembered.json`. */
const beside = (): string[] => readdirSync(folder).filter((name) => name !== file)

describe('a write that fails', () => {
  const failure = fc.constantFrom('EPERM', 'EBUSY', 'EACCES', 'EIO', 'ENOSPC', null, null)

  it('leaves at most what the next start removes, whatever fails and wherever the app ends', async () => {
    const codes = fc.array(failure, { maxLength: 3 })
    const life = fc.record({
      open: codes,
      write: codes,
      fsync: codes,
      close: codes,
      rename: codes,
      unlink: fc.array(fc.constantFrom('EPERM', 'EBUSY'), { maxLength: 3 }),
      ends: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(life, { minLength: 1, maxLength: 3 }), async (lives) => {
        folder = newFolder()
        for (const { ends, ...errors } of lives) {
          const memory = open()
          for (const call of system.calls) system.planned.set(call, [...errors[call]])
          memory.update({ ...signedIn, wait: { until: 5, cause: 'codeSent' } })
          if (!ends) await memory.flush()
          memory.update({ wait: null })
          await memory.flush()
          system.planned.clear()
        }
        const memory = open()
        memory.update(signedIn)
        expect(await memory.flush()).toBe(true)
        expect(beside()).toEqual([])
      }),
      { numRuns: 20 },
    )
  }, 120_000)

  it('leaves nothing of what a crash or an older version left, once it is known, and touches nothing else', async () => {
    const ours = ['tmp-1234567890abcdef', 'tmp-0000000000000000']
    const theirs = ['tmp-1', 'tmp-1234567890abcdeg', 'tmp-1234567890abcdef.bak', 'bak', 'tmp-1234567890ABCDEF']
    for (const ending of [...ours, ...theirs]) writeFileSync(join(folder, `${file}.${ending}`), number)
    writeFileSync(join(folder, 'preferences.json.tmp-1234567890abcdef'), 'another file’s')
    mkdirSync(join(folder, `${file}.tmp-1111111111111111`))
    await open().flush()
    const left = theirs.map((ending) => `${file}.${ending}`)
    expect(beside().sort()).toEqual(
      [...left, 'preferences.json.tmp-1234567890abcdef', `${file}.tmp-1111111111111111`].sort(),
    )
  })

  // A machine with much to do may miss what is promised in seconds.
  it.each(['EPERM', 'EBUSY', 'EACCES'])(
    'with %s is given up before the end of the app is',
    { retry: 2 },
    async (code) => {
      system.always.set('rename', code)
      const memory = open()
      memory.update(signedIn)
      // A write is under way, and one more change has to follow it.
      await vi.waitFor(() => {
        expect(system.asked).toContain('rename')
      })
      memory.update({ wait: { until: 5, cause: 'codeSent' } })
      const began = performance.now()
      expect(await memory.flush()).toBe(false)
      expect(performance.now() - began).toBeLessThan(timesAt().quit)
      expect(beside()).toEqual([])
    },
  )

  it('is made again by itself, and at once when somebody waits for the disk', async () => {
    system.always.set('rename', 'EBUSY')
    const memory = open()
    memory.update(signedIn)
    expect(await memory.flush()).toBe(false)
    setTimeout(() => {
      system.always.clear()
    }, 900)
    expect(await memory.flush(3_000)).toBe(true)
    system.always.set('rename', 'EBUSY')
    memory.update({ wait: { until: 5, cause: 'codeSent' } })
    expect(await memory.flush()).toBe(false)
    system.always.clear()
    await vi.waitFor(
      () => {
        expect(textsIn(folder).join('')).toContain('codeSent')
      },
      { timeout: 5_000 },
    )
  }, 20_000)
})

describe('a profile that was set aside', () => {
  const text = `{"phoneNumber":"${number}"`

  async function setAside(): Promise<void> {
    writeFileSync(join(folder, file), text)
    await open().flush()
    expect(beside()).toEqual([`${file}.unreadable`])
  }

  it('stays for whoever looks into it, until the user signs out or another signs in', async () => {
    for (const leave of [signedOut, { ...signedIn, profile: { ...signedIn.profile, username: 'grace' } }]) {
      folder = newFolder()
      await setAside()
      const memory = open()
      memory.update(signedIn)
      await memory.flush()
      expect(beside()).toEqual([`${file}.unreadable`])
      memory.update(leave)
      await memory.flush()
      expect(beside()).toEqual([])
    }
  })

  it('goes with all others of its kind, but for folders', async () => {
    for (const ending of ['', '.2', '.9']) writeFileSync(join(folder, `${file}.unreadable${ending}`), text)
    mkdirSync(join(folder, `${file}.unreadable.3`))
    writeFileSync(join(folder, `${file}.unreadable.md`), 'a note of somebody’s')
    const memory = open()
    memory.update(signedIn)
    memory.update(signedOut)
    await memory.flush()
    expect(beside().sort()).toEqual([`${file}.unreadable.3`, `${file}.unreadable.md`])
    expect(textsIn(folder).join('')).not.toContain(number)
    expect(textsIn(folder).join('')).not.toContain('asideGoes')
  })

  it.runIf(isHere('owners and modes of files'))('goes at a later start when it could not go at once', async () => {
    await setAside()
    const held = vi.spyOn(fs, 'unlinkSync').mockImplementation(() => {
      throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' })
    })
    syncBuiltinESMExports()
    const memory = open()
    memory.update(signedIn)
    memory.update(signedOut)
    await memory.flush()
    expect(beside()).toEqual([`${file}.unreadable`])
    held.mockRestore()
    syncBuiltinESMExports()
    const next = open()
    expect(await next.flush()).toBe(true)
    expect([beside(), textsIn(folder).join('')]).toEqual([[], expect.not.stringContaining('asideGoes')])
  })
})
