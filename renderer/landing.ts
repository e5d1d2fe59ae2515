import type { Session } from '../preload/contract/session.ts'
import type { Flash } from './stores/flash.ts'

/** What greets a user whom these screens have signed in, at once or through the steps of a sign-in. */
const greetings: Partial<Record<string, Flash>> = {
  'sign-up': 'accountReady',
  'confirm-sign-up': 'accountReady',
  'reset-password': 'profile.passwordReset',
}

/** The screen for a session that has just begun or changed, and what is told there. */
export interface Landing {
  screen: string
  greeting: Flash | null
}

/**
 * Follows the session through a sign-in, and knows at its end how the user came to it: by a new account, a reset, a
 * first password, or after every session was ended. Whoever chose a first password, and has a number that nobody verified, verifies it next.
 * @param home the name of a session's usual screen
 * @param first the session that there is now
 * @returns a function of each new session and the screen that is shown, to be called once for each
 */
export function createLanding(
  home: (session: Session) => string,
  first: Session,
): (current: Session, from: string) => Landing {
  let before = first
  /** What will greet the user once the steps are done. */
  let earned: Flash | null = null
  let landed: Landing | null = null

  return (current, from) => {
    const last = before
    before = current
    // Main tells of a session, and then answers the call that brought it: that leads nowhere else.
    if (landed !== null && current.status === 'signedIn' && last.status === 'signedIn') return landed

    landed = null
    const chose = isFirstPassword(last) && !isFirstPassword(current)
    // Only who ended every session comes from an account to the steps of a sign-in.
    const again = last.status === 'signedIn' && current.status === 'signingIn'
    if (chose) earned = 'firstPassword.done'
    else if (again) earned = 'places.everywhereDone'
    else earned = greetings[from] ?? earned
    if (current.status === 'signedIn') {
      landed = landingOf(current, earned, home)
      earned = null
      return landed
    }
    if (current.status !== 'signingIn') earned = null
    return { screen: home(current), greeting: null }
  }
}

function isFirstPassword(session: Session): boolean {
  return session.status === 'signingIn' && session.step.kind === 'newPassword'
}

function landingOf(
  current: Extract<Session, { status: 'signedIn' }>,
  earned: Flash | null,
  home: (session: Session) => string,
): Landing {
  const { phoneNumber, phoneNumberVerified } = current.profile
  return earned === 'firstPassword.done' && phoneNumber !== null && !phoneNumberVerified
    ? { screen: 'security-number', greeting: 'firstPassword.verify' }
    : { screen: home(current), greeting: earned }
}
