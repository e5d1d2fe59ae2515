import { errorCodes } from '../../preload/contract/errors.ts'
import { connectionState, keychainState } from '../../preload/contract/machine.ts'
import { z } from '../../preload/contract/schema.ts'
import { errorNames, otherName } from './error-names.ts'

// What a log line can say. Everything else is left out (decision 0058).

const shaped = (shape: RegExp): z.ZodMiniType<string> => z.string().check(z.regex(shape))

/** A number of so few digits that it is no code and no phone number. */
const number = z.int().check(z.gte(-99_999), z.lte(99_999))

/** Windows ends a program with a number of 32 bits. Its first bits say what kind it is, and the last 16 which one. */
const exitCode = z.union([number, z.int().check(z.refine((code) => [0x8, 0xc, 0xe].includes((code >>> 16) / 0x1000)))])

/** The words that Electron has for the end of a process, and ours for what updates end with. */
const reasons = [
  ...['clean-exit', 'abnormal-exit', 'killed', 'crashed', 'oom', 'launch-failed', 'integrity-failure'],
  ...['memory-eviction', 'unreachable', 'refused', 'notInstalled', 'notPackaged', 'policy', 'noFeed', 'installation'],
  ...['networkPage', 'diskFull', 'notReplaceable'],
] as const

/** The session's states. */
export const sessionStatuses = [
  'restoring',
  'signedOut',
  'confirmingSignUp',
  'signingIn',
  'resettingPassword',
  'signedIn',
] as const

const moves = [
  ...['signUp', 'resumeSignUp', 'confirmSignUp', 'resendSignUpCode', 'signIn', 'requestPasswordReset'],
  ...['confirmSignIn', 'resendSignInCode', 'chooseFactor', 'chooseFactorAgain', 'chooseFirstPassword', 'setUpTotp'],
  ...['resendResetCode', 'resetPassword', 'startOver', 'refreshProfile', 'updateProfile', 'changePassword'],
  ...['requestPhoneCode', 'verifyPhone', 'signOut', 'restore', 'lookAgain', 'refreshTokens', 'requireSignIn'],
  ...['endSignIn', 'confirmSmsCode', 'confirmTotpCode'],
  ...[
    'refresh',
    'fetchAttributes',
    'updateAttributes',
    'revoke',
    'deleteAccount',
    'changeNumber',
    'keepNumber',
    'agree',
  ],
  ...['confirmIdentity', 'confirmIdentityCode', 'resendIdentityCode', 'cancelConfirmation', 'endConfirmation'],
  ...['getFactors', 'getNewTotpKey', 'turnOnTotp', 'turnOnSms', 'turnOffFactor', 'preferFactor', 'newTotpKey'],
  ...['proveTotpKey', 'turnOnFactor', 'listPlaces', 'endPlace', 'endOtherPlaces', 'endEverywhere', 'listSessions'],
  ...['endSession', 'endAllSessions'],
] as const

const operations = [
  ...['SignUp', 'ConfirmSignUp', 'ResendConfirmationCode', 'InitiateAuth', 'RespondToAuthChallenge', 'GetUser'],
  ...['GetTokensFromRefreshToken', 'UpdateUserAttributes', 'ChangePassword', 'ForgotPassword', 'RevokeToken'],
  ...['ConfirmForgotPassword', 'GetUserAttributeVerificationCode', 'VerifyUserAttribute', 'GET', 'POST'],
  ...['AssociateSoftwareToken', 'VerifySoftwareToken', 'SetUserMFAPreference', 'ListUserSessions'],
  ...['RevokeUserSession', 'GlobalSignOut', 'DeleteUser'],
] as const

const standardAttributes = [
  ...['address', 'birthdate', 'email', 'family_name', 'gender', 'given_name', 'locale', 'middle_name', 'name'],
  ...['nickname', 'phone_number', 'picture', 'preferred_username', 'profile', 'updated_at', 'website', 'zoneinfo'],
] as const

/** Chromium's processes (`child-process-gone`). */
const processes = [
  ...['Utility', 'Zygote', 'Sandbox helper', 'GPU', 'Pepper Plugin', 'Pepper Plugin Broker', 'Unknown'],
] as const

/** Electron's names for what a page may ask. */
const permissions = [
  ...['ar', 'automatic-fullscreen', 'background-fetch', 'background-sync', 'captured-surface-control'],
  ...['clipboard-read', 'clipboard-sanitized-write', 'deprecated-sync-clipboard-read', 'display-capture', 'fileSystem'],
  ...['fullscreen', 'geolocation', 'geolocation-approximate', 'hand-tracking', 'hid', 'idle-detection'],
  ...['keyboardLock', 'local-fonts', 'local-network', 'local-network-access', 'loopback-network', 'media'],
  ...['mediaKeySystem', 'midi', 'midiSysex', 'nfc', 'notifications', 'openExternal', 'payment-handler'],
  ...['periodic-background-sync', 'persistent-storage', 'pointerLock', 'screen-wake-lock', 'sensors', 'serial'],
  ...['smart-card', 'speaker-selection', 'storage-access', 'system-wake-lock', 'top-level-storage-access', 'usb'],
  ...['vr', 'web-app-installation', 'web-printing', 'window-management', 'unknown'],
] as const

/**
 * The keys of a policy, and those that only a build may decide. Of any other key the log says that there is one, and the
 * diagnostics say which.
 */
