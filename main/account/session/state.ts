import type { Session } from '../../../preload/contract/session.ts'

/** The one copy of the session. Whoever changes it tells everybody. */
export interface SessionState {
  get(): Session
  /** Sets the session and answers it; it is announced as soon as it is kept. */
  set(session: Session): Session
  /**
   * Runs changes of the session one after the other, so that a sign-out never lands in the middle of a sign-in.
   * A change that fails does not hold up the next. Nobody hears of its end before what it set has been announced.
   */
  exclusive: <Value>(change: () => Promise<Value>) => Promise<Value>
}

interface SessionStateOptions {
  /** Remembers what the next start has to know. Resolves when it does, or when that takes too long; never rejects. */
  keep: (session: Session) => Promise<unknown>
  /** Told of each session, in their order. */
  announce: (session: Session) => void
}

/** A session state that starts as `restoring`: at start nobody knows yet. */
export function createSessionState({ keep, announce }: SessionStateOptions): SessionState {
  let current: Session = { status: 'restoring', problem: null, profile: null }
  let queue: Promise<unknown> = Promise.resolve()
  let told: Promise<void> = Promise.resolve()

  async function tell(before: Promise<unknown>, session: Session): Promise<void> {
    const kept = keep(session)
    await before.catch(() => undefined)
    await kept
    announce(session)
  }

  return {
    get: () => current,
    set(session) {
      current = session
      told = tell(told, session)
      // Who cares waits for it in `exclusive`.
      told.catch(() => undefined)
      return session
    },
    exclusive(change) {
      const done = queue.then(change)
      queue = done.catch(() => undefined)
      return done.finally(() => told)
    },
  }
}
