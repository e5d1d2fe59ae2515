import {
  AdminDisableUserCommand,
  AdminResetUserPasswordCommand,
  AdminUserGlobalSignOutCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Session } from '../../../preload/contract/session.ts'
import type { AccountContext } from '../context.ts'
import { createSessionState } from '../session/state.ts'
import { poolAsks, totpCode, userWith } from '../testing/challenges.ts'
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
  keychainRefuses,
  operations,
  otherThan,
  password,
  person,
  pool,
  secrets,
  signedIn,
  startApp,
  startPool,
  usePool,
} from '../testing/rig.ts'
import { cancelConfirmation, endConfirmation } from './confirm-identity.ts'
import { createHeldPassword } from './held-password.ts'

installRig()

const minute = 60_000
const later = 11 * minute

beforeEach(() => {
  poolAsks('OPTIONAL')
})
afterEach(async () => {
  vi.useRealTimers()
  // What is revoked late must not count in the next test.
  await auth.settle()
})

/** Lets time pass for the app and the pool, which is in this process. */
function passes(milliseconds: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + milliseconds })
}

type SignedIn = Extract<Session, { status: 'signedIn' }>

function now(): SignedIn {
  const session = auth.session()
  return session.status === 'signedIn' ? session : expect.fail(`the session is ${session.status}`)
}

/** A user with these factors, who signed in so long ago that a confirmation is due. */
async function signedInLongAgo(...factors: ('sms' | 'totp')[]): Promise<{ phoneNumber: string; key: string }> {
  const user = await userWith({ factors })
  await auth.signIn(user.phoneNumber, password)
  if (factors.length === 2) await auth.chooseFactor('totp')
  if (factors.includes('totp')) await auth.confirmSignIn(totpCode(user.key))
  else if (factors.includes('sms')) await auth.confirmSignIn(code(user.phoneNumber))
  passes(later)
  expect(await errorOf(auth.newTotpKey())).toEqual({ code: 'ConfirmationNeeded' })
  expect(now()).toMatchObject({ confirmedUntil: null, confirming: null })
  return user
}

function record(): unknown {
  return JSON.parse(secrets.get('session') ?? expect.fail('no record'))
}

/** Holds that what runs now leaves the live session as it is. */
async function leavesSession(work: () => Promise<unknown>): Promise<void> {
  const [before, kept] = [now(), record()]
  await work()
  expect(now()).toEqual(before)
  expect(record()).toEqual(kept)
  await auth.refreshProfile()
}

