import { errors } from '../errors.ts'
import type { Pool } from '../pool.ts'

/**
 * Checks the app client that a request names.
 * @throws {CognitoError} ResourceNotFoundException, also when the client or the whole pool was deleted;
 * NotAuthorizedException when a secret's hash comes along, since the pool's client has no secret.
 */
export function checkClient({ settings, gone }: Pool, clientId: string, secretHash?: string): void {
  const { ClientId } = settings.UserPoolClient
  if (clientId !== ClientId || gone.current !== 'nothing') throw errors.clientUnknown(clientId)
  if (secretHash !== undefined) throw errors.clientHasNoSecret(clientId)
}
