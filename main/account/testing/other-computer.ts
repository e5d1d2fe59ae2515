import { callPool, password, pool } from './rig.ts'

// What the same user does on another computer, by calls to the pool that this app knows nothing of.

/** An access token of the user, by the password alone: the pool asks for no second factor meanwhile. */
export async function otherToken(USERNAME: string, PASSWORD = password): Promise<string> {
  const { UserPool, UserPoolClient } = pool.settings
  const mode = UserPool.MfaConfiguration
  UserPool.MfaConfiguration = 'OFF'
  if (!UserPoolClient.ExplicitAuthFlows.includes('ALLOW_USER_PASSWORD_AUTH'))
    UserPoolClient.ExplicitAuthFlows.push('ALLOW_USER_PASSWORD_AUTH')
  const answer = await callPool('InitiateAuth', {
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME, PASSWORD },
  })
  UserPool.MfaConfiguration = mode
  return (answer as { AuthenticationResult: { AccessToken: string } }).AuthenticationResult.AccessToken
}
