import { poolEndpoint, type Config } from '../../stage/config.ts'
import { CommonFailure } from '../../common-failure.ts'

/**
 * Revokes a refresh token, and with it all access tokens that came from it (RevokeToken).
 *
 * Amplify's `signOut` does not serve: it resolves even when the server refused (decision 0008).
 *
 * @throws CommonFailure when the pool could not be told
 */
export async function revokeToken(config: Config, refreshToken: string): Promise<void> {
  const response = await fetch(`${poolEndpoint(config)}/`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.RevokeToken',
    },
    body: JSON.stringify({ ClientId: config.userPoolClientId, Token: refreshToken }),
  })
  if (!response.ok) throw new CommonFailure({ code: 'Unexpected' })
}
