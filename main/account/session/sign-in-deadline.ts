import type { Session } from '../../../preload/contract/session.ts'

/** Ends a sign-in whose next step comes too late for the pool (decision 0064). */
export interface SignInDeadline {
  /**
   * Names what ends the sign-in. Call it once, before `follow`. It gets the time that is over, because an answer that is
   * still under way may give the sign-in more time.
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

/** Watches the sign-in by a timer and by the clock. Where somebody sets the clock back, the timer ends it all the same. */
export function createSignInDeadline(): SignInDeadline {
  let end: (until: number) => unknown = () => undefined
  let timer: NodeJS.Timeout | undefined
  let until: number | null = null

  return {
    whenOver(work) {
      end = work
    },
    follow(session) {
      const next = session.status === 'signingIn' ? session.until : null
      // A wrong code or a wait changes the session, but not its time.
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
