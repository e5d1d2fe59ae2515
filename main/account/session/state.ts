import type { Session, SessionStatus } from '../../../preload/contract/session.ts'
import type { SessionIn } from './moves.ts'

/** The one copy of the session. Each change of it is announced. */
export interface SessionState {
  /** Names what to do with each new session. Call it once, before the first session is set. */
  connect(outlets: Outlets): void
  get: () => Session
  /** Sets the session, and answers it as it is then. It is announced once `keep` has ended. */
  set: (session: Session) => Session
  /**
   * Changes the session if it is in this state; otherwise leaves it, because the session may have ended meanwhile.
   * @returns the session now
   */
  amend<Status extends SessionStatus>(
    status: Status,
    change: (session: SessionIn<Status>) => SessionIn<Status>,
  ): Session
  /**
   * Runs changes of the session one after the other, so that a sign-out never runs in the middle of a sign-in
   * (decision 0009). A change that fails does not stop the next. The promise settles only after the sessions that the
   * change set have been announced.
   */
  exclusive: <Value>(change: () => Promise<Value>) => Promise<Value>
}

/** What is done with each new session. */
interface Outlets {
  /**
   * Remembers what the next start has to know. Resolves when the disk holds it or when that takes too long; never
   * rejects.
   */
  keep: (session: Session) => Promise<unknown>
  /** Tells others of each session, in order. */
  announce: (session: Session) => void
}

/**
 * A session state. It begins as `restoring`, because nobody knows yet whether a session was kept.
 * @param wasSignedIn whether somebody was signed in when the app was closed
 * @param completed adds to each session what follows from it, so that no journey has to think of that
 */
export function createSessionState(
  wasSignedIn = false,
  completed: (session: Session) => Session = (session) => session,
): SessionState {
  let outlets: Outlets = { keep: () => Promise.resolve(), announce: () => undefined }
  let current: Session = { status: 'restoring', wasSignedIn, problem: null, profile: null }
  let queue: Promise<unknown> = Promise.resolve()
  let told: Promise<void> = Promise.resolve()

  async function tell(before: Promise<unknown>, session: Session): Promise<void> {
    const kept = outlets.keep(session)
    await before.catch(() => undefined)
    await kept
    outlets.announce(session)
  }

  function set(session: Session): Session {
    current = completed(session)
    told = tell(told, current)
    // `exclusive` waits for it and gets the error; without this Node would report it as unhandled.
    told.catch(() => undefined)
    return current
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
      // The status was just compared; the compiler cannot follow a status that is a type parameter.
      return current.status === status ? set(change(current as SessionIn<Status>)) : current
    },
    async exclusive(change) {
      const done = queue.then(change)
      queue = done.catch(() => undefined)
      try {
        return await done
      } finally {
        await told
      }
    },
  }
}
