import * as z from 'zod/mini'
import type { PasswordPolicy } from './password-policy.ts'

// What the pool accepts in each field (Cognito API reference, patterns of SignUp and ConfirmSignUp). With these schemas
// a form refuses what the server would refuse, and nothing else. The password policy differs from pool to pool: see
// `passwordRules`. The screens load no other schemas than these, and zod's small form has a quarter of the bytes of the
// usual one.

/** E.164 with the plus sign, 8 to 16 characters. */
export const phoneNumber = z.string().check(z.regex(/^\+[1-9]\d{6,14}$/))

/** Counted in UTF-16 units, as Cognito counts. */
export const passwordMaxLength = 256

/**
 * The password as typed. Cognito allows 256 characters by the pattern `^[\S]+.*[\S]+$`, as Java reads it: at least two
 * characters, no ASCII white space at either end, no line break inside. The pool judges other white space. This
 * expression refuses a long text in linear time.
 */
export const password = z
  .string()
  .check(z.maxLength(passwordMaxLength), z.regex(/^[^ \t\n\v\f\r](?:[^\n\r]*[^ \t\n\v\f\r])$/))

/** The end of the user's phone number, typed to confirm a deletion: four digits. */
export const lastDigits = z.string().check(z.regex(/^\d{4}$/))

/** Six digits. */
export const confirmationCode = z.string().check(z.regex(/^\d{6}$/))

/**
 * A name of an attribute in Cognito: at most 32 characters, including the seven of `custom:` (API reference,
 * AttributeType).
 */
export const attributeName = z.string().check(z.maxLength(32), z.regex(/^[\p{L}\p{M}\p{S}\p{N}\p{P}\t\n\r ]+$/u))

/**
 * The longest value of an attribute that the app asks for, in UTF-16 units, so that 129 emoji are too long. The pool's
 * schema has the same limit. AWS does not say what it counts; the app counts what is never fewer.
 */
const attributeMaxLength = 256

/** A text attribute that must not be empty. White space at both ends is cut. */
export const attribute = z.string().check(z.trim(), z.minLength(1), z.maxLength(attributeMaxLength))

/** A text attribute that may be empty. White space at both ends is cut. */
export const optionalAttribute = z.string().check(z.trim(), z.maxLength(attributeMaxLength))

export type PasswordRule = 'length' | 'uppercase' | 'lowercase' | 'number' | 'symbol'

// The symbols that Cognito counts, by the documentation of its password policy. A space counts too, except at an end.
const symbols = /[\^$*.[\]{}()?\-"!@#%&/\\,><':;|_~`=+ ]/

/** Whether the candidate keeps each rule of the policy, in the order of display. */
export function passwordRules(policy: PasswordPolicy, candidate: string): { rule: PasswordRule; kept: boolean }[] {
  const rules: { rule: PasswordRule; wanted: boolean; kept: boolean }[] = [
    { rule: 'length', wanted: true, kept: candidate.length >= policy.minimumLength },
    { rule: 'uppercase', wanted: policy.requireUppercase, kept: /[A-Z]/.test(candidate) },
    { rule: 'lowercase', wanted: policy.requireLowercase, kept: /[a-z]/.test(candidate) },
    { rule: 'number', wanted: policy.requireNumbers, kept: /[0-9]/.test(candidate) },
    { rule: 'symbol', wanted: policy.requireSymbols, kept: symbols.test(candidate.trim()) },
  ]
  return rules.filter(({ wanted }) => wanted).map(({ rule, kept }) => ({ rule, kept }))
}
