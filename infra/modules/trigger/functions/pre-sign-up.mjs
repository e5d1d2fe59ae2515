import { readFileSync } from 'node:fs'
import { readCatalogue, sayIn } from './texts.mjs'

/**
 * Whether somebody may sign up with a phone number.
 * @param {{ prefixes: string[], numbers: string[] }} allowed each in E.164, or its beginning
 * @param {unknown} phoneNumber in E.164
 */
export function isAllowed({ prefixes, numbers }, phoneNumber) {
  if (typeof phoneNumber !== 'string') return false
  return numbers.includes(phoneNumber) || prefixes.some((prefix) => phoneNumber.startsWith(prefix))
}

/**
 * The pre sign-up trigger: refuses numbers that the stage does not list. Whom an administrator invites it lets through.
 * It confirms nobody: every number still has to be verified by a code.
 * @returns the event as it came
 * @throws with the words that Cognito hands to the app, and the app shows
 */
export async function handler(event) {
  if (event.triggerSource === 'PreSignUp_AdminCreateUser') return event
  const allowed = JSON.parse(readFileSync(new URL('allowed.json', import.meta.url), 'utf8'))
  if (isAllowed(allowed, event.request.userAttributes?.phone_number)) return event
  throw new Error(sayIn(readCatalogue(), event.request, 'numberRefused'))
}
