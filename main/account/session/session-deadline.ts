import type { Session } from '../../../preload/contract/session.ts'

/** Ends a part of the session at the time that the session itself names. */
export interface SessionDeadline {
  /**
   * Names what ends it. Call it once, before `follow`. It gets the time that is over, because an answer that is still
   * under way may give more time.
   */
  whenOver(end: (until: number) => unknown): void
  /** Follows each new session. */
  follow(session: Session): void
  /** Looks at once. Call it after sleep, because timers stand still meanwhile. */
  check(): void
  stop(): void
}

/** How much sooner than the pool the app stops waiting, in milliseconds: an answer needs some time to get there. */
const margin = 2_000

/** Until when the pool waits for the next step, in milliseconds since the epoch. Ask when the step has just come. */
export function stepUntil(challengeMinutes: number): number {
  return Date.now() + challengeMinutes * 60_000 - margin
}

/**
 * Until when the pool waits for the next step of a sign-in (decision 0064), or of a confirmation (decision 0065). Null
 * when it waits for none.
 */
export function stepTime(session: Session): number | null {
  if (session.status === 'signingIn') return session.until
  return session.status === 'signedIn' ? (session.confirming?.until ?? null) : null
}

/**
 * Watches a time by a timer and by the clock. Where somebody sets the clock back, the timer ends it all the same.
 * @param timeIn the time that a session names, in milliseconds since the epoch; null for none
 */
export function createSessionDeadline(timeIn: (session: Session) => number | null): SessionDeadline {
  let end: (until: number) => unknown = () => undefined
  let timer: NodeJS.Timeout | undefined
  let until: number | null = null

  return {
    whenOver(work) {
      end = work
    },
    follow(session) {
      const next = timeIn(session)
      // Much changes a session, such as a wrong code or a wait, but not its time.
      if (next === until) return
      clearTimeout(timer)
      until = next
      if (next !== null) timer = setTimeout(() => void end(next), Math.max(next - Date.now(), 0)).unref()
    },
    check() {
      if (until !== null && until <= Date.now()) end(until)
    },
    stop() {
      clearTimeout(timer)
    },
  }
}
