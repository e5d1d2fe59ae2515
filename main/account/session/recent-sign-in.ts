import type { ServerClock } from '../../network/server-clock.ts'
import { done, failed, type Outcome } from '../../outcome.ts'
import type { AccountContext } from '../context.ts'
import type { SessionIn } from './moves.ts'

/** Tells whether somebody signed in so lately that nobody has to confirm that they are still the user. */
export interface RecentSignIn {
  /**
   * Until when a sign-in counts as recent, in milliseconds since the epoch by this machine's clock; null when it does not
   * now. The server's clock decides, because anybody can set this machine's.
   * @param since when the user signed in, by the token's `auth_time`; null when it does not tell
   */
  until(since: number | null): number | null
}

/**
 * Counts by this clock of the server.
 * @param lasts how long a sign-in counts as recent, in milliseconds
 */
export function createRecentSignIn(
  clock: Pick<ServerClock, 'serverTime'>,
  lasts: number,
  now: () => number = () => Date.now(),
): RecentSignIn {
  return {
    until(since) {
      if (since === null) return null
      const left = Math.min(since + lasts - clock.serverTime(), lasts)
      return left > 0 ? Math.round(now() + left) : null
    },
  }
}

/** Refuses what wants a recent sign-in when there is none, and then the page learns that a confirmation is due. */
export function recentlySignedIn(
  { recentSignIn, state }: AccountContext,
  { since }: SessionIn<'signedIn'>,
): Outcome<null, 'ConfirmationNeeded'> {
  if (recentSignIn.until(since) !== null) return done(null)
  state.amend('signedIn', (session) => ({ ...session, confirmedUntil: null }))
  return failed({ code: 'ConfirmationNeeded' })
}
