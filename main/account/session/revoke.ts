import { poolEndpoint, type Config } from '../../stage/config.ts'
import { CommonFailure } from '../../common-failure.ts'

/**
 * The exceptions of RevokeToken that pass: the same request may work later. Throttling and answers of 500 and more are
 * not among them, because the network throws those itself.
 */
export const passingRefusals: readonly string[] = [
  'InternalErrorException',
  'TooManyRequestsException',
  // A web ACL before the pool refuses this machine's address, and the next network has another one.
  'ForbiddenException',
  'WAFForbiddenException',
]

/**
 * Revokes a refresh token, and with it all access tokens that came from it (RevokeToken).
 *
 * Amplify's `signOut` does not serve: it resolves even when the server refused (decision 0008).
 *
 * @returns null when the token is revoked; otherwise the exception with which the pool refused for good: revocation is
 *   off, the user or the app client is gone, or the token is none of this client's. No later try can change that.
 * @throws CommonFailure when the pool could not be told, and a later try may work
 */
export async function revokeToken(config: Config, refreshToken: string): Promise<string | null> {
  const response = await fetch(`${poolEndpoint(config)}/`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.RevokeToken',
    },
    body: JSON.stringify({ ClientId: config.userPoolClientId, Token: refreshToken }),
  })
  if (response.ok) return null
  const refused = exceptionOf(response.headers.get('x-amzn-errortype') ?? typeOf(await response.text()))
  // An answer that names no exception came from somebody between the app and the pool.
  if (refused === null || passingRefusals.includes(refused)) throw new CommonFailure({ code: 'Unexpected' })
  return refused
}

function typeOf(body: string): string {
  const answer: unknown = JSON.parse(body)
  const type = typeof answer === 'object' && answer !== null && '__type' in answer ? answer.__type : ''
  return typeof type === 'string' ? type : ''
}

/** The exception's name alone: without the namespace before it, and the address that may follow it. */
function exceptionOf(type: string): string | null {
  return /^(?:[^:,]*#)?(\w+Exception)\b/.exec(type)?.[1] ?? null
}
