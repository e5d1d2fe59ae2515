import type { Session, SessionStatus } from '../../../preload/contract/session.ts'
import type { SessionIn } from './moves.ts'

/** The one copy of the session. Whoever changes it tells everybody. */
export interface SessionState {
  /** Names what is done with each new session; once, before there is one. */
  connect(outlets: Outlets): void
  get: () => Session
  /** Sets the session and answers it; it is announced as soon as it is kept. */
  set: (session: Session) => Session
  /** Changes a session of this state and leaves any other alone: it may have ended meanwhile. @returns the session now */
  amend<Status extends SessionStatus>(
    status: Status,
    change: (session: SessionIn<Status>) => SessionIn<Status>,
  ): Session
  /**
   * Runs changes of the session one after the other, so that a sign-out never lands in the middle of a sign-in
   * (decision 0009).
   * A change that fails does not hold up the next. Nobody hears of its end before what it set has been announced.
   */
  exclusive: <Value>(change: () => Promise<Value>) => Promise<Value>
}

/** What is done with each new session. */
interface Outlets {
  /** Remembers what the next start has to know. Resolves when it does, or when that takes too long; never rejects. */
  keep: (session: Session) => Promise<unknown>
  /** Told of each session, in their order. */
  announce: (session: Session) => void
}

/** A session state that starts as `restoring`: at start nobody knows yet. */
export function createSessionState(): SessionState {
  let outlets: Outlets = { keep: () => Promise.resolve(), announce: () => undefined }
  let current: Session = { status: 'restoring', problem: null, profile: null }
  let queue: Promise<unknown> = Promise.resolve()
  let told: Promise<void> = Promise.resolve()

  async function tell(before: Promise<unknown>, session: Session): Promise<void> {
    const kept = outlets.keep(session)
    await before.catch(() => undefined)
    await kept
    outlets.announce(session)
  }

  function set(session: Session): Session {
    current = session
    told = tell(told, session)
    // Who cares waits for it in `exclusive`.
    told.catch(() => undefined)
    return session
  }

  return {
    connect(next) {
      outlets = next
    },
    get: () => current,
    set,
    amend<Status extends SessionStatus>(
      status: Status,
      change: (session: SessionIn<Status>) => SessionIn<Status>,
    ): Session {
      // Its status says that it is one; the compiler does not follow a status that is a type parameter.
      return current.status === status ? set(change(current as SessionIn<Status>)) : current
    },
    exclusive(change) {
      const done = queue.then(change)
      queue = done.catch(() => undefined)
      return done.finally(() => told)
    },
  }
}
