import { deliveryTo, type CodeDelivery } from '../codes.ts'
import type { Pool } from '../pool.ts'

/**
 * The answer to a request for a code for an unknown user. It looks like a real user's, so that it does not tell who has
 * an account. Where the name is no number, the digits are made up, and are the same each time.
 */
export function simulatedDelivery({ sealer }: Pool, username: string): CodeDelivery {
  if (username.startsWith('+')) return deliveryTo(username)
  const digits = String(sealer.derive(`phone:${username}`).readUInt32BE() % 10_000).padStart(4, '0')
  return deliveryTo(`+4915000${digits}`)
}