describe('a confirmation by the password', () => {
  it('replaces the session by a new one, in the keychain too, and has the old one revoked', async () => {
    const { phoneNumber } = await signedInLongAgo()
    const before = record()
    const { since } = now()
    await auth.confirm(password)
    expect(now()).toMatchObject({ profile: { phoneNumber }, confirming: null, keptIn: 'keychain' })
    expect(now().confirmedUntil).toBeGreaterThan(Date.now())
    expect((now().since ?? 0) - (since ?? 0)).toBeGreaterThanOrEqual(later)
    expect(record()).not.toEqual(before)
    await auth.settle()
    expect(operations('RevokeToken')).toBe(1)
    await auth.newTotpKey()
    expect(await startApp()).toMatchObject({ status: 'signedIn', profile: { phoneNumber } })
    expect(now().confirmedUntil).toBeGreaterThan(Date.now())
  })

  it('that is wrong leaves the session as it was', async () => {
    await signedInLongAgo()
    await leavesSession(async () => {
      expect(await errorOf(auth.confirm('Wrong-Horse-77'))).toEqual({ code: 'CurrentPasswordWrong' })
    })
    expect(operations('RevokeToken')).toBe(0)
  })

  it('is due ten minutes after a sign-in, by the clock of the server, whatever this machine says', async () => {
    await signedIn()
    await auth.newTotpKey()
    const until = now().confirmedUntil ?? 0
    expect(until - Date.now()).toBeGreaterThan(9 * minute)
    passes(9.5 * minute)
    await auth.newTotpKey()
    // Somebody sets this machine's clock back, and the server's goes on.
    passes(-60 * minute)
    pool.control.skewClock(61 * minute)
    await auth.refreshProfile()
    expect(await errorOf(auth.newTotpKey())).toEqual({ code: 'ConfirmationNeeded' })
  })

  it('is due after sleep, and by a timer where the machine does not sleep', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], shouldAdvanceTime: true })
    await signedIn()
    await vi.advanceTimersByTimeAsync(9.9 * minute)
    expect(now().confirmedUntil).not.toBeNull()
    await vi.advanceTimersByTimeAsync(0.2 * minute)
    expect(now().confirmedUntil).toBeNull()
    vi.useRealTimers()

    await auth.signOut()
    await signedIn()
    passes(later)
    auth.wake()
    expect(now().confirmedUntil).toBeNull()
  })

  it.each(['deletion', 'key', 'SMS', 'off', 'prefer', 'app', 'end', 'others', 'number'])(
    'is asked for before: %s',
    async (what) => {
      const { phoneNumber } = await signedInLongAgo()
      const asks: Record<string, () => Promise<unknown>> = {
        deletion: () => auth.deleteAccount(phoneNumber.slice(-4)),
        key: () => auth.newTotpKey(),
        SMS: () => auth.turnOnSms(),
        off: () => auth.turnOff('sms'),
        prefer: () => auth.prefer('sms'),
        app: () => auth.turnOnTotp('123456'),
        end: () => auth.endPlace('tkn00000000000000000000000'),
        others: () => auth.endOtherPlaces(),
        number: () => auth.changeNumber(freshNumber()),
      }
      const sent = pool.control.requests().length
      await leavesSession(async () => {
        expect(await errorOf(asks[what]?.() ?? expect.fail(what))).toEqual({ code: 'ConfirmationNeeded' })
        expect(pool.control.requests()).toHaveLength(sent)
      })
    },
  )

  it('is not asked for to look', async () => {
    await signedInLongAgo()
    await auth.factors()
    await auth.places()
    await auth.keepNumber()
  })

  it('of a user who was disabled, or told to reset the password, ends the session and says so', async () => {
    const disabled = await signedInLongAgo()
    const named = { UserPoolId: pool.userPoolId, Username: disabled.phoneNumber }
    await administrator().send(new AdminDisableUserCommand(named))
    expect(await errorOf(auth.confirm(password))).toEqual({ code: 'NotSignedIn' })
    expect(auth.session()).toMatchObject({ status: 'signedOut', notice: 'accountDisabled' })

    const reset = await signedInLongAgo()
    await administrator().send(new AdminResetUserPasswordCommand({ ...named, Username: reset.phoneNumber }))
    expect(await errorOf(auth.confirm(password))).toEqual({ code: 'NotSignedIn' })
    expect(auth.session()).toMatchObject({ status: 'signedOut', notice: 'passwordResetRequired' })
  })

  it('of a session that was ended elsewhere says so', async () => {
    const { phoneNumber } = await signedInLongAgo()
    const named = { UserPoolId: pool.userPoolId, Username: phoneNumber }
    await administrator().send(new AdminUserGlobalSignOutCommand(named))
    expect(await errorOf(auth.confirm(password))).toEqual({ code: 'NotSignedIn' })
    expect(auth.session()).toMatchObject({ status: 'signedOut', notice: 'sessionEnded', phoneNumber })
  })

  it('asks for a step that it cannot take, and leaves the session as it was', async () => {
    await signedInLongAgo()
    poolAsks('ON', ['totp'])
    await leavesSession(async () => {
      expect(await errorOf(auth.confirm(password))).toEqual({ code: 'ChallengeNotSupported', challenge: 'MFA_SETUP' })
    })
  })

  it('keeps the old session restorable while the keychain refuses the new one, and revokes it after', async () => {
    await signedInLongAgo()
    const before = record()
    keychainRefuses('set')
    await auth.confirm(password)
    expect(now()).toMatchObject({ keptIn: 'memory' })
    expect(record()).toEqual(before)
    await auth.settle()
    expect(operations('RevokeToken')).toBe(0)
    keychainRefuses()
    await auth.restore()
    expect(now()).toMatchObject({ keptIn: 'keychain' })
    expect(record()).not.toEqual(before)
    await expect.poll(() => operations('RevokeToken')).toBeGreaterThan(0)
  })

  it('that was not kept is over at a sign-out, together with the old session', async () => {
    await signedInLongAgo()
    keychainRefuses('set', 'delete')
    await auth.confirm(password)
    await auth.signOut()
    expect(record()).toBeDefined()
    await expect.poll(() => operations('RevokeToken')).toBe(2)
    expect(await startApp()).toMatchObject({ status: 'signedOut' })
  })
})

