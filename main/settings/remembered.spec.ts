import { usualAttributes } from '../../preload/contract/attributes/definition.ts'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLog } from '../diagnostics/log.ts'
import { openRemembered } from './remembered.ts'

let folder = ''
let file = ''
const lines: string[] = []
const log = createLog((line) => lines.push(line))

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-remembered-'))
  file = join(folder, 'remembered.json')
  lines.length = 0
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const pending = { kind: 'signUp', phoneNumber: '+4915112345678', destination: '+*********5678' } as const

describe('what is remembered', () => {
  it('is there after a restart', async () => {
    const memory = openRemembered(file, usualAttributes, log)
    memory.update({ pending })
    memory.update({ phoneNumber: pending.phoneNumber })
    expect(memory.get()).toMatchObject({ pending, phoneNumber: pending.phoneNumber })
    await memory.flush()
    expect(openRemembered(file, usualAttributes, log).get()).toEqual(memory.get())
    expect(await readdir(folder)).toEqual(['remembered.json'])
  })

  it('is nothing at first, and lines stay quiet about it', () => {
    expect(openRemembered(file, usualAttributes, log).get().pending).toBeNull()
    expect(lines).toEqual([])
  })

  it.each(['', '{"version":1', '[]', '"text"'])('sets the file %j aside instead of losing it', async (text) => {
    await writeFile(file, text)
    const memory = openRemembered(file, usualAttributes, log)
    expect(memory.get()).toMatchObject({ pending: null, phoneNumber: null })
    expect(await readFile(`${file}.unreadable`, 'utf8')).toBe(text)
    expect(lines).toHaveLength(1)
    memory.update({ pending })
    await memory.flush()
    expect(openRemembered(file, usualAttributes, log).get().pending).toEqual(pending)
  })

  it.each([
    ['signed-in', true],
    ['code-for-the-number-awaited', true],
    ['sign-out-incomplete', true],
    // Somebody who signed out left no other trace than somebody who never finished a sign-up.
    ['code-awaited-after-reset', true],
    ['code-awaited-after-sign-up', true],
  ])('knows of a user of version 0.1.0 at %s, also once the user signs up anew', async (state, known) => {
    await cp(new URL(`../../compat/0.1.0/app/${state}/remembered.json`, import.meta.url), file)
    const memory = openRemembered(file, usualAttributes, log)
    expect(memory.get().signedInBefore).toBe(known)
    memory.update({ pending, profile: null, phoneNumber: null })
    await memory.flush()
    expect(openRemembered(file, usualAttributes, log).get().signedInBefore).toBe(known)
  })

  it('goes on without a file that can be written', async () => {
    await writeFile(file, '{}')
    const memory = openRemembered(join(file, 'inside-a-file.json'), usualAttributes, log)
    memory.update({ pending })
    await memory.flush()
    expect(memory.get().pending).toEqual(pending)
    expect(lines).toHaveLength(1)
  })
})
