import { writeFileSync } from 'atomically'
import { z } from '../../preload/contract/schema.ts'
import { triedForAMoment } from '../disk/for-a-moment.ts'
import { openText } from '../disk/open-text.ts'
import { setAside } from '../disk/set-aside.ts'
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
  version: z.catch(z.string(), 'unknown'),
  crashed,
  details: z.catch(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])), {}),
})
export type CrashNote = z.output<typeof note>

/**
 * The file. A note that is not understood stays in it for the version that wrote it, as do other keys. Where nobody knows
 * whether the user was told they are told: better twice than never.
 */
const stored = z.looseObject({ told: z.catch(z.boolean(), false), notes: z._default(z.array(z.unknown()), []) })

const notesKept = 20
/** In bytes; so many notes take a few thousand. */
const mostBytes = 1024 * 1024

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

type Notes = z.output<typeof stored>

const none: Notes = { version: 1, told: true, notes: [] }

/** Those of the file's notes that this version understands. */
function understood(notes: unknown[]): CrashNote[] {
  return notes.map((kept) => note.safeParse(kept)).flatMap(({ data }) => data ?? [])
}

/**
 * Reads the notes from a file; one that can't be written is logged.
 *
 * A file that can't be read, or makes no sense, is left alone until there is a crash to note. Then it is tried again,
 * and if it still can't be read it is set aside: the process may end next, so the new note can't wait as settings can.
 */
export function openCrashNotes({ file, version, log }: { file: string; version: string; log: Log }): CrashNotes {
  const before = read()
  let known = before !== null
  let current = before ?? none

  /** Null when there is a file that is of no use now. */
  function read(): Notes | null {
    const found = triedForAMoment(() => openText(file, { most: mostBytes }))
    if (found.found === 'nothing') return none
    if (found.found !== 'bytes') return null
    try {
      return stored.parse(JSON.parse(found.bytes.toString('utf8')))
    } catch {
      return null
    }
  }

  /** Makes sure that writing the file loses none of what is in it. @returns whether it may be written */
  function mayWrite(): boolean {
    if (known) return true
    const late = read()
    if (late) current = { ...late, told: late.told && current.told, notes: join(late.notes, current.notes) }
    known = late !== null || setAside(file, log)
    return known
  }

  function change(next: Partial<Notes>): void {
    current = { ...current, ...next }
    if (!mayWrite()) return
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
      change({ told: current.told && !isTold(added), notes: join(current.notes, [added]) })
    },
    list: () => understood(current.notes),
    untold() {
      const newest = current.told ? undefined : understood(current.notes).findLast(isTold)
      return newest ? { at: newest.at } : null
    },
    dismiss() {
      if (!current.told) change({ told: true })
    },
  }
}

function join(older: unknown[], newer: unknown[]): unknown[] {
  return [...older, ...newer].slice(-notesKept)
}
