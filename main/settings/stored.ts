import { writeFile } from 'atomically'
import { triedForAMoment } from '../disk/for-a-moment.ts'
import { openText, type Found } from '../disk/open-text.ts'
import { setAside } from '../disk/set-aside.ts'
import { describeError, type Log } from '../diagnostics/log.ts'
import { createPatience } from './patience.ts'

/** A value in memory and in a file. */
export interface Stored<Value> {
  get(): Value
  /** Changes some of it at once; the file follows. */
  update(change: Partial<Value>): void
  /** Resolves when the file holds what `get` answers (true), or could not be written (false). */
  flush(): Promise<boolean>
  /** Whether it is known what the file holds. Waits a moment, a second and a half at most, for one that is held. */
  known(): Promise<boolean>
  /** Names who is told when a file that was held at first has been read after all, and `get` answers it. */
  whenReadLate(listener: () => void): void
}

/** What a file holds, with all that this version does not know. */
export type Document = Record<string, unknown>

interface StoredOptions<Value> {
  /** Path of the file. */
  file: string
  /** Makes the value of what the file holds, key by key. Throws only when it is no object. */
  parse: (json: unknown) => Value
  /** Puts what was changed into what the file is to hold; as the value has it unless given. */
  format?: (changed: Partial<Value>, document: Document) => Document
  /** Whether a change leaves nothing of what the file held and this version does not know. */
  forgets?: (change: Partial<Value>, before: Value, document: Document) => boolean
  /** What is true when there was a file of which nothing is to be had. */
  lost?: Partial<Value>
  log: Log
}

/** In bytes; the files hold a few hundred. */
const mostBytes = 1024 * 1024

/**
 * Reads a value from a file, which is replaced in one step, so that a crash leaves the old one or the new one.
 *
 * - What one key holds never makes another unreadable. What a later version wrote, keys and values that this one does
 *   not understand, stays in the file until this one changes that key, so that the later version finds it again.
 * - A file that can't be read now is left alone: what it holds is still true (decision 0021). The value lives in memory
 *   meanwhile, and the file is tried again; then what was changed meanwhile wins, and the rest is the file's.
 * - What can never be read (a folder, a pipe, text that makes no sense) is set aside as `.unreadable`, not deleted. What
 *   can't be set aside either is left alone like a file that can't be read.
 * - A file that can't be written is logged and otherwise no reason to stop: the app then forgets at its end.
 */
export function openStored<Value extends object>(options: StoredOptions<Value>): Stored<Value> {
  const { file, parse, forgets, lost = {}, log } = options
  const format = options.format ?? ((changed: Partial<Value>, document: Document) => ({ ...document, ...changed }))
  const empty = { version: 1 }
  let current = parse({})
  let document = format(current, empty)
  let onReadLate = (): void => undefined
  /** What was changed since the start, while the file could not be read. */
  let changed: Partial<Value> = {}
  let queue: Promise<boolean> = Promise.resolve(true)
  let waiting = false
  /** Whether the last try to write failed, so that the next flush is another chance. */
  let behind = false

  const open = (): Found => openText(file, { most: mostBytes })

  /** @returns whether there is anything to write now */
  function apply(change: Partial<Value>): boolean {
    const next = { ...current, ...change }
    const isForgotten = forgets?.(change, current, document) ?? false
    const differing = isForgotten ? next : differences(change, current)
    current = next
    document = format(differing, isForgotten ? empty : document)
    return Object.keys(differing).length > 0
  }

  /** Makes room for a file of which nothing is to be had. @returns whether there is room */
  function giveUp(): boolean {
    if (!setAside(file, log)) return false
    if (apply({ ...lost, ...changed })) writeSoon()
    return true
  }

  /** Takes what the file holds, unless it is held. @returns whether it is known now */
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
      // What is on the disk already is not written again: a start that changes nothing writes nothing.
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
 * What of a change is one, or follows one. What only repeats the value that there is without a file says nothing: the
 * app, which does not know of a step that waits for its code, says of itself that there is none.
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
