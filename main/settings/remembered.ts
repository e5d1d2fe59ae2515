import { writeFile } from 'atomically'
import { readFileSync, renameSync } from 'node:fs'
import { z } from 'zod'
import { phoneNumber } from '../../preload/contract/fields.ts'
import { profile } from '../../preload/contract/session.ts'
import { describeError, type Log } from '../diagnostics/log.ts'

/**
 * What the app remembers between two starts beside the session itself. Nothing in it is secret: no password, code
 * or token.
 */
const remembered = z.object({
  version: z.literal(1),
  /** A sign-up or reset that waits for its code. */
  pending: z.object({ kind: z.enum(['signUp', 'reset']), phoneNumber, destination: z.string().nullable() }).nullable(),
  /** Of the user whose session is in the keychain: fills the sign-in form when that session ends. */
  phoneNumber: phoneNumber.nullable(),
  /** The last known profile of that user, shown as such while the session is being restored. */
  profile: z.object({ username: z.string(), profile }).nullable(),
})
export type Remembered = z.output<typeof remembered>

const nothing: Remembered = { version: 1, pending: null, phoneNumber: null, profile: null }

/** The remembered things, in memory and in a file. */
export interface Memory {
  get(): Remembered
  /** Changes some of it at once; the file follows. */
  update(change: Partial<Remembered>): void
  /** Resolves when the file holds what `get` answers, or could not be written. */
  flush(): Promise<void>
}

/**
 * Reads `file`, or starts with nothing. A file that can't be understood is set aside (`.unreadable`), not deleted.
 * It is replaced in one step, so that a crash leaves the old one or the new one. A file that can't be written is
 * logged and otherwise no reason to stop: the app then forgets at its end.
 */
export function openMemory(file: string, log: Log): Memory {
  let current = read(file, log)
  let queue: Promise<void> = Promise.resolve()
  let waiting = false

  const write = async (): Promise<void> => {
    waiting = false
    try {
      await writeFile(file, JSON.stringify(current), { mode: 0o600 })
    } catch (error) {
      log.warn('remembered things could not be written', describeError(error))
    }
  }

  return {
    get: () => current,
    update(change) {
      current = { ...current, ...change }
      if (waiting) return
      waiting = true
      queue = queue.then(write)
    },
    flush: () => queue,
  }
}

function read(file: string, log: Log): Remembered {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return nothing
  }
  try {
    return remembered.parse(JSON.parse(text))
  } catch (error) {
    log.warn('remembered things could not be read, and are set aside', describeError(error))
    try {
      renameSync(file, `${file}.unreadable`)
    } catch (problem) {
      log.warn('they could not be set aside', describeError(problem))
    }
    return nothing
  }
}