const policyKeys = [
  ...['allowedCountries', 'defaultCountry', 'defaultLanguage', 'logLevel', 'sessionOnly', 'signInEveryHours'],
  ...[
    'integratedSignInServers',
    'support',
    'privacy',
    'terms',
    'updateFeedUrl',
    'updatesEnabled',
    'stage',
    'region',
    'userPoolId',
    'userPoolClientId',
    'passwordPolicy',
    'signIn',
    'attributes',
  ],
  ...['endpoint', 'pace', 'policyFile', 'userData'],
] as const

/** How the codes of the system, of Node's TLS and fetch, and of Chromium begin. */
const codeFamilies = ['(net::)?ERR', 'UND_ERR', 'EAI', 'CERT', 'DEPTH_ZERO', 'SELF_SIGNED', 'UNABLE_TO'] as const

/**
 * A code of those families (`ERR_HTTP2_PROTOCOL_ERROR` has a digit), or of the system. electron-updater adds the number
 * of an HTTP status to one of its own.
 */
const code = shaped(
  new RegExp(
    String.raw`^(|unknown|REDIRECTED|E[A-Z]{2,14}|(${codeFamilies.join('|')})_([A-Z_]|\d{1,2}(?!\d)){2,80}|HTTP_ERROR_\d{3})$`,
  ),
)

/** What is wrong with a file (`main/disk/open-text.ts`, `main/policy/`). */
const problems = [
  ...['this is no file', 'the link leads nowhere', String.raw`the file is larger than \d{1,8} bytes`],
  ...[String.raw`the file cannot be (opened|read) \((E[A-Z]{2,14}|unknown)\)`, 'the file is not text in UTF-8'],
  ...['the file holds no JSON object', 'somebody else than root may (write|replace) the file'],
]

/** What may be thrown instead of an error. */
const kindsOfValue = ['undefined', 'object', 'string', 'number', 'boolean', 'function', 'symbol', 'bigint']

/**
 * Only the three paths that an installed app looks at, under a product's name or its short name (`main/stage/brand.ts`):
 * any other may name the user.
 */
const policyPath =
  /^(?!.*\d{5})([A-Z]:\\ProgramData\\[\p{L}\p{N} .&+-]{2,43}\\|\/etc\/[a-z\d-]{3,43}\/|\/Library\/Application Support\/[\p{L}\p{N} .&+-]{2,43}\/)policy\.json$/u

/** Every field that a log line may have, with all that it may hold. */
const shapes = {
  /** Names of attributes that the pool's answer named: OpenID Connect's, and those of the company. */
  attributes: shaped(
    new RegExp(
      String.raw`^((${standardAttributes.join('|')}|(dev:)?custom:[A-Za-z]([A-Za-z_.-]|\d{1,2}(?!\d)){0,19})( (?!$)|$)){1,25}$`,
    ),
  ),
  call: z.enum(moves),
  channel: shaped(/^(call|event):[a-z]{1,20}(\.[a-z]{1,20})?$/i),
  characters: number,
  choice: z.enum(['Try again', 'Open logs', 'Quit', 'Wait', 'Load again']),
  code,
  dropped: number,
  error: z.enum([...errorNames, otherName, ...kindsOfValue]),
  exitCode,
  failure: z.enum(errorCodes),
  found: z.boolean(),
  key: z.enum(policyKeys),
  /** Notes of version 0.1.0 may have these two. */
  killed: z.boolean(),
  url: z.null(),
  left: number,
  milliseconds: number,
  operation: z.enum([...operations, ...moves]),
  path: shaped(policyPath),
  permission: z.enum(permissions),
  problem: shaped(new RegExp(`^(${problems.join('|')})$`)),
  reason: z.enum(reasons),
  stack: shaped(/^(([\w./-]{1,80}:\d{1,6}:\d{1,7})( \| |$))*$/),
  /** What stages are called; any other word could be a password. */
  stage: z.enum(['local', 'dev', 'test', 'int', 'qa', 'uat', 'demo', 'staging', 'preprod', 'prod', 'production']),
  state: connectionState,
  status: z.union([z.enum(sessionStatuses), z.int().check(z.gte(100), z.lte(599))]),
  step: z.enum(['check', 'install']),
  trouble: keychainState,
  type: z.enum(processes),
  verb: z.enum(['load', 'save', 'clear', 'remove', 'set aside', 'unrevoked', 'keep unrevoked', 'take over']),
  version: shaped(/^\d{1,2}\.\d{1,2}\.\d{1,3}(-(alpha|beta|rc)(\.\d{1,2})?)?$/),
} as const satisfies Record<string, z.ZodMiniType>

type FieldName = keyof typeof shapes

export const logFieldNames = Object.keys(shapes) as FieldName[]

/** Fields whose words come from elsewhere: a request's operation, a policy's keys, what a company calls a stage. */
type Foreign = 'operation' | 'key' | 'stage'

/**
 * The fields of a log line. The compiler checks the names, and the words that are our own; all else is checked when the
 * line is written.
 */
export type LogFields = {
  [Name in FieldName]?: (Name extends Foreign ? string : z.output<(typeof shapes)[Name]>) | null | undefined
}

/** What stands in place of a value that its field must not hold. */
export const withheld = '[withheld]'

/** The fields that may be written. It leaves out those with other names, and withholds values of another shape. */
export function allowed(fields: object): LogFields {
  const named = Object.entries(fields).filter(([name, value]) => Object.hasOwn(shapes, name) && value !== undefined)
  return Object.fromEntries(
    named.map(([name, value]) => [name, fits(name as FieldName, value) ? (value as string) : withheld]),
  )
}

function fits(name: FieldName, value: unknown): boolean {
  return value === null || shapes[name].safeParse(value).success
}
