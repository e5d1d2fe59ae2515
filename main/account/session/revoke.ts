import { CommonFailure } from '../../common-failure.ts'
import type { Config } from '../../stage/config.ts'
import { exceptionOf, sendToPool } from '../pool/send-to-pool.ts'

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
  const response = await sendToPool(config, 'RevokeToken', { ClientId: config.userPoolClientId, Token: refreshToken })
  if (response.ok) return null
  const refused = exceptionOf(response, await response.text())
  // An answer that names no exception came from somebody between the app and the pool.
  if (refused === null || passingRefusals.includes(refused)) throw new CommonFailure({ code: 'Unexpected' })
  return refused
}
