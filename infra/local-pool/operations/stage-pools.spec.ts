import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { settingsOfStageFile } from '../stage-file.ts'
import { allowPasswords, latestCode, openPool } from '../testing/pool.ts'
import { ada, grace, PoolUser, refusal } from '../testing/sdk.ts'

// What Cognito says to the pools of the example stages: each has attributes of its own.

type Given = Record<string, string>

async function userOf(stage: string): Promise<PoolUser> {
  const settings = settingsOfStageFile(fileURLToPath(new URL(`../../stages/examples/${stage}.json`, import.meta.url)))
  allowPasswords(settings)
  return new PoolUser(await openPool({ settings }))
}

const listed = (given: Given): { Name: string; Value: string }[] =>
  Object.entries(given).map(([Name, Value]) => ({ Name, Value }))

const conformed = 'InvalidParameterException: Attributes did not conform to the schema: '
const forbidden = 'NotAuthorizedException: A client attempted to write unauthorized attribute'

/** The calls of an administrator about one user. */
function administrator({ sdk, admin }: PoolUser): Record<'create' | 'update', (given: Given) => Promise<unknown>> {
  return {
    create: (given) =>
      sdk.adminCreateUser({ ...admin, TemporaryPassword: ada.password, UserAttributes: listed(given) }),
    update: (given) => sdk.adminUpdateUserAttributes({ ...admin, UserAttributes: listed(given) }),
  }
}

/** The call of a user who has signed in with these attributes. */
async function signedIn(user: PoolUser, given: Given): Promise<(changes: Given) => Promise<unknown>> {
  await user.register(given)
  const { AccessToken } = await user.signIn()
  return (changes) => user.sdk.updateUserAttributes({ AccessToken, UserAttributes: listed(changes) })
}

describe('a pool whose users only an administrator creates', () => {
  it('refuses every sign-up, whatever is wrong with it', async () => {
    const user = await userOf('invited')
    const signUps = fc.asyncProperty(
      fc.constantFrom(ada.phone, 'ada', '+0'),
      fc.constantFrom(ada.password, 'weak'),
      fc.dictionary(fc.constantFrom('name', 'custom:floor', 'custom:badge', 'custom:none'), fc.string()),
      async (Username, Password, given) => {
        const call = user.sdk.signUp({ ...user.client, Username, Password, UserAttributes: listed(given) })
        expect(await refusal(call)).toBe('NotAuthorizedException: SignUp is not permitted for this user pool')
      },
    )
    await fc.assert(signUps, { numRuns: 30 })
    expect((await user.sdk.listUsers({ UserPoolId: user.pool.userPoolId })).Users).toEqual([])
  })

  it('takes an invited user without what is required, and asks for it at the first sign-in', async () => {
    const user = await userOf('invited')
    await administrator(user).create({ 'custom:badge': '7', 'custom:shift_work': 'false' })
    const challenge = await user.tryPassword()
    expect(challenge.ChallengeParameters?.requiredAttributes).toBe('["userAttributes.name"]')
    const answer = (given: Given): Promise<unknown> =>
      user.answer(challenge, { NEW_PASSWORD: grace.password, ...given })
    expect(await refusal(answer({}))).toBe('InvalidParameterException: Invalid attributes given, name is missing')
    const badge = { 'userAttributes.name': 'Ada', 'userAttributes.custom:badge': '8' }
    expect(await refusal(answer(badge))).toBe(forbidden)
    await answer({ 'userAttributes.name': 'Ada', 'userAttributes.custom:floor': '-2' })
    const { AccessToken } = await user.signIn(grace.password)
    expect(await user.attributes(AccessToken)).toMatchObject({ name: 'Ada', 'custom:badge': '7', 'custom:floor': '-2' })
  })

  it.each([
    ['-3', 'Number must be no lower than -2'],
    ['40.5', 'Number must be no higher than 40'],
    ['41', 'Number must be no higher than 40'],
    ['first', 'Value must be a number'],
  ])('holds the bounds of a number: %s', async (floor, text) => {
    const user = await userOf('invited')
    const { create, update } = administrator(user)
    const message = `${conformed}custom:floor: ${text}\n`
    expect(await refusal(create({ 'custom:floor': floor }))).toBe(message)
    await create({ name: 'Ada', 'custom:floor': '40' })
    expect(await refusal(update({ 'custom:floor': floor }))).toBe(message)
  })

  it('lets nobody but an administrator write what the client may not', async () => {
    const user = await userOf('invited')
    const { create, update } = administrator(user)
    await create({ name: 'Ada', 'custom:badge': '7' })
    await user.sdk.adminSetUserPassword({ ...user.admin, Password: ada.password, Permanent: true })
    const { AccessToken } = await user.signIn()
    const change = (given: Given): Promise<unknown> =>
      user.sdk.updateUserAttributes({ AccessToken, UserAttributes: listed(given) })
    expect(await refusal(change({ name: 'Countess', 'custom:badge': '8' }))).toBe(forbidden)
    expect(await user.attributes(AccessToken)).toMatchObject({ name: 'Ada', 'custom:badge': '7' })
    await update({ 'custom:badge': '8' })
    expect(await user.attributes(AccessToken)).toMatchObject({ 'custom:badge': '8' })
    await update({ 'custom:badge': '' })
    expect(await user.attributes(AccessToken)).not.toHaveProperty('custom:badge')
  })
})

