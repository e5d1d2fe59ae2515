import { writeFile } from 'atomically'
import { triedForAMoment } from '../disk/for-a-moment.ts'
import { openText, type Found } from '../disk/open-text.ts'
import { setAside } from '../disk/set-aside.ts'
import { describeError, type Log } from '../diagnostics/log.ts'
import { createPatience } from './patience.ts'

/** A value in memory and in a file. */
export interface Stored<Value> {
  get(): Value
  /** Changes these keys in memory at once; the file follows. */
  update(change: Partial<Value>): void
  /** Resolves when the file holds what `get` answers (true), or could not be written (false). */
  flush(): Promise<boolean>
  /**
   * Whether it is known what the file holds. Waits a second and a half at most when the system does not let it be read.
   */
  known(): Promise<boolean>
  /** Names who is told when a file that could not be read at first has been read, and `get` answers from it. */
  whenReadLate(listener: () => void): void
}

/** What the file holds, with all that this version does not understand. */
export type Document = Record<string, unknown>

interface StoredOptions<Value> {
  /** Path of the file. */
  file: string
  /** Makes the value from the file's content, key by key. Throws only when the content is no object. */
  parse: (json: unknown) => Value
  /** Writes the changed keys into the file's content. By default it keeps their names and values as they are. */
  format?: (changed: Partial<Value>, document: Document) => Document
  /** Whether a change removes everything from the file that this version does not understand. */
  forgets?: (change: Partial<Value>, before: Value, document: Document) => boolean
  /** The values that hold when there was a file and nothing in it could be read. */
  lost?: Partial<Value>
  log: Log
}

/** The largest file that is read, in bytes. These files hold a few hundred. */
const mostBytes = 1024 * 1024

/**
 * Reads a value from a file. Writing replaces the whole file in one step, so that a crash leaves the old or the new
 * one.
 *
 * - What one key holds never makes another unreadable. Keys and values of a later version that this one does not
 *   understand stay in the file until this version changes that key, so that the later version finds them again.
 * - A file that cannot be read now is left alone, because what it holds is still true (decision 0021). Meanwhile the
 *   value lives in memory, and the file is tried again. Once it can be read, the changes made meanwhile win, and the
 *   rest comes from the file.
 * - What can never be read (a folder, a pipe, text that makes no sense) is renamed to `.unreadable`, not deleted. If it
 *   cannot be renamed, it is left alone like a file that cannot be read now.
 * - A failure to write is logged and stops nothing; the app then forgets the value when it ends.
 */
export function openStored<Value extends object>(options: StoredOptions<Value>): Stored<Value> {
  const { file, parse, forgets, lost = {}, log } = options
  const format = options.format ?? ((changed: Partial<Value>, document: Document) => ({ ...document, ...changed }))
  const empty = { version: 1 }
  let current = parse({})
  let document = format(current, empty)
  let onReadLate = (): void => undefined
  /** The changes since the start, while the file could not be read. */
  let changed: Partial<Value> = {}
  let queue: Promise<boolean> = Promise.resolve(true)
  let waiting = false
  /** Whether the last try to write failed, so that the next flush tries again. */
  let behind = false

  const open = (): Found => openText(file, { most: mostBytes })

  /** Changes the value and the content. @returns whether there is anything to write */
  function apply(change: Partial<Value>): boolean {
    const next = { ...current, ...change }
    const isForgotten = forgets?.(change, current, document) ?? false
    const differing = isForgotten ? next : differences(change, current)
    current = next
    document = format(differing, isForgotten ? empty : document)
    return Object.keys(differing).length > 0
  }

  /** Sets a file aside in which nothing can be read. @returns whether its place is free */
  function giveUp(): boolean {
    if (!setAside(file, log)) return false
    if (apply({ ...lost, ...changed })) writeSoon()
    return true
  }

  /** Takes what was found in the file, unless it cannot be read now. @returns whether it is known now */
  function take(found: Found): boolean {
    switch (found.found) {
      case 'nothing':
        return true
      case 'held':
        return false
      case 'other':
        log.warn('a file could not be read, and is set aside', { problem: found.problem })
        return giveUp()
      case 'bytes':
        try {
          const json = JSON.parse(found.bytes.toString('utf8')) as Document
          current = parse(json)
          document = json
        } catch (error) {
          log.warn('a file could not be understood, and is set aside', describeError(error))
          return giveUp()
        }
        apply(changed)
        return true
    }
  }

  const patience = createPatience({
    look: () => take(open()),
    onKnown: () => {
      if (Object.keys(changed).length > 0) writeSoon()
      onReadLate()
    },
  })
  const found = triedForAMoment(open)
  if (found.found === 'held') log.warn('a file could not be read, and is left alone', { problem: found.problem })
  if (take(found)) patience.end()
  else patience.begin()

  async function write(): Promise<boolean> {
    waiting = false
    behind = true
    if (!patience.lookNow()) return false
    try {
      await writeFile(file, JSON.stringify(document), { mode: 0o600 })
      behind = false
      return true
    } catch (error) {
      log.warn('a file could not be written', describeError(error))
      return false
    }
  }

  function writeSoon(): void {
    if (waiting) return
    waiting = true
    queue = queue.then(write)
  }

  return {
    get: () => current,
    update(change) {
      if (!patience.isKnown()) changed = { ...changed, ...differences(change, current, changed) }
      // A start that changes nothing writes nothing, because the disk already holds the same.
      if (apply(change) || behind || waiting || !patience.isKnown()) writeSoon()
    },
    flush() {
      if (behind || !patience.isKnown()) writeSoon()
      return queue
    },
    known: () => patience.known(),
    whenReadLate(listener) {
      onReadLate = listener
    },
  }
}

/**
 * The keys of a change that differ from the current value, or that `before` has changed already. The others say
 * nothing: a start sets, for instance, that no step waits for a code, only because it could not read the file. That
 * must not win over what the file says.
 */
function differences<Value extends object>(
  change: Partial<Value>,
  current: Value,
  before: Partial<Value> = {},
): Partial<Value> {
  const isOne = ([key, value]: [string, unknown]): boolean =>
    key in before || JSON.stringify(value) !== JSON.stringify(current[key as keyof Value])
  return Object.fromEntries(Object.entries(change).filter(isOne)) as Partial<Value>
}
