import { writeFileSync } from 'atomically'
import { readFileSync } from 'node:fs'
import { z } from '../../preload/contract/schema.ts'
import { describeError, type Log, type LogFields } from './log.ts'

/**
 * What crashed. `main` ends the app and `page` empties its window, so the user is told; after a `rejection` nobody
 * waited for, and after a `child` (Chromium's own, such as the GPU's), everything goes on.
 */
const crashed = z.enum(['main', 'page', 'rejection', 'child'])
export type Crashed = z.output<typeof crashed>

const note = z.object({
  /** In milliseconds since the epoch. */
  at: z.int(),
  version: z.string(),
  crashed,
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})
export type CrashNote = z.output<typeof note>

const stored = z.object({ version: z.literal(1), told: z.boolean(), notes: z.array(note) })

const notesKept = 20

/** Crashes, noted in a file on this machine and nowhere else. */
export interface CrashNotes {
  /** Notes one. It is on the disk when this returns, because the process may end next. */
  add(crashed: Crashed, details: LogFields): void
  /** Oldest first. */
  list(): CrashNote[]
  /** The newest crash, if it is one to be told and nobody has been told yet. */
  untold(): { at: number } | null
  /** The user has been told. */
  dismiss(): void
}

/** Reads the notes from a file. One that can't be read is begun anew, and one that can't be written is logged. */
export function openCrashNotes({ file, version, log }: { file: string; version: string; log: Log }): CrashNotes {
  let current = read()

  function read(): z.output<typeof stored> {
    try {
      return stored.parse(JSON.parse(readFileSync(file, 'utf8')))
    } catch {
      return { version: 1, told: true, notes: [] }
    }
  }

  function change(next: Partial<typeof current>): void {
    current = { ...current, ...next }
    try {
      writeFileSync(file, JSON.stringify(current), { mode: 0o600 })
    } catch (error) {
      log.warn('a crash could not be noted', describeError(error))
    }
  }

  const isTold = ({ crashed }: CrashNote): boolean => crashed === 'main' || crashed === 'page'

  return {
    add(crashed, details) {
      const added: CrashNote = { at: Date.now(), version, crashed, details }
      change({ told: current.told && !isTold(added), notes: [...current.notes, added].slice(-notesKept) })
    },
    list: () => current.notes,
    untold() {
      const newest = current.told ? undefined : current.notes.findLast(isTold)
      return newest ? { at: newest.at } : null
    },
    dismiss() {
      if (!current.told) change({ told: true })
    },
  }
}
