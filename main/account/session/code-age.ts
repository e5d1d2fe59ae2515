import type { Session } from '../../../preload/contract/session.ts'
import type { RememberedStore } from '../../settings/remembered.ts'
import type { SessionIn } from './moves.ts'
import type { SessionState } from './state.ts'

type Waiting = SessionIn<'confirmingSignUp'> | SessionIn<'resettingPassword'>

/** How long Cognito takes a code, in milliseconds: a sign-up's for a day, a reset's for an hour. */
export const codeLife = { confirmingSignUp: 24 * 3_600_000, resettingPassword: 3_600_000 } as const

/** Ends the promise of a code that the pool takes no more (decision 0053). */
export interface CodeAge {
  /** Follows each new session. */
  follow(session: Session): void
  /** Looks at once. Call it after sleep, because timers stand still meanwhile. */
  check(): void
  stop(): void
}

/** Watches the step that waits for a code, by the time at which the app last asked for one. */
export function createCodeAge(state: SessionState, remembered: RememberedStore): CodeAge {
  let timer: NodeJS.Timeout | undefined

  function check(): void {
    const session = state.get()
    if (!isWaiting(session)) return
    const aged = outlivedBy(session, remembered.get().pending?.since)
    if (aged !== session) state.set(aged)
  }

  return {
    follow(session) {
      clearTimeout(timer)
      if (!isWaiting(session)) return
      const since = remembered.get().pending?.since ?? Date.now()
      // A pause of nothing is none: the session that follows from it would come back here for ever.
      const left = Math.max(since + codeLife[session.status] - Date.now(), 0)
      if (left > 0) timer = setTimeout(check, left).unref()
    },
    check,
    stop() {
      clearTimeout(timer)
    },
  }
}

function isWaiting(session: Session): session is Waiting {
  return session.status === 'confirmingSignUp' || session.status === 'resettingPassword'
}

/**
 * The same step, without its code where that is over.
 * @param since when the app last asked for the code, in milliseconds since the epoch
 */
export function outlivedBy<Step extends Waiting>(session: Step, since: number | undefined): Step {
  const over = since !== undefined && since + codeLife[session.status] <= Date.now()
  const told = session.outlived === true && session.destination === null
  return over && !told ? { ...session, destination: null, outlived: true } : session
}
