import { writeFile } from 'atomically'
import { readFileSync, renameSync } from 'node:fs'
import type { z } from '../../preload/contract/schema.ts'
import { describeError, type Log } from '../diagnostics/log.ts'

/** A value in memory and in a file. */
export interface Stored<Value> {
  get(): Value
  /** Changes some of it at once; the file follows. */
  update(change: Partial<Value>): void
  /** Resolves when the file holds what `get` answers, or could not be written. */
  flush(): Promise<void>
}

interface StoredOptions<Value> {
  /** Path of the file. */
  file: string
  schema: z.ZodMiniType<Value>
  /** What it is without a file. */
  initial: Value
  log: Log
}

/**
 * Reads a value from a file. A file that can't be understood is set aside (`.unreadable`), not deleted. It is
 * replaced in one step, so that a crash leaves the old one or the new one. A file that can't be written is logged and
 * otherwise no reason to stop: the app then forgets at its end.
 */
export function openStored<Value extends object>({ file, schema, initial, log }: StoredOptions<Value>): Stored<Value> {
  let current = read() ?? initial
  let queue: Promise<void> = Promise.resolve()
  let waiting = false

  function read(): Value | null {
    let text: string
    try {
      text = readFileSync(file, 'utf8')
    } catch {
      return null
    }
    try {
      return schema.parse(JSON.parse(text))
    } catch (error) {
      log.warn('a file could not be understood, and is set aside', describeError(error))
      setAside()
      return null
    }
  }

  function setAside(): void {
    try {
      renameSync(file, `${file}.unreadable`)
    } catch (error) {
      log.warn('it could not be set aside', describeError(error))
    }
  }

  const write = async (): Promise<void> => {
    waiting = false
    try {
      await writeFile(file, JSON.stringify(current), { mode: 0o600 })
    } catch (error) {
      log.warn('a file could not be written', describeError(error))
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
