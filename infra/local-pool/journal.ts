import { mkdirSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { journalPath, readState, removeOthers, writeSnapshot, type Changes, type Row } from './state-files.ts'

// Rewriting one file of 10,000 users at every write would be 15 MB for each sign-up. So `state.ndjson` is a snapshot,
// replaced atomically, and what changed since is appended to the journal of the same generation: one line for each
// batch, on disk before anybody hears of it (decision 0045).

/** The state directory of one pool. */
export interface Journal {
  /** Resolves when the changes are on disk. After a crash they are there whole or not at all. */
  append: (changes: Changes) => Promise<void>
  close: () => Promise<void>
}

interface JournalOptions {
  dir: string
  poolId: string
  /** Gets each record that is there at the start; null for one that was removed later. */
  restore: (...row: Row) => void
  /** Answers the complete state, for the next snapshot. */
  everything: () => Iterable<Row>
  /** A journal of this many bytes is folded into a new snapshot. */
  snapshotAfter: number
}

/**
 * Opens a state directory, and creates it where there is none.
 * @throws {Error} when the directory belongs to another pool, or was written by another version.
 */
export async function openJournal(options: JournalOptions): Promise<Journal> {
  const { dir, poolId, restore, everything, snapshotAfter } = options
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  let { generation, journalBytes } = readState(dir, poolId, restore)
  if (generation === 0) await writeSnapshot(dir, { generation: (generation = 1), poolId }, [])
  let file = await open(journalPath(dir, generation), 'a', 0o600)
  // Half a line would spoil the next one.
  await file.truncate(journalBytes)
  removeOthers(dir, generation)

  // Records that change while the snapshot is written may be in it or not: they are in the next journal as well.
  async function startGeneration(next: number): Promise<void> {
    // Opened first: once the snapshot is replaced nothing may fail any more.
    const fresh = await open(journalPath(dir, next), 'a', 0o600)
    try {
      await fresh.truncate(0)
      await writeSnapshot(dir, { generation: next, poolId }, everything())
    } catch (error) {
      await fresh.close()
      throw error
    }
    await file.close()
    file = fresh
    generation = next
    journalBytes = 0
    removeOthers(dir, generation)
  }

  return {
    async append(changes) {
      if (journalBytes > snapshotAfter) await startGeneration(generation + 1)
      const line = Buffer.from(`${JSON.stringify(changes)}\n`)
      try {
        await file.appendFile(line)
        await file.datasync()
      } catch (error) {
        await file.truncate(journalBytes)
        throw error
      }
      journalBytes += line.length
    },
    close: () => file.close(),
  }
}
