import { describe, expect, it } from 'vitest'
import { organisationSays } from '../../../main/account/pool/errors/organisation-says.ts'
import { languages } from '../../../preload/contract/languages.ts'
import { readCatalogue } from './catalogue.ts'
import type { handler, PreSignUpEvent } from './functions/pre-sign-up.mjs'
import { unpack } from './testing/archive.ts'

interface Module {
  handler: typeof handler
}

/** An event as Cognito sends it. */
function event(phone_number: string | undefined, source = 'SignUp', language?: string): PreSignUpEvent {
  return {
    triggerSource: `PreSignUp_${source}`,
    request: {
      userAttributes: { name: 'Ada Lovelace', ...(phone_number !== undefined && { phone_number }) },
      ...(language !== undefined && { clientMetadata: { language } }),
    },
    response: { autoConfirmUser: false, autoVerifyPhone: false, autoVerifyEmail: false },
  }
}

const allowed = { prefixes: ['+49', '+4366'], numbers: ['+33612345678'] }

async function decide(asked: PreSignUpEvent, list: unknown = allowed): Promise<unknown> {
  const { handler: run } = await unpack<Module>('pre-sign-up', { 'allowed.json': list })
  return run(structuredClone(asked))
}

describe('a sign-up', () => {
  it.each(['+4915112345678', '+436601234567', '+33612345678'])(
    'with a listed number goes on, and confirms nobody: %s',
    async (number) => {
      expect(await decide(event(number))).toEqual(event(number))
    },
  )

  it.each(['+43112345678', '+336123456789', '+3361234567', '4915112345678', '', undefined])(
    'with any other number is refused: %s',
    async (number) => {
      await expect(decide(event(number))).rejects.toThrow('Aucun compte')
    },
  )

  it('with nothing listed is refused', async () => {
    await expect(decide(event('+4915112345678'), { prefixes: [], numbers: [] })).rejects.toThrow('Aucun compte')
  })

  it('goes on where an administrator invites', async () => {
    expect(await decide(event('+819012345678', 'AdminCreateUser'))).toEqual(event('+819012345678', 'AdminCreateUser'))
  })

  it('is refused where the list cannot be read', async () => {
    await expect(decide(event('+4915112345678'), 'no JSON')).rejects.toThrow()
  })
})

it.each(languages)('a refusal reaches the user in the language of the app: %s', async (language) => {
  const thrown: unknown = await decide(event('+819012345678', 'SignUp', language)).catch((error: unknown) => error)
  const { message } = thrown as Error
  // What Cognito makes of it, and the app of that.
  const refused = Object.assign(new Error(`PreSignUp failed with error ${message}.`), {
    name: 'UserLambdaValidationException',
  })
  expect(organisationSays(refused)).toBe(readCatalogue('').texts[language]?.numberRefused)
})
