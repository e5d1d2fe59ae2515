import { deliveryTo, type CodeDelivery } from '../codes.ts'
import type { Pool } from '../pool.ts'

/**
 * What a client is told when it asks for a code in the name of nobody: the same as a real user's answer would be.
 * A name that is no number gets digits that stay the same.
 */
export function simulatedDelivery({ sealer }: Pool, username: string): CodeDelivery {
  if (username.startsWith('+')) return deliveryTo(username)
  const digits = String(sealer.derive(`phone:${username}`).readUInt32BE() % 10_000).padStart(4, '0')
  return deliveryTo(`+4915000${digits}`)
}
