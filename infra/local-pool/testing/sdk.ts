import {
  CognitoIdentityProvider,
  CognitoIdentityProviderServiceException,
  type AuthenticationResultType,
  type InitiateAuthResponse,
  type RespondToAuthChallengeResponse,
} from '@aws-sdk/client-cognito-identity-provider'
import type { LocalPool } from '../server.ts'
import { mayAnswer } from './api-model.ts'
import { latestCode } from './pool.ts'
import { beginSrp, type Challenge } from './srp-client.ts'

/**
 * The AWS SDK, pointed at a local pool. Any credentials will do; retries are off, so that each call is one request.
 * A refusal that AWS's model does not name for the operation becomes another error, which no spec expects.
 */
export function sdkFor({ endpoint }: Pick<LocalPool, 'endpoint'>): CognitoIdentityProvider {
  const sdk = new CognitoIdentityProvider({
    endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  })
  sdk.middlewareStack.add(
    (next, { commandName = '' }) =>
      (request) =>
        next(request).catch((error: unknown) => {
          const operation = commandName.replace(/Command$/, '')
          const isAnswer = error instanceof CognitoIdentityProviderServiceException
          if (!isAnswer || mayAnswer(operation, error.name)) throw error
          throw new Error(`AWS's model names no ${error.name} for ${operation}: ${error.message}`, { cause: error })
        }),
    { step: 'initialize', name: 'modelled refusals' },
  )
  return sdk
}

/** A person to sign up. */
export interface Person {
  phone: string
  password: string
}

export const ada: Person = { phone: '+4915112345678', password: 'Correct-horse-1' }
export const grace: Person = { phone: '+4915187654321', password: 'Battery-staple-2' }

/** The tokens of a sign-in; an empty text stands for one that was not sent. */
export interface Tokens {
  AccessToken: string
  IdToken: string
  RefreshToken: string
  ExpiresIn: number
}

/** The tokens of an answer. Fails when there are none, as with a challenge. */
export function tokensOf({
  AuthenticationResult,
}: {
  AuthenticationResult?: AuthenticationResultType | undefined
}): Tokens {
  if (AuthenticationResult === undefined) throw new Error('There are no tokens in the answer.')
  const { AccessToken = '', IdToken = '', RefreshToken = '', ExpiresIn = 0 } = AuthenticationResult
  return { AccessToken, IdToken, RefreshToken, ExpiresIn }
}

/** A pool with the SDK on it, and the steps that most specs begin with. */
export class PoolUser {
  readonly pool: LocalPool
  readonly sdk: CognitoIdentityProvider
  readonly person: Person

  constructor(pool: LocalPool, person: Person = ada) {
    this.pool = pool
    this.sdk = sdkFor(pool)
    this.person = person
  }

  get client(): { ClientId: string; Username: string } {
    return { ClientId: this.pool.clientId, Username: this.person.phone }
  }

  get admin(): { UserPoolId: string; Username: string } {
    return { UserPoolId: this.pool.userPoolId, Username: this.person.phone }
  }

  async signUp(attributes: Record<string, string> = { name: 'Ada' }): Promise<string> {
    const { UserSub = '' } = await this.sdk.signUp({
      ...this.client,
      Password: this.person.password,
      UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
    })
    return UserSub
  }

  /** Signs up and confirms. */
  async register(attributes?: Record<string, string>): Promise<string> {
    const sub = await this.signUp(attributes)
    await this.sdk.confirmSignUp({ ...this.client, ConfirmationCode: latestCode(this.pool) })
    return sub
  }

  /** Sends the password: the pool must allow that. */
  tryPassword(password = this.person.password): Promise<InitiateAuthResponse> {
    return this.sdk.initiateAuth({
      ClientId: this.pool.clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: this.person.phone, PASSWORD: password },
    })
  }

  /** The tokens of a sign-in with the password alone. */
  async signIn(password?: string): Promise<Tokens> {
    return tokensOf(await this.tryPassword(password))
  }

  /** Answers a challenge that carries a session. */
  answer(
    { ChallengeName, Session }: RespondToAuthChallengeResponse,
    responses: Record<string, string>,
  ): Promise<RespondToAuthChallengeResponse> {
    return this.sdk.respondToAuthChallenge({
      ClientId: this.pool.clientId,
      ChallengeName,
      Session,
      ChallengeResponses: { USERNAME: this.person.phone, ...responses },
    })
  }

  /** New tokens by GetTokensFromRefreshToken. */
  async refresh(RefreshToken: string): Promise<Tokens> {
    return tokensOf(await this.sdk.getTokensFromRefreshToken({ ClientId: this.pool.clientId, RefreshToken }))
  }

  async revoke(Token: string): Promise<void> {
    await this.sdk.revokeToken({ ClientId: this.pool.clientId, Token })
  }

  /** Signs in by SRP. `spoil` may change the answer, or the pool, between the two calls. */
  async srpSignIn(
    password = this.person.password,
    spoil: (answer: Record<string, string>) => Record<string, string> = (answer) => answer,
  ): Promise<RespondToAuthChallengeResponse> {
    const attempt = beginSrp()
    const { ChallengeName, ChallengeParameters } = await this.sdk.initiateAuth({
      ClientId: this.pool.clientId,
      AuthFlow: 'USER_SRP_AUTH',
      AuthParameters: { USERNAME: this.person.phone, SRP_A: attempt.SRP_A },
    })
    const answer = attempt.answer(
      ChallengeParameters as Record<keyof Challenge, string>,
      this.pool.userPoolId,
      password,
    )
    return this.sdk.respondToAuthChallenge({
      ClientId: this.pool.clientId,
      ChallengeName,
      ChallengeResponses: spoil(answer),
    })
  }

  async attributes(AccessToken: string): Promise<Record<string, string | undefined>> {
    const { UserAttributes = [] } = await this.sdk.getUser({ AccessToken })
    return Object.fromEntries(UserAttributes.map(({ Name = '', Value }) => [Name, Value]))
  }
}

/** Name and text of a refusal; fails when there is none. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call
  } catch (error) {
    if (error instanceof Error) return `${error.name}: ${error.message}`
  }
  throw new Error('The call was not refused.')
}
