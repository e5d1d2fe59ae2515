import type { Clock } from './clock.ts'
import type { Fault, Faults } from './faults.ts'
import { newSub, saveUser, type Pool } from './pool.ts'
import type { RecordedRequest, RequestLog } from './requests.ts'
import type { SentSms } from './sms.ts'
import { createUser } from './users.ts'

/** What tests may do to a local pool; `/_local/` offers the same over HTTP. */
export interface PoolControl {
  /** The messages sent, oldest first. */
  sms: () => SentSms[]
  /** The requests to the Cognito endpoint, oldest first. */
  requests: () => RecordedRequest[]
  /** The pool's time in milliseconds since 1970. */
  now: () => number
  /** Lets time pass at once: codes, limits, sessions and tokens grow older by `ms`. */
  advanceClock: (ms: number) => void
  /** Lets the pool's time stand still, apart from advances, until the reset. */
  freezeClock: () => void
  /** Makes the pool's clock differ from the clients' by `ms`, as with a computer whose clock is wrong. */
  skewClock: (ms: number) => void
  /** Makes a user as an import from a file does: known by a verified number, without a password. Answers the `sub`. */
  importUser: (phone: string, attributes?: Record<string, string>) => string
  /** Deletes the app client or the whole pool under its clients, until the reset. */
  remove: (what: 'client' | 'pool') => void
  /** Makes something go wrong. */
  addFault: (fault: Fault) => void
  /** Forgets every user, token, message, request and fault, and sets the clock right. Resolves when that is on disk. */
  reset: () => Promise<void>
}

/** The controls of one pool. */
export function createControl(pool: Pool, clock: Clock, faults: Faults, requests: RequestLog): PoolControl {
  return {
    sms: () => pool.sms.list(),
    requests: () => requests.list(),
    now: () => clock.now(),
    advanceClock: (ms) => {
      clock.advance(ms)
    },
    freezeClock: () => {
      clock.freeze()
    },
    skewClock: (ms) => {
      clock.skew(ms)
    },
    importUser: (phone, attributes = {}) => {
      const verified = { ...attributes, phone_number: phone, phone_number_verified: 'true' }
      const user = createUser(newSub(), verified, 'RESET_REQUIRED', clock.now())
      return saveUser(pool, user, {}).sub
    },
    remove: (what) => {
      pool.gone.current = what
    },
    addFault: (fault) => {
      faults.add(fault)
    },
    reset: () => {
      pool.gone.current = 'nothing'
      pool.store.clear()
      pool.sms.clear()
      pool.usedSessions.clear()
      requests.clear()
      faults.clear()
      clock.reset()
      return pool.store.flush()
    },
  }
}
