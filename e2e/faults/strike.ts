import type { LocalPool } from '../../infra/local-pool/server.ts'
import type { Fault } from './fault.ts'

/** A fault that strikes. */
export interface Strike {
  readonly send: typeof fetch
  /** How often the app sent each operation since then. */
  readonly sent: ReadonlyMap<string, number>
}

interface StrikeOptions {
  pool: LocalPool
  send: typeof fetch
  fault: Fault
  operation: string
}

/** A label of a host name has 63 characters at most: the resolver refuses this one without asking anybody. */
const unresolvable = `http://${'x'.repeat(64)}.invalid/`

/** Sends through a fault on one operation. The pool hears of it request by request, so that none is left over. */
export function strike({ pool, send, fault, operation }: StrikeOptions): Strike {
  const sent = new Map<string, number>()
  return {
    sent,
    send(input, init) {
      init?.signal?.throwIfAborted()
      const asked = new Headers(init?.headers).get('x-amz-target')?.split('.').at(-1) ?? 'GET'
      sent.set(asked, (sent.get(asked) ?? 0) + 1)
      if (fault.at !== 'way' || asked !== operation) return send(input, init)
      if (fault.pool === null) return send(unresolvable, init)
      // Cognito has made the user when it says that its quota of messages is used up.
      const late = operation === 'SignUp' && fault.pool.kind === 'error' ? { when: 'after' as const } : {}
      pool.control.addFault({ ...fault.pool, ...late, operation, times: 1 })
      return send(input, init)
    },
  }
}
