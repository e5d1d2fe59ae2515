import { writeFileSync } from 'atomically'
import { z } from '../../preload/contract/schema.ts'
import { triedForAMoment } from '../disk/for-a-moment.ts'
import { openText } from '../disk/open-text.ts'
import { setAside } from '../disk/set-aside.ts'
import { allowed, type LogFields } from './fields.ts'
import { describeError, type Log } from './log.ts'

/**
 * What crashed. `main` ends the app and `page` empties its window, so the user is told. After a `rejection` that nobody
 * handled, or when a `child` process of Chromium's (such as the GPU's) ends, the app goes on.
 */
const crashed = z.enum(['main', 'page', 'rejection', 'child'])
export type Crashed = z.output<typeof crashed>

export const crashNote = z.object({
  /** In milliseconds since the epoch. */
  at: z.int(),
  version: z.catch(z.string(), 'unknown'),
  crashed,
  details: z.catch(
    z.pipe(
      z.record(z.string(), z.unknown()),
      z.transform((kept: Record<string, unknown>) => allowed(kept)),
    ),
    {},
  ),
})
export type CrashNote = z.output<typeof crashNote>

/**
 * The file. Notes and keys that this version does not understand stay in it, for the version that wrote them. When the
 * file does not say whether the user was told of the crash, they are told again: better twice than never.
 */
const stored = z.looseObject({ told: z.catch(z.boolean(), false), notes: z._default(z.array(z.unknown()), []) })

const notesKept = 20
/** The largest file that is read, in bytes. As many notes as are kept take a few thousand. */
const mostBytes = 1024 * 1024

/** Notes of crashes, in a file on this machine and nowhere else. */
export interface CrashNotes {
  /**
   * Adds a note, with those details that a log may hold (decision 0058). It is on the disk when this returns, because
   * the process may end next.
   */
  add(crashed: Crashed, details: LogFields): void
  /** All notes, oldest first. */
  list(): CrashNote[]
  /** The newest crash, if the user has to be told of it and has not been. */
  untold(): { at: number } | null
  /** Call this when the user has been told. */
  dismiss(): void
}

type Notes = z.output<typeof stored>

const none: Notes = { version: 1, told: true, notes: [] }

/** The notes of the file that this version understands. */
function understood(notes: unknown[]): CrashNote[] {
  return notes.map((kept) => crashNote.safeParse(kept)).flatMap(({ data }) => data ?? [])
}

/**
 * Reads the notes from a file. When it cannot write the file, it logs that.
 *
 * It leaves a file that it cannot read or understand alone until there is a crash to note. Then it tries again, and
 * sets the file aside if that fails too: the process may end next, so the new note cannot wait as settings can.
 */
export function openCrashNotes({ file, version, log }: { file: string; version: string; log: Log }): CrashNotes {
  const before = read()
  let known = before !== null
  let current = before ?? none

  /** Null when there is a file that cannot be read or understood now. */
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

  /** Makes sure that writing the file loses nothing of what is in it. @returns whether it may be written */
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
      const added: CrashNote = { at: Date.now(), version, crashed, details: allowed(details) }
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
