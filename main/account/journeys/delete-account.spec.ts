import { AdminUserGlobalSignOutCommand } from '@aws-sdk/client-cognito-identity-provider'
import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { usualAttributes } from '../../../preload/contract/attributes/definition.ts'
import {
  administrator,
  auth,
  errorOf,
  everything,
  installRig,
  logged,
  operations,
  password,
  pool,
  remembered,
  rememberedFile,
  secrets,
  signedIn,
  signedUp,
  startApp,
  useStage,
} from '../testing/rig.ts'

installRig()

beforeEach(async () => {
  useStage({ attributes: usualAttributes, signIn: everything })
  await startApp()
})

const digits = (phoneNumber: string): string => phoneNumber.slice(-4)
const deleted = { status: 'signedOut', phoneNumber: null, notice: 'accountDeleted', wait: null }

describe('deleting the account', () => {
  it('leaves nothing of it at the pool or here', async () => {
    const phoneNumber = await signedIn()
    expect(await auth.deleteAccount(digits(phoneNumber))).toEqual(deleted)
    expect(operations('DeleteUser')).toBe(1)
    expect(secrets.size).toBe(0)
    await remembered.flush()
    const file = readFileSync(rememberedFile, 'utf8')
    expect(file).not.toContain(phoneNumber)
    expect(file).not.toContain('Lovelace')
    expect(remembered.get()).toMatchObject({ deleting: null, profile: null, phoneNumber: null, pending: null })
    expect(logged.join()).not.toContain(phoneNumber)
    expect(await startApp()).toMatchObject({ status: 'signedOut', phoneNumber: null })
    expect(await errorOf(auth.signIn(phoneNumber, password))).toEqual({ code: 'CredentialsWrong' })
    // The number is free at once.
    await signedUp(phoneNumber)
  })

  it('wants the last four digits of the number', async () => {
    const phoneNumber = await signedIn()
    const wrong = digits(phoneNumber) === '0000' ? '0001' : '0000'
    expect(await errorOf(auth.deleteAccount(wrong))).toEqual({ code: 'InvalidInput', fields: ['lastDigits'] })
    expect(operations('DeleteUser')).toBe(0)
    await auth.refreshProfile()
  })

  it('is refused where the stage does not offer it', async () => {
    useStage({ attributes: usualAttributes, signIn: { ...everything, deleteAccount: false } })
    await startApp()
    const phoneNumber = await signedIn()
    expect(await errorOf(auth.deleteAccount(digits(phoneNumber)))).toEqual({ code: 'NotAllowed' })
    expect(operations('DeleteUser')).toBe(0)
  })

  it('of a session that was ended elsewhere says that, because nothing was deleted', async () => {
    const phoneNumber = await signedIn()
    await administrator().send(
      new AdminUserGlobalSignOutCommand({ UserPoolId: pool.userPoolId, Username: phoneNumber }),
    )
    expect(await errorOf(auth.deleteAccount(digits(phoneNumber)))).toEqual({ code: 'NotSignedIn' })
    expect(auth.session()).toMatchObject({ status: 'signedOut', notice: 'sessionEnded', phoneNumber })
  })
})

it('of an account that is gone already has nothing more to do', async () => {
  const phoneNumber = await signedIn()
  const error = { name: 'UserNotFoundException', message: 'User does not exist.' }
  pool.control.addFault({ operation: 'DeleteUser', kind: 'error', times: 1, error })
  expect(await auth.deleteAccount(digits(phoneNumber))).toEqual(deleted)
})

describe('an answer to a deletion that was lost', () => {
  it('is found out at once: the account is gone', async () => {
    const phoneNumber = await signedIn()
    pool.control.addFault({ operation: 'DeleteUser', kind: 'drop', when: 'after', times: 1 })
    expect(await auth.deleteAccount(digits(phoneNumber))).toEqual(deleted)
    expect(operations('DeleteUser')).toBe(1)
  })

  it.each(['drop', 'status'] as const)('is found out at once: the account is there (%s)', async (kind) => {
    const phoneNumber = await signedIn()
    const before = auth.session()
    pool.control.addFault({ operation: 'DeleteUser', kind, times: 1 })
    const code = kind === 'drop' ? 'AnswerLost' : 'ServerUnavailable'
    expect(await errorOf(auth.deleteAccount(digits(phoneNumber)))).toEqual({ code })
    expect(auth.session()).toEqual(before)
    expect(remembered.get().deleting).toBeNull()
    // A session that ends later has ended for another reason.
    await administrator().send(
      new AdminUserGlobalSignOutCommand({ UserPoolId: pool.userPoolId, Username: phoneNumber }),
    )
    expect(await startApp()).toMatchObject({ notice: 'sessionEnded', phoneNumber })
  })

  /** The pool says too late whether the account is there. */
  const nobodyAnswers = (): void => {
    pool.control.addFault({ operation: 'GetUser', kind: 'delay', times: 1, delayMs: 3_000 })
  }

  it.each(['now', 'after a restart'])('is found out later, when somebody answers: %s', async (when) => {
    const phoneNumber = await signedIn()
    pool.control.addFault({ operation: 'DeleteUser', kind: 'drop', when: 'after', times: 1 })
    nobodyAnswers()
    expect(await errorOf(auth.deleteAccount(digits(phoneNumber)))).toEqual({ code: 'AnswerLost' })
    expect(auth.session()).toMatchObject({ status: 'signedIn' })
    if (when === 'now') expect(await errorOf(auth.refreshProfile())).toEqual({ code: 'NotSignedIn' })
    else await startApp()
    expect(auth.session()).toEqual(deleted)
    expect(remembered.get()).toMatchObject({ deleting: null, profile: null, phoneNumber: null })
  })

  it.each(['now', 'after a restart'])('is found out later to have changed nothing: %s', async (when) => {
    const phoneNumber = await signedIn()
    pool.control.addFault({ operation: 'DeleteUser', kind: 'drop', times: 1 })
    nobodyAnswers()
    expect(await errorOf(auth.deleteAccount(digits(phoneNumber)))).toEqual({ code: 'AnswerLost' })
    expect(remembered.get().deleting).not.toBeNull()
    if (when === 'now') await auth.refreshProfile()
    else await startApp()
    expect(auth.session()).toMatchObject({ status: 'signedIn', profile: { phoneNumber } })
    expect(remembered.get().deleting).toBeNull()
  })
})
