import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { startLocalPool } from '../server.ts'
import type { SchemaAttribute } from '../settings.ts'
import { allowPasswords, changedSettings, latestCode, openPasswordPool, sharedKeys } from '../testing/pool.ts'
import { ada, grace, PoolUser, refusal } from '../testing/sdk.ts'

type Given = Record<string, string>

const valid = { name: 'Ada', email: 'ada@example.org' }

function attribute(Name: string, more: Partial<SchemaAttribute> = {}): SchemaAttribute {
  return { Name, AttributeDataType: 'String', Mutable: true, Required: false, ...more }
}
const schema = [
  attribute('name', { Required: true, StringAttributeConstraints: { MinLength: '2', MaxLength: '256' } }),
  attribute('email', { Required: true }),
  attribute('custom:code', { StringAttributeConstraints: { MinLength: '3', MaxLength: '5' } }),
  attribute('custom:level', {
    AttributeDataType: 'Number',
    NumberAttributeConstraints: { MinValue: '-1', MaxValue: '9' },
  }),
  attribute('custom:member', { AttributeDataType: 'Boolean' }),
  attribute('custom:badge', { Mutable: false }),
]

/** Values that break a rule, with what is said of them. */
const broken: [name: string, value: string, text: string][] = [
  ['name', 'A', 'String must be no shorter than 2 characters'],
  ['name', '👩'.repeat(129), 'String must be no longer than 256 characters'],
  ['birthdate', '1815-12-1', 'String must be no shorter than 10 characters'],
  ['custom:code', 'ab', 'String must be no shorter than 3 characters'],
  ['custom:code', 'abcdef', 'String must be no longer than 5 characters'],
  ['custom:level', '-2', 'Number must be no lower than -1'],
  ['custom:level', '9.5', 'Number must be no higher than 9'],
  ['custom:level', '1e9', 'Number must be no higher than 9'],
  ['custom:level', 'ten', 'Value must be a number'],
  ['custom:level', '0x1', 'Value must be a number'],
  ['custom:level', '１', 'Value must be a number'],
  ['custom:member', 'yes', 'Value must be true or false'],
  ['updated_at', '-1', 'Number must be no lower than 0'],
]
const brokenValues = fc.subarray(broken.map(([name, value]) => [name, value] as const)).map(Object.fromEntries<string>)
const strangers = fc
  .uniqueArray(fc.stringMatching(/^custom:[a-z☃👩]{1,8}$/u), { maxLength: 3 })
  .map((names) =>
    Object.fromEntries(names.filter((name) => !schema.some(({ Name }) => Name === name)).map((name) => [name, 'x'])),
  )

const listed = (given: Given): { Name: string; Value: string }[] =>
  Object.entries(given).map(([Name, Value]) => ({ Name, Value }))

/** The attribute of each line of a refusal. */
async function namedIn(call: Promise<unknown>): Promise<string[]> {
  const start = /^InvalidParameterException: (Attributes did not conform to the schema: )?/
  const text = await refusal(call)
  expect(text).toMatch(start)
  const lines = text.replace(start, '').split('\n')
  expect(lines.pop()).toBe('')
  return lines.map((line) => /^(?:user\.)?(.+): [A-Z]/.exec(line)?.[1] ?? line).toSorted()
}

