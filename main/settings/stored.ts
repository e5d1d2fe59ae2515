import { writeFile } from 'atomically'
import { triedForAMoment } from '../disk/for-a-moment.ts'
import { removeLeftovers } from '../disk/leftovers.ts'
import { openText, type Found } from '../disk/open-text.ts'
import { setAside } from '../disk/set-aside.ts'
import { describeError, type Log } from '../diagnostics/log.ts'
import { createPatience } from './patience.ts'
import { createRetry, oneTry } from './retry.ts'

/** A value in memory and in a file. */
export interface Stored<Value> {
  get(): Value
  /** Changes these keys in memory at once; the file follows. */
  update(change: Partial<Value>): void
  /**
   * Resolves when the file holds what `get` answers (true), or could not be written (false).
   * @param patience how long to go on trying while another program holds the file, in milliseconds
   */
  flush(patience?: number): Promise<boolean>
  /**
   * Whether it is known what the file holds. Waits a second and a half at most when the system does not let it be read.
   */
  known(): Promise<boolean>
  /** Whether it is known by now. */
  isKnown(): boolean
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
  /** Called when the file stays unreadable, or cannot be written again and again. */
  unusable?: (() => void) | undefined
  log: Log
}

/** A key of the file: what was set aside still has to go. */
const asideKey = 'asideGoes'

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
 * - A failure to write stops nothing. The app tries again, at once when it ends, and forgets the value only when that
 *   fails too.
 * - What a crash, or a program that held the file, left of a write goes at the next start, or once it can go. What was
 *   set aside goes when `forgets` says so; until it is gone, the file says that it has to.
 */
export function openStored<Value extends object>(options: StoredOptions<Value>): Stored<Value> {
  const { file, parse, forgets, lost = {}, unusable = () => undefined, log } = options
  const format = options.format ?? ((changed: Partial<Value>, document: Document) => ({ ...document, ...changed }))
  const empty = { version: 1 }
  let current = parse({})
  let document = format(current, empty)
  let onReadLate = (): void => undefined
  /** The changes since the start, while the file could not be read. */
  let changed: Partial<Value> = {}
  let queue: Promise<boolean> = Promise.resolve(true)
  let waiting = false
  /** Whether the file does not hold the content yet. */
  let behind = false
  /** Whether another program may have left, or kept, something of a write. */
  let untidy = true
  /** Whether what was set aside has to go. */
  let asideGoes = false

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
    if (apply({ ...lost, ...changed })) writeSoon(true)
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
          asideGoes ||= json[asideKey] === true
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
      if (Object.keys(changed).length > 0) writeSoon(true)
      onReadLate()
    },
    onLong: unusable,
  })
  const retry = createRetry({
    tryAgain: () => {
      writeSoon()
    },
    onLong: unusable,
  })
  const found = triedForAMoment(open)
  if (found.found === 'held') log.warn('a file could not be read, and is left alone', { problem: found.problem })
  if (take(found)) patience.end()
  else patience.begin()
  writeSoon()

  /** Removes what may not stay beside the file. */
  function tidyUp(): void {
    if (untidy) untidy = !removeLeftovers(file, 'unfinished')
    if (asideGoes) asideGoes = !removeLeftovers(file, 'aside')
    if (asideGoes === (document[asideKey] === true)) return
    document = { ...document, [asideKey]: asideGoes || undefined }
    behind = true
  }

  async function write(): Promise<boolean> {
    waiting = false
    if (!patience.lookNow()) return false
    tidyUp()
    const text = document
    if (behind) {
      try {
        await writeFile(file, JSON.stringify(text), { mode: 0o600, timeout: oneTry })
        behind = document !== text
        retry.worked()
      } catch (error) {
        if (retry.failed(error)) log.warn('a file could not be written', describeError(error))
        untidy = true
        tidyUp()
      }
    }
    if (behind || untidy || asideGoes) retry.plan()
    return !behind
  }

  /** @param changed whether the content has changed */
  function writeSoon(changed = false): void {
    behind ||= changed
    if (waiting) return
    waiting = true
    queue = queue.then(write)
  }

  return {
    get: () => current,
    update(change) {
      if (!patience.isKnown()) changed = { ...changed, ...differences(change, current, changed) }
      asideGoes ||= forgets?.(change, current, document) ?? false
      // A start that changes nothing writes nothing, because the disk already holds the same.
      if (apply(change) || !patience.isKnown()) writeSoon(true)
      else if (behind) writeSoon()
    },
    async flush(longest = 0) {
      const until = performance.now() + longest
      for (;;) {
        if (behind || untidy || !patience.isKnown()) writeSoon()
        if (await queue) return true
        if (!retry.isHeld() || performance.now() >= until) return false
      }
    },
    known: () => patience.known(),
    isKnown: () => patience.isKnown(),
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
