import { describe, expect, it } from 'vitest'
import { attributes, forEachAttribute } from '../../../preload/contract/testing/attributes.ts'
import { auth, code, errorOf, freshNumber, installRig, operations, password, signedIn } from '../testing/rig.ts'

installRig()

const good = forEachAttribute(({ word }) => `some ${word}`)

/** What a sign-up and a change of the profile with these values answer. */
async function answers(values: Record<string, string>): Promise<Record<'signUp' | 'update', unknown>> {
  const signUp = await errorOf(auth.signUp({ phoneNumber: freshNumber(), password, attributes: values }))
  await auth.startOver()
  await signedIn()
  return { signUp, update: await errorOf(auth.updateProfile(values)) }
}

describe('attributes from the page', () => {
  it('go on as they are typed, but for the white space at their ends', async () => {
    const phoneNumber = freshNumber()
    const typed = forEachAttribute(({ name }) => ` ${good[name]} `)
    await auth.signUp({ phoneNumber, password, attributes: typed })
    await auth.confirmSignUp(code(phoneNumber))
    expect((await auth.refreshProfile()).attributes).toEqual(good)
    const others = forEachAttribute(({ name }) => ` another ${good[name]}\t`)
    await auth.updateProfile(others)
    expect((await auth.refreshProfile()).attributes).toEqual(forEachAttribute(({ name }) => `another ${good[name]}`))
  })

  it.each(['phone_number', 'phone_number_verified', 'sub', 'email', 'custom:admin', 'constructor'])(
    'that the app does not know are refused: %s',
    async (name) => {
      const refused = { code: 'InvalidInput', fields: [name] }
      expect(await answers({ ...good, [name]: '+447700900123' })).toEqual({ signUp: refused, update: refused })
      expect(operations('UpdateUserAttributes')).toBe(0)
    },
  )

  it.each(attributes)('are refused by name where one may not be so: $name', async ({ name }) => {
    const refused = { code: 'InvalidInput', fields: [name] }
    expect(await answers({ ...good, [name]: 'x'.repeat(257) })).toEqual({ signUp: refused, update: refused })
    await auth.signOut()
    expect(await answers({ ...good, [name]: ' ' })).toEqual({ signUp: refused, update: refused })
  })
})
