import type { VerifySoftwareTokenResponse } from '@aws-sdk/client-cognito-identity-provider'
import { beforeAll, describe, expect, it } from 'vitest'
import { startLocalPool, type LocalPool } from '../server.ts'
import { enrol, totpCode } from '../testing/mfa.ts'
import {
  allowPasswords,
  changedSettings,
  latestCode,
  openPasswordPool,
  sharedKeys,
  wrongCode,
} from '../testing/pool.ts'
import { ada, PoolUser, refusal } from '../testing/sdk.ts'

const [done, sms, totp, select, setUp] = ['DONE', 'SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'SELECT_MFA_TYPE', 'MFA_SETUP']

/** Pools by mode and by what they offer, in the order of each row below. */
const pools = [
  { mode: 'OFF', offers: 'neither' },
  ...(['OPTIONAL', 'ON'] as const).flatMap((mode) =>
    (['sms', 'totp', 'both'] as const).map((offers) => ({ mode, offers }) as const),
  ),
] as const

async function setPool({ sdk, pool }: PoolUser, { mode, offers }: (typeof pools)[number]): Promise<void> {
  await sdk.setUserPoolMfaConfig({
    UserPoolId: pool.userPoolId,
    MfaConfiguration: mode,
    ...((offers === 'sms' || offers === 'both') && { SmsMfaConfiguration: {} }),
    SoftwareTokenMfaConfiguration: { Enabled: offers === 'totp' || offers === 'both' },
  })
}

/** Users as they come to be on a pool that offers both factors, with what each pool then asks for after the password. */
const users: [state: string, make: (user: PoolUser) => Promise<unknown>, ...asked: (string | undefined)[]][] = [
  [
    'confirmed by a code, after the first tokens',
    (user) => user.register().then(() => user.signIn()),
    ...[done, done, done, done, sms, setUp, sms],
  ],
  ['confirmed by an administrator', confirmedByAdministrator, ...[done, done, done, done, sms, setUp, sms]],
  ['with SMS', (user) => withFactors(user, ['sms']), ...[done, sms, done, sms, sms, setUp, sms]],
  ['with an app', (user) => withFactors(user, ['totp']), ...[done, totp, totp, totp, totp, totp, totp]],
  ['with both', (user) => withFactors(user, ['sms', 'totp']), ...[done, select, totp, select, select, totp, select]],
  [
    'with both, who prefers SMS',
    (user) => withFactors(user, ['sms', 'totp'], 'sms'),
    ...[done, sms, totp, sms, sms, totp, sms],
  ],
  [
    'with both, who prefers the app',
    (user) => withFactors(user, ['sms', 'totp'], 'totp'),
    ...[done, totp, totp, totp, totp, totp, totp],
  ],
]

async function confirmedByAdministrator(user: PoolUser): Promise<void> {
  await user.signUp()
  await user.sdk.adminConfirmSignUp(user.admin)
}

async function withFactors(user: PoolUser, factors: string[], preferred?: string): Promise<void> {
  await user.register()
  if (factors.includes('totp')) await enrol(user, (await user.signIn()).AccessToken)
  await user.sdk.adminSetUserMFAPreference({
    ...user.admin,
    SMSMfaSettings: { Enabled: factors.includes('sms'), PreferredMfa: preferred === 'sms' },
    SoftwareTokenMfaSettings: { Enabled: factors.includes('totp'), PreferredMfa: preferred === 'totp' },
  })
}

describe('what a pool asks for after the password, by its settings', () => {
  let pool: LocalPool
  let people = 0
  beforeAll(async () => {
    pool = await startLocalPool({ settings: changedSettings(allowPasswords), makeKeys: sharedKeys })
    return () => pool.close()
  })

  function another(): PoolUser {
    people += 1
    return new PoolUser(pool, { ...ada, phone: `+49151123456${String(people).padStart(2, '0')}` })
  }

  async function asksFor(user: PoolUser): Promise<string | undefined> {
    const { ChallengeName, AuthenticationResult } = await user.tryPassword()
    return AuthenticationResult === undefined ? ChallengeName : done
  }

  it.each(users)('a user %s', async (_, make, ...asked) => {
    const user = another()
    await setPool(user, { mode: 'OPTIONAL', offers: 'both' })
    await make(user)
    const found: (string | undefined)[] = []
    for (const one of pools) {
      await setPool(user, one)
      found.push(await asksFor(user))
    }
    expect(found).toEqual(asked)
  })

  it.each(pools)('nothing once, after a code by SMS has confirmed the sign-up: $mode, $offers', async (one) => {
    const user = another()
    await setPool(user, one)
    await user.register()
    const later = one.mode === 'ON' ? (one.offers === 'totp' ? setUp : sms) : done
    expect([await asksFor(user), await asksFor(user)]).toEqual([done, later])
  })

  it('the same at the first sign-in as later, where the settings say so', async () => {
    const user = another()
    await setPool(user, { mode: 'ON', offers: 'both' })
    pool.settings.LocalPool.FirstSignInNeedsMfa = true
    await user.register()
    expect(await asksFor(user)).toBe(sms)
    delete pool.settings.LocalPool.FirstSignInNeedsMfa
    expect(await asksFor(user)).toBe(done)
  })

  it('an app’s set-up of whoever has no verified number, where SMS needs one', async () => {
    const user = another()
    pool.settings.LocalPool.SmsMfaNeedsVerifiedPhone = true
    await confirmedByAdministrator(user)
    await setPool(user, { mode: 'ON', offers: 'sms' })
    const { ChallengeName, ChallengeParameters, Session } = await user.tryPassword()
    delete pool.settings.LocalPool.SmsMfaNeedsVerifiedPhone
    expect(ChallengeName).toBe(setUp)
    // Cognito sets no number up inside a sign-in, so this one has no way out.
    expect(ChallengeParameters?.MFAS_CAN_SETUP).toBe('["SMS_MFA"]')
    expect(await refusal(user.sdk.associateSoftwareToken({ Session }))).toMatch(/^SoftwareTokenMFANotFoundException/)
  })

  it('a code of an app that an administrator turned on only once it is set up', async () => {
    const user = another()
    await setPool(user, { mode: 'OPTIONAL', offers: 'both' })
    await user.register()
    await user.sdk.adminSetUserMFAPreference({
      ...user.admin,
      SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true },
    })
    expect(await asksFor(user)).toBe(done)
  })
})

