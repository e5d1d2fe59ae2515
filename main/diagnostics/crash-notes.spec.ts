import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openCrashNotes, type CrashNotes } from './crash-notes.ts'
import { createLog } from './log.ts'

let file = ''
const lines: string[] = []

beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'latchkey-crashes-')), 'crashes.json')
  lines.length = 0
})

afterEach(() => {
  rmSync(join(file, '..'), { recursive: true })
})

function open(): CrashNotes {
  return openCrashNotes({ file, version: '1.2.3', log: createLog((line) => lines.push(line)) })
}

describe('crash notes', () => {
  it('are on the disk at once, and told until they are dismissed', () => {
    const before = Date.now()
    open().add('page', { reason: 'oom', exitCode: 5 })
    const notes = open()
    expect(notes.list()).toMatchObject([{ version: '1.2.3', crashed: 'page', details: { reason: 'oom', exitCode: 5 } }])
    expect(notes.untold()?.at).toBeGreaterThanOrEqual(before)
    notes.dismiss()
    expect(notes.untold()).toBeNull()
    expect(open().untold()).toBeNull()
    expect(open().list()).toHaveLength(1)
  })

  it('tell only of what the user noticed', () => {
    const notes = open()
    expect(notes.untold()).toBeNull()
    for (const crashed of ['rejection', 'child'] as const) notes.add(crashed, {})
    expect(notes.untold()).toBeNull()
    notes.add('main', { error: 'TypeError' })
    notes.add('child', {})
    expect(notes.untold()).toEqual({ at: notes.list()[2]?.at })
  })

  it('do not pile up', () => {
    const notes = open()
    for (let count = 1; count <= 30; count += 1) notes.add('page', { exitCode: count })
    expect(notes.list().map(({ details }) => details.exitCode)).toEqual(Array.from({ length: 20 }, (_, i) => i + 11))
  })

  it('begin anew when the file makes no sense, and go on when it cannot be written', () => {
    writeFileSync(file, '{"version":9}')
    expect(open().list()).toEqual([])
    const inside = openCrashNotes({
      file: join(file, 'inside-a-file.json'),
      version: '1.2.3',
      log: createLog((line) => lines.push(line)),
    })
    inside.add('main', {})
    expect(inside.untold()).not.toBeNull()
    expect(lines).toHaveLength(1)
    expect(readFileSync(file, 'utf8')).toBe('{"version":9}')
  })
})
