import type * as Atomically from 'atomically'
import type * as FileSystem from 'node:fs'
import { readFileSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readPolicyFile } from '../policy/policy-file.ts'
import { PolicyUnusable, readPolicy } from '../policy/policy.ts'
import { keptFiles, newFolder, textsIn } from './testing/kept-files.ts'

// Each spec makes one call that reads or moves a file fail with each error that the system knows, for every file of the
// app's. The file's content must never be lost, and what a policy forbids must stay forbidden.

const failing = vi.hoisted(() => ({ call: '', code: '' }))

vi.mock('node:fs', async (original) => {
  const real = await original<typeof FileSystem>()
  const failingAs = <Call extends (...values: never[]) => unknown>(name: string, call: Call): Call =>
    ((...values) => {
      if (failing.call === name) throw Object.assign(new Error(failing.code), { code: failing.code })
      return call(...values)
    }) as Call
  return {
    ...real,
    openSync: failingAs('open', real.openSync),
    fstatSync: failingAs('fstat', real.fstatSync as (...values: never[]) => unknown),
    readSync: failingAs('read', real.readSync as (...values: never[]) => unknown),
    closeSync: failingAs('close', real.closeSync),
    renameSync: failingAs('rename', real.renameSync),
  }
})

vi.mock('atomically', async (original) => {
  const real = await original<typeof Atomically>()
  const fail = (): void => {
    if (failing.call === 'write') throw Object.assign(new Error(failing.code), { code: failing.code })
  }
  return {
    ...real,
    writeFile: async (...values: Parameters<typeof real.writeFile>) => {
      fail()
      await real.writeFile(...values)
    },
    writeFileSync: (...values: Parameters<typeof real.writeFileSync>) => {
      fail()
      real.writeFileSync(...values)
    },
  }
})

const codes = Object.keys(constants.errno)
/** The errors that say that there is no file. No other error says so. */
const none = ['ENOENT', 'ENOTDIR']

beforeEach(() => {
  // Without this each case would wait for the pauses of a start.
  vi.spyOn(Atomics, 'wait').mockReturnValue('timed-out')
})
afterEach(() => {
  failing.call = ''
  vi.restoreAllMocks()
})

function fail(call: string, code: string): void {
  Object.assign(failing, { call, code })
}

describe.each(keptFiles)('$name', ({ name, text, open }) => {
  it.each(['open', 'fstat', 'read'])('is not lost by any error of %s', async (call) => {
    for (const code of codes.filter((known) => call !== 'open' || !none.includes(known))) {
      const folder = newFolder()
      const file = join(folder, name)
      writeFileSync(file, text)
      fail(call, code)
      const opened = open(file)
      opened.change()
      await opened.flush()
      fail('', '')
      expect(opened.knowsNew(), code).toBe(true)
      expect(textsIn(folder), `${code}: as it was`).toContain(text)

      await opened.flush()
      const next = open(file)
      expect(next.knowsNew(), `${code}: after a restart`).toBe(true)
      // The app writes notes of crashes at once, so old notes that it could not read may lie in another file.
      expect(next.knowsOld() || textsIn(folder).includes(text), `${code}: the rest of it`).toBe(true)
    }
  })

  it('is not lost when it cannot be read and nothing changes', async () => {
    for (const code of codes.filter((known) => !none.includes(known))) {
      const file = join(newFolder(), name)
      writeFileSync(file, text)
      fail('open', code)
      const opened = open(file)
      await opened.flush()
      fail('', '')
      expect(readFileSync(file, 'utf8'), code).toBe(text)
      await opened.flush()
      expect(open(file).knowsOld(), code).toBe(true)
    }
  })

  it('is not lost when it makes no sense and cannot be moved aside', async () => {
    for (const code of codes.filter((known) => known !== 'ENOENT')) {
      const folder = newFolder()
      const file = join(folder, name)
      writeFileSync(file, '["another form"]')
      fail('rename', code)
      const opened = open(file)
      opened.change()
      await opened.flush()
      expect(readFileSync(file, 'utf8'), code).toBe('["another form"]')
      fail('', '')
      opened.change()
      await opened.flush()
      expect(readFileSync(`${file}.unreadable`, 'utf8'), code).toBe('["another form"]')
      expect(open(file).knowsNew(), code).toBe(true)
    }
  })

  it('is known in memory when it cannot be written, and written at the next chance', async () => {
    for (const code of codes) {
      const file = join(newFolder(), name)
      writeFileSync(file, text)
      const opened = open(file)
      fail('write', code)
      opened.change()
      await opened.flush()
      expect([opened.knowsOld(), opened.knowsNew()], code).toEqual([true, true])
      expect(readFileSync(file, 'utf8'), code).toBe(text)
      fail('', '')
      if (name === 'crashes.json') opened.change()
      await opened.flush()
      expect([open(file).knowsOld(), open(file).knowsNew()], code).toEqual([true, true])
    }
  })

  it('does not care whether closing it succeeds', () => {
    const file = join(newFolder(), name)
    writeFileSync(file, text)
    fail('close', 'EIO')
    expect(open(file).knowsOld()).toBe(true)
  })
})

describe('the policy', () => {
  const text = '{"sessionOnly": true}'

  it.each(['open', 'fstat', 'read'])('is there, whatever error %s ends with', (call) => {
    const file = join(newFolder(), 'policy.json')
    writeFileSync(file, text)
    for (const code of codes.filter((known) => call !== 'open' || !none.includes(known))) {
      fail(call, code)
      const problem: unknown = expect.stringContaining(code)
      expect(readPolicyFile(file, false), code).toEqual({ problem })
    }
  })

  it('is not gone on without: the app waits for a moment, and then does not start', async () => {
    const file = join(newFolder(), 'policy.json')
    writeFileSync(file, text)
    fail('open', 'EBUSY')
    await expect(readPolicy(file, false)).rejects.toThrow(PolicyUnusable)
    setTimeout(() => {
      fail('', '')
    }, 200)
    expect((await readPolicy(file, false)).policy.sessionOnly).toBe(true)
  })
})
