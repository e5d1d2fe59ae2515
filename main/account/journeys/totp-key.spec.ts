import { readFile } from 'node:fs/promises'
import { Secret, TOTP, URI } from 'otpauth'
import { beforeEach, describe, expect, it } from 'vitest'
import { totpKey } from '../../../preload/contract/totp-key.ts'
import { poolAsks, poolDiffers, totpCode, userWith } from '../testing/challenges.ts'
import {
  announced,
  auth,
  errorOf,
  installRig,
  issuer,
  logged,
  otherThan,
  password,
  pool,
  remembered,
  rememberedFile,
  secrets,
  startApp,
} from '../testing/rig.ts'

installRig()

beforeEach(() => {
  poolAsks('ON', ['totp'])
  poolDiffers({ SmsMfaNeedsVerifiedPhone: true })
})

async function atSetUp(): Promise<{ phoneNumber: string; key: string; uri: string }> {
  const { phoneNumber } = await userWith({ factors: [] })
  expect(await auth.signIn(phoneNumber, password)).toMatchObject({ step: { kind: 'setUpTotp' } })
  return { phoneNumber, ...(await auth.getTotpKey()) }
}

describe("the authenticator's key", () => {
  it('is the pool’s, as an authenticator app reads it, with the number as the account', async () => {
    const answer = await atSetUp()
    const { phoneNumber, key, uri } = answer
    expect(totpKey.safeParse({ key, uri }).success).toBe(true)
    const read = URI.parse(uri)
    expect(read).toBeInstanceOf(TOTP)
    expect(read).toMatchObject({ issuer, label: phoneNumber, digits: 6, period: 30, algorithm: 'SHA1' })
    expect(read.secret.base32).toBe(key)
    expect(Secret.fromBase32(key).bytes.length).toBeGreaterThan(15)
    expect(await auth.setUpTotp(totpCode(key))).toMatchObject({ status: 'signedIn' })
  })

  it('is the same as long as its step lasts, after wrong codes too', async () => {
    const { key } = await atSetUp()
    for (const code of ['000000', '123456']) {
      expect(await errorOf(auth.setUpTotp(code === totpCode(key) ? otherThan(code) : code))).toEqual({
        code: 'CodeWrong',
      })
      expect((await auth.getTotpKey()).key).toBe(key)
    }
    expect(await auth.setUpTotp(totpCode(key))).toMatchObject({ status: 'signedIn' })
  })

  it('is gone with its step, whichever way that ends', async () => {
    const ends = [
      () => auth.startOver(),
      async () => auth.setUpTotp(totpCode((await auth.getTotpKey()).key)),
      async () => {
        pool.control.advanceClock(180_000)
        await auth.setUpTotp('123456')
      },
      () => startApp(),
    ]
    for (const end of ends) {
      const { key } = await atSetUp()
      await end()
      expect(await errorOf(auth.getTotpKey())).toEqual({ code: 'NothingPending' })
      if (auth.session().status === 'signedIn') await auth.signOut()
      const next = await atSetUp()
      expect(next.key).not.toBe(key)
      await auth.startOver()
    }
  })

  it('is not told at a step of the next user', async () => {
    await atSetUp()
    await auth.startOver()
    const { phoneNumber } = await userWith({ factors: ['totp'] })
    expect(await auth.signIn(phoneNumber, password)).toMatchObject({ step: { kind: 'totpCode' } })
    expect(await errorOf(auth.getTotpKey())).toEqual({ code: 'NothingPending' })
  })

  it('is in no log line, no session, no file and no keychain, through a whole set-up', async () => {
    const { phoneNumber, key } = await atSetUp()
    await errorOf(auth.setUpTotp('000000'))
    pool.control.addFault({ operation: 'VerifySoftwareToken', kind: 'status', status: 503, times: 1 })
    await errorOf(auth.setUpTotp(totpCode(key)))
    await auth.setUpTotp(totpCode(key))
    expect(auth.session()).toMatchObject({ status: 'signedIn', profile: { phoneNumber } })
    await auth.settle()
    const held = [
      logged,
      announced,
      auth.session(),
      remembered.get(),
      [...secrets],
      await readFile(rememberedFile, 'utf8'),
    ]
    expect(JSON.stringify(held)).toContain(phoneNumber)
    expect(JSON.stringify(held)).not.toContain(key)
    expect(JSON.stringify(held)).not.toContain(key.slice(0, 12))
  })

  it('counts from then on: the next sign-in asks for a code of the app', async () => {
    const { phoneNumber, key } = await atSetUp()
    await auth.setUpTotp(totpCode(key))
    await auth.signOut()
    expect(await auth.signIn(phoneNumber, password)).toMatchObject({ step: { kind: 'totpCode' } })
    expect(await auth.confirmSignIn(totpCode(key, 1))).toMatchObject({ status: 'signedIn' })
  })
})

it('a pool that offers no app for the set-up sends the user to IT', async () => {
  // Where text messages are all that there is, a user without a verified number would have to set them up.
  const { phoneNumber } = await userWith({ factors: [], verified: false })
  poolAsks('ON', ['sms'])
  const unanswerable = { code: 'ChallengeNotSupported', challenge: 'MFA_SETUP' }
  expect(await errorOf(auth.signIn(phoneNumber, password))).toEqual(unanswerable)
  expect(auth.session()).toMatchObject({ status: 'signedOut' })
})

it('a pool that makes no key says so', async () => {
  const { phoneNumber } = await userWith({ factors: [] })
  const message = 'refused'
  const codes = {
    ConcurrentModificationException: 'ServerUnavailable',
    SoftwareTokenMFANotFoundException: 'SignInRefused',
  }
  for (const [name, code] of Object.entries(codes)) {
    pool.control.addFault({ operation: 'AssociateSoftwareToken', kind: 'error', times: 1, error: { name, message } })
    expect(await errorOf(auth.signIn(phoneNumber, password))).toEqual({ code })
    expect(auth.session()).toMatchObject({ status: 'signedOut' })
  }
  expect(await auth.signIn(phoneNumber, password)).toMatchObject({ step: { kind: 'setUpTotp' } })
})
