import { errors } from '../errors.ts'
import type { Pool } from '../pool.ts'

/**
 * Checks the app client that a request names.
 * @throws {CognitoError} ResourceNotFoundException; NotAuthorizedException when a secret's hash comes along, since the
 * pool's client has no secret.
 */
export function checkClient({ settings }: Pool, clientId: string, secretHash?: string): void {
  const { ClientId } = settings.UserPoolClient
  if (clientId !== ClientId) throw errors.clientUnknown(clientId)
  if (secretHash !== undefined) throw errors.clientHasNoSecret(clientId)
}
