import { z } from 'zod'
import { errors } from '../errors.ts'
import type { SignInAnswer } from '../sign-in/answer.ts'
import { answerChallenge } from '../sign-in/challenges.ts'
import { afterPassword } from '../sign-in/next-step.ts'
import { required, type Parameters } from '../sign-in/parameters.ts'
import { checkSentPassword } from '../sign-in/password-flow.ts'
import { finishSrp, startSrp, type PasswordVerifierChallenge } from '../sign-in/srp-flow.ts'
import { refreshTokens } from '../tokens.ts'
import type { Pool } from '../pool.ts'
import { checkClient } from './client.ts'
import { clientId, clientMetadata, parameters, session } from './fields.ts'
import { operation } from './operation.ts'

const flows = [
  'USER_SRP_AUTH',
  'REFRESH_TOKEN_AUTH',
  'REFRESH_TOKEN',
  'CUSTOM_AUTH',
  'ADMIN_NO_SRP_AUTH',
  'USER_PASSWORD_AUTH',
  'ADMIN_USER_PASSWORD_AUTH',
  'USER_AUTH',
] as const

const challenges = [
  'SMS_MFA',
  'EMAIL_OTP',
  'SOFTWARE_TOKEN_MFA',
  'SELECT_MFA_TYPE',
  'MFA_SETUP',
  'PASSWORD_VERIFIER',
  'CUSTOM_CHALLENGE',
  'SELECT_CHALLENGE',
  'DEVICE_SRP_AUTH',
  'DEVICE_PASSWORD_VERIFIER',
  'ADMIN_NO_SRP_AUTH',
  'NEW_PASSWORD_REQUIRED',
  'SMS_OTP',
  'PASSWORD',
  'WEB_AUTHN',
  'PASSWORD_SRP',
] as const

export const signInOperations = {
  InitiateAuth: operation({
    input: z.object({
      ClientId: clientId,
      AuthFlow: z.enum(flows),
      AuthParameters: parameters.default({}),
      // Looked at, and not handed to the trigger of a message: AWS documents neither call among those that do.
      ClientMetadata: clientMetadata,
    }),
    async run(pool, input) {
      checkClient(pool, input.ClientId, input.AuthParameters.SECRET_HASH)
      return start(pool, input.AuthFlow, input.AuthParameters)
    },
  }),

  RespondToAuthChallenge: operation({
    input: z.object({
      ClientId: clientId,
      ChallengeName: z.enum(challenges),
      Session: session.optional(),
      ChallengeResponses: parameters.default({}),
      ClientMetadata: clientMetadata,
    }),
    async run(pool, input) {
      checkClient(pool, input.ClientId, input.ChallengeResponses.SECRET_HASH)
      return goOn(pool, input.ChallengeName, input.ChallengeResponses, input.Session)
    },
  }),
}

type Flow = (typeof flows)[number]

async function start(pool: Pool, flow: Flow, given: Parameters): Promise<SignInAnswer | PasswordVerifierChallenge> {
  const allowed: readonly string[] = pool.settings.UserPoolClient.ExplicitAuthFlows
  const name = flow === 'REFRESH_TOKEN' ? 'REFRESH_TOKEN_AUTH' : flow
  if (!allowed.includes(`ALLOW_${name}`)) throw errors.flowNotEnabled(name)
  switch (name) {
    case 'USER_SRP_AUTH':
      return startSrp(pool, given)
    case 'USER_PASSWORD_AUTH':
      return afterPassword(pool, checkSentPassword(pool, given))
    case 'REFRESH_TOKEN_AUTH':
      return {
        ChallengeParameters: {},
        AuthenticationResult: await refreshTokens(pool, required(given, 'REFRESH_TOKEN')),
      }
    default:
      throw errors.flowNotEnabled(name)
  }
}

async function goOn(
  pool: Pool,
  name: (typeof challenges)[number],
  responses: Parameters,
  session: string | undefined,
): Promise<SignInAnswer> {
  switch (name) {
    case 'PASSWORD_VERIFIER':
      return afterPassword(pool, finishSrp(pool, responses))
    case 'NEW_PASSWORD_REQUIRED':
    case 'SMS_MFA':
    case 'SOFTWARE_TOKEN_MFA':
    case 'SELECT_MFA_TYPE':
    case 'MFA_SETUP':
      return answerChallenge[name](pool, responses, session)
    default:
      throw errors.notInLocalPool(`The challenge ${name}`)
  }
}
