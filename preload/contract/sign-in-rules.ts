import { z } from './schema.ts'

/** How people get and use an account of this stage, as its pool is set. Each rule has a default: that of version 0.1.0. */
export const signInRules = z.strictObject({
  /** Whether people may create accounts themselves. False for a pool whose users only an administrator creates. */
  selfSignUp: z._default(z.boolean(), true),
  /** How long a sign-in may wait for its next step, such as a code: the app client's AuthSessionValidity, in minutes. */
  challengeMinutes: z._default(z.int().check(z.gte(3), z.lte(15)), 3),
  /** Whether users have a second factor: none, those who want one, or everybody. The pool's MfaConfiguration. */
  secondFactor: z._default(z.enum(['OFF', 'OPTIONAL', 'ON']), 'OFF'),
  /** Whether an authenticator app may be one. Text messages always may where there are second factors at all. */
  totp: z._default(z.boolean(), false),
  /**
   * Whether users may change their phone number. Only for a pool where the old number counts until the new one is
   * verified (AttributesRequireVerificationBeforeUpdate); another one could lock its user out.
   */
  newNumber: z._default(z.boolean(), false),
  /** Whether the pool tracks sessions, so that users see where they are signed in (UserSessionTracking). */
  sessions: z._default(z.boolean(), false),
  /** Whether users may delete their own account. */
  deleteAccount: z._default(z.boolean(), false),
})
export type SignInRules = z.output<typeof signInRules>