describe('attributes that break the schema', () => {
  let user: PoolUser
  let AccessToken = ''
  beforeAll(async () => {
    const settings = changedSettings(allowPasswords, ({ UserPool, UserPoolClient }) => {
      UserPool.SchemaAttributes = [...schema, attribute('phone_number', { Required: true })]
      UserPoolClient.WriteAttributes = [...schema.map(({ Name }) => Name), 'phone_number', 'birthdate', 'updated_at']
      UserPoolClient.ReadAttributes = [...UserPoolClient.WriteAttributes, 'phone_number_verified']
    })
    user = new PoolUser(await startLocalPool({ settings, makeKeys: sharedKeys }))
    await user.register({ ...valid, 'custom:badge': '7' })
    ;({ AccessToken } = await user.signIn())
    return () => user.pool.close()
  })

  /** Operations that make a user; AdminCreateUser leaves what is required to the user. */
  const making: [name: string, asks: boolean, call: (given: Given) => Promise<unknown>][] = [
    ['SignUp', true, (given) => new PoolUser(user.pool, grace).signUp(given)],
    [
      'AdminCreateUser',
      false,
      (given) => user.sdk.adminCreateUser({ ...user.admin, Username: grace.phone, UserAttributes: listed(given) }),
    ],
  ]
  const changing: [name: string, call: (given: Given) => Promise<unknown>][] = [
    ['UpdateUserAttributes', (given) => user.sdk.updateUserAttributes({ AccessToken, UserAttributes: listed(given) })],
    [
      'AdminUpdateUserAttributes',
      (given) => user.sdk.adminUpdateUserAttributes({ ...user.admin, UserAttributes: listed(given) }),
    ],
  ]
  const required = fc.subarray(['name', 'email'])

  it.each(making)('are each named once by %s, with those that are missing', async (_, asks, call) => {
    const sets = fc.asyncProperty(brokenValues, strangers, required, async (values, others, left) => {
      const leftOut = left.filter((name) => !(name in values))
      const expected = [...Object.keys(values), ...Object.keys(others), ...(asks ? leftOut : [])]
      fc.pre(expected.length > 0)
      const kept = Object.entries(valid).filter(([name]) => !leftOut.includes(name))
      const given = { ...Object.fromEntries(kept), 'custom:badge': '7', ...others, ...values }
      expect(await namedIn(call(given))).toEqual(expected.toSorted())
    })
    await fc.assert(sets, { numRuns: 60 })
    expect((await user.sdk.listUsers({ UserPoolId: user.pool.userPoolId })).Users).toHaveLength(1)
  })

  it.each(changing)('are each named once by %s, with those that are emptied or fixed', async (_, call) => {
    const sets = fc.asyncProperty(
      brokenValues,
      strangers,
      required,
      fc.boolean(),
      async (values, others, empty, isFixed) => {
        const emptied = Object.fromEntries(empty.map((name) => [name, '']))
        const given = { ...others, ...emptied, ...values, ...(isFixed && { 'custom:badge': '7' }) }
        fc.pre(Object.keys(given).length > 0)
        expect(await namedIn(call(given))).toEqual(Object.keys(given).toSorted())
      },
    )
    await fc.assert(sets, { numRuns: 60 })
    expect(await user.attributes(AccessToken)).toMatchObject({ ...valid, 'custom:badge': '7' })
  })

  it.each(broken)('say what is wrong: %s = %s', async (name, value, text) => {
    const call = new PoolUser(user.pool, grace).signUp({ ...valid, [name]: value })
    expect(await refusal(call)).toBe(
      `InvalidParameterException: Attributes did not conform to the schema: ${name}: ${text}\n`,
    )
  })

  it.each([
    ['name', '👩'.repeat(128)],
    ['custom:level', '-1'],
    ['custom:level', '9.0'],
    ['custom:member', 'false'],
    ['custom:code', ''],
  ])('are none of these: %s = %s', async (Name, Value) => {
    await user.sdk.updateUserAttributes({ AccessToken, UserAttributes: [{ Name, Value }] })
  })
})

describe('AdminUpdateUserAttributes', () => {
  it('sends a code to a new number, unless the administrator vouches for it', async () => {
    const user = new PoolUser(await openPasswordPool())
    await user.register()
    await new PoolUser(user.pool, grace).register()
    const phone = '+4915199999934'
    const change = (given: Given): Promise<unknown> =>
      user.sdk.adminUpdateUserAttributes({ ...user.admin, UserAttributes: listed(given) })
    await change({ name: 'Countess', phone_number: phone })
    expect(user.pool.control.sms().at(-1)).toMatchObject({ to: phone, code: latestCode(user.pool) })
    await user.signIn()
    const sent = user.pool.control.sms().length
    expect(await refusal(change({ phone_number: grace.phone, phone_number_verified: 'true' }))).toMatch(/^AliasExists/)
    await change({ phone_number: phone, phone_number_verified: 'true' })
    expect(user.pool.control.sms()).toHaveLength(sent)
    const { AccessToken } = await new PoolUser(user.pool, { ...ada, phone }).signIn()
    const shown = { name: 'Countess', phone_number: phone, phone_number_verified: 'true' }
    expect(await user.attributes(AccessToken)).toMatchObject(shown)
  })
})
