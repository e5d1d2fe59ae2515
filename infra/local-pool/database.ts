import { closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { readOlderState, setOlderStateAside } from './older-state.ts'

/** One record, as it is read or written; null removes it. */
export type Row = [table: string, key: string, record: unknown]

/** The state directory of one pool (decision 0050), locked until it is closed or the process ends. */
export interface StateDatabase {
  /** Every record, the oldest first. */
  rows: () => Iterable<Row>
  /** Returns when the rows are on the disk. @throws {Error} when the disk refuses; then none of the rows is there. */
  write: (rows: Iterable<Row>) => void
  close: () => void
}

const version = 1

const schema = `
  CREATE TABLE pool (id TEXT NOT NULL) STRICT;
  CREATE TABLE records (kind TEXT NOT NULL, key TEXT NOT NULL, record TEXT NOT NULL, UNIQUE (kind, key)) STRICT;
  PRAGMA user_version = ${String(version)}`

/**
 * Opens a state directory. Creates it where there is none, and takes over the state of version 0.1.0.
 * @throws {Error} when it is in use, belongs to another pool, is of another version, or cannot be read.
 */
export function openDatabase(dir: string, poolId: string): StateDatabase {
  const database = connect(dir, (opened) => {
    if (read(opened, 'PRAGMA user_version') === 0) create(opened, dir, poolId)
    if (read(opened, 'PRAGMA user_version') !== version) {
      throw new Error('was written by another version of the local pool.')
    }
    const id = String(read(opened, 'SELECT id FROM pool'))
    if (id !== poolId) throw new Error(`holds the state of pool ${id}, not ${poolId}.`)
    setOlderStateAside(dir)
  })
  return {
    rows: () => readRows(database),
    write: (rows) => {
      inTransaction(database, () => {
        putRows(database, rows)
      })
    },
    close: () => {
      database.close()
    },
  }
}

/** The SQLite file of a state directory, locked and set to lose nothing; closed again when `prepare` throws. */
export function connect(dir: string, prepare: (database: DatabaseSync) => void = () => undefined): DatabaseSync {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const path = join(dir, 'state.sqlite')
  // Made here, for its owner only. SQLite gives its journal the same permissions.
  closeSync(openSync(path, 'a', 0o600))
  const database = new DatabaseSync(path)
  try {
    // EXCLUSIVE keeps a second pool out: the two would overwrite each other's users. FULL waits for the disk at every
    // commit, so that a power cut takes back nothing that was answered; on macOS only `fullfsync` really waits.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL')
    database.exec('PRAGMA synchronous = FULL; PRAGMA fullfsync = ON')
    prepare(database)
    return database
  } catch (error) {
    database.close()
    throw new Error(`${dir} ${reason(error)}`, { cause: error })
  }
}

function create(database: DatabaseSync, dir: string, poolId: string): void {
  inTransaction(database, () => {
    database.exec(schema)
    database.prepare('INSERT INTO pool VALUES (?)').run(poolId)
    putRows(database, readOlderState(dir, poolId))
  })
}

function inTransaction(database: DatabaseSync, work: () => void): void {
  database.exec('BEGIN')
  try {
    work()
    database.exec('COMMIT')
  } catch (error) {
    // With a full disk SQLite may have rolled back by itself.
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

function putRows(database: DatabaseSync, rows: Iterable<Row>): void {
  const put = database.prepare(
    'INSERT INTO records VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET record = excluded.record',
  )
  const remove = database.prepare('DELETE FROM records WHERE kind = ? AND key = ?')
  for (const [table, key, record] of rows) {
    if (record === null) remove.run(table, key)
    else put.run(table, key, JSON.stringify(record))
  }
}

function* readRows(database: DatabaseSync): Generator<Row, undefined> {
  for (const { kind, key, record } of database.prepare('SELECT * FROM records ORDER BY rowid').iterate()) {
    yield [String(kind), String(key), JSON.parse(String(record))]
  }
}

function read(database: DatabaseSync, sql: string): unknown {
  return Object.values(database.prepare(sql).get() ?? {})[0]
}

/** SQLite's code when somebody else has the lock. */
const busy = 5

/** What is wrong with a directory, as the rest of a sentence that begins with its name. */
function reason(error: unknown): string {
  if (!(error instanceof Error) || !('errcode' in error)) return error instanceof Error ? error.message : String(error)
  return error.errcode === busy ? 'is in use by another local pool.' : `cannot be read: ${error.message}.`
}
