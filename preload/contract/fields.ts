import * as z from 'zod/mini'
import type { PasswordPolicy } from './password-policy.ts'

// What the pool accepts in each field (Cognito API reference, patterns of SignUp and ConfirmSignUp), so that a form
// refuses what the server would refuse and nothing else. The password policy is the pool's own: see `passwordRules`.
// The screens judge by these schemas and load no others, hence zod's small form: a quarter of the bytes.

/** E.164 with the plus sign, 8 to 16 characters. */
export const phoneNumber = z.string().check(z.regex(/^\+[1-9]\d{6,14}$/))

/** As typed; Cognito allows 256 characters and no white space. */
export const password = z.string().check(z.maxLength(256), z.regex(/^\S+$/))

/** Six digits. */
export const confirmationCode = z.string().check(z.regex(/^\d{6}$/))

/** Longest value of `name`, `custom:company` and `custom:role_name` in the pool's schema, in characters. */
const attributeMaxLength = 256

/** A text attribute that must not be empty; white space at the ends is cut. */
export const attribute = z.string().check(z.trim(), z.minLength(1), z.maxLength(attributeMaxLength))

export type PasswordRule = 'length' | 'uppercase' | 'lowercase' | 'number' | 'symbol'

// The symbols that Cognito counts, from its password policy documentation. A space inside counts there too,
// but the API's pattern for passwords refuses any white space.
const symbols = /[\^$*.[\]{}()?\-"!@#%&/\\,><':;|_~`=+]/

/** Each rule of the policy with whether the candidate keeps it; the order is the order of display. */
export function passwordRules(policy: PasswordPolicy, candidate: string): { rule: PasswordRule; kept: boolean }[] {
  const rules: { rule: PasswordRule; wanted: boolean; kept: boolean }[] = [
    { rule: 'length', wanted: true, kept: candidate.length >= policy.minimumLength },
    { rule: 'uppercase', wanted: policy.requireUppercase, kept: /[A-Z]/.test(candidate) },
    { rule: 'lowercase', wanted: policy.requireLowercase, kept: /[a-z]/.test(candidate) },
    { rule: 'number', wanted: policy.requireNumbers, kept: /[0-9]/.test(candidate) },
    { rule: 'symbol', wanted: policy.requireSymbols, kept: symbols.test(candidate) },
  ]
  return rules.filter(({ wanted }) => wanted).map(({ rule, kept }) => ({ rule, kept }))
}
