import type { CommonError, ErrorCode, PlainCode } from '../../../../preload/contract/errors.ts'
import type { Operation } from './operations.ts'

/**
 * What a NotAuthorizedException is about. Cognito has this one exception for many reasons, and its text alone tells
 * them apart.
 *
 * - `credentials`: the number or the password is wrong; it does not say which.
 * - `attempts`: too many wrong passwords before. Cognito then takes none for 2^(n-5) seconds after the n-th, 15 minutes at
 *   most. Others may try too, so the app does not know n, and names no time.
 * - `disabled`: an administrator disabled the user.
 * - `temporaryPassword`: the password that an administrator set was not changed in time.
 * - `risk`: threat protection found the sign-in too unusual.
 * - `address`: threat protection refuses the address that the request comes from.
 * - `client`: the app client has a secret, or misses one. The build and the pool do not fit together.
 * - `right`: the app client may not do this; whoever is signed in stays signed in.
 */
export type Refusal =
  | 'credentials'
  | 'attempts'
  | 'disabled'
  | 'temporaryPassword'
  | 'risk'
  | 'address'
  | 'client'
  | 'right'

/** How each text is recognised: by its words, because Cognito has changed full stops and half-sentences before. */
const words: readonly [RegExp, Refusal][] = [
  [/^incorrect username or password/i, 'credentials'],
  [/^password attempts exceeded/i, 'attempts'],
  [/^user is disabled/i, 'disabled'],
  // Until about 2019 Cognito said the second text.
  [/^temporary password has expired/i, 'temporaryPassword'],
  [/^user account has expired/i, 'temporaryPassword'],
  [/^unable to login because of security reasons/i, 'risk'],
  [/^request not allowed due to security reasons/i, 'address'],
  [/^client \S+ is configured (with|without|for) (a )?secret/i, 'client'],
  [/^unable to verify secret hash/i, 'client'],
  [/^a client attempted to write unauthorized attribute/i, 'right'],
  [/^access token does not have required scopes/i, 'right'],
]

/** A user who waits for a code has no session, so nothing else would tell them. */
const whileWaiting = { disabled: 'UserDisabled' } as const
const whileSignedIn = { disabled: 'UserDisabled', right: 'NotAllowed' } as const

/** Any other refusal of a step means that the pool no longer waits for it. */
const atSteps = { attempts: 'SignInLocked', disabled: 'UserDisabled', risk: 'SignInBlocked' } as const

/** What a refusal means where that depends on the operation. */
const meanings = {
  signUp: {},
  signIn: {
    credentials: 'CredentialsWrong',
    attempts: 'SignInLocked',
    disabled: 'UserDisabled',
    temporaryPassword: 'TemporaryPasswordExpired',
    risk: 'SignInBlocked',
  },
  confirmSmsCode: atSteps,
  confirmTotpCode: atSteps,
  chooseFactor: atSteps,
  // The app client may not write an attribute, so the same sign-in would fail again.
  chooseFirstPassword: { ...atSteps, right: 'SignInRefused' },
  setUpTotp: atSteps,
  confirmSignUp: whileWaiting,
  resendSignUpCode: whileWaiting,
  requestPasswordReset: whileWaiting,
  resetPassword: whileWaiting,
  refresh: { disabled: 'UserDisabled' },
  fetchAttributes: whileSignedIn,
  updateAttributes: whileSignedIn,
  changePassword: { ...whileSignedIn, attempts: 'SignInLocked', credentials: 'CurrentPasswordWrong' },
  requestPhoneCode: whileSignedIn,
  verifyPhone: whileSignedIn,
  changeNumber: whileSignedIn,
  revoke: {},
  newTotpKey: whileSignedIn,
  proveTotpKey: whileSignedIn,
  turnOnFactor: whileSignedIn,
  turnOffFactor: whileSignedIn,
  listSessions: whileSignedIn,
  endSession: whileSignedIn,
  endAllSessions: whileSignedIn,
  deleteAccount: whileSignedIn,
} as const satisfies Record<Operation, Partial<Record<Refusal, PlainCode>>>

const anywhere = {
  attempts: 'TooManyRequests',
  address: 'AccessBlocked',
  client: 'AppRefused',
} as const satisfies Partial<Record<Refusal, CommonError>>

/** How the app client is set up: `USER_SRP_AUTH is not enabled for the client.` */
const aboutClient = /(flow|_AUTH|method)\b.* not (enabled|supported)|missing required parameter/i

/** What an InvalidParameterException means by its text. */
const parameters = {
  signIn: [
    [aboutClient, 'AppRefused'],
    // An imported user has no password yet, and Cognito says only this (amplify-js #4516).
    [/^invalid input given/i, 'PasswordResetRequired'],
  ],
  refresh: [[aboutClient, 'AppRefused']],
} as const satisfies Partial<Record<Operation, readonly (readonly [RegExp, PlainCode])[]>>
type Parameters = typeof parameters

/** The codes that only a text can lead to. */
export type CodeOfText<Op extends Operation> =
  | (typeof meanings)[Op][keyof (typeof meanings)[Op]]
  | (Op extends keyof Parameters ? Parameters[Op][number][1] : never)

/**
 * The contract's code for an exception with this text. Null when we do not know the text: then the operation and the
 * exception's name decide.
 */
export function codeOfText(operation: Operation, { name, message }: Error): ErrorCode | null {
  if (name === 'NotAuthorizedException') {
    const refusal = words.find(([pattern]) => pattern.test(message))?.[1]
    if (refusal === undefined) return null
    const known: Partial<Record<Refusal, ErrorCode>> = { ...anywhere, ...meanings[operation] }
    return known[refusal] ?? null
  }
  if (name !== 'InvalidParameterException') return null
  const known: Partial<Record<Operation, readonly (readonly [RegExp, ErrorCode])[]>> = parameters
  return known[operation]?.find(([pattern]) => pattern.test(message))?.[1] ?? null
}
