import type { Operation, PlainCode } from './exceptions.ts'

/**
 * What a NotAuthorizedException is about. Cognito has this one exception for many reasons, and its text alone tells
 * them apart.
 *
 * - `credentials`: the number or the password is wrong; it does not say which.
 * - `attempts`: too many wrong passwords before.
 * - `disabled`: an administrator disabled the user.
 * - `temporaryPassword`: the password that an administrator set was not changed in time.
 * - `risk`: threat protection found the sign-in too unusual.
 * - `address`: threat protection refuses the address that the request comes from.
 * - `client`: the app client has a secret, or misses one. The build and the pool do not fit together.
 * - `right`: the app client may not do this; whoever is signed in stays signed in.
 */
type Refusal = 'credentials' | 'attempts' | 'disabled' | 'temporaryPassword' | 'risk' | 'address' | 'client' | 'right'

/** How each text is recognised: by its words, because Cognito has changed full stops and half-sentences before. */
const words: readonly [RegExp, Refusal][] = [
  [/^incorrect username or password/i, 'credentials'],
  [/^password attempts exceeded/i, 'attempts'],
  [/^user is disabled/i, 'disabled'],
  // The second is what Cognito said until about 2019.
  [/^temporary password has expired/i, 'temporaryPassword'],
  [/^user account has expired/i, 'temporaryPassword'],
  [/^unable to login because of security reasons/i, 'risk'],
  [/^request not allowed due to security reasons/i, 'address'],
  [/^client \S+ is configured (with|without|for) (a )?secret/i, 'client'],
  [/^unable to verify secret hash/i, 'client'],
  [/^a client attempted to write unauthorized attribute/i, 'right'],
  [/^access token does not have required scopes/i, 'right'],
]

/** Whoever waits for a code is told: without a session nothing else would. */
const ofWaiting: Partial<Record<Refusal, PlainCode>> = { disabled: 'UserDisabled' }
const ofSignedIn: Partial<Record<Refusal, PlainCode>> = { disabled: 'UserDisabled', right: 'NotAllowed' }

/** What a refusal means where that depends on what was asked. */
const meanings: Partial<Record<Operation, Partial<Record<Refusal, PlainCode | 'SignInLocked'>>>> = {
  signIn: {
    credentials: 'CredentialsWrong',
    attempts: 'SignInLocked',
    disabled: 'UserDisabled',
    temporaryPassword: 'TemporaryPasswordExpired',
    risk: 'SignInBlocked',
  },
  confirmSignUp: ofWaiting,
  resendSignUpCode: ofWaiting,
  requestPasswordReset: ofWaiting,
  resetPassword: ofWaiting,
  refresh: { disabled: 'UserDisabled' },
  fetchAttributes: ofSignedIn,
  updateAttributes: ofSignedIn,
  changePassword: { ...ofSignedIn, credentials: 'CurrentPasswordWrong' },
  requestPhoneCode: ofSignedIn,
  verifyPhone: ofSignedIn,
}

const anywhere: Partial<Record<Refusal, PlainCode | 'TooManyRequests'>> = {
  attempts: 'TooManyRequests',
  address: 'AccessBlocked',
  client: 'AppRefused',
}

/**
 * The contract's code for a NotAuthorizedException with this text; null where the text says nothing that we know, and
 * the operation alone decides.
 */
export function codeOfRefusal(
  operation: Operation,
  text: string,
): PlainCode | 'SignInLocked' | 'TooManyRequests' | null {
  const refusal = words.find(([pattern]) => pattern.test(text))?.[1]
  if (refusal === undefined) return null
  return meanings[operation]?.[refusal] ?? anywhere[refusal] ?? null
}
