import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Factor, Factors } from '../../../preload/contract/session.ts'
import { poolAsks, totpCode, userWith } from '../testing/challenges.ts'
import { otherToken } from '../testing/other-computer.ts'
import {
  announced,
  auth,
  callPool,
  errorOf,
  installRig,
  logged,
  operations,
  password,
  pool,
  remembered,
} from '../testing/rig.ts'

installRig()

beforeEach(() => {
  poolAsks('OPTIONAL')
})

/** A user with these factors, signed in here. @returns the number, the authenticator's key, and another computer's token */
async function signedInWith(
  factors: readonly Factor[],
  preferred: Factor | null = null,
): Promise<{ phoneNumber: string; key: string; AccessToken: string }> {
  const user = await userWith({ factors, preferred })
  const AccessToken = await otherToken(user.phoneNumber)
  poolAsks('OFF')
  await auth.signIn(user.phoneNumber, password)
  poolAsks('OPTIONAL')
  expect(auth.session().status).toBe('signedIn')
  return { ...user, AccessToken }
}

/** What the pool itself says of the user's factors. */
async function atPool(AccessToken: string): Promise<Factors> {
  const user = (await callPool('GetUser', { AccessToken })) as {
    UserMFASettingList?: string[]
    PreferredMfaSetting?: string
  }
  const names: [string, Factor][] = [
    ['SMS_MFA', 'sms'],
    ['SOFTWARE_TOKEN_MFA', 'totp'],
  ]
  return {
    on: names.flatMap(([name, factor]) => (user.UserMFASettingList?.includes(name) ? [factor] : [])),
    preferred: names.find(([name]) => name === user.PreferredMfaSetting)?.[1] ?? null,
  }
}

describe('an authenticator app', () => {
  it('is turned on by a code of its new key, and asked for first', async () => {
    const { phoneNumber } = await signedInWith(['sms'], 'sms')
    const { key, uri } = await auth.newTotpKey()
    expect(uri).toContain(encodeURIComponent(phoneNumber))
    expect(await errorOf(auth.turnOnTotp('000000'))).toEqual({ code: 'CodeWrong' })
    expect(await auth.factors()).toEqual({ on: ['sms'], preferred: 'sms' })
    expect(await auth.turnOnTotp(totpCode(key))).toEqual({ on: ['sms', 'totp'], preferred: 'totp' })
    // The key is nowhere but in the one answer.
    const everything = JSON.stringify([announced, logged, remembered.get(), auth.session()])
    expect(everything).toContain(phoneNumber)
    expect(everything).not.toContain(key)
  })

  it('whose set-up was never begun has nothing to prove', async () => {
    await signedInWith([])
    expect(await errorOf(auth.turnOnTotp('123456'))).toEqual({ code: 'NothingPending' })
  })

  it('that the pool does not offer is not turned on', async () => {
    await signedInWith([])
    poolAsks('OPTIONAL', ['sms'])
    expect(await errorOf(auth.newTotpKey())).toEqual({ code: 'NotAllowed' })
    expect(auth.session().status).toBe('signedIn')
  })

  it('is turned off, and set up again with another key', async () => {
    const { key } = await signedInWith(['totp'], 'totp')
    expect(await auth.turnOff('totp')).toEqual({ on: [], preferred: null })
    const again = await auth.newTotpKey()
    expect(again.key).not.toBe(key)
    expect(await auth.turnOnTotp(totpCode(again.key))).toEqual({ on: ['totp'], preferred: 'totp' })
  })
})

describe('text messages', () => {
  it('are turned on, and the authenticator app is still asked for first', async () => {
    await signedInWith(['totp'])
    expect(await auth.turnOnSms()).toEqual({ on: ['sms', 'totp'], preferred: 'totp' })
    expect(await auth.turnOff('totp')).toEqual({ on: ['sms'], preferred: null })
  })

  it('that another computer has turned on and prefers stay so', async () => {
    const { AccessToken } = await signedInWith(['totp'], 'totp')
    const SMSMfaSettings = { Enabled: true, PreferredMfa: true }
    await callPool('SetUserMFAPreference', { AccessToken, SMSMfaSettings })
    expect(await auth.turnOnSms()).toEqual({ on: ['sms', 'totp'], preferred: 'sms' })
  })

  it('that the pool does not offer are not turned on', async () => {
    await signedInWith([])
    poolAsks('OPTIONAL', ['totp'])
    expect(await errorOf(auth.turnOnSms())).toEqual({ code: 'NotAllowed' })
    expect(await auth.factors()).toEqual({ on: [], preferred: null })
  })
})

describe('what the pool requires', () => {
  it('cannot be turned off, and the session goes on', async () => {
    await signedInWith(['sms', 'totp'], 'totp')
    poolAsks('ON')
    const before = auth.session()
    for (const factor of ['sms', 'totp'] as const) {
      expect(await errorOf(auth.turnOff(factor))).toEqual({ code: 'FactorRequired' })
    }
    expect(await auth.factors()).toEqual({ on: ['sms', 'totp'], preferred: 'totp' })
    expect(await auth.prefer('sms')).toEqual({ on: ['sms', 'totp'], preferred: 'sms' })
    expect(auth.session()).toEqual(before)
  })
})

describe('two computers', () => {
  it('a factor that the other one turned off is not turned on again by preferring it', async () => {
    const { AccessToken } = await signedInWith(['sms', 'totp'], 'sms')
    await callPool('SetUserMFAPreference', { AccessToken, SoftwareTokenMfaSettings: { Enabled: false } })
    expect(await auth.prefer('totp')).toEqual({ on: ['sms'], preferred: 'sms' })
    expect(operations('SetUserMFAPreference')).toBe(2)
  })

  const settings = fc.constantFrom('SMSMfaSettings', 'SoftwareTokenMfaSettings')
  const there = fc.record({ setting: settings, Enabled: fc.boolean(), PreferredMfa: fc.boolean() })
  const here = fc.constantFrom<() => Promise<unknown>>(
    () => auth.turnOnSms(),
    () => auth.turnOff('sms'),
    () => auth.turnOff('totp'),
    () => auth.prefer('sms'),
    () => auth.prefer('totp'),
  )

  it('end with what the pool holds, in whichever order and at once', async () => {
    const { AccessToken } = await signedInWith(['sms', 'totp'])
    const steps = fc.array(fc.tuple(here, there, fc.boolean()), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(steps, async (changes) => {
        for (const [own, { setting, Enabled, PreferredMfa }, atOnce] of changes) {
          const other = (): Promise<unknown> =>
            callPool('SetUserMFAPreference', {
              AccessToken,
              [setting]: { Enabled, PreferredMfa: Enabled && PreferredMfa },
            })
          const asked = own()
          if (!atOnce) await asked
          await Promise.all([asked, other()])
          // What a change answers is never older than the change itself.
          expect(await auth.factors()).toEqual(await atPool(AccessToken))
        }
      }),
      { numRuns: 12 },
    )
    expect(auth.session().status).toBe('signedIn')
  })
})

it('a change whose answer was lost is seen at the next look, and the session goes on', async () => {
  await signedInWith(['sms'])
  const before = auth.session()
  pool.control.addFault({ operation: 'SetUserMFAPreference', kind: 'drop', when: 'after', times: 1 })
  expect(await errorOf(auth.turnOff('sms'))).toMatchObject({ code: 'AnswerLost' })
  expect(await auth.factors()).toEqual({ on: [], preferred: null })
  expect(auth.session()).toEqual(before)
})
