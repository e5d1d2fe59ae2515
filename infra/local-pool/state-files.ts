import { closeSync, existsSync, openSync, readdirSync, readSync, rmSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { join } from 'node:path'

/** Records by table and key; null removes a record. */
export type Changes = Record<string, Record<string, unknown>>

/** One record, as it is read or written. */
export type Row = [table: string, key: string, record: unknown]

const version = 1

/** First line of a snapshot. The others have the form of a journal's lines. */
interface Header {
  version: number
  generation: number
  poolId: string
}

/** The journal that goes with the snapshot of one generation. */
export function journalPath(dir: string, generation: number): string {
  return join(dir, `journal-${String(generation)}.ndjson`)
}

function snapshotPath(dir: string): string {
  return join(dir, 'state.ndjson')
}

/**
 * Reads the snapshot and then what its journal adds, a row at a time: a later row replaces an earlier one. A last line
 * that the end of the process cut off is left out.
 * @returns the generation, 0 where there is no snapshot yet, and the length of the journal's complete lines.
 * @throws {Error} when the directory belongs to another pool, or was written by another version.
 */
export function readState(
  dir: string,
  poolId: string,
  restore: (...row: Row) => void,
): { generation: number; journalBytes: number } {
  const snapshot = completeLines(snapshotPath(dir))
  const first = snapshot.next()
  if (first.done === true) return { generation: 0, journalBytes: 0 }
  const header = JSON.parse(first.value) as Header
  if (header.version !== version) throw new Error(`${dir} was written by another version of the local pool.`)
  if (header.poolId !== poolId) throw new Error(`${dir} holds the state of pool ${header.poolId}, not ${poolId}.`)
  for (const line of snapshot) restoreLine(line, restore)

  const { generation } = header
  let journalBytes = 0
  for (const line of completeLines(journalPath(dir, generation))) {
    restoreLine(line, restore)
    journalBytes += Buffer.byteLength(line) + 1
  }
  return { generation, journalBytes }
}

/** Replaces the snapshot: whoever reads, at whatever moment, finds the old one or the new one, and whole. */
export async function writeSnapshot(
  dir: string,
  { generation, poolId }: Omit<Header, 'version'>,
  rows: Iterable<Row>,
): Promise<void> {
  const temporary = `${snapshotPath(dir)}.tmp`
  const file = await open(temporary, 'w', 0o600)
  try {
    let pending = `${JSON.stringify({ version, generation, poolId } satisfies Header)}\n`
    for (const [table, key, record] of rows) {
      pending += `${JSON.stringify({ [table]: { [key]: record } } satisfies Changes)}\n`
      if (pending.length < chunkBytes) continue
      await file.writeFile(pending)
      pending = ''
    }
    await file.writeFile(pending)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporary, snapshotPath(dir))
  await syncDirectory(dir)
}

/** Removes what earlier generations left behind. */
export function removeOthers(dir: string, generation: number): void {
  for (const name of readdirSync(dir)) {
    const isJournal = /^journal-\d+\.ndjson$/.test(name) && join(dir, name) !== journalPath(dir, generation)
    if (isJournal || name === 'state.ndjson.tmp') rmSync(join(dir, name), { force: true })
  }
}

function restoreLine(line: string, restore: (...row: Row) => void): void {
  for (const [table, records] of Object.entries(JSON.parse(line) as Changes)) {
    for (const [key, record] of Object.entries(records)) restore(table, key, record)
  }
}

const chunkBytes = 64 * 1024
const newline = 0x0a

/** The lines of a file that end in a newline, without it; none when there is no such file. */
function* completeLines(path: string): Generator<string, undefined> {
  if (!existsSync(path)) return
  const file = openSync(path, 'r')
  try {
    const chunk = Buffer.allocUnsafe(chunkBytes)
    let rest = Buffer.alloc(0)
    for (let length = readSync(file, chunk); length > 0; length = readSync(file, chunk)) {
      const bytes = Buffer.concat([rest, chunk.subarray(0, length)])
      let start = 0
      for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, start)) {
        yield bytes.toString('utf8', start, end)
        start = end + 1
      }
      rest = bytes.subarray(start)
    }
  } finally {
    closeSync(file)
  }
}

async function syncDirectory(dir: string): Promise<void> {
  // Windows cannot open a directory; its file system journals renames itself.
  if (process.platform === 'win32') return
  const handle = await open(dir, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
