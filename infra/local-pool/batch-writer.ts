import type { Changes } from './state-files.ts'

/** Collects changes and writes all that have come together at once: however many wait, the disk syncs once for them. */
interface BatchWriter {
  /** Notes a change; null removes the record. */
  note: (table: string, key: string, record: unknown) => void
  /** Resolves when everything noted so far is written. */
  flush: () => Promise<void>
}

/** A writer on top of `append`, which must write its changes whole or not at all. */
export function createBatchWriter(append: (changes: Changes) => Promise<void>): BatchWriter {
  let noted: Changes = {}
  let running: Promise<void> = Promise.resolve()
  let queued: Promise<void> | undefined

  async function write(): Promise<void> {
    const changes = noted
    noted = {}
    try {
      await append(changes)
    } catch (error) {
      // Goes with the next batch, unless it was changed again since.
      for (const [table, records] of Object.entries(changes)) noted[table] = { ...records, ...noted[table] }
      throw error
    }
  }

  async function writeNext(before: Promise<void>): Promise<void> {
    // That one's failure was reported to those who waited for it.
    await before.catch(() => undefined)
    queued = undefined
    running = write()
    return running
  }

  return {
    note(table, key, record) {
      const records = (noted[table] ??= {})
      records[key] = record
    },
    flush() {
      if (Object.keys(noted).length === 0) return running
      queued ??= writeNext(running)
      return queued
    },
  }
}
