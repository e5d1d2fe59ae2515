import type { SignInRules } from '../../preload/contract/sign-in-rules.ts'
import type { DescribedClient, PoolDescription } from './pool-description.ts'

/** What of the rules a pool says by itself; null where nothing told it. */
export interface PoolRules {
  challengeMinutes: number
  secondFactor: SignInRules['secondFactor']
  totp: boolean | null
  /** Whether the pool lets the app offer a new number. Whether it does is the company's word. */
  newNumber: boolean
  sessions: boolean | null
}

/** Reads the rules of sign-in from a pool that exists. */
export function rulesOf({ pool, client, totp, sessions }: PoolDescription): PoolRules {
  const secondFactor = secondFactors.find((mode) => mode === pool.MfaConfiguration) ?? 'OFF'
  const verifiedFirst = pool.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate
  return {
    challengeMinutes: challengeMinutesOf(client),
    secondFactor,
    totp: secondFactor === 'OFF' ? false : (totp ?? null),
    newNumber: verifiedFirst?.includes('phone_number') === true && maySendCodes({ pool, client }),
    sessions: pool.UserPoolTier === 'LITE' ? false : (sessions ?? null),
  }
}

const secondFactors = ['OFF', 'OPTIONAL', 'ON'] as const

/** Whether a change of the number is the client's to make, and sends a code. */
function maySendCodes({ pool, client }: PoolDescription): boolean {
  const isVerified = pool.AutoVerifiedAttributes?.includes('phone_number') === true
  return isVerified && pool.SmsConfiguration !== undefined && client.WriteAttributes?.includes('phone_number') !== false
}

/** Cognito's own 3 where the client names none. AWS may allow more some day; the app then waits as long as it can. */
function challengeMinutesOf({ AuthSessionValidity: minutes = 3 }: DescribedClient): number {
  return Math.min(Math.max(minutes, 3), 15)
}

/**
 * The rules of a stage: the pool's, and what only the company can say from its file.
 * @param before the file's rules; null where there is no file
 */
export function signInOf(rules: PoolRules, selfSignUp: boolean, before: SignInRules | null): SignInRules {
  return {
    selfSignUp,
    challengeMinutes: rules.challengeMinutes,
    secondFactor: rules.secondFactor,
    totp: rules.totp ?? (rules.secondFactor !== 'OFF' && before?.totp === true),
    newNumber: rules.newNumber && (before?.newNumber ?? true),
    sessions: rules.sessions ?? before?.sessions === true,
    deleteAccount: before?.deleteAccount ?? false,
  }
}

/** What the description leaves open, a sentence each. */
export function openRules({ totp, sessions }: PoolRules, unread: readonly string[]): string[] {
  const open = [
    ...(totp === null ? ['whether the pool offers an authenticator app (get-user-pool-mfa-config)'] : []),
    ...(sessions === null ? ['whether the pool tracks sessions (get-user-pool-session-configuration)'] : []),
  ]
  if (open.length === 0) return []
  const reasons = unread.length > 0 ? ` ${unread.join(' ')}` : ''
  return [`It is not known ${open.join(', and ')}: the stage’s file has the last word.${reasons}`]
}
