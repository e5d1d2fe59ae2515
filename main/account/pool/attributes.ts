import { knownOf } from '../../../preload/contract/attributes.ts'
import { phoneNumber } from '../../../preload/contract/fields.ts'
import { longestAttribute, type Profile } from '../../../preload/contract/session.ts'

/**
 * The profile in a user's attributes, from GetUser (all values are strings) or from an id token's claims
 * (where `phone_number_verified` is a boolean).
 *
 * It takes anything: the app client may not be allowed to read an attribute, the pool may not have it, users may have
 * been imported without it, and a trigger may put whatever it likes into a token. Of all that only the attributes that
 * the app knows are kept, so that no other claim reaches the page. What is no text reads as not there, a longer text is
 * cut, and what is no phone number reads as none, because a session with anything else could not cross to the screens,
 * and its user could neither use nor end it.
 */
export function profileOf(attributes: Record<string, unknown>): Profile {
  const number = phoneNumber.safeParse(attributes.phone_number)
  const verified = attributes.phone_number_verified
  return {
    phoneNumber: number.success ? number.data : null,
    phoneNumberVerified: number.success && (verified === true || verified === 'true'),
    attributes: knownOf(attributes, longestAttribute),
  }
}