describe('a confirmation that waits for its code', () => {
  it('by text message goes on working with the session, and then replaces it', async () => {
    const { phoneNumber } = await signedInLongAgo('sms')
    await auth.confirm(password)
    const { confirming } = now()
    expect(confirming).toMatchObject({ step: { kind: 'smsCode' }, wait: { cause: 'codeSent' } })
    const kept = record()
    // Other calls go on meanwhile, and so does a refresh of the tokens.
    await auth.updateProfile({ ...person.attributes, name: 'Ada King' })
    await auth.refreshProfile()
    passes(minute)
    await auth.catchUp()
    expect(now()).toMatchObject({ profile: { attributes: { name: 'Ada King' } }, confirming })
    expect(record()).toEqual(kept)
    await auth.confirmCode(code(phoneNumber))
    expect(now()).toMatchObject({ confirming: null, profile: { attributes: { name: 'Ada King' } } })
    await auth.newTotpKey()
  })

  it('takes the authenticator app where the user could choose, and no text message is sent', async () => {
    const { phoneNumber, key } = await signedInLongAgo('sms', 'totp')
    const sent = pool.control.sms().length
    await auth.confirm(password)
    expect(now().confirming).toMatchObject({ step: { kind: 'totpCode' }, wait: null })
    expect(await errorOf(auth.resendConfirmCode())).toEqual({ code: 'NothingPending' })
    await auth.confirm(password)
    await auth.confirmCode(totpCode(key))
    expect(now()).toMatchObject({ profile: { phoneNumber }, confirming: null })
    expect(pool.control.sms()).toHaveLength(sent)
  })

  it('leaves all as it was after a wrong code, a cancel, and a restart', async () => {
    const { phoneNumber } = await signedInLongAgo('sms')
    const [before, kept] = [now(), record()]
    await auth.confirm(password)
    const waiting = now()
    expect(await errorOf(auth.confirmCode(otherThan(code(phoneNumber))))).toEqual({ code: 'CodeWrong' })
    expect(now()).toEqual(waiting)
    expect(await auth.cancelConfirmation()).toEqual(before)
    expect(await errorOf(auth.confirmCode(code(phoneNumber)))).toEqual({ code: 'NothingPending' })
    await auth.confirm(password)
    expect(record()).toEqual(kept)
    expect(await startApp()).toMatchObject({ status: 'signedIn', confirming: null, confirmedUntil: null })
    expect(await errorOf(auth.confirmCode(code(phoneNumber)))).toEqual({ code: 'NothingPending' })
    expect(operations('RevokeToken')).toBe(0)
  })

  it('is over when the pool no longer waits, by a timer and by the clock after sleep', async () => {
    const { phoneNumber } = await signedInLongAgo('sms')
    const before = now()
    await auth.confirm(password)
    passes((now().confirming?.until ?? 0) - Date.now())
    expect(await errorOf(auth.confirmCode(code(phoneNumber)))).toEqual({ code: 'NothingPending' })
    expect(now()).toEqual(before)

    await auth.confirm(password)
    passes((now().confirming?.until ?? 0) - Date.now())
    auth.wake()
    await expect.poll(() => now()).toEqual(before)

    // The pool itself says so where the clocks differ.
    await auth.confirm(password)
    pool.control.advanceClock(3.1 * minute)
    expect(await errorOf(auth.confirmCode(code(phoneNumber)))).toEqual({ code: 'NothingPending' })
    expect(now().confirming).toBeNull()
  })

  it('has another code sent, one for each click', async () => {
    const { phoneNumber } = await signedInLongAgo('sms')
    await auth.confirm(password)
    const sent = pool.control.sms().length
    await auth.resendConfirmCode()
    expect(pool.control.sms()).toHaveLength(sent + 1)
    expect(await errorOf(auth.confirmCode(otherThan(code(phoneNumber))))).toEqual({ code: 'CodeWrong' })
    await auth.confirmCode(code(phoneNumber))
    expect(now().confirmedUntil).not.toBeNull()
    expect(await errorOf(auth.resendConfirmCode())).toEqual({ code: 'NothingPending' })
    expect(pool.control.sms()).toHaveLength(sent + 1)
  })

  it('goes on to wait when another code could not be asked for, and the next try works', async () => {
    const { phoneNumber } = await signedInLongAgo('sms')
    await auth.confirm(password)
    const waiting = now()
    pool.control.addFault({ operation: 'InitiateAuth', kind: 'status', status: 503, times: 1 })
    expect(await errorOf(auth.resendConfirmCode())).toEqual({ code: 'ServerUnavailable' })
    expect(now()).toEqual(waiting)
    await auth.resendConfirmCode()
    await auth.confirmCode(code(phoneNumber))
    expect(now().confirmedUntil).not.toBeNull()
  })

  it('says of an answer that was lost that a code may be on its way, and sends no second one by itself', async () => {
    await signedInLongAgo('sms')
    const sent = pool.control.sms().length
    pool.control.addFault({ operation: 'RespondToAuthChallenge', kind: 'drop', when: 'after', times: 1 })
    await leavesSession(async () => {
      expect(await errorOf(auth.confirm(password))).toEqual({ code: 'CodeMaybeSent' })
    })
    expect(pool.control.sms()).toHaveLength(sent + 1)
  })

  it('goes on to wait after a refusal that nobody can explain', async () => {
    const { phoneNumber } = await signedInLongAgo('sms')
    await auth.confirm(password)
    pool.control.addFault({
      operation: 'RespondToAuthChallenge',
      kind: 'error',
      times: 1,
      error: { name: 'NewException', message: '' },
    })
    const waiting = now()
    expect(await errorOf(auth.confirmCode(code(phoneNumber)))).toEqual({ code: 'Unexpected' })
    expect(now()).toEqual(waiting)
    await auth.confirmCode(code(phoneNumber))
    expect(now().confirming).toBeNull()
  })

  it('is forgotten with its password at a sign-out', async () => {
    const { phoneNumber } = await signedInLongAgo('sms')
    await auth.confirm(password)
    await auth.signOut()
    expect(await errorOf(auth.confirmCode(code(phoneNumber)))).toEqual({ code: 'NotSignedIn' })
    expect(await errorOf(auth.resendConfirmCode())).toEqual({ code: 'NotSignedIn' })
    expect(announced.at(-1)).toMatchObject({ status: 'signedOut' })
  })

  it('of a user whose factor was turned off elsewhere meanwhile ends, and begins anew', async () => {
    await signedInLongAgo('totp')
    await auth.confirm(password)
    await callPool('SetUserMFAPreference', {
      AccessToken: await otherToken(now().profile.phoneNumber ?? ''),
      SoftwareTokenMfaSettings: { Enabled: false },
    })
    await auth.confirm(password)
    expect(now()).toMatchObject({ confirming: null })
    expect(now().confirmedUntil).not.toBeNull()
  })
})

