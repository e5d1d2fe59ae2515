import * as z from 'zod/mini'
import type { PasswordPolicy } from './password-policy.ts'

// What the pool accepts in each field (Cognito API reference, patterns of SignUp and ConfirmSignUp), so that a form
// refuses what the server would refuse and nothing else. The password policy is the pool's own: see `passwordRules`.
// The screens judge by these schemas and load no others, hence zod's small form: a quarter of the bytes.

/** E.164 with the plus sign, 8 to 16 characters. */
export const phoneNumber = z.string().check(z.regex(/^\+[1-9]\d{6,14}$/))

/** In UTF-16 units, as Cognito counts. */
export const passwordMaxLength = 256

/**
 * As typed. Cognito allows 256 characters by the pattern `^[\S]+.*[\S]+$`, read as Java does: at least two, no white
 * space of ASCII at either end, no line break inside. Other white space is the pool's to judge. Written so that a long
 * text takes no longer to refuse than to read.
 */
export const password = z
  .string()
  .check(z.maxLength(passwordMaxLength), z.regex(/^[^ \t\n\v\f\r](?:[^\n\r]*[^ \t\n\v\f\r])$/))

/** Six digits. */
export const confirmationCode = z.string().check(z.regex(/^\d{6}$/))

/** Longest value of an attribute that the app asks for, as in the pool's schema, in characters. */
const attributeMaxLength = 256

/** A text attribute that must not be empty; white space at the ends is cut. */
export const attribute = z.string().check(z.trim(), z.minLength(1), z.maxLength(attributeMaxLength))

/** The same where nothing need be given. */
export const optionalAttribute = z.string().check(z.trim(), z.maxLength(attributeMaxLength))

export type PasswordRule = 'length' | 'uppercase' | 'lowercase' | 'number' | 'symbol'

// The symbols that Cognito counts, from its password policy documentation: a space too, unless it stands at an end.
const symbols = /[\^$*.[\]{}()?\-"!@#%&/\\,><':;|_~`=+ ]/

/** Each rule of the policy with whether the candidate keeps it; the order is the order of display. */
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