describe('a reset of the password by SMS', () => {
  it.each([
    ['OPTIONAL', 'both', [], true],
    ['OPTIONAL', 'both', ['sms'], false],
    ['OPTIONAL', 'both', ['totp'], true],
    ['OPTIONAL', 'both', ['sms', 'totp'], false],
    ['ON', 'both', [], false],
    ['ON', 'both', ['totp'], true],
    ['ON', 'sms', [], false],
    ['ON', 'totp', [], true],
    ['OFF', 'neither', [], true],
    ['OFF', 'neither', ['sms'], false],
  ] as const)('%s, %s: with %j as second factors it is sent: %s', async (mode, offers, factors, isSent) => {
    const user = new PoolUser(await openPasswordPool())
    await withFactors(user, [...factors])
    await setPool(user, { mode, offers } as (typeof pools)[number])
    const forgot = user.sdk.forgotPassword(user.client)
    if (isSent) expect(await forgot).toHaveProperty('CodeDeliveryDetails')
    else {
      expect(await refusal(forgot)).toBe(
        'InvalidParameterException: Cannot reset password for the user as there is no registered/verified email or phone_number',
      )
    }
  })
})

describe('a pool that comes to require a second factor', () => {
  it('asks whoever is signed in at the next sign-in only', async () => {
    const user = new PoolUser(await openPasswordPool())
    await setPool(user, { mode: 'OFF', offers: 'neither' })
    await user.register()
    const { AccessToken, RefreshToken } = await user.signIn()
    await setPool(user, { mode: 'ON', offers: 'both' })
    expect(await user.attributes(AccessToken)).toHaveProperty('name')
    expect((await user.refresh(RefreshToken)).AccessToken).not.toBe('')
    expect((await user.tryPassword()).ChallengeName).toBe(sms)
  })

  it('lets nobody turn a factor off that is on, the administrator included', async () => {
    const user = new PoolUser(await openPasswordPool())
    await withFactors(user, ['sms', 'totp'])
    const select = await user.tryPassword()
    await user.answer(select, { ANSWER: 'SMS_MFA' }).then(async (challenge) => {
      const { AuthenticationResult } = await user.answer(challenge, { SMS_MFA_CODE: latestCode(user.pool) })
      const AccessToken = AuthenticationResult?.AccessToken
      const off = { Enabled: false }
      await setPool(user, { mode: 'ON', offers: 'both' })
      for (const settings of [{ SMSMfaSettings: off }, { SoftwareTokenMfaSettings: off }]) {
        const own = user.sdk.setUserMFAPreference({ AccessToken, ...settings })
        expect(await refusal(own)).toMatch(/^InvalidParameterException/)
        const administrator = user.sdk.adminSetUserMFAPreference({ ...user.admin, ...settings })
        expect(await refusal(administrator)).toMatch(/^InvalidParameterException/)
      }
      const prefer = { SMSMfaSettings: { Enabled: true, PreferredMfa: true } }
      await user.sdk.setUserMFAPreference({ AccessToken, ...prefer })
      expect((await user.tryPassword()).ChallengeName).toBe(sms)
    })
  })

  it('has an app set up during the sign-in, which it asks for from then on', async () => {
    const user = new PoolUser(await openPasswordPool())
    await confirmedByAdministrator(user)
    await setPool(user, { mode: 'ON', offers: 'totp' })
    const challenge = await user.tryPassword()
    expect(challenge.ChallengeName).toBe(setUp)
    expect(JSON.parse(challenge.ChallengeParameters?.MFAS_CAN_SETUP ?? '')).toEqual([totp])
    expect(await refusal(user.answer(challenge, {}))).toMatch(/^NotAuthorizedException/)
    const { SecretCode = '', Session: associated } = await user.sdk.associateSoftwareToken(challenge)
    const verify = (UserCode: string): Promise<VerifySoftwareTokenResponse> =>
      user.sdk.verifySoftwareToken({ Session: associated, UserCode })
    const code = totpCode(user, SecretCode)
    expect(await refusal(verify(wrongCode(code)))).toMatch(/^EnableSoftwareTokenMFAException/)
    const { Session } = await verify(code)
    expect((await user.answer({ ...challenge, Session }, {})).AuthenticationResult).toHaveProperty('AccessToken')
    expect((await user.tryPassword()).ChallengeName).toBe(totp)
  })
})
