import type { LocalPool } from '../../infra/local-pool/server.ts'
import { registerSecrets } from '../logs/kept.ts'
import { callPool } from './pool-client.ts'

/** Another computer on which somebody is signed in, by the pool's own operations. */
export interface OtherComputer {
  /** Asks an operation with this computer's access token. @throws Error when the pool refuses it */
  ask(operation: string, input?: object): Promise<Record<string, unknown>>
  /** Asks for new tokens, as each app does from time to time. @returns whether the pool gave any */
  refresh(): Promise<boolean>
  /** Ends this session alone. */
  signOut(): Promise<void>
}

interface SignInElsewhere {
  /** Gives the code that the pool asks for beside the password. */
  code?: () => string
  /** Sends past an app in this process. */
  send?: typeof fetch
  /** What the other computer says it is. */
  userAgent?: string
}

/**
 * Signs somebody in on another computer.
 * @throws Error when the pool refuses it, or asks for more than `code` gives
 */
export async function signInElsewhere(
  pool: LocalPool,
  { phoneNumber, password }: { phoneNumber: string; password: string },
  { code, send = fetch, userAgent }: SignInElsewhere = {},
): Promise<OtherComputer> {
  const named: typeof fetch = (input, init) => {
    const headers = new Headers(init?.headers)
    if (userAgent !== undefined) headers.set('user-agent', userAgent)
    return send(input, { ...init, headers })
  }
  const succeed = async (operation: string, input: object): Promise<Record<string, unknown>> => {
    const { status, body } = await callPool(pool, operation, input, named)
    if (status !== 200) throw new Error(`${operation} answered ${JSON.stringify(body)}`)
    return body
  }
  const tokens = await tokensOf(pool, succeed, { phoneNumber, password, code })
  registerSecrets([
    { kind: 'token', value: tokens.AccessToken },
    { kind: 'token', value: tokens.RefreshToken },
  ])
  return {
    ask: (operation, input = {}) => succeed(operation, { AccessToken: tokens.AccessToken, ...input }),
    async refresh() {
      const input = { ClientId: pool.clientId, RefreshToken: tokens.RefreshToken }
      const { status, body } = await callPool(pool, 'GetTokensFromRefreshToken', input, named)
      if (status !== 200) return false
      Object.assign(tokens, body.AuthenticationResult)
      return true
    },
    async signOut() {
      await succeed('RevokeToken', { ClientId: pool.clientId, Token: tokens.RefreshToken })
    },
  }
}

interface Tokens {
  AccessToken: string
  RefreshToken: string
}

/** The app client of the tests' pool takes no password by itself, so it may for this one sign-in. */
async function tokensOf(
  pool: LocalPool,
  ask: (operation: string, input: object) => Promise<Record<string, unknown>>,
  {
    phoneNumber: USERNAME,
    password: PASSWORD,
    code,
  }: { phoneNumber: string; password: string; code?: (() => string) | undefined },
): Promise<Tokens> {
  const { UserPoolClient } = pool.settings
  const flows = UserPoolClient.ExplicitAuthFlows
  UserPoolClient.ExplicitAuthFlows = [...flows, 'ALLOW_USER_PASSWORD_AUTH']
  try {
    const { clientId: ClientId } = pool
    const first = await ask('InitiateAuth', {
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME, PASSWORD },
    })
    const challenge = first.ChallengeName as string | undefined
    if (challenge === undefined) return first.AuthenticationResult as Tokens
    if (code === undefined) throw new Error(`the pool asked for ${challenge}`)
    const second = await ask('RespondToAuthChallenge', {
      ClientId,
      ChallengeName: challenge,
      Session: first.Session,
      ChallengeResponses: { USERNAME, [`${challenge}_CODE`]: code() },
    })
    return second.AuthenticationResult as Tokens
  } finally {
    UserPoolClient.ExplicitAuthFlows = flows
  }
}
