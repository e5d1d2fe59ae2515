import type { Fault as PoolFault } from '../../infra/local-pool/faults.ts'
import type { ErrorCode } from '../../preload/contract/errors.ts'
import type { KeychainFault } from './secrets.ts'

type What = PoolFault extends infer Kind ? (Kind extends PoolFault ? Omit<Kind, 'operation' | 'times'> : never) : never

/** Something that goes wrong for as long as a call lasts. */
export type Fault =
  | {
      at: 'way'
      name: string
      /** What the pool does; null where the request never reaches it. */
      pool: What | null
      /** Whether the pool may have carried the operation out. */
      carriedOut: boolean
      /** What is true of this fault. */
      code: ErrorCode
    }
  | { at: 'keychain'; name: KeychainFault }

const throttled = { name: 'LimitExceededException', message: 'Attempt limit exceeded, please try after some time.' }

/** Longer than a request may take while a fault lasts, in milliseconds. */
export const delayMs = 1_600

/** All faults of the matrix. */
export const faults: Fault[] = [
  way('dropped before', { kind: 'drop' }, 'AnswerLost', false),
  way('dropped after', { kind: 'drop', when: 'after' }, 'AnswerLost', true),
  way('delayed', { kind: 'delay', delayMs }, 'TimedOut', true),
  way('500', { kind: 'status', status: 500 }, 'ServerUnavailable', false),
  way('503', { kind: 'status', status: 503 }, 'ServerUnavailable', false),
  way('throttled', { kind: 'error', error: throttled }, 'TooManyRequests', false),
  way('truncated', { kind: 'truncate' }, 'AnswerLost', true),
  way('wrong content type', { kind: 'contentType' }, 'NetworkSignIn', true),
  way('DNS failure', null, 'Offline', false),
  { at: 'keychain', name: 'read' },
  { at: 'keychain', name: 'write' },
  { at: 'keychain', name: 'delete' },
  { at: 'keychain', name: 'hang' },
]

function way(name: string, pool: What | null, code: ErrorCode, carriedOut: boolean): Fault {
  return { at: 'way', name, pool, code, carriedOut }
}
