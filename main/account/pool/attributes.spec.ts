import fc from 'fast-check'
import { usualAttributes } from '../../../preload/contract/attributes/definition.ts'
import { existsSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { attributes as known, forEachAttribute } from '../../../preload/contract/testing/attributes.ts'
import { listCalls } from '../../../preload/contract/derive.ts'
import {
  longestAttribute,
  profile as profileSchema,
  session as sessionSchema,
} from '../../../preload/contract/session.ts'
import { profileOf } from './attributes.ts'
import {
  announced,
  auth,
  errorOf,
  installRig,
  password,
  person,
  pool,
  rememberedFile,
  signedIn,
  startApp,
} from '../testing/rig.ts'

installRig()

type Attributes = Record<string, unknown>

const names = ['phone_number', 'phone_number_verified', ...known.map(({ name }) => name)]

/** What an attribute may be: a usual value, an odd text, and what only a trigger could put into a token. */
const values = fc.oneof(
  fc.constantFrom('+4915112345678', '+49', '+123456789012345678', '4915112345678', 'true', 'false', '', ' ', '\ud800'),
  fc.string({ unit: 'binary', maxLength: 2_048 }),
  fc.constantFrom('A'.repeat(2_048), '𝒜'.repeat(2_048), 'A'.repeat(4_097)),
  fc.jsonValue(),
)
const anyAttributes: fc.Arbitrary<Attributes> = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), values)

/** Objects in the place of texts, whose conversion to a text throws. */
const hostile: Attributes = Object.fromEntries(names.map((name) => [name, { toString: 1, valueOf: 1 }]))
const examples: Attributes[] = [
  {},
  hostile,
  { ...hostile, phone_number: '+4915112345678' },
  Object.fromEntries(names.map((name) => [name, null])),
  Object.fromEntries(names.map((name) => [name, ''])),
  Object.fromEntries(names.map((name) => [name, 5])),
  Object.fromEntries(names.map((name) => [name, '𝒜'.repeat(2_048)])),
]

describe('the profile in attributes', () => {
  it('fits the contract, whatever they are', () => {
    const property = fc.property(anyAttributes, (attributes) => {
      expect(profileSchema.safeParse(profileOf(usualAttributes, attributes)).error).toBeUndefined()
    })
    fc.assert(property, { numRuns: 1_000, examples: examples.map((attributes): [Attributes] => [attributes]) })
  })

  it('keeps what a pool may hold as it is', () => {
    const held = ['𝒜'.repeat(longestAttribute / 2), ' ', 'ا']
    const values = forEachAttribute(({ name }) => held[known.findIndex((one) => one.name === name) % held.length])
    const attributes = { phone_number: '+4915112345678', ...values }
    const read = { phoneNumber: '+4915112345678', attributes: values }
    for (const verified of [true, 'true'])
      expect(profileOf(usualAttributes, { ...attributes, phone_number_verified: verified })).toEqual({
        ...read,
        phoneNumberVerified: true,
      })
    for (const verified of [false, 'false', undefined, 1, [true]])
      expect(profileOf(usualAttributes, { ...attributes, phone_number_verified: verified })).toEqual({
        ...read,
        phoneNumberVerified: false,
      })
  })

  it('has exactly those of the attributes that are there, and no other claim', () => {
    const secret = 'eyJhbGciOi-secret'
    const claims = ['sub', 'aud', 'iss', 'exp', 'jti', 'origin_jti', 'event_id', 'token_use', 'cognito:username']
    const others = fc.dictionary(
      fc.oneof(fc.constantFrom(...claims, 'cognito:groups', 'custom:tenant', 'email', 'constructor'), fc.string()),
      fc.constant(secret),
    )
    const property = fc.property(fc.subarray(known.map(({ name }) => name)), others, (there, claimed) => {
      const values = Object.fromEntries(there.map((name) => [name, `of ${name}`]))
      const unknown = Object.entries(claimed).filter(([name]) => !names.includes(name))
      const read = profileOf(usualAttributes, { ...Object.fromEntries(unknown), ...values })
      expect(read).toEqual({ phoneNumber: null, phoneNumberVerified: false, attributes: values })
    })
    fc.assert(property, { numRuns: 1_000 })
  })

  it('calls no number verified that is not there', () => {
    expect(profileOf(usualAttributes, { phone_number_verified: 'true' })).toMatchObject({
      phoneNumber: null,
      phoneNumberVerified: false,
    })
  })
})

