import { usualAttributes } from '../../preload/contract/attributes/definition.ts'
import type { AppInfo } from '../../preload/contract/machine.ts'
import type { ProxyQuestion } from '../../preload/contract/proxy.ts'
import type { TotpKey } from '../../preload/contract/totp-key.ts'
import type { AppError, ErrorCode } from '../../preload/contract/errors.ts'
import type {
  Factors,
  Profile,
  Session,
  SessionStatus,
  SignedInPlace,
  SignInStep,
} from '../../preload/contract/session.ts'

/** What main tells of a dev build on a machine with a keychain. */
export const appInfo: AppInfo = {
  version: '0.1.0',
  stage: 'local',
  platform: 'linux',
  brand: {
    motto: { en: 'Your number is your key.' },
    summary: { en: 'Create your account with your phone, and keep your details up to date in one place.' },
    support: {
      name: { en: 'Latchkey help desk' },
      phone: null,
      email: 'help@example.com',
      url: null,
      hours: null,
    },
    privacy: null,
    terms: null,
    consent: null,
  },
  passwordPolicy: {
    minimumLength: 10,
    requireUppercase: true,
    requireLowercase: true,
    requireNumbers: true,
    requireSymbols: true,
  },
  signIn: {
    selfSignUp: true,
    challengeMinutes: 3,
    secondFactor: 'OFF',
    totp: false,
    newNumber: false,
    sessions: false,
    deleteAccount: false,
  },
  attributes: usualAttributes,
  signedInBefore: true,
  keychain: 'ready',
  connection: 'online',
  settings: { theme: 'system', language: null, country: null },
  update: { status: 'off' },
  proxyQuestion: null,
  system: { languages: ['en-GB'], region: 'GB' },
  policy: { allowedCountries: null, defaultCountry: null, defaultLanguage: null },
  crash: null,
  unusableFolder: null,
}

export const proxyQuestion: ProxyQuestion = {
  id: 1,
  host: 'proxy.office.example',
  port: 8080,
  scheme: 'basic',
  refused: null,
}

/** The rules of a stage that offers everything that an account can be looked after with. */
export const allOffered: AppInfo['signIn'] = {
  ...appInfo.signIn,
  secondFactor: 'OPTIONAL',
  totp: true,
  newNumber: true,
  sessions: true,
  deleteAccount: true,
}

// The number is from the range that is kept free for drama.
export const phoneNumber = '+447700900123'
/** As a field shows it. */
export const shownNumber = '+44 7700 900123'
export const destination = '+*******0123'

/** Meets the policy of `appInfo`. */
export const goodPassword = 'Brass-key-42'

/** A value for each of the usual attributes; no two are alike. */
const given = {
  name: 'Ada Okafor',
  'custom:company': 'Harbour & Sons',
  'custom:role_name': 'Head of logistics',
}

export const profile = { phoneNumber, phoneNumberVerified: true, attributes: given } satisfies Profile

/** The profile with these attributes changed. */
export function profileWith(changes: Readonly<Record<string, string>>): typeof profile {
  return { ...profile, attributes: { ...given, ...changes } }
}

/** Of a user whose attributes the pool does not hold, or does not let the app read. */
export const emptyProfile: Profile = {
  phoneNumber: null,
  phoneNumberVerified: false,
  attributes: {},
}

/** With values as long as Cognito keeps them: one word, and words. */
export const longProfile: Profile = {
  ...profile,
  attributes: { name: 'Ada'.repeat(682), 'custom:company': 'Harbour & Sons '.repeat(136) },
}

/** One session of each status. */
export const sessions = {
  restoring: { status: 'restoring', wasSignedIn: false, problem: null, profile: null },
  signedOut: { status: 'signedOut', phoneNumber: null, notice: null, wait: null },
  confirmingSignUp: { status: 'confirmingSignUp', phoneNumber, destination, wait: null },
  signingIn: {
    status: 'signingIn',
    phoneNumber,
    step: { kind: 'smsCode', destination, mayChoose: false },
    // Later than the stage lets it wait, so that it shows the whole time however long the tests take.
    until: Date.now() + 24 * 3_600_000,
    wait: null,
  },
  resettingPassword: { status: 'resettingPassword', phoneNumber, destination, wait: null },
  signedIn: {
    status: 'signedIn',
    profile,
    since: Date.UTC(2026, 10, 20, 8, 30),
    keptIn: 'keychain',
    phoneCode: null,
    // Lately enough for everything; a test of the confirmation takes a session without it.
    confirmedUntil: Date.now() + 24 * 3_600_000,
    confirming: null,
  },
} as const satisfies { [Status in SessionStatus]: Extract<Session, { status: Status }> }

/** A sign-in at this step. */
export function signingInAt(step: SignInStep): Extract<Session, { status: 'signingIn' }> {
  return { ...sessions.signingIn, step }
}

/** An authenticator's key, as long as Cognito makes them. */
const key = 'JBSWY3DPEHPK3PXPGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQMFRG'
export const totpKey: TotpKey = {
  key,
  uri: `otpauth://totp/Latchkey:${encodeURIComponent(phoneNumber)}?secret=${key}&issuer=Latchkey`,
}

export const newNumber = '+447700900456'
export const shownNewNumber = '+44 7700 900456'

/** A new number that waits for its code. */
export const numberChanging: Extract<Session, { status: 'signedIn' }> = {
  ...sessions.signedIn,
  phoneCode: { newNumber, destination: '+*******0456', wait: null },
}

/** Of a user who signed in too long ago for what needs a confirmation. */
export const unconfirmedSession: Extract<Session, { status: 'signedIn' }> = {
  ...sessions.signedIn,
  confirmedUntil: null,
}

/** A confirmation that waits for a code of this kind. */
export function confirmingBy(kind: 'smsCode' | 'totpCode'): Extract<Session, { status: 'signedIn' }> {
  const step = kind === 'smsCode' ? { kind, destination } : { kind }
  return { ...unconfirmedSession, confirming: { step, until: Date.now() + 24 * 3_600_000, wait: null } }
}

export const noFactors: Factors = { on: [], preferred: null }
export const bothFactors: Factors = { on: ['sms', 'totp'], preferred: 'totp' }

/** Where the sample user is signed in: here, at another desk, and on a machine of which the pool knows nothing. */
export const places: SignedInPlace[] = [
  {
    id: 'here',
    current: true,
    createdAt: Date.UTC(2026, 10, 20, 8, 30),
    lastActiveAt: Date.UTC(2026, 10, 27, 9),
    device: 'Latchkey on Windows',
    city: 'Hamburg',
    country: 'Germany',
  },
  {
    id: 'desk',
    current: false,
    createdAt: Date.UTC(2026, 10, 2, 7),
    lastActiveAt: Date.UTC(2026, 10, 26, 16, 45),
    device: 'Latchkey on macOS',
    city: null,
    country: 'Portugal',
  },
  { id: 'lost', current: false, createdAt: null, lastActiveAt: null, device: null, city: null, country: null },
]

/** An error with this code, with details where the code has some. */
export function errorOf<Code extends ErrorCode>(code: Code): AppError<Code> {
  const until = Date.now() + 60_000
  const details = {
    InvalidInput: { fields: [] },
    OrganisationRefused: { says: 'Only colleagues in Hamburg may sign up. Call 4711.' },
    AttributesNotAsked: { fields: [], names: ['email', 'custom:cost_centre'] },
    ChallengeNotSupported: { challenge: 'SMS_MFA' },
    TooManyRequests: { until },
  }
  return { code, ...(Object.hasOwn(details, code) ? details[code as keyof typeof details] : {}) } as AppError<Code>
}
