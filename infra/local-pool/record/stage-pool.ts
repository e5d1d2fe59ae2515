import type { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider'
import type { PoolSettings } from '../settings.ts'

/** The stage's pool, as far as one has to know it before a recording begins. */
export interface StagePool {
  account: string
  name: string
  /** What may make it answer otherwise than a local pool, a sentence each. */
  remarks: string[]
}

/**
 * Asks AWS about the stage's pool.
 * @param settings what the stage's file says of it
 * @throws {Error} that says what is missing, or where pool and file differ in what matters for a recording
 */
export async function findStagePool(sdk: CognitoIdentityProvider, settings: PoolSettings): Promise<StagePool> {
  const { Id: UserPoolId, MfaConfiguration, Policies } = settings.UserPool
  const { UserPool: pool } = await sdk.describeUserPool({ UserPoolId }).catch((error: unknown) => {
    throw explained(error, UserPoolId)
  })
  if (pool?.MfaConfiguration !== MfaConfiguration) {
    throw differs(`the second factor is ${pool?.MfaConfiguration ?? 'not told'}, not ${MfaConfiguration}`)
  }
  const told = pool.Policies?.PasswordPolicy ?? {}
  for (const [rule, value] of Object.entries(Policies.PasswordPolicy)) {
    // A stage's file does not know how long a temporary password counts.
    if (rule === 'TemporaryPasswordValidityDays') continue
    const found = (told as Record<string, unknown>)[rule]
    if (found !== value) throw differs(`${rule} is ${String(found)}, not ${String(value)}`)
  }
  const triggers = Object.keys(pool.LambdaConfig ?? {})
  return {
    account: pool.Arn?.split(':')[4] ?? 'unknown',
    name: pool.Name ?? '',
    remarks:
      triggers.length === 0
        ? []
        : [
            `The pool has Lambda triggers (${triggers.join(', ')}), which the local pool has not: they may answer for it.`,
          ],
  }
}

function differs(how: string): Error {
  return new Error(`In the pool ${how}, as the stage’s file says. Bring the file up to date: npm run configure.`)
}

function explained(error: unknown, UserPoolId: string): Error {
  const { name, message } = error instanceof Error ? error : new Error(String(error))
  const region = UserPoolId.split('_')[0] ?? ''
  const why: Record<string, string> = {
    CredentialsProviderError:
      'There are no credentials for AWS: sign in (aws sso login), or choose a profile (AWS_PROFILE).',
    AccessDeniedException: 'These credentials lack rights: infra/recorder-policy.json has what is needed.',
    ResourceNotFoundException: `The account of these credentials has no pool ${UserPoolId} in ${region}.`,
  }
  return new Error(`${why[name] ?? 'AWS could not be asked.'} It says: ${message}`, { cause: error })
}