describe('a pool that requires names and an e-mail address', () => {
  const all = { given_name: 'Ada', family_name: 'Lovelace', email: 'ada@example.org' }

  it('names each that is missing at a sign-up, or emptied later', async () => {
    const user = await userOf('names')
    const change = await signedIn(user, all)
    const other = new PoolUser(user.pool, grace)
    const missing = fc.asyncProperty(fc.subarray(Object.keys(all), { minLength: 1 }), async (names) => {
      const left = Object.entries(all).filter(([name]) => !names.includes(name))
      const lines = (call: Promise<unknown>): Promise<string[]> =>
        refusal(call).then((text) => text.split(/: |\n/).filter((part) => names.includes(part.replace('user.', ''))))
      expect((await lines(other.signUp(Object.fromEntries(left)))).toSorted()).toEqual(names.toSorted())
      const emptied = await refusal(change(Object.fromEntries(names.map((name) => [name, '']))))
      const said = emptied.replace('InvalidParameterException: ', '').split('\n').toSorted()
      expect(said).toEqual(
        ['', ...names.map((name) => `user.${name}: Required attribute cannot be deleted.`)].toSorted(),
      )
    })
    await fc.assert(missing, { numRuns: 20 })
  })

  it.each(['ada', 'ada@', '@example.org', 'ada@example', 'ada lovelace@example.org', 'ada@ex@ample.org', 'ada@.org'])(
    'takes no e-mail address that is none: %s',
    async (email) => {
      const user = await userOf('names')
      const text = 'InvalidParameterException: Invalid email address format.'
      expect(await refusal(new PoolUser(user.pool, grace).signUp({ ...all, email }))).toBe(text)
      const change = await signedIn(user, all)
      expect(await refusal(change({ email }))).toBe(text)
      const { create, update } = administrator(new PoolUser(user.pool, grace))
      expect(await refusal(create({ ...all, email }))).toBe(text)
      await create(all)
      expect(await refusal(update({ email }))).toBe(text)
    },
  )

  it('says what does not conform before it looks at an address', async () => {
    const user = await userOf('names')
    const call = user.signUp({ ...all, email: 'ada', given_name: 'A'.repeat(257) })
    expect(await refusal(call)).toBe(`${conformed}given_name: String must be no longer than 256 characters\n`)
  })
})

describe('a pool with an attribute that is asked for once and never again', () => {
  const fixed = 'InvalidParameterException: user.custom:employee_number: Attribute cannot be updated.\n'

  it('takes it at the sign-up, and from nobody afterwards', async () => {
    const user = await userOf('department')
    const change = await signedIn(user, { name: 'Ada', 'custom:employee_number': '123456' })
    for (const value of ['654321', '123456', '']) {
      expect(await refusal(change({ name: 'Countess', 'custom:employee_number': value }))).toBe(fixed)
      expect(await refusal(administrator(user).update({ 'custom:employee_number': value }))).toBe(fixed)
    }
    await change({ name: 'Countess' })
  })

  it('takes it from an administrator who creates the user, and not when it was left out then', async () => {
    const user = await userOf('department')
    await administrator(user).create({ name: 'Ada', 'custom:employee_number': '123456' })
    const second = new PoolUser(user.pool, grace)
    await administrator(second).create({ name: 'Grace' })
    expect(await refusal(administrator(second).update({ 'custom:employee_number': '123456' }))).toBe(fixed)
  })

  it.each([
    ['12345', 'no shorter than 6'],
    ['1234567', 'no longer than 6'],
  ])('holds its length: %s', async (number, text) => {
    const user = await userOf('department')
    expect(await refusal(user.signUp({ name: 'Ada', 'custom:employee_number': number }))).toBe(
      `${conformed}custom:employee_number: String must be ${text} characters\n`,
    )
    expect(user.pool.control.sms()).toEqual([])
  })

  it('does not keep a value that is empty', async () => {
    const user = await userOf('department')
    const change = await signedIn(user, { name: 'Ada', 'custom:department': '' })
    const shown = async (): Promise<object> => (await user.sdk.adminGetUser(user.admin)).UserAttributes ?? []
    expect(JSON.stringify(await shown())).not.toContain('custom:department')
    await change({ 'custom:department': 'board' })
    expect(JSON.stringify(await shown())).toContain('board')
    await change({ 'custom:department': '' })
    expect(JSON.stringify(await shown())).not.toContain('custom:department')
    expect(latestCode(user.pool)).toMatch(/^\d{6}$/)
  })
})
