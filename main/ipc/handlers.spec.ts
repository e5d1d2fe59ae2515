import { describe, expect, it } from 'vitest'
import { attributes, forEachAttribute } from '../../preload/contract/attributes.ts'
import { findFailure } from '../failure.ts'
import { createHandlers } from './handlers.ts'

const account = { phoneNumber: '+4915112345678', password: 'Correct-Horse-7' }
const good = forEachAttribute(({ label }) => `some ${label}`)

/** What reaches `main/auth`, and the fields that are refused, of a sign-up and of a change. */
async function reached(values: Record<string, string>): Promise<Record<'signUp' | 'update', unknown>> {
  let got: unknown = null
  const auth = {
    signUp: (input: { attributes: unknown }) => Promise.resolve((got = input)),
    updateProfile: (input: unknown) => Promise.resolve((got = input)),
  }
  const handlers = createHandlers({ auth } as unknown as Parameters<typeof createHandlers>[0])
  const fieldsOf = (error: unknown): unknown => findFailure(error)?.error
  const signUp = await handlers.auth.signUp({ ...account, attributes: values }).then(() => got, fieldsOf)
  const update = await handlers.profile.update({ attributes: values }).then(() => got, fieldsOf)
  return { signUp, update }
}

describe('attributes from the page', () => {
  it('go on as they are typed, but for the white space at their ends', async () => {
    const typed = forEachAttribute(({ name }) => ` ${good[name]} `)
    expect(await reached(typed)).toEqual({ signUp: { ...account, attributes: good }, update: good })
  })

  it.each(['phone_number', 'phone_number_verified', 'sub', 'email', 'custom:admin', 'constructor'])(
    'that the app does not know are refused: %s',
    async (name) => {
      const refused = { code: 'InvalidInput', fields: [name] }
      expect(await reached({ ...good, [name]: '+447700900123' })).toEqual({ signUp: refused, update: refused })
    },
  )

  it.each(attributes)('are refused by name where one may not be so: $name', async ({ name, missing }) => {
    const refused = { code: 'InvalidInput', fields: [name] }
    expect(await reached({ ...good, [name]: 'x'.repeat(257) })).toEqual({ signUp: refused, update: refused })
    if (missing !== null) expect(await reached({ ...good, [name]: ' ' })).toEqual({ signUp: refused, update: refused })
  })
})
