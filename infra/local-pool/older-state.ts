import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import type { Row } from './database.ts'

// Version 0.1.0 kept its state in `state.ndjson`, a snapshot with a header in its first line, and appended to
// `journal-GENERATION.ndjson` what changed since. Each other line holds records by table and key; null removes one.

interface Header {
  version: number
  generation: number
  poolId: string
}

/**
 * The records that version 0.1.0 left, in the order of its writes; none where it left nothing.
 * @throws {Error} when they belong to another pool or version, or a line is damaged. Its message goes on a sentence
 * that begins with the directory.
 */
export function readOlderState(dir: string, poolId: string): Row[] {
  const [first, ...snapshot] = completeLines(dir, 'state.ndjson')
  if (first === undefined) return []
  const { version, generation, poolId: owner } = first as unknown as Header
  if (version !== 1) throw new Error('was written by another version of the local pool.')
  if (owner !== poolId) throw new Error(`holds the state of pool ${owner}, not ${poolId}.`)
  const changes = [...snapshot, ...completeLines(dir, `journal-${String(generation)}.ndjson`)]
  return changes.flatMap((line) =>
    Object.entries(line).flatMap(([table, records]) =>
      Object.entries(records).map(([key, record]): Row => [table, key, record]),
    ),
  )
}

/** Moves the files of version 0.1.0 into a directory of their own, where nothing reads them any more. */
export function setOlderStateAside(dir: string): void {
  const aside = join(dir, 'version-0.1.0')
  for (const name of readdirSync(dir).filter((each) => /^(state|journal-\d+)\.ndjson(\.tmp)?$/.test(each))) {
    mkdirSync(aside, { recursive: true, mode: 0o700 })
    // What lies there already is the state that was taken over.
    if (!existsSync(join(aside, name))) renameSync(join(dir, name), join(aside, name))
  }
}

/** The lines that end in a line feed: the last write may have been cut off, and was never answered then. */
function completeLines(dir: string, name: string): Record<string, Record<string, unknown>>[] {
  const path = join(dir, name)
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1)
  return lines.map((line, index) => {
    try {
      return JSON.parse(line) as Record<string, Record<string, unknown>>
    } catch {
      throw new Error(`cannot be read: line ${String(index + 1)} of ${name} is damaged.`)
    }
  })
}
