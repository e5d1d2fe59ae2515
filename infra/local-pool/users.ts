import type { Verifier } from './srp.ts'

export type UserStatus = 'UNCONFIRMED' | 'CONFIRMED' | 'RESET_REQUIRED' | 'FORCE_CHANGE_PASSWORD'

/** What a code was sent for; one can be open for each at a time. */
export type CodePurpose = 'signUp' | 'attribute' | 'reset'

export type MfaType = 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA'

/** A code that was sent by SMS and not used yet. */
interface OpenCode {
  code: string
  /** Milliseconds since 1970. */
  expiresAt: number
  /** The number that it was sent to, which is the one that it proves. */
  phone: string
}

export interface MfaState {
  /** Base32; null until enrolment is finished. */
  totpSecret: string | null
  /** Base32; handed out by AssociateSoftwareToken and not verified yet. */
  totpPending: string | null
  /** Number of the last 30-second step whose code was used: each counts once. */
  totpLastStep: number
  enabled: MfaType[]
  preferred: MfaType | null
}

/** One user as the pool keeps it. All times are milliseconds since 1970. */
export interface User {
  /** A UUID: the pool's user name and the `sub` claim. */
  sub: string
  status: UserStatus
  enabled: boolean
  createdAt: number
  modifiedAt: number
  /** All but `sub`, which never changes. Values are text, booleans `true` and `false`. */
  attributes: Record<string, string>
  /** The number that stands for the user name in every call; null after a change of number that is not verified. */
  signInPhone: string | null
  /** A new number that waits for its code while the old one still counts. */
  pendingPhone: string | null
  /** Null for a user that has none. */
  password: Verifier | null
  /** Passwords of before that the policy may refuse, the newest first. */
  formerPasswords: Verifier[]
  /** Until when a password set by an administrator may be used. */
  passwordExpiresAt: number | null
  codes: Partial<Record<CodePurpose, OpenCode>>
  mfa: MfaState
  /** Whether a code by SMS confirmed the sign-up, and no token was given since: that code is the first second factor. */
  provedPhoneAtSignUp: boolean
  /** When every sign-in was ended at once; null where that never was. */
  signedOutEverywhereAt: number | null
}

/** A user without a second factor, code or password. */
export function createUser(sub: string, attributes: Record<string, string>, status: UserStatus, now: number): User {
  return {
    sub,
    status,
    enabled: true,
    createdAt: now,
    modifiedAt: now,
    attributes,
    signInPhone: attributes.phone_number ?? null,
    pendingPhone: null,
    password: null,
    formerPasswords: [],
    passwordExpiresAt: null,
    codes: {},
    mfa: { totpSecret: null, totpPending: null, totpLastStep: 0, enabled: [], preferred: null },
    provedPhoneAtSignUp: false,
    signedOutEverywhereAt: null,
  }
}

/** Whether the user's number was proven by a code, or by an administrator. */
export function hasVerifiedPhone(user: User): boolean {
  return user.attributes.phone_number !== undefined && user.attributes.phone_number_verified === 'true'
}
