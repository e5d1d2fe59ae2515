import { setImmediate } from 'node:timers/promises'
import type { Row } from './database.ts'

/** Collects changes and writes them together, so that the disk syncs once for all requests that wait. */
interface BatchWriter {
  /** Notes a change; null removes the record. */
  note: (...row: Row) => void
  /** Resolves when everything noted so far is written. Rejects when that fails; the next flush then tries again. */
  flush: () => Promise<void>
}

/** A writer on top of `write`, which must write its rows whole or not at all before it returns. */
export function createBatchWriter(write: (rows: Iterable<Row>) => void): BatchWriter {
  const noted = new Map<string, Row>()
  let next: Promise<void> | undefined

  async function writeSoon(): Promise<void> {
    // By then the other requests that arrived together have noted theirs too.
    await setImmediate()
    next = undefined
    write(noted.values())
    noted.clear()
  }

  return {
    note(...row) {
      const [table, key] = row
      noted.set(`${table}/${key}`, row)
    },
    async flush() {
      if (noted.size > 0) await (next ??= writeSoon())
    },
  }
}
