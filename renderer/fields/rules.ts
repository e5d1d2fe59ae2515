import * as z from 'zod/mini'
import {
  confirmationCode,
  lastDigits,
  password,
  passwordMaxLength,
  passwordRules,
} from '../../preload/contract/fields.ts'
import type { PasswordPolicy } from '../../preload/contract/password-policy.ts'
import { proxyPassword, proxyUsername } from '../../preload/contract/proxy.ts'
import type { Translate } from '../composables/use-messages.ts'
import type { PlainKey } from '../locales/types.ts'
import { asciiDigits } from './digits.ts'

/** A sentence for the user: its key, or what makes it of the values that stand in it. */
export type Sentence = PlainKey | ((t: Translate) => string)

/** How one field is judged: what the contract's schema is given, and what the user is told when it refuses. */
export interface FieldRule {
  schema: z.ZodMiniType<string>
  /** Brings what was typed into the schema's form. */
  prepare?: (typed: string) => string
  /** The sentence for a value that the schema refuses. */
  explain: (typed: string) => Sentence
}

export const codeRule: FieldRule = { schema: confirmationCode, explain: () => 'fields.codeIncomplete' }

/** The rule for a code of an authenticator app, which no text message has. */
export const totpCodeRule: FieldRule = { schema: confirmationCode, explain: () => 'totp.codeIncomplete' }

/** The rule for the digits that show that a deletion is meant: the last four of this number, in any script. */
export function lastDigitsRule(phoneNumber: () => string): FieldRule {
  return {
    schema: lastDigits.check(z.refine((digits) => phoneNumber().endsWith(digits))),
    prepare: (typed) => asciiDigits(typed).trim(),
    explain: (typed) => (typed.trim() === '' ? 'deleteAccount.missing' : 'deleteAccount.wrong'),
  }
}

/** The rule for a password that exists: whatever the pool can hold, whatever its policy is today. */
export const passwordRule: FieldRule = {
  schema: password,
  explain: (typed) => explainPassword(typed, 'fields.passwordMissing'),
}

/** The name for a proxy: any but none. */
export const proxyUsernameRule: FieldRule = {
  schema: proxyUsername,
  explain: (typed) => (typed === '' ? 'proxy.usernameMissing' : 'fields.tooLong'),
}

/** The password for a proxy, which is no password of the user pool. */
export const proxyPasswordRule: FieldRule = {
  schema: proxyPassword,
  explain: (typed) => (typed === '' ? 'fields.passwordMissing' : 'fields.tooLong'),
}

/** The rule for a new password, with the policy's rules. While the policy is not known, the pool alone decides. */
export function newPasswordRule(policy: PasswordPolicy | null): FieldRule {
  const meetsPolicy = (candidate: string): boolean =>
    policy === null || passwordRules(policy, candidate).every(({ kept }) => kept)
  return {
    // Cognito may take a wide space at an end. Its owner does not see it, and could not sign in without it.
    schema: password.check(z.refine(hasNoSpaceAtEnds), z.refine(meetsPolicy)),
    explain: (typed) => explainPassword(typed, 'fields.newPasswordMissing'),
  }
}

function explainPassword(typed: string, missing: PlainKey): PlainKey {
  if (typed === '') return missing
  if (!hasNoSpaceAtEnds(typed)) return 'fields.passwordSpaces'
  if (typed.length > passwordMaxLength) return 'fields.tooLong'
  // One character is no password anywhere.
  return missing === 'fields.passwordMissing' && typed.length < 2 ? missing : 'fields.newPasswordWeak'
}

/** No space of any kind at either end; those inside are a part of the password. */
function hasNoSpaceAtEnds(candidate: string): boolean {
  return candidate.trim() === candidate
}
