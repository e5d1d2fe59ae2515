import type { Fault as PoolFault } from '../../infra/local-pool/faults.ts'
import type { Result } from '../../preload/contract/result.ts'
import type { Session } from '../../preload/contract/session.ts'
import type { CallName } from '../faults/app.ts'

// What a walk and the app, a process of its own, tell each other. Node's own channel between processes carries it.

type What = PoolFault extends infer Kind ? (Kind extends PoolFault ? Omit<Kind, 'operation' | 'times'> : never) : never

/** How the way to the pool is: cut, or struck by a fault for so many requests. */
export type Way = 'clear' | 'cut' | { fault: What; times: number }

/** What the app is asked to do; each order is answered by its number. */
export type Order =
  | { order: number; kind: 'call'; name: CallName; input: unknown }
  /** What the start, a woken machine and a connection that is back do. */
  | { order: number; kind: 'catchUp' }
  /** What an orderly end waits for. */
  | { order: number; kind: 'settle' }
  /** This machine's clock is so many milliseconds ahead of the true time. */
  | { order: number; kind: 'clock'; ahead: number }
  | { order: number; kind: 'way'; way: Way }

export type ToApp = Order | { answerTo: number; value: string | null } | { answerTo: number; refused: true }

export type FromApp =
  | { done: number; result: Result<unknown> | null; session: Session }
  /** A use of the keychain, which lies outside the app and outlives it. */
  | { use: number; kind: 'get' | 'set' | 'delete'; account: string; secret: string }
  | { session: Session }
  | { line: string }
  /** Tokens that the pool handed out, to be looked for where none belongs. */
  | { tokens: string[] }
