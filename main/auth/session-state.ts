import type { Session } from '../../preload/contract/session.ts'

/** The one copy of the session. Whoever changes it tells everybody. */
export interface SessionState {
  get(): Session
  /** Sets and announces the session, and answers it. */
  set(session: Session): Session
  /**
   * Runs changes of the session one after the other, so that a sign-out never lands in the middle of a sign-in.
   * A change that fails does not hold up the next.
   */
  exclusive: <Value>(change: () => Promise<Value>) => Promise<Value>
}

/** A session state that starts as `restoring`: at start nobody knows yet. */
export function createSessionState(announce: (session: Session) => void): SessionState {
  let current: Session = { status: 'restoring', problem: null, profile: null }
  let queue: Promise<unknown> = Promise.resolve()

  return {
    get: () => current,
    set(session) {
      current = session
      announce(session)
      return session
    },
    exclusive(change) {
      const done = queue.then(change)
      queue = done.catch(() => undefined)
      return done
    },
  }
}
