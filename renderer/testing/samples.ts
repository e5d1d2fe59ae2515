import type { AppInfo } from '../../preload/contract/contract.ts'
import type { AppError, ErrorCode } from '../../preload/contract/errors.ts'
import type { Profile, Session, SessionStatus } from '../../preload/contract/session.ts'

/** What main tells of a dev build on a machine with a keychain. */
export const appInfo: AppInfo = {
  version: '0.1.0',
  stage: 'local',
  passwordPolicy: {
    minimumLength: 10,
    requireUppercase: true,
    requireLowercase: true,
    requireNumbers: true,
    requireSymbols: true,
  },
  keychain: 'ready',
  connection: 'online',
}

// The number is from the range that is kept free for drama.
export const phoneNumber = '+447700900123'
export const destination = '+*******0123'

/** Meets the policy of `appInfo`. */
export const goodPassword = 'Brass-key-42'

export const profile: Profile = {
  phoneNumber,
  phoneNumberVerified: true,
  name: 'Ada Okafor',
  company: 'Harbour & Sons',
  role: 'Head of logistics',
}

/** One session of each status. */
export const sessions = {
  restoring: { status: 'restoring', problem: null, profile: null },
  signedOut: { status: 'signedOut', phoneNumber: null, notice: null },
  confirmingSignUp: { status: 'confirmingSignUp', phoneNumber, destination },
  resettingPassword: { status: 'resettingPassword', phoneNumber, destination },
  signedIn: { status: 'signedIn', profile, keptIn: 'keychain' },
} as const satisfies { [Status in SessionStatus]: Extract<Session, { status: Status }> }

/** An error with this code, with details where the code has some. */
export function errorOf<Code extends ErrorCode>(code: Code): AppError<Code> {
  const details = { InvalidInput: { fields: [] }, ChallengeNotSupported: { challenge: 'SMS_MFA' } }
  return { code, ...(Object.hasOwn(details, code) ? details[code as keyof typeof details] : {}) } as AppError<Code>
}
