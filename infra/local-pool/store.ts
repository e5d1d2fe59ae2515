import { createBatchWriter } from './batch-writer.ts'
import { lockDirectory } from './directory-lock.ts'
import { openJournal } from './journal.ts'
import type { PoolSettings } from './settings.ts'
import type { Row } from './state-files.ts'
import { createTable, type Table } from './table.ts'
import { createUser, type User } from './users.ts'

/** All tokens that come from one sign-in. Times are milliseconds since 1970 unless named otherwise. */
export interface TokenFamily {
  originJti: string
  sub: string
  /** Seconds since 1970: the `auth_time` claim. */
  authTime: number
  expiresAt: number
  revoked: boolean
  /** SHA-256 of the refresh token that counts; the token itself is not kept. */
  refreshHash: string
  /** Tokens that rotation has replaced, each with the end of its grace. */
  replaced: { hash: string; usableUntil: number }[]
}

/** What one user has tried lately. */
export interface Attempts {
  /** Times of the calls of the last hour, by operation. */
  calls: Record<string, number[]>
  failures: number
  lastFailureAt: number
  lockedUntil: number
}

/** The pool's whole state: in memory, and on disk where a directory was given. */
export interface Store {
  readonly users: Table<User>
  readonly families: Table<TokenFamily>
  readonly attempts: Table<Attempts>
  /** The user whose sign-in number this is. */
  userByPhone: (phone: string) => User | undefined
  /** The family that a refresh token, given as its hash, belongs to, or belonged to before a rotation. */
  familyByRefreshHash: (hash: string) => TokenFamily | undefined
  /** Resolves when everything put so far is on disk. */
  flush: () => Promise<void>
  /** Removes every record. */
  clear: () => void
  close: () => Promise<void>
}

/**
 * Opens the state of a pool. Without a directory it lives in memory only.
 * @throws {Error} when the directory is in use, belongs to another pool, or cannot be read.
 */
export async function openStore({ UserPool, LocalPool }: PoolSettings, dataDir?: string): Promise<Store> {
  const memory = createMemory()
  if (dataDir === undefined) return { ...memory.store, flush: () => Promise.resolve(), close: () => Promise.resolve() }

  const lock = await lockDirectory(dataDir)
  try {
    const journal = await openJournal({
      dir: dataDir,
      poolId: UserPool.Id,
      restore: memory.restore,
      everything: memory.everything,
      snapshotAfter: LocalPool.SnapshotAfterBytes,
    })
    const writer = createBatchWriter(journal.append)
    memory.listen(writer.note)
    return {
      ...memory.store,
      flush: writer.flush,
      async close() {
        await writer.flush()
        await journal.close()
        await lock.release()
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

interface Memory {
  store: Omit<Store, 'flush' | 'close'>
  /** Puts a record from disk in, before anybody listens. */
  restore: (...row: Row) => void
  listen: (note: (table: string, key: string, record: unknown) => void) => void
  everything: () => Iterable<Row>
}

function createMemory(): Memory {
  let note: (table: string, key: string, record: unknown) => void = () => undefined
  const changed =
    (table: string) =>
    (key: string, record: unknown): void => {
      note(table, key, record)
    }
  const phones = new Map<string, string>()
  const refreshHashes = new Map<string, string>()

  const users = createTable<User>({
    changed: changed('users'),
    index({ sub, signInPhone }, add) {
      if (signInPhone === null) return
      if (add) phones.set(signInPhone, sub)
      else if (phones.get(signInPhone) === sub) phones.delete(signInPhone)
    },
  })
  const families = createTable<TokenFamily>({
    changed: changed('families'),
    index({ originJti, refreshHash, replaced }, add) {
      for (const hash of [refreshHash, ...replaced.map((old) => old.hash)]) {
        if (add) refreshHashes.set(hash, originJti)
        else refreshHashes.delete(hash)
      }
    },
  })
  const attempts = createTable<Attempts>({ changed: changed('attempts') })
  const tables: Record<string, typeof users | typeof families | typeof attempts | undefined> = {
    users,
    families,
    attempts,
  }

  return {
    store: {
      users,
      families,
      attempts,
      userByPhone: (phone) => users.get(phones.get(phone) ?? ''),
      familyByRefreshHash: (hash) => families.get(refreshHashes.get(hash) ?? ''),
      clear() {
        for (const table of [users, families, attempts]) table.clear()
      },
    },
    restore(name, key, record) {
      const table = tables[name]
      if (record === null) table?.delete(key)
      // A user who was kept by an older version knows nothing of what came later.
      else if (name === 'users') users.put(key, { ...createUser(key, {}, 'UNCONFIRMED', 0), ...(record as User) })
      else table?.put(key, record as User & TokenFamily & Attempts)
    },
    listen(listener) {
      note = listener
    },
    *everything() {
      for (const [key, user] of users.entries()) yield ['users', key, user]
      for (const [key, family] of families.entries()) {
        if (family.expiresAt > Date.now()) yield ['families', key, family]
      }
      for (const [key, tried] of attempts.entries()) {
        if (isRecent(tried)) yield ['attempts', key, tried]
      }
    },
  }
}

const hour = 60 * 60 * 1000

/** Attempts that still limit anything; the others need not be kept for the next start. */
function isRecent({ calls, lastFailureAt, lockedUntil }: Attempts): boolean {
  const latest = Math.max(lastFailureAt, lockedUntil, ...Object.values(calls).flat())
  return latest > Date.now() - hour
}
