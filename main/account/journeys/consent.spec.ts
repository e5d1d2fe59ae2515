import { AdminDisableUserCommand, AdminSetUserMFAPreferenceCommand } from '@aws-sdk/client-cognito-identity-provider'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { session as sessionSchema } from '../../../preload/contract/session.ts'
import { oneIn } from '../../../scripts/reduced.ts'
import { timeLimit } from '../../../scripts/time-limit.ts'
import { invited, ownPassword, poolAsks } from '../testing/challenges.ts'
import { otherToken } from '../testing/other-computer.ts'
import {
  administrator,
  announced,
  auth,
  callPool,
  code,
  errorOf,
  freshNumber,
  installRig,
  operations,
  password,
  person,
  pool,
  signedIn,
  signedUp,
  usePool,
  startPool,
} from '../testing/rig.ts'
import { isDue, keptOf, startAsking, terms } from '../testing/terms.ts'

installRig()

beforeEach(async () => {
  poolAsks('OPTIONAL')
  await startAsking('2026-11')
})

/** What the user does in the app of another computer. */
async function agreesElsewhere(phoneNumber: string, version: string): Promise<void> {
  const AccessToken = await otherToken(phoneNumber)
  await callPool('UpdateUserAttributes', { AccessToken, UserAttributes: [{ Name: terms, Value: version }] })
}

/** A user who agreed to what was asked for before. */
async function signedInBefore(): Promise<string> {
  await startAsking('2025-01')
  const phoneNumber = await signedIn()
  expect(isDue(await startAsking('2026-11'))).toBe(true)
  return phoneNumber
}

describe('a sign-up', () => {
  it('keeps the version at the pool, and its user is not asked again', async () => {
    const phoneNumber = await signedUp()
    expect(await keptOf(phoneNumber)).toBe('2026-11')
    expect(isDue(await auth.confirmSignUp(code(phoneNumber)))).toBe(false)
    await auth.refreshProfile()
    expect(isDue(await startAsking('2026-11'))).toBe(false)
  })

  it.each([undefined, '2025-01'])('with the version %s is refused before the pool is asked', async (consent) => {
    const phoneNumber = freshNumber()
    const refused = await errorOf(auth.signUp({ ...person, phoneNumber, password, consent }))
    expect(refused).toEqual({ code: 'InvalidInput', fields: ['consent'] })
    const attributes = { ...person.attributes, name: '' }
    expect(await errorOf(auth.signUp({ attributes, phoneNumber, password, consent }))).toEqual({
      code: 'InvalidInput',
      fields: ['name', 'consent'],
    })
    expect(operations('SignUp')).toBe(0)
  })

  it('with a version is refused where nobody is asked', async () => {
    await startAsking(null)
    const input = { ...person, phoneNumber: freshNumber(), password, consent: '2026-11' }
    expect(await errorOf(auth.signUp(input))).toEqual({ code: 'InvalidInput', fields: ['consent'] })
    expect(operations('SignUp')).toBe(0)
  })

  it('cannot name the attribute itself, and no edit can', async () => {
    const attributes = { ...person.attributes, [terms]: '2026-11' }
    const input = { attributes, phoneNumber: freshNumber(), password, consent: '2026-11' }
    expect(await errorOf(auth.signUp(input))).toEqual({ code: 'InvalidInput', fields: [terms] })
    await signedInBefore()
    expect(await errorOf(auth.updateProfile({ [terms]: '2026-11' }))).toEqual({ code: 'InvalidInput', fields: [terms] })
    expect(operations('UpdateUserAttributes')).toBe(0)
  })

  it('whose pool does not let the app write the version leads to IT, by the attribute’s name', async () => {
    const usual = pool
    usePool(await startPool())
    try {
      // The app's stage has the attribute, and the pool has none.
      const input = { ...person, phoneNumber: freshNumber(), password, consent: '2026-11' }
      await startAsking('2026-11')
      pool.settings.UserPool.SchemaAttributes = pool.settings.UserPool.SchemaAttributes.filter(
        ({ Name }) => Name !== terms,
      )
      expect(await errorOf(auth.signUp(input))).toMatchObject({ code: 'AttributesNotAsked', names: [terms] })
    } finally {
      await pool.close()
      usePool(usual)
    }
  })
})

