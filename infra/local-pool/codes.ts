import { randomInt } from 'node:crypto'
import { textOf, type Occasion } from './custom-message.ts'
import { errors } from './errors.ts'
import { saveUser, type Pool } from './pool.ts'
import { maskPhone } from './sms.ts'
import type { CodePurpose, User } from './users.ts'

const hour = 60 * 60 * 1000

/** How long a code counts, in milliseconds. */
const lifetimes: Record<CodePurpose, number> = { signUp: 24 * hour, attribute: 24 * hour, reset: hour }

/** What a client hears about a code that was sent: the number masked. */
export interface CodeDelivery {
  AttributeName: 'phone_number'
  DeliveryMedium: 'SMS'
  Destination: string
}

export function deliveryTo(phone: string): CodeDelivery {
  return { AttributeName: 'phone_number', DeliveryMedium: 'SMS', Destination: maskPhone(phone) }
}

/** Six digits. */
export function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}

/**
 * Sends the user a new code; an older one for the same purpose counts no longer.
 * @throws {CognitoError} CodeDeliveryFailureException, or what a CustomMessage trigger throws. What was done before, and the code, stay.
 */
export function sendCode(
  pool: Pool,
  user: User,
  purpose: CodePurpose,
  phone: string,
  occasion: Occasion,
): CodeDelivery {
  const code = newCode()
  const expiresAt = pool.clock.now() + lifetimes[purpose]
  saveUser(pool, user, { codes: { ...user.codes, [purpose]: { code, expiresAt, phone } } })
  const { VerificationMessageTemplate: template } = pool.settings.UserPool
  pool.sms.send(phone, textOf(pool, user, template.SmsMessage, occasion), code)
  return deliveryTo(phone)
}

/**
 * Compares a code with the one that was sent.
 * @returns the number that the code was sent to
 * @throws {CognitoError} ExpiredCodeException, also when none was sent; CodeMismatchException.
 */
export function checkCode(pool: Pool, user: User, purpose: CodePurpose, code: string): string {
  const open = user.codes[purpose]
  if (open === undefined || open.expiresAt <= pool.clock.now()) throw errors.codeExpired()
  if (open.code !== code) throw errors.codeMismatch()
  return open.phone
}

/** The user's open codes without the one that has just been used. */
export function codesWithout(user: User, purpose: CodePurpose): User['codes'] {
  return Object.fromEntries(Object.entries(user.codes).filter(([name]) => name !== purpose))
}
