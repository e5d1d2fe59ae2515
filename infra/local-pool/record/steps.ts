import type {
  AdminCreateUserResponse,
  AuthenticationResultType,
  InitiateAuthResponse,
  RespondToAuthChallengeResponse,
} from '@aws-sdk/client-cognito-identity-provider'
import { CognitoIdentityProviderServiceException } from '@aws-sdk/client-cognito-identity-provider'
import { TOTP } from 'otpauth'
import { beginSrp, type Challenge } from '../testing/srp-client.ts'
import type { Bench } from './bench.ts'
import { markOfUsers } from './names.ts'

// The steps that behaviours are made of.

export const rightPassword = 'Correct-horse-Battery-7'
export const otherPassword = 'Wandering-river-Staple-8'
export const wrongPassword = 'Wrong-horse-Battery-9'

/** What a pool says to a call: `done` or what `show` makes of the answer, or name and text of the refusal. */
export async function said<Answer>(
  call: Promise<Answer>,
  show: (answer: Answer) => string = () => 'done',
): Promise<string> {
  try {
    return show(await call)
  } catch (error) {
    if (error instanceof CognitoIdentityProviderServiceException) return `${error.name}: ${error.message}`
    throw error
  }
}

/** `tokens`, or the challenge's name. */
export function outcome({ AuthenticationResult, ChallengeName }: RespondToAuthChallengeResponse): string {
  return AuthenticationResult === undefined ? `challenge ${ChallengeName ?? 'of no name'}` : 'tokens'
}

/** Somebody whom an administrator made. */
export class Person {
  readonly bench: Bench
  readonly phone: string
  readonly sub: string

  constructor(bench: Bench, phone: string, sub: string) {
    this.bench = bench
    this.phone = phone
    this.sub = sub
  }

  get admin(): { UserPoolId: string; Username: string } {
    return { UserPoolId: this.bench.UserPoolId, Username: this.phone }
  }

  /** Sends a password; the challenge or the tokens. */
  enter(password = rightPassword): Promise<InitiateAuthResponse> {
    return enter(this.bench, this.phone, password)
  }

  /** The tokens of a sign-in by password alone. */
  async signIn(password?: string): Promise<Tokens> {
    return tokensOf(await this.enter(password))
  }

  /** Answers a challenge that has a session. */
  answer(
    asked: RespondToAuthChallengeResponse,
    responses: Record<string, string>,
  ): Promise<RespondToAuthChallengeResponse> {
    const { ChallengeName, Session } = asked
    return this.bench.sdk.respondToAuthChallenge({
      ClientId: this.bench.ClientId,
      ChallengeName,
      Session,
      ChallengeResponses: { USERNAME: this.phone, ...responses },
    })
  }

  refresh(RefreshToken: string): Promise<InitiateAuthResponse> {
    return this.bench.sdk.initiateAuth({
      ClientId: this.bench.ClientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: RefreshToken },
    })
  }

  /** Sets an authenticator app up and turns it on. @returns its secret; the code of the present step is used up */
  async enrol(AccessToken: string): Promise<string> {
    const { sdk } = this.bench
    const { SecretCode = '' } = await sdk.associateSoftwareToken({ AccessToken })
    await sdk.verifySoftwareToken({ AccessToken, UserCode: totp(this.bench, SecretCode) })
    await sdk.setUserMFAPreference({ AccessToken, SoftwareTokenMfaSettings: { Enabled: true } })
    return SecretCode
  }

  /** As `enrol`, for whom a sign-in with the password gives tokens. */
  async enrolAtOnce(): Promise<string> {
    return this.enrol((await this.signIn()).AccessToken)
  }
}

/** A confirmed user with a verified number, whom no message was sent. `attributes` beside these. */
export async function person(bench: Bench, attributes: Record<string, string> = {}): Promise<Person> {
  // Another temporary password, since the password's history knows that one too.
  const made = await invited(bench, attributes, 'Passing-phrase-Gate-6')
  await bench.sdk.adminSetUserPassword({ ...made.admin, Password: rightPassword, Permanent: true })
  return made
}