describe('whoever agreed to another version', () => {
  it('is asked until they agree, and at no start after that', async () => {
    const phoneNumber = await signedInBefore()
    const agreed = await auth.agree('2026-11')
    expect(isDue(agreed)).toBe(false)
    expect(auth.session()).toEqual(agreed)
    expect(await keptOf(phoneNumber)).toBe('2026-11')
    expect((await auth.refreshProfile()).attributes).toEqual({ ...person.attributes, [terms]: '2026-11' })
    expect(isDue(await startAsking('2026-11'))).toBe(false)
    expect(announced.every((session) => sessionSchema.safeParse(session).success)).toBe(true)
  })

  it('cannot agree to what nobody asks for', async () => {
    await signedInBefore()
    expect(await errorOf(auth.agree('2025-01'))).toEqual({ code: 'InvalidInput', fields: ['version'] })
    await startAsking(null)
    expect(isDue(auth.session())).toBe(false)
    expect(await errorOf(auth.agree('2026-11'))).toEqual({ code: 'InvalidInput', fields: ['version'] })
    expect(operations('UpdateUserAttributes')).toBe(0)
    await auth.signOut()
    expect(await errorOf(auth.agree('2026-11'))).toEqual({ code: 'NotSignedIn' })
  })

  it('may sign out instead, and is asked at the next sign-in', async () => {
    const phoneNumber = await signedInBefore()
    expect(isDue(await auth.signOut())).toBe(false)
    expect(isDue(await auth.signIn(phoneNumber, password))).toBe(true)
    expect(await keptOf(phoneNumber)).toBe('2025-01')
  })

  it('is told that the answer was lost, and the next profile tells the truth', async () => {
    const phoneNumber = await signedInBefore()
    pool.control.addFault({ operation: 'UpdateUserAttributes', kind: 'drop', when: 'after', times: 1 })
    expect(await errorOf(auth.agree('2026-11'))).toEqual({ code: 'AnswerLost' })
    expect(isDue(auth.session())).toBe(true)
    expect(await keptOf(phoneNumber)).toBe('2026-11')
    await auth.refreshProfile()
    expect(isDue(auth.session())).toBe(false)
  })

  it('reads that it is not allowed where the app client may not write the attribute', async () => {
    await signedInBefore()
    const { UserPoolClient } = pool.settings
    const before = UserPoolClient.WriteAttributes
    UserPoolClient.WriteAttributes = before.filter((name) => name !== terms)
    expect(await errorOf(auth.agree('2026-11'))).toEqual({ code: 'NotAllowed' })
    expect(isDue(auth.session())).toBe(true)
    UserPoolClient.WriteAttributes = before
  })

  it('is signed out where the pool has ended the session meanwhile', async () => {
    const phoneNumber = await signedInBefore()
    const named = { UserPoolId: pool.userPoolId, Username: phoneNumber }
    await administrator().send(new AdminDisableUserCommand(named))
    expect(await errorOf(auth.agree('2026-11'))).toEqual({ code: 'NotSignedIn' })
    expect(auth.session()).toMatchObject({ status: 'signedOut', notice: 'accountDisabled' })
  })

  it('is asked nothing after a start without a connection until the profile came', async () => {
    await signedInBefore()
    pool.control.addFault({ operation: 'GetTokensFromRefreshToken', kind: 'drop', times: 9 })
    const offline = await startAsking('2026-11')
    expect(offline).toMatchObject({ status: 'restoring', profile: { attributes: { [terms]: '2025-01' } } })
    expect(isDue(offline)).toBe(false)
    await expect.poll(() => auth.restore(), { timeout: 8_000 }).toMatchObject({ status: 'signedIn', consentDue: true })
  })

  it('stays asked after a confirmation, new tokens, an edit, and the end of all sessions', async () => {
    await signedInBefore()
    const later: [string, () => Promise<unknown>][] = [
      ['an edit', () => auth.updateProfile({ name: 'Ada King' })],
      ['a confirmation', () => auth.confirm(password)],
      ['a profile that could not be had', () => failing(() => auth.refreshProfile())],
      ['the end of all sessions', () => auth.endEverywhere(password)],
      ['another password', () => auth.changePassword(password, ownPassword)],
    ]
    for (const [what, work] of later) {
      await work()
      expect([what, isDue(auth.session())]).toEqual([what, true])
    }
    await auth.agree('2026-11')
    for (const [what, work] of later.slice(0, 3)) {
      await work().catch(() => undefined)
      expect([what, isDue(auth.session())]).toEqual([what, false])
    }
  })

  async function failing(ask: () => Promise<unknown>): Promise<void> {
    pool.control.addFault({ operation: 'GetUser', kind: 'status', status: 503, times: 3 })
    expect(await errorOf(ask())).toEqual({ code: 'ServerUnavailable' })
  }
})

