import { readCatalogue, sayIn } from './texts.mjs'

/** Which text a message is, by what made Cognito send it. */
const keys = {
  CustomMessage_SignUp: 'confirmation',
  CustomMessage_ResendCode: 'confirmation',
  CustomMessage_UpdateUserAttribute: 'confirmation',
  CustomMessage_VerifyUserAttribute: 'confirmation',
  CustomMessage_ForgotPassword: 'reset',
  CustomMessage_Authentication: 'signIn',
  CustomMessage_AdminCreateUser: 'invitation',
}

/** So much of a text Cognito takes, in characters, with the placeholders in it. */
const longest = 140

/**
 * The text of an SMS in the language of its reader. Null: the pool sends its own.
 * @param {import('./texts.mjs').Catalogue} catalogue
 * @param {{ triggerSource: string, request: Record<string, any> }} event as Cognito sends it
 * @throws when the text cannot be made
 */
export function messageFor(catalogue, { triggerSource, request }) {
  if (!Object.hasOwn(keys, triggerSource)) return null
  const { codeParameter: code, usernameParameter: username } = request
  const text = sayIn(catalogue, request, keys[triggerSource], { code, password: code, username })
  if (text.length > longest) throw new Error(`a text has ${text.length} characters`)
  return text
}

/**
 * The custom message trigger. It never fails: nobody goes without a code because a text could not be made.
 * @returns the event, with a text in `response.smsMessage` where there is one. Never one of an e-mail: Cognito refuses
 * the whole answer of a pool that sends e-mails by itself
 */
export async function handler(event) {
  try {
    const text = messageFor(readCatalogue(), event)
    if (text !== null) event.response.smsMessage = text
  } catch (error) {
    // What went wrong, never for whom.
    console.error({ triggerSource: event.triggerSource, problem: String(error) })
  }
  return event
}
