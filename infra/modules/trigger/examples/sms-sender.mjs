import { messageFor } from '../functions/custom-message.mjs'

/** Cognito does not wait for this function, but the user does. */
const patience = 3_000

/**
 * A function for `triggers.sms_sender` to begin with: sends the pool's messages by a provider of SMS over HTTP, in the
 * language of the user.
 * @param {object} parts
 * @param {(encrypted: string) => Promise<string>} parts.decrypt by the AWS Encryption SDK (docs/triggers.md)
 * @param {import('../functions/texts.mjs').Catalogue} parts.catalogue what to say
 * @param {{ url: string, token: string }} parts.provider takes `{ "to", "text" }` as JSON
 * @returns what Lambda calls. It throws when the provider does not take the message: Lambda then tries again, twice, and
 * counts an error. The user hears nothing of it
 */
export function createSmsSender({ decrypt, catalogue, provider }) {
  return async function handler({ triggerSource, request }) {
    const to = request.userAttributes.phone_number
    if (request.type !== 'customSMSSenderRequestV1' || typeof request.code !== 'string') return
    const code = unescape(await decrypt(request.code))
    const source = triggerSource.replace('CustomSMSSender_', 'CustomMessage_')
    const filled = { ...request, codeParameter: code, usernameParameter: to }
    const text = messageFor(catalogue, { triggerSource: source, request: filled })
    if (text === null) return

    const response = await fetch(provider.url, {
      method: 'POST',
      headers: { authorization: `Bearer ${provider.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ to, text }),
      signal: AbortSignal.timeout(patience),
      redirect: 'error',
    })
    // Neither the number nor the text: a log would have to be guarded like the pool itself.
    if (!response.ok) throw new Error(`the provider answers ${response.status}`)
  }
}

/** Cognito writes these characters of a temporary password as HTML does. */
function unescape(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
