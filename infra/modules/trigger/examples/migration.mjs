/** Cognito waits for five seconds, and asks up to three times. */
const patience = 3_000

/**
 * A function for `triggers.migration_function_arn` to begin with: brings over a user whom the pool does not know yet,
 * at "Forgot password?". It needs no password there, and never sees one (docs/triggers.md).
 * @param {{ url: string, token: string }} directory answers `GET url?phone=+49…` with
 * the user's attributes as JSON, such as `{ "name": "Ada" }`, or with 404
 * @returns what Lambda calls
 */
export function createMigration({ url, token }) {
  return async function handler(event) {
    // A sign-in by password: the app's client does not allow the flow that would lead here.
    if (event.triggerSource !== 'UserMigration_ForgotPassword') throw new Error('not brought over by a password')
    const phone = event.userName
    if (!/^\+[1-9]\d{6,14}$/.test(phone)) throw new Error('no phone number')

    const asked = new URL(url)
    asked.searchParams.set('phone', phone)
    const headers = { authorization: `Bearer ${token}` }
    const response = await fetch(asked, { headers, signal: AbortSignal.timeout(patience), redirect: 'error' })
    if (response.status === 404) throw new Error('not in the directory')
    if (!response.ok) throw new Error(`the directory answers ${response.status}`)

    // The code of the reset goes to a verified number alone; the directory has to have verified it.
    event.response.userAttributes = {
      ...(await response.json()),
      phone_number: phone,
      phone_number_verified: 'true',
    }
    // No invitation: the code of the reset is on its way.
    event.response.messageAction = 'SUPPRESS'
    return event
  }
}
