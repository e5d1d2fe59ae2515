import { createBatchWriter } from './batch-writer.ts'
import { openDatabase, type Row } from './database.ts'
import type { PoolSettings } from './settings.ts'
import { createTable, type Table } from './table.ts'
import { createUser, type User } from './users.ts'

/** What a pool that tracks sessions keeps of one. Times are milliseconds since 1970. */
export interface TrackedSession {
  id: string
  createdAt: number
  /** Of the sign-in, or of the latest refresh. */
  lastActiveAt: number
  /** Program and system of that request. */
  deviceType: string
  /** Where that request came from. */
  address: string
}

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
  /** Null for a sign-in that the pool does not track. */
  session: TrackedSession | null
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
export function openStore({ UserPool }: PoolSettings, dataDir?: string): Store {
  const nothing = (): Promise<void> => Promise.resolve()
  if (dataDir === undefined) return { ...createTables([], () => undefined), flush: nothing, close: nothing }

  const database = openDatabase(dataDir, UserPool.Id)
  const { note, flush } = createBatchWriter(database.write)
  return {
    ...createTables(database.rows(), note),
    flush,
    close: () => flush().finally(database.close),
  }
}

/** The tables with these rows in them. `changed` hears of every later change. */
function createTables(rows: Iterable<Row>, changed: (...row: Row) => void): Omit<Store, 'flush' | 'close'> {
  let isLoading = true
  const noteIn =
    (table: string) =>
    (key: string, record: unknown): void => {
      if (!isLoading) changed(table, key, record)
    }
  const phones = new Map<string, string>()
  const refreshHashes = new Map<string, string>()

  const users = createTable<User>({
    changed: noteIn('users'),
    index({ sub, signInPhone }, add) {
      if (signInPhone === null) return
      if (add) phones.set(signInPhone, sub)
      else if (phones.get(signInPhone) === sub) phones.delete(signInPhone)
    },
  })
  const families = createTable<TokenFamily>({
    changed: noteIn('families'),
    index({ originJti, refreshHash, replaced }, add) {
      for (const hash of [refreshHash, ...replaced.map((old) => old.hash)]) {
        if (add) refreshHashes.set(hash, originJti)
        else refreshHashes.delete(hash)
      }
    },
  })
  const attempts = createTable<Attempts>({ changed: noteIn('attempts') })
  const tables: Record<string, Pick<Table<User & TokenFamily & Attempts>, 'put'> | undefined> = {
    users,
    families,
    attempts,
  }
  for (const [name, key, record] of rows) {
    // What was kept by an older version knows nothing of what came later.
    if (name === 'users') users.put(key, { ...createUser(key, {}, 'UNCONFIRMED', 0), ...(record as User) })
    else if (name === 'families') families.put(key, { session: null, ...(record as Omit<TokenFamily, 'session'>) })
    else tables[name]?.put(key, record as User & TokenFamily & Attempts)
  }
  isLoading = false
  // What counts no longer goes, so that the directory does not grow for ever.
  for (const [key, family] of families.entries()) if (family.expiresAt < Date.now() - month) families.delete(key)
  for (const [key, tried] of attempts.entries()) if (!isRecent(tried)) attempts.delete(key)

  return {
    users,
    families,
    attempts,
    userByPhone: (phone) => users.get(phones.get(phone) ?? ''),
    familyByRefreshHash: (hash) => families.get(refreshHashes.get(hash) ?? ''),
    clear() {
      for (const table of [users, families, attempts]) table.clear()
    },
  }
}

const hour = 60 * 60 * 1000
/** For so long an expired refresh token is still told apart from an unknown one. */
const month = 30 * 24 * hour

/** Attempts that still limit anything. */
function isRecent({ calls, lastFailureAt, lockedUntil }: Attempts): boolean {
  const latest = Math.max(lastFailureAt, lockedUntil, ...Object.values(calls).flat())
  return latest > Date.now() - hour
}
