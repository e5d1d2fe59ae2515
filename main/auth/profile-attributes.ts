import type { Profile } from '../../preload/contract/session.ts'

/**
 * The profile in a user's attributes, from GetUser (all values are strings) or from an id token's claims
 * (where `phone_number_verified` is a boolean). Attributes that were never set read as empty.
 */
export function profileOf(attributes: Record<string, unknown>): Profile {
  const text = (name: string): string => {
    const value = attributes[name]
    return typeof value === 'string' ? value : ''
  }
  return {
    phoneNumber: text('phone_number'),
    phoneNumberVerified: String(attributes.phone_number_verified) === 'true',
    name: text('name'),
    company: text('custom:company'),
    role: text('custom:role_name'),
  }
}
