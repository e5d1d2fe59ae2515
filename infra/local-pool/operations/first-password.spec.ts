import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SchemaAttribute } from '../settings.ts'
import { hour, latestCode, openPasswordPool, type SettingsChange } from '../testing/pool.ts'
import { ada, grace, PoolUser, refusal } from '../testing/sdk.ts'

type Given = Record<string, string>

/** Attributes of every kind that an invited user can meet: `fixed` is set once, `closed` only by an administrator. */
const kinds = {
  required: { Required: true, Mutable: true },
  requiredFixed: { Required: true, Mutable: false },
  optional: { Required: false, Mutable: true },
  optionalFixed: { Required: false, Mutable: false },
  closed: { Required: false, Mutable: true },
} as const
type Kind = keyof typeof kinds

const names = {
  required: 'name',
  requiredFixed: 'nickname',
  optional: 'custom:company',
  optionalFixed: 'custom:badge',
  closed: 'custom:desk',
} as const satisfies Record<Kind, string>
const all = Object.keys(kinds) as Kind[]

const withKinds: SettingsChange = ({ UserPool, UserPoolClient }) => {
  const phone = UserPool.SchemaAttributes.filter(({ Name }) => Name === 'phone_number')
  const own = all.map((kind): SchemaAttribute => ({ Name: names[kind], AttributeDataType: 'String', ...kinds[kind] }))
  UserPool.SchemaAttributes = [...phone, ...own]
  UserPoolClient.ReadAttributes = [...all.map((kind) => names[kind]), 'phone_number', 'phone_number_verified']
  UserPoolClient.WriteAttributes = [
    ...all.filter((kind) => kind !== 'closed').map((kind) => names[kind]),
    'phone_number',
  ]
}

async function invited(user: PoolUser, given: Given): Promise<Awaited<ReturnType<PoolUser['tryPassword']>>> {
  const UserAttributes = Object.entries(given).map(([Name, Value]) => ({ Name, Value }))
  await user.sdk.adminCreateUser({ ...user.admin, UserAttributes })
  return user.tryPassword(latestCode(user.pool))
}

/** What Cognito says of one attribute that is sent with the new password. */
function verdict(kind: Kind, has: boolean): RegExp | null {
  if (has && !kinds[kind].Mutable) {
    return new RegExp(`^InvalidParameterException: Cannot modify the non-mutable attribute ${names[kind]}$`)
  }
  if (has && kinds[kind].Required) {
    return new RegExp(`^NotAuthorizedException: Cannot modify an already provided ${names[kind]}$`)
  }
  return kind === 'closed' ? /^NotAuthorizedException: A client attempted to write unauthorized attribute$/ : null
}

describe('attributes with a first password', () => {
  it('are taken or refused by what the user has already, the schema and the client’s rights', async () => {
    const pool = await openPasswordPool(withKinds)
    let people = 0
    const property = fc.asyncProperty(fc.subarray(all), fc.constantFrom(...all), async (had, sent) => {
      people += 1
      const user = new PoolUser(pool, { ...ada, phone: `+49151000${String(people).padStart(5, '0')}` })
      const before = Object.fromEntries(had.map((kind) => [names[kind], 'old']))
      const challenge = await invited(user, before)
      const asked = all.filter((kind) => kinds[kind].Required && !had.includes(kind)).map((kind) => names[kind])
      const toldMissing = JSON.parse(challenge.ChallengeParameters?.requiredAttributes ?? '') as string[]
      expect(toldMissing.toSorted()).toEqual(asked.map((name) => `userAttributes.${name}`).toSorted())
      const given = { ...Object.fromEntries(asked.map((name) => [name, 'new'])), [names[sent]]: 'new' }
      const responses = Object.fromEntries(
        Object.entries(given).map(([name, value]) => [`userAttributes.${name}`, value]),
      )
      const answer = user.answer(challenge, { NEW_PASSWORD: grace.password, ...responses })
      const refused = verdict(sent, had.includes(sent))
      if (refused !== null) {
        expect(await refusal(answer)).toMatch(refused)
        return
      }
      const { AuthenticationResult } = await answer
      expect(await user.attributes(AuthenticationResult?.AccessToken ?? '')).toMatchObject({ ...before, ...given })
    })
    await fc.assert(property, { numRuns: 30 })
  })

  it('are refused when all that the challenge told of is sent back', async () => {
    const user = new PoolUser(await openPasswordPool(withKinds))
    const challenge = await invited(user, { name: 'Ada', nickname: 'Countess' })
    const told = JSON.parse(challenge.ChallengeParameters?.userAttributes ?? '') as Given
    expect(told).toMatchObject({ name: 'Ada', phone_number_verified: 'false' })
    for (const [name, value] of Object.entries(told)) {
      const answer = user.answer(challenge, { NEW_PASSWORD: grace.password, [`userAttributes.${name}`]: value })
      expect(await refusal(answer), name).toMatch(/Cannot modify/)
    }
  })

  it('leave the session for another try, and name one that is missing', async () => {
    const user = new PoolUser(await openPasswordPool(withKinds))
    const challenge = await invited(user, { nickname: 'Countess' })
    const answer = (responses: Given): Promise<unknown> =>
      user.answer(challenge, { NEW_PASSWORD: grace.password, ...responses })
    for (const missing of [{}, { 'userAttributes.name': '' }]) {
      expect(await refusal(answer(missing))).toBe(
        'InvalidParameterException: Invalid attributes given, name is missing',
      )
    }
    await answer({ 'userAttributes.name': 'Ada' })
  })
})

describe('an invitation', () => {
  it.each([1, 7, 90])(
    'expires after %i days, for the right password only, and a new one counts as long',
    async (days) => {
      const user = new PoolUser(
        await openPasswordPool(({ UserPool }) => {
          UserPool.Policies.PasswordPolicy.TemporaryPasswordValidityDays = days
        }),
      )
      await user.sdk.adminCreateUser(user.admin)
      const first = latestCode(user.pool)
      user.pool.control.advanceClock(days * 24 * hour - 1000)
      expect((await user.tryPassword(first)).ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
      user.pool.control.advanceClock(1000)
      expect(await refusal(user.tryPassword(first))).toMatch(/^NotAuthorizedException: Temporary password has expired/)
      expect(await refusal(user.tryPassword('Wrong-horse-1'))).toMatch(/^NotAuthorizedException: Incorrect/)
      await user.sdk.adminCreateUser({ ...user.admin, MessageAction: 'RESEND' })
      expect(await refusal(user.tryPassword(first))).toMatch(/^NotAuthorizedException: Incorrect/)
      user.pool.control.advanceClock(days * 24 * hour - 1000)
      expect((await user.tryPassword(latestCode(user.pool))).ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
    },
  )

  it('leads to the second factor where the pool requires one, and to the number’s verification by it', async () => {
    const user = new PoolUser(
      await openPasswordPool(({ UserPool }) => {
        UserPool.MfaConfiguration = 'ON'
      }),
    )
    const challenge = await invited(user, { name: 'Ada' })
    const next = await user.answer(challenge, { NEW_PASSWORD: grace.password })
    expect(next.ChallengeName).toBe('SMS_MFA')
    const { AuthenticationResult } = await user.answer(next, { SMS_MFA_CODE: latestCode(user.pool) })
    const attributes = await user.attributes(AuthenticationResult?.AccessToken ?? '')
    expect(attributes).toMatchObject({ phone_number_verified: 'true' })
  })
})