describe('another user with the same password', () => {
  it('who has the number by now is not taken for this one', async () => {
    const { phoneNumber } = await signedInLongAgo()
    const before = record()
    // Another computer moves the number away, and somebody else signs up with it.
    const AccessToken = await otherToken(phoneNumber)
    const newNumber = freshNumber()
    await callPool('UpdateUserAttributes', {
      AccessToken,
      UserAttributes: [{ Name: 'phone_number', Value: newNumber }],
    })
    await callPool('VerifyUserAttribute', { AccessToken, AttributeName: 'phone_number', Code: code(newNumber) })
    const UserAttributes = Object.entries(person.attributes).map(([Name, Value]) => ({ Name, Value }))
    await callPool('SignUp', { Username: phoneNumber, Password: password, UserAttributes })
    await callPool('ConfirmSignUp', { Username: phoneNumber, ConfirmationCode: code(phoneNumber) })

    // The pool says who this user is, so the right one signs in.
    await auth.confirm(password)
    expect(now().profile.phoneNumber).toBe(newNumber)
    expect(record()).toMatchObject({ username: (before as { username: string }).username })

    // Where it does not say so, the tokens of the other one are dropped and revoked.
    await auth.settle()
    const revoked = operations('RevokeToken')
    passes(later)
    pool.control.addFault({
      operation: 'GetUser',
      kind: 'error',
      times: 1,
      error: { name: 'NotAuthorizedException', message: 'Access Token does not have required scopes' },
    })
    const kept = record()
    remembersNumber(phoneNumber)
    expect(await errorOf(auth.confirm(password))).toEqual({ code: 'CurrentPasswordWrong' })
    expect(record()).toEqual(kept)
    await expect.poll(() => operations('RevokeToken')).toBe(revoked + 1)
    await auth.refreshProfile()
    expect(now().profile.phoneNumber).toBe(newNumber)
  })
})

/** The app believes that the user has this number. */
function remembersNumber(phoneNumber: string): void {
  Object.assign(now().profile, { phoneNumber })
}

it('rotating refresh tokens go with the session that they belong to', async () => {
  const usual = pool
  usePool(
    await startPool({
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 20 },
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
    }),
  )
  try {
    poolAsks('OPTIONAL')
    await startApp()
    await signedInLongAgo()
    await auth.confirm(password)
    const kept = record()
    passes(60 * minute)
    await auth.catchUp()
    await expect.poll(() => record()).not.toEqual(kept)
    expect(await startApp()).toMatchObject({ status: 'signedIn' })
  } finally {
    await pool.close()
    usePool(usual)
  }
})

it.each(['left', 'over'])('the password of a confirmation that is %s is held no longer', (what) => {
  const heldPassword = createHeldPassword()
  const state = createSessionState()
  const confirming = { step: { kind: 'totpCode' }, until: Date.now(), wait: null } as const
  const profile = { phoneNumber: null, phoneNumberVerified: false, attributes: {} }
  const rest = { since: null, keptIn: 'keychain', phoneCode: null, confirmedUntil: null } as const
  const session = { status: 'signedIn', profile, ...rest, confirming } as const
  state.set(session)
  heldPassword.keep(password)
  const context = { heldPassword, state } as unknown as AccountContext
  if (what === 'left') cancelConfirmation(context)
  else endConfirmation(context, { session, become: state.set }, confirming.until)
  expect(heldPassword.read()).toBeNull()
  expect(state.get()).toEqual({ ...session, confirming: null })
})
