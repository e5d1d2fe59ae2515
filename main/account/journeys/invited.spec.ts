import { AdminCreateUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { attributeDefinition, usualAttributes } from '../../../preload/contract/attributes/definition.ts'
import { invited, ownPassword, poolAsks, totpCode } from '../testing/challenges.ts'
import {
  administrator,
  auth,
  code,
  errorOf,
  everything,
  installRig,
  operations,
  password,
  pool,
  startApp,
  useStage,
} from '../testing/rig.ts'
import { judgeFirstAttributes } from './first-attributes.ts'

installRig()

const signIn = everything

beforeEach(async () => {
  poolAsks('OPTIONAL')
  useStage({ attributes: usualAttributes, signIn })
  await startApp()
})

const day = 24 * 3_600_000

describe('an invited user', () => {
  it('chooses a password of their own, which counts from then on', async () => {
    const phoneNumber = await invited()
    expect(await auth.signIn(phoneNumber, password)).toMatchObject({
      status: 'signingIn',
      step: { kind: 'newPassword', missing: [] },
    })
    expect(await auth.chooseFirstPassword(ownPassword)).toMatchObject({ status: 'signedIn', profile: { phoneNumber } })
    await auth.signOut()
    expect(await errorOf(auth.signIn(phoneNumber, password))).toEqual({ code: 'CredentialsWrong' })
    expect(await auth.signIn(phoneNumber, ownPassword)).toMatchObject({ status: 'signedIn' })
  })

  it('reads that a password breaks the rules, and chooses another', async () => {
    const phoneNumber = await invited()
    const before = await auth.signIn(phoneNumber, password)
    expect(await errorOf(auth.chooseFirstPassword('allsmallletters'))).toEqual({ code: 'PasswordRefused' })
    expect(auth.session()).toEqual(before)
    expect(await auth.chooseFirstPassword(ownPassword)).toMatchObject({ status: 'signedIn' })
  })

  it('gives what the administrator left out', async () => {
    const phoneNumber = await invited({})
    const before = await auth.signIn(phoneNumber, password)
    expect(before).toMatchObject({ step: { kind: 'newPassword', missing: ['name'] } })
    const asked = operations('RespondToAuthChallenge')
    expect(await errorOf(auth.chooseFirstPassword(ownPassword))).toEqual({ code: 'InvalidInput', fields: ['name'] })
    expect(operations('RespondToAuthChallenge')).toBe(asked)
    const attributes = { name: ' Ada ', 'custom:company': 'Analytical Engines' }
    expect(await auth.chooseFirstPassword(ownPassword, attributes)).toMatchObject({
      status: 'signedIn',
      profile: { attributes: { name: 'Ada', 'custom:company': 'Analytical Engines' } },
    })
  })

  it('is told what only an administrator can give', async () => {
    useStage({ attributes: usualAttributes.filter(({ name }) => name !== 'name'), signIn })
    await startApp()
    const phoneNumber = await invited({})
    const before = await auth.signIn(phoneNumber, password)
    const error = { code: 'AttributesNotAsked', fields: [], names: ['name'] }
    expect(await errorOf(auth.chooseFirstPassword(ownPassword))).toEqual(error)
    expect(auth.session()).toEqual(before)
  })

  it('keeps what the administrator filled in when the pool takes no other value', async () => {
    const phoneNumber = await invited({ name: 'Ada Lovelace' })
    await auth.signIn(phoneNumber, password)
    const message = 'Cannot modify an already provided name'
    pool.control.addFault({
      operation: 'RespondToAuthChallenge',
      kind: 'error',
      times: 1,
      error: { name: 'NotAuthorizedException', message },
    })
    const attributes = { name: 'Countess', 'custom:company': 'Analytical Engines' }
    expect(await auth.chooseFirstPassword(ownPassword, attributes)).toMatchObject({
      status: 'signedIn',
      profile: { attributes: { name: 'Ada Lovelace', 'custom:company': 'Analytical Engines' } },
    })
  })

  it('reads of an expired invitation, and gets in with a new one', async () => {
    const phoneNumber = await invited()
    pool.control.advanceClock(8 * day)
    // The machine's clock is right, so it moved as far as the pool's.
    expect(await errorOf(auth.signIn(phoneNumber, password))).toMatchObject({ code: 'TemporaryPasswordExpired' })
    expect(auth.session()).toMatchObject({ status: 'signedOut' })
    await administrator().send(
      new AdminCreateUserCommand({
        UserPoolId: pool.userPoolId,
        Username: phoneNumber,
        TemporaryPassword: 'Second-Horse-8',
        MessageAction: 'RESEND',
      }),
    )
    expect(await auth.signIn(phoneNumber, 'Second-Horse-8')).toMatchObject({ step: { kind: 'newPassword' } })
  })

  it('has to sign in again where the password was set and the answer was lost', async () => {
    const phoneNumber = await invited()
    await auth.signIn(phoneNumber, password)
    pool.control.addFault({ operation: 'RespondToAuthChallenge', kind: 'drop', when: 'after', times: 1 })
    expect(await errorOf(auth.chooseFirstPassword(ownPassword))).toEqual({ code: 'AnswerLost' })
    await auth.chooseFirstPassword(ownPassword)
    expect(auth.session()).toMatchObject({ status: 'signedOut', phoneNumber, notice: 'signInOver' })
    expect(await auth.signIn(phoneNumber, ownPassword)).toMatchObject({ status: 'signedIn' })
  })

  it('goes on to the second factor, where another code comes by the new password', async () => {
    poolAsks('ON')
    const phoneNumber = await invited()
    await auth.signIn(phoneNumber, password)
    expect(await auth.chooseFirstPassword(ownPassword)).toMatchObject({ step: { kind: 'smsCode' } })
    expect(await auth.resendSignInCode()).toMatchObject({ step: { kind: 'smsCode' } })
    expect(await auth.confirmSignIn(code(phoneNumber))).toMatchObject({ status: 'signedIn' })
  })

  it('goes on to set up an authenticator app', async () => {
    poolAsks('ON', ['totp'])
    const phoneNumber = await invited()
    await auth.signIn(phoneNumber, password)
    expect(await auth.chooseFirstPassword(ownPassword)).toMatchObject({ step: { kind: 'setUpTotp' } })
    expect(await auth.setUpTotp(totpCode((await auth.getTotpKey()).key))).toMatchObject({ status: 'signedIn' })
  })

  it('whose number nobody verified is signed in, and verifies it then', async () => {
    const phoneNumber = await invited({ name: 'Ada Lovelace', phone_number_verified: 'false' })
    await auth.signIn(phoneNumber, password)
    const session = await auth.chooseFirstPassword(ownPassword)
    expect(session).toMatchObject({ status: 'signedIn', profile: { phoneNumberVerified: false } })
    await auth.requestPhoneCode()
    expect(await auth.verifyPhone(code(phoneNumber))).toMatchObject({ profile: { phoneNumberVerified: true } })
  })
})

const definitions = fc
  .uniqueArray(fc.constantFrom('name', 'email', 'nickname', 'custom:company', 'custom:role_name', 'birthdate'))
  .chain((names) =>
    fc.tuple(
      ...names.map((name) =>
        fc
          .record({ required: fc.boolean(), signUp: fc.boolean(), editable: fc.boolean(), visible: fc.boolean() })
          .map((rules) => attributeDefinition.parse({ name, type: name === 'birthdate' ? 'date' : 'text', ...rules })),
      ),
    ),
  )
const values = fc.dictionary(
  fc.constantFrom('name', 'email', 'nickname', 'custom:company', 'custom:role_name', 'birthdate', 'zoneinfo'),
  fc.constantFrom('', '  ', 'ada@example.com', '2000-01-31', 'Ada'),
)
const lacking = fc.uniqueArray(fc.constantFrom<string[]>('name', 'email', 'custom:company', 'birthdate', 'address'))

it('any attributes beside a first password are sent only if the pool misses them or the user may change them', () => {
  fc.assert(
    fc.property(definitions, values, lacking, (declared, given, missing) => {
      const judged = judgeFirstAttributes(declared, given, missing)
      const unknown = missing.filter((name) => !declared.some((one) => one.name === name))
      if (unknown.length > 0) {
        expect(judged).toMatchObject({ ok: false, error: { code: 'AttributesNotAsked', names: unknown } })
        return
      }
      if (!judged.ok) {
        expect(judged.error).toMatchObject({ code: 'InvalidInput' })
        return
      }
      const sent = Object.keys(judged.value)
      expect(sent).toEqual(expect.arrayContaining(missing))
      for (const name of sent) {
        const one = declared.find((definition) => definition.name === name)
        expect(missing.includes(name) || (one?.editable === true && (one.signUp || one.visible))).toBe(true)
        expect(judged.value[name]).toBe((given[name] ?? '').trim())
        expect(judged.value[name]).not.toBe('')
      }
    }),
    { numRuns: 500 },
  )
})