describe('an account that an administrator made', () => {
  it('is asked after its first password, and after a second factor', async () => {
    const phoneNumber = await invited()
    await auth.signIn(phoneNumber, password)
    expect(auth.session()).toMatchObject({ status: 'signingIn', step: { kind: 'newPassword', missing: [] } })
    expect(await errorOf(auth.chooseFirstPassword(ownPassword, { [terms]: '2026-11' }))).toEqual({
      code: 'InvalidInput',
      fields: [terms],
    })
    expect(isDue(await auth.chooseFirstPassword(ownPassword))).toBe(true)
    await auth.signOut()
    const user = { UserPoolId: pool.userPoolId, Username: phoneNumber }
    await administrator().send(
      new AdminSetUserMFAPreferenceCommand({ ...user, SMSMfaSettings: { Enabled: true, PreferredMfa: true } }),
    )
    await auth.signIn(phoneNumber, ownPassword)
    expect(isDue(auth.session())).toBe(false)
    expect(isDue(await auth.confirmSignIn(code(phoneNumber)))).toBe(true)
    expect(isDue(await auth.agree('2026-11'))).toBe(false)
  })
})

const versions = ['2025-01', '2026-11', '2027-03'] as const
const version = fc.constantFrom(...versions)
const event = fc.oneof(
  fc.record({ does: fc.constant('asks' as const), version }),
  fc.record({ does: fc.constant('agreesElsewhere' as const), version }),
  ...(['agrees', 'refreshes', 'restarts', 'confirms', 'signsInAnew'] as const).map((does) =>
    fc.record({ does: fc.constant(does), version: fc.constant('') }),
  ),
)
const runs = 60 / oneIn('orders of versions on two computers')

it('any order of versions and of two computers asks exactly whoever’s last profile has another version', async () => {
  const property = fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 8 }), async (events) => {
    let asked: string = versions[0]
    await startAsking(asked)
    const phoneNumber = await signedIn()
    let [atPool, known] = [asked, asked]
    for (const { does, version: which } of events) {
      switch (does) {
        case 'asks':
          asked = which
          await startAsking(asked)
          known = atPool
          break
        case 'agreesElsewhere':
          await agreesElsewhere(phoneNumber, which)
          atPool = which
          break
        case 'agrees':
          await auth.agree(asked)
          atPool = known = asked
          break
        case 'refreshes':
          await auth.refreshProfile()
          known = atPool
          break
        case 'restarts':
          await startAsking(asked)
          known = atPool
          break
        case 'confirms':
          await auth.confirm(password)
          known = atPool
          break
        case 'signsInAnew':
          await auth.signOut()
          await auth.signIn(phoneNumber, password)
          known = atPool
          break
      }
      expect({ does, due: isDue(auth.session()) }).toEqual({ does, due: known !== asked })
    }
    await auth.signOut()
    expect(await keptOf(phoneNumber)).toBe(atPool)
  })
  await fc.assert(property, { numRuns: runs, ...timeLimit(100_000) })
}, 110_000)
