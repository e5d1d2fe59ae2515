import { withoutEmpty } from './attributes.ts'
import { sendCode, type CodeDelivery } from './codes.ts'
import type { Occasion } from './custom-message.ts'
import { errors } from './errors.ts'
import { saveUser, type Pool } from './pool.ts'
import { hasVerifiedPhone, type User } from './users.ts'

/**
 * Writes attributes that conform to the schema into a user. A new number gets a code.
 * @returns where the code went; nothing where none was needed
 * @throws {CognitoError} AliasExistsException for a number of somebody else; CodeDeliveryFailureException, or what a
 * CustomMessage trigger throws, after which the change stays
 */
export function changeAttributes(
  pool: Pool,
  user: User,
  given: Readonly<Record<string, string>>,
  clientMetadata: Occasion['clientMetadata'],
): CodeDelivery[] {
  const { phone_number: phone, ...others } = given
  const newPhone = phone === user.attributes.phone_number ? undefined : phone
  const merged = withoutEmpty({ ...user.attributes, ...others })
  if (newPhone !== undefined) checkPhoneFree(pool, user, newPhone)
  const saved = saveUser(pool, user, { attributes: merged, ...phoneChange(pool, merged, newPhone) })
  if (newPhone === undefined) return []
  if (newPhone === user.pendingPhone && pool.settings.LocalPool.SendsOneCodePerNewNumber === true) return []
  return [sendCode(pool, saved, 'attribute', newPhone, { source: 'UpdateUserAttribute', clientMetadata })]
}

/** @throws {CognitoError} AliasExistsException where somebody else signs in with the number. */
export function checkPhoneFree({ store }: Pool, user: User, phone: string): void {
  const owner = store.userByPhone(phone)
  if (owner !== undefined && owner.sub !== user.sub) throw errors.aliasTaken()
}

/** A code of a second factor proves the number that it went to, as long as it is still the user's. */
export function provePhone(pool: Pool, user: User, phone: string): User {
  if (user.attributes.phone_number !== phone || hasVerifiedPhone(user)) return user
  const isTaken = pool.store.userByPhone(phone) !== undefined
  return saveUser(pool, user, {
    attributes: { ...user.attributes, phone_number_verified: 'true' },
    signInPhone: user.signInPhone ?? (isTaken ? null : phone),
  })
}

/**
 * What a new number changes before it is verified: nothing but what waits, where the pool asks for verification first;
 * otherwise the attribute at once, and nobody can sign in with it yet.
 */
function phoneChange(pool: Pool, merged: Record<string, string>, newPhone: string | undefined): Partial<User> {
  if (newPhone === undefined) return {}
  const verifyFirst = pool.settings.UserPool.UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate
  if (verifyFirst.includes('phone_number')) return { pendingPhone: newPhone }
  const changed = { ...merged, phone_number: newPhone, phone_number_verified: 'false' }
  return { attributes: changed, signInPhone: null, pendingPhone: null }
}
