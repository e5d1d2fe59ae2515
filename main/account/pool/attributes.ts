import type { AttributeDefinition } from '../../../preload/contract/attributes/definition.ts'
import { declaredOf } from '../../../preload/contract/attributes/values.ts'
import { phoneNumber } from '../../../preload/contract/fields.ts'
import { longestAttribute, type Profile } from '../../../preload/contract/session.ts'

/**
 * The profile from a user's attributes: GetUser's (all strings) or an id token's claims (where `phone_number_verified`
 * is a boolean).
 *
 * It takes anything: the app client may not be allowed to read an attribute, the pool may not have it, users may have
 * been imported without it, and a trigger may put whatever it likes into a token. It keeps only the attributes that the
 * stage declares, so that no other claim reaches the page. It leaves out what is no text, cuts texts that are too long, and
 * reads anything but a phone number as null. Otherwise the bridge would refuse the session, and its user could neither
 * use nor end it.
 */
export function profileOf(definitions: readonly AttributeDefinition[], attributes: Record<string, unknown>): Profile {
  const number = phoneNumber.safeParse(attributes.phone_number)
  const verified = attributes.phone_number_verified
  return {
    phoneNumber: number.success ? number.data : null,
    phoneNumberVerified: number.success && (verified === true || verified === 'true'),
    attributes: declaredOf(definitions, attributes, longestAttribute),
  }
}
