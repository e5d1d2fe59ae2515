import { readFileSync, writeFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { usualAttributes } from '../../../preload/contract/attributes/definition.ts'
import type { Session } from '../../../preload/contract/session.ts'
import { poolAsks } from '../testing/challenges.ts'
import { otherToken } from '../testing/other-computer.ts'
import {
  auth,
  callPool,
  code,
  errorOf,
  everything,
  freshNumber,
  installRig,
  operations,
  otherThan,
  password,
  person,
  pool,
  refusedCountry,
  remembered,
  rememberedFile,
  signedIn,
  startApp,
  useStage,
} from '../testing/rig.ts'

installRig()

beforeEach(async () => {
  poolAsks('OFF')
  delete pool.settings.LocalPool.SendsOneCodePerNewNumber
  useStage({ attributes: usualAttributes, signIn: everything })
  await startApp()
})

const numberOf = (session: Session): string | null =>
  session.status === 'signedIn' ? session.profile.phoneNumber : expect.fail(session.status)
const awaited = (session: Session): unknown => (session.status === 'signedIn' ? session.phoneCode : 'nobody')
const sentTo = (number: string): number => pool.control.sms().filter(({ to }) => to === number).length

/** Somebody else signs up with this number, and confirms. */
async function takes(Username: string): Promise<void> {
  const UserAttributes = Object.entries(person.attributes).map(([Name, Value]) => ({ Name, Value }))
  await callPool('SignUp', { Username, Password: password, UserAttributes })
  await callPool('ConfirmSignUp', { Username, ConfirmationCode: code(Username) })
}

describe('a new number', () => {
  it('takes the place of the old one with its code, and all that is remembered follows', async () => {
    const old = await signedIn()
    const newNumber = freshNumber()
    const waiting = await auth.changeNumber(newNumber)
    expect(waiting).toMatchObject({
      profile: { phoneNumber: old, phoneNumberVerified: true },
      phoneCode: { newNumber, wait: { cause: 'codeSent' } },
    })
    expect([sentTo(newNumber), operations('UpdateUserAttributes')]).toEqual([1, 1])
    // The old one signs in meanwhile, and the new one does not.
    await otherToken(old)
    const verified = await auth.verifyPhone(code(newNumber))
    expect(verified).toMatchObject({ profile: { phoneNumber: newNumber, phoneNumberVerified: true }, phoneCode: null })
    expect(remembered.get()).toMatchObject({ phoneNumber: newNumber, profile: { profile: { phoneNumber: newNumber } } })
    expect(await startApp()).toMatchObject({ status: 'signedIn', profile: { phoneNumber: newNumber } })
    expect(await auth.signOut()).toMatchObject({ status: 'signedOut', phoneNumber: newNumber })
    expect(await auth.signIn(newNumber, password)).toMatchObject({ status: 'signedIn' })
  })

  it('goes on to wait after a restart, and after a wrong code; another one is sent by each click', async () => {
    const old = await signedIn()
    const newNumber = freshNumber()
    await auth.changeNumber(newNumber)
    const before = awaited(auth.session())
    expect(await startApp()).toMatchObject({ status: 'signedIn', profile: { phoneNumber: old }, phoneCode: before })
    expect(await errorOf(auth.verifyPhone(otherThan(code(newNumber))))).toEqual({ code: 'CodeWrong' })
    await auth.requestPhoneCode()
    expect([sentTo(newNumber), sentTo(old)]).toEqual([2, 1])
    expect(awaited(auth.session())).toMatchObject({ newNumber })
    pool.control.advanceClock(25 * 3_600_000)
    expect(await errorOf(auth.verifyPhone(code(newNumber)))).toEqual({ code: 'CodeExpired' })
    await auth.requestPhoneCode()
    expect(numberOf(await auth.verifyPhone(code(newNumber)))).toBe(newNumber)
  })

  it('is forgotten when the user keeps the old one, and nothing is asked of the pool', async () => {
    const old = await signedIn()
    await auth.changeNumber(freshNumber())
    const sent = pool.control.requests().length
    expect(await auth.keepNumber()).toMatchObject({ profile: { phoneNumber: old }, phoneCode: null })
    expect(pool.control.requests()).toHaveLength(sent)
    expect(await startApp()).toMatchObject({ phoneCode: null })
    expect(await errorOf(auth.verifyPhone('123456'))).toEqual({ code: 'NothingPending' })
  })

  it.each<[string, (own: string) => string | Promise<string>, object]>([
    ['the number that the account has', (own) => own, { code: 'InvalidInput', fields: ['phoneNumber'] }],
    ['of a country that is not allowed', () => `${refusedCountry}612345678`, { code: 'PhoneNumberRefused' }],
    [
      'of somebody else',
      async () => {
        const other = freshNumber()
        await takes(other)
        return other
      },
      { code: 'PhoneNumberTaken' },
    ],
  ])('is refused that is %s', async (_what, numberFor, error) => {
    const own = await signedIn()
    const newNumber = await numberFor(own)
    const before = auth.session()
    expect(await errorOf(auth.changeNumber(newNumber))).toEqual(error)
    expect(auth.session()).toEqual(before)
    expect(await startApp()).toMatchObject({ profile: { phoneNumber: own }, phoneCode: null })
  })

  it('that somebody took since the code was sent leads back to the choice of a number', async () => {
    const old = await signedIn()
    const newNumber = freshNumber()
    await auth.changeNumber(newNumber)
    const own = code(newNumber)
    await takes(newNumber)
    expect(await errorOf(auth.verifyPhone(own))).toEqual({ code: 'PhoneNumberTaken' })
    expect(auth.session()).toMatchObject({ profile: { phoneNumber: old }, phoneCode: null })
  })

  it('whose answer was lost waits for its code, also after a restart', async () => {
    const old = await signedIn()
    const newNumber = freshNumber()
    pool.control.addFault({ operation: 'UpdateUserAttributes', kind: 'drop', when: 'after', times: 1 })
    expect(await errorOf(auth.changeNumber(newNumber))).toEqual({ code: 'CodeMaybeSent' })
    expect(sentTo(newNumber)).toBe(1)
    expect(awaited(auth.session())).toMatchObject({ newNumber, destination: null })
    expect(await startApp()).toMatchObject({ profile: { phoneNumber: old }, phoneCode: { newNumber } })
    expect(numberOf(await auth.verifyPhone(code(newNumber)))).toBe(newNumber)
  })

  it('that another computer has verified meanwhile needs no code here', async () => {
    const old = await signedIn()
    const newNumber = freshNumber()
    await auth.changeNumber(newNumber)
    const AccessToken = await otherToken(old)
    await callPool('VerifyUserAttribute', { AccessToken, AttributeName: 'phone_number', Code: code(newNumber) })
    const sent = pool.control.sms().length
    expect(await auth.requestPhoneCode()).toMatchObject({ profile: { phoneNumber: newNumber }, phoneCode: null })
    expect(pool.control.sms()).toHaveLength(sent)
  })

  it('that another computer changed once more is told as the pool holds it', async () => {
    const old = await signedIn()
    const [first, second] = [freshNumber(), freshNumber()]
    await auth.changeNumber(first)
    const AccessToken = await otherToken(old)
    await callPool('UpdateUserAttributes', { AccessToken, UserAttributes: [{ Name: 'phone_number', Value: second }] })
    expect(await auth.verifyPhone(code(second))).toMatchObject({ profile: { phoneNumber: second }, phoneCode: null })
  })

  it('gets no other code from a pool that sends one for each number, and its first one still counts', async () => {
    await signedIn()
    pool.settings.LocalPool.SendsOneCodePerNewNumber = true
    const newNumber = freshNumber()
    await auth.changeNumber(newNumber)
    expect(await errorOf(auth.requestPhoneCode())).toEqual({ code: 'SmsNotSent' })
    expect(numberOf(await auth.verifyPhone(code(newNumber)))).toBe(newNumber)
  })

  it('is not taken where the stage does not offer it', async () => {
    useStage({ attributes: usualAttributes, signIn: { ...everything, newNumber: false } })
    await startApp()
    await signedIn()
    const sent = pool.control.requests().length
    expect(await errorOf(auth.changeNumber(freshNumber()))).toEqual({ code: 'NotAllowed' })
    expect(pool.control.requests()).toHaveLength(sent)
  })

  it('shows the number that was verified although the profile cannot be asked for', async () => {
    await signedIn()
    const newNumber = freshNumber()
    await auth.changeNumber(newNumber)
    pool.control.addFault({ operation: 'GetUser', kind: 'status', status: 503, times: 9 })
    expect(await auth.verifyPhone(code(newNumber))).toMatchObject({ profile: { phoneNumber: newNumber } })
  })
})

it('a file of an older version knows of a code, and of no new number', async () => {
  await signedIn()
  await auth.changeNumber(freshNumber())
  await remembered.flush()
  const file = JSON.parse(readFileSync(rememberedFile, 'utf8')) as {
    profile: { profile: { phoneNumberVerified: boolean }; phoneCode: { newNumber?: string } }
  }
  delete file.profile.phoneCode.newNumber
  writeFileSync(rememberedFile, JSON.stringify(file))
  // The number that the account has is verified, so there is nothing to wait for.
  expect(await startApp()).toMatchObject({ status: 'signedIn', phoneCode: null })
})