/** A user with a temporary password, `rightPassword`, whom no message was sent. */
export async function invited(
  bench: Bench,
  attributes: Record<string, string> = {},
  temporaryPassword = rightPassword,
): Promise<Person> {
  const phone = bench.newNumber()
  const known = { phone_number: phone, phone_number_verified: 'true', ...attributes }
  const { User } = await create(bench, phone, known, temporaryPassword)
  return new Person(bench, phone, User?.Username ?? '')
}

/** AdminCreateUser without a message. The user bears a mark, by which `--clean` finds whom a crash left behind. */
export async function create(
  { sdk, UserPoolId, made }: Bench,
  Username: string,
  attributes: Record<string, string>,
  TemporaryPassword = rightPassword,
): Promise<AdminCreateUserResponse> {
  const answer = await sdk.adminCreateUser({
    UserPoolId,
    Username,
    TemporaryPassword,
    MessageAction: 'SUPPRESS',
    UserAttributes: listed({ ...attributes, ...markOfUsers }),
  })
  // Not before: somebody may have the number already, and nobody but ours is removed in the end.
  made(Username)
  return answer
}

/** Signs somebody up. In a pool that was made for it alone: another would send a code. */
export async function unconfirmed(bench: Bench): Promise<Person> {
  const phone = bench.newNumber()
  const { ClientId } = bench
  const { UserSub = '' } = await bench.sdk.signUp({
    ClientId,
    Username: phone,
    Password: rightPassword,
    UserAttributes: listed({ name: 'Ada' }),
  })
  return new Person(bench, phone, UserSub)
}

export function listed(attributes: Record<string, string>): { Name: string; Value: string }[] {
  return Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))
}

/** A sign-in by password, also of nobody. */
export function enter({ sdk, ClientId }: Bench, USERNAME: string, PASSWORD: string): Promise<InitiateAuthResponse> {
  return sdk.initiateAuth({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME, PASSWORD } })
}

export interface Tokens {
  AccessToken: string
  RefreshToken: string
}

/** @throws {Error} when there are none */
export function tokensOf(answer: { AuthenticationResult?: AuthenticationResultType | undefined }): Tokens {
  const { AccessToken, RefreshToken = '' } = answer.AuthenticationResult ?? {}
  if (AccessToken === undefined) throw new Error(`A sign-in gave no tokens, but ${outcome(answer)}.`)
  return { AccessToken, RefreshToken }
}

/** What an authenticator app shows now, or so many steps of 30 seconds later. */
export function totp({ clock }: Bench, secret: string, steps = 0): string {
  return new TOTP({ secret }).generate({ timestamp: clock.now() + steps * 30_000 })
}

/** Waits for the first seconds of the next step of 30: each code counts once, and no step ends while it is sent. */
export async function nextStep({ clock }: Bench): Promise<void> {
  await clock.wait(32_000 - (clock.now() % 30_000))
}

/** A begun SRP sign-in. */
export interface SrpTry {
  /** What the client would answer to the challenge. `at`: the time stamp in milliseconds since 1970. */
  answer: (password: string, at?: number) => Record<string, string>
  send: (responses: Record<string, string>) => Promise<RespondToAuthChallengeResponse>
}

/** First half of a sign-in by SRP. @throws the pool's refusal */
export async function srp({ sdk, ClientId, UserPoolId, clock }: Bench, USERNAME: string): Promise<SrpTry> {
  const attempt = beginSrp()
  const begun = await sdk.initiateAuth({
    ClientId,
    AuthFlow: 'USER_SRP_AUTH',
    AuthParameters: { USERNAME, SRP_A: attempt.SRP_A },
  })
  const challenge = begun.ChallengeParameters as Record<keyof Challenge, string>
  return {
    answer: (password, at = clock.now()) => attempt.answer(challenge, UserPoolId, password, new Date(at)),
    send: (ChallengeResponses) =>
      sdk.respondToAuthChallenge({ ClientId, ChallengeName: 'PASSWORD_VERIFIER', ChallengeResponses }),
  }
}

/** Seven wrong passwords, each after the lock of the one before, so that the last lock lasts four seconds. */
export async function lock(bench: Bench, name: string): Promise<void> {
  for (let failures = 1; failures <= 7; failures += 1) {
    await said(enter(bench, name, wrongPassword))
    if (failures >= 5 && failures < 7) await bench.clock.wait(2 ** (failures - 5) * 1000 + 300)
  }
}