const poolFetch = globalThis.fetch

/** Makes the pool answer these attributes instead of its own, in each id token and in each answer to GetUser. */
function answerWith(attributes: Attributes): void {
  const send = globalThis.fetch
  globalThis.fetch = async (input, init) => {
    const response = await send(input, init)
    const text = await response.text()
    const body = (text === '' ? {} : JSON.parse(text)) as {
      AuthenticationResult?: { IdToken?: string }
      UserAttributes?: unknown
    }
    const { AuthenticationResult: tokens } = body
    if (tokens?.IdToken !== undefined) tokens.IdToken = withClaims(tokens.IdToken, attributes)
    if (body.UserAttributes) body.UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))
    return new Response(text === '' ? null : JSON.stringify(body), {
      status: response.status,
      headers: response.headers,
    })
  }
}

/** The token with these claims added. Nobody checks its signature. */
function withClaims(token: string, claims: Attributes): string {
  const [header = '', payload = '', signature = ''] = token.split('.')
  const { iss, sub, aud, exp, iat, auth_time } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Attributes
  const changed = Buffer.from(JSON.stringify({ ...claims, iss, sub, aud, exp, iat, auth_time })).toString('base64url')
  return [header, changed, signature].join('.')
}

describe('a user with such attributes', () => {
  let ofTheRig: typeof fetch = poolFetch
  afterEach(() => {
    globalThis.fetch = ofTheRig
  })

  function expectDeclared(): void {
    for (const session of announced) expect(sessionSchema.safeParse(session).error).toBeUndefined()
    announced.length = 0
    expect(sessionSchema.safeParse(auth.session()).error).toBeUndefined()
  }

  function expectAnswer(name: string, value: unknown): void {
    const call = listCalls().find(({ channel }) => channel === `call:${name}`) ?? expect.fail(`there is no ${name}`)
    expect(call.declaration.output.safeParse(value).error, name).toBeUndefined()
  }

  it('signs in, is there after a restart, does everything, and signs out', { timeout: 90_000 }, async () => {
    ofTheRig = globalThis.fetch
    const phoneNumber = await signedIn()
    await auth.signOut()
    const property = fc.asyncProperty(anyAttributes, async (attributes) => {
      // The pool limits codes and password changes by the hour.
      pool.control.advanceClock(3_600_000)
      answerWith(attributes)
      expectAnswer('auth.signIn', await auth.signIn(phoneNumber, password))
      expectDeclared()
      expect(await startApp()).toMatchObject({ status: 'signedIn', keptIn: 'keychain' })
      expect(existsSync(`${rememberedFile}.unreadable`)).toBe(false)
      expectAnswer('profile.refresh', await auth.refreshProfile())
      expectAnswer('profile.update', await auth.updateProfile(person.attributes))
      expectAnswer('auth.changePassword', await auth.changePassword(password, password))
      expectAnswer('profile.requestPhoneCode', await auth.requestPhoneCode())
      expect(await errorOf(auth.verifyPhone('000000'))).toMatchObject({ code: 'CodeWrong' })
      expectDeclared()
      expectAnswer('session.retry', await auth.restore())
      expectAnswer('auth.signOut', await auth.signOut())
      expect(auth.session()).toMatchObject({ status: 'signedOut', notice: 'signedOut' })
      expectDeclared()
      globalThis.fetch = ofTheRig
    })
    await fc.assert(property, {
      numRuns: 5 + examples.length,
      examples: examples.map((attributes): [Attributes] => [attributes]),
      endOnFailure: true,
    })
  })
})
