import type { AuthenticationResultType } from '@aws-sdk/client-cognito-identity-provider'
import { maskPhone } from '../sms.ts'
import type { Pool } from '../pool.ts'
import type { User } from '../users.ts'
import { openSession, type SessionChallenge } from './sessions.ts'

/** Either the tokens, or the next challenge. */
export interface SignInAnswer {
  ChallengeParameters: Record<string, string>
  AuthenticationResult?: AuthenticationResultType
  ChallengeName?: string
  Session?: string
}

/** A challenge for the client. `content` is sealed into its session and comes back with the answer. */
export function challenge(
  pool: Pool,
  user: User,
  name: SessionChallenge,
  parameters: Record<string, string>,
  content: object = {},
): SignInAnswer {
  return {
    ChallengeName: name,
    ChallengeParameters: { USER_ID_FOR_SRP: user.sub, ...parameters },
    Session: openSession(pool, name, user.sub, content),
  }
}

/** Where a code went, in a challenge's words. */
export function deliveryParameters(phone: string): Record<string, string> {
  return { CODE_DELIVERY_DELIVERY_MEDIUM: 'SMS', CODE_DELIVERY_DESTINATION: maskPhone(phone) }
}
