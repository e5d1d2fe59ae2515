import { closeSync, fsyncSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** Records by table and key; null removes a record. */
export type Changes = Record<string, Record<string, unknown>>

/** All records by table and key. */
export type Tables = Map<string, Map<string, unknown>>

const version = 1

interface Snapshot {
  version: number
  generation: number
  poolId: string
  tables: Changes
}

/** The journal that goes with the snapshot of one generation. */
export function journalPath(dir: string, generation: number): string {
  return join(dir, `journal-${String(generation)}.ndjson`)
}

/**
 * Reads the snapshot and what its journal adds. A last line that the end of the process cut off is left out.
 * @throws {Error} when the directory belongs to another pool, or was written by another version.
 */
export function readState(dir: string, poolId: string): { generation: number; tables: Tables; journalBytes: number } {
  const snapshot = readSnapshot(join(dir, 'state.json'))
  if (snapshot === undefined) {
    writeSnapshot(dir, { generation: 1, poolId, tables: {} })
    return { generation: 1, tables: new Map(), journalBytes: 0 }
  }
  if (snapshot.poolId !== poolId) throw new Error(`${dir} holds the state of pool ${snapshot.poolId}, not ${poolId}.`)
  const { generation } = snapshot
  const tables: Tables = new Map()
  apply(tables, snapshot.tables)
  const journal = readIfThere(journalPath(dir, generation)) ?? Buffer.alloc(0)
  const journalBytes = journal.lastIndexOf('\n') + 1
  for (const line of journal.toString('utf8', 0, journalBytes).split('\n')) {
    if (line !== '') apply(tables, JSON.parse(line) as Changes)
  }
  return { generation, tables, journalBytes }
}

/** Replaces the snapshot: whoever reads, at whatever moment, finds the old one or the new one, and whole. */
export function writeSnapshot(dir: string, snapshot: Omit<Snapshot, 'version'>): void {
  const path = join(dir, 'state.json')
  const temporary = `${path}.tmp`
  const file = openSync(temporary, 'w', 0o600)
  try {
    writeSync(file, JSON.stringify({ version, ...snapshot }))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(temporary, path)
  syncDirectory(dir)
}

/** Removes what earlier generations left behind. */
export function removeOthers(dir: string, generation: number): void {
  for (const name of readdirSync(dir)) {
    const isJournal = /^journal-\d+\.ndjson$/.test(name) && join(dir, name) !== journalPath(dir, generation)
    if (isJournal || name === 'state.json.tmp') rmSync(join(dir, name), { force: true })
  }
}

function apply(tables: Tables, changes: Changes): void {
  for (const [name, records] of Object.entries(changes)) {
    const table = tables.get(name) ?? new Map<string, unknown>()
    tables.set(name, table)
    for (const [key, record] of Object.entries(records)) {
      if (record === null) table.delete(key)
      else table.set(key, record)
    }
  }
}

function readSnapshot(path: string): Snapshot | undefined {
  const bytes = readIfThere(path)
  if (bytes === undefined) return undefined
  const snapshot = JSON.parse(bytes.toString('utf8')) as Snapshot
  if (snapshot.version !== version) throw new Error(`${path} was written by another version of the local pool.`)
  return snapshot
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

function syncDirectory(dir: string): void {
  // Windows cannot open a directory; its file system journals renames itself.
  if (process.platform === 'win32') return
  const handle = openSync(dir, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
