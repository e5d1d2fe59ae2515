import { beforeEach, describe, expect, it, vi } from 'vitest'
import { poolAsks, userWith, totpCode } from '../testing/challenges.ts'
import { otherToken } from '../testing/other-computer.ts'
import {
  auth,
  callPool,
  code,
  errorOf,
  everything,
  installRig,
  operations,
  password,
  pool,
  secrets,
  signedIn,
  startApp,
  useStage,
} from '../testing/rig.ts'
import { usualAttributes } from '../../../preload/contract/attributes/definition.ts'
import { inOrder, placeOf } from '../pool/places.ts'

installRig()

beforeEach(async () => {
  poolAsks('OPTIONAL')
  delete pool.settings.LocalPool.SessionsPerPage
  delete pool.settings.LocalPool.GlobalSignOutLingersMs
  useStage({ attributes: usualAttributes, signIn: everything })
  await startApp()
})

const ends = (AccessToken: string): Promise<unknown> => callPool('GetUser', { AccessToken }).catch(() => 'ended')

describe('the places where the account is signed in', () => {
  it('are listed, this one first, from all pages', async () => {
    const phoneNumber = await signedIn()
    for (let other = 0; other < 4; other += 1) await otherToken(phoneNumber)
    pool.settings.LocalPool.SessionsPerPage = 2
    const places = await auth.places()
    expect(places).toHaveLength(5)
    expect(places.map(({ current }) => current)).toEqual([true, false, false, false, false])
    expect(places[0]).toMatchObject({ device: null, city: null, country: null })
    expect(operations('ListUserSessions')).toBe(3)
  })

  it('are ended one by one; one that has ended already is no failure', async () => {
    const phoneNumber = await signedIn()
    const [one, two] = [await otherToken(phoneNumber), await otherToken(phoneNumber)]
    const [, other, last] = await auth.places()
    const ids = [other?.id ?? '', last?.id ?? '']
    expect(await auth.endPlace(ids[0] ?? '')).toHaveLength(2)
    expect(await auth.endPlace(ids[0] ?? '')).toHaveLength(2)
    expect([await ends(one), await ends(two)].filter((answer) => answer === 'ended')).toHaveLength(1)
    expect(await auth.endPlace(ids[1] ?? '')).toHaveLength(1)
  })

  it('that are this one are not ended so', async () => {
    await signedIn()
    const [own] = await auth.places()
    expect(await errorOf(auth.endPlace(own?.id ?? ''))).toEqual({ code: 'InvalidInput', fields: ['id'] })
    await auth.refreshProfile()
  })

  it('are all ended but this one, and what stands in the way of one leaves those that have ended', async () => {
    const phoneNumber = await signedIn()
    for (let other = 0; other < 3; other += 1) await otherToken(phoneNumber)
    // The first is ended, and the second is not.
    pool.control.addFault({ operation: 'RevokeUserSession', kind: 'delay', times: 1, delayMs: 1 })
    pool.control.addFault({ operation: 'RevokeUserSession', kind: 'status', status: 503, times: 1 })
    expect(await errorOf(auth.endOtherPlaces())).toEqual({ code: 'ServerUnavailable' })
    expect(await auth.places()).toHaveLength(3)
    expect(await auth.endOtherPlaces()).toMatchObject([{ current: true }])
    await auth.refreshProfile()
  })

  it('are not asked for where the stage tracks none, nor answered by a pool that tracks none', async () => {
    await signedIn()
    const { UserPoolSessionConfiguration } = pool.settings
    UserPoolSessionConfiguration.UserSessionTracking = 'DISABLED'
    expect(await errorOf(auth.places())).toEqual({ code: 'NotAllowed' })
    UserPoolSessionConfiguration.UserSessionTracking = 'ENABLED'
    useStage({ attributes: usualAttributes, signIn: { ...everything, sessions: false } })
    await startApp()
    const sent = pool.control.requests().length
    for (const ask of [() => auth.places(), () => auth.endPlace('tkn0'), () => auth.endOtherPlaces()])
      expect(await errorOf(ask())).toEqual({ code: 'NotAllowed' })
    expect(pool.control.requests()).toHaveLength(sent)
  })

  it('on another computer end at its next refresh', async () => {
    const phoneNumber = await signedIn()
    const AccessToken = await otherToken(phoneNumber)
    const { Sessions } = (await callPool('ListUserSessions', { AccessToken })) as {
      Sessions: { SessionId: string; IsCurrentSession: boolean }[]
    }
    const SessionId = Sessions.find(({ IsCurrentSession }) => !IsCurrentSession)?.SessionId
    await callPool('RevokeUserSession', { AccessToken, SessionId })
    expect(await errorOf(auth.refreshProfile())).toEqual({ code: 'NotSignedIn' })
    expect(auth.session()).toMatchObject({ status: 'signedOut', notice: 'sessionEnded', phoneNumber })
  })
})

describe('what the pool says of a place', () => {
  it('may be anything', () => {
    expect(placeOf({ SessionId: 'tkn1' })).toEqual({
      id: 'tkn1',
      current: false,
      createdAt: null,
      lastActiveAt: null,
      device: null,
      city: null,
      country: null,
    })
    for (const nothing of [null, 'x', 5, {}, { SessionId: '' }, { SessionId: 'x'.repeat(200) }])
      expect(placeOf(nothing)).toBeNull()
    const odd = { SessionId: 'x', CreateDate: 'soon', LastActiveDate: 1e300, DeviceType: 'Unknown', LastLocation: 4 }
    expect(placeOf(odd)).toMatchObject({ createdAt: null, lastActiveAt: null, device: null, city: null })
    expect(placeOf({ SessionId: 'x', CreateDate: 1.792454400117e9 })?.createdAt).toBe(1_792_454_400_117)
    expect(placeOf({ SessionId: 'x', DeviceType: 'é'.repeat(5_000) })?.device).toHaveLength(1_024)
  })

  it('orders them', () => {
    const place = (id: string, lastActiveAt: number | null, current = false) => ({
      ...(placeOf({ SessionId: id }) ?? expect.fail('no place')),
      lastActiveAt,
      current,
    })
    const places = [place('old', 1), place('never', null), place('this', null, true), place('new', 2)]
    expect(inOrder(places).map(({ id }) => id)).toEqual(['this', 'new', 'old', 'never'])
  })
})

describe('signing out everywhere', () => {
  it('ends all sessions and signs in again here', async () => {
    const phoneNumber = await signedIn()
    const AccessToken = await otherToken(phoneNumber)
    const before = secrets.get('session')
    expect(await auth.endEverywhere(password)).toMatchObject({ status: 'signedIn', profile: { phoneNumber } })
    expect(await ends(AccessToken)).toBe('ended')
    expect(secrets.get('session')).not.toBe(before)
    expect(await startApp()).toMatchObject({ status: 'signedIn', profile: { phoneNumber } })
    expect(await auth.places()).toHaveLength(1)
  })

  it('ends nothing with a wrong password, nor where the pool refuses', async () => {
    const phoneNumber = await signedIn()
    const AccessToken = await otherToken(phoneNumber)
    const before = auth.session()
    expect(await errorOf(auth.endEverywhere('Wrong-Horse-77'))).toEqual({ code: 'CurrentPasswordWrong' })
    expect(operations('GlobalSignOut')).toBe(0)
    const error = { name: 'NotAuthorizedException', message: 'Access Token does not have required scopes' }
    pool.control.addFault({ operation: 'GlobalSignOut', kind: 'error', times: 1, error })
    expect(await errorOf(auth.endEverywhere(password))).toEqual({ code: 'NotAllowed' })
    expect(auth.session()).toEqual(before)
    expect(await ends(AccessToken)).not.toBe('ended')
    // The session that came with the password is not left behind.
    await auth.settle()
    expect(await auth.places()).toHaveLength(2)
  })

  it('goes on with the code of the sign-in that tried the password, so that one SMS is enough', async () => {
    const { phoneNumber } = await userWith({ factors: ['sms'] })
    await auth.signIn(phoneNumber, password)
    await auth.confirmSignIn(code(phoneNumber))
    const sent = pool.control.sms().length
    expect(await auth.endEverywhere(password)).toMatchObject({ status: 'signingIn', step: { kind: 'smsCode' } })
    expect(pool.control.sms()).toHaveLength(sent + 1)
    expect(secrets.size).toBe(0)
    expect(await auth.confirmSignIn(code(phoneNumber))).toMatchObject({ status: 'signedIn' })
  })

  it('leaves the choice of a factor to the user', async () => {
    const { phoneNumber, key } = await userWith({ factors: ['sms', 'totp'] })
    await auth.signIn(phoneNumber, password)
    await auth.chooseFactor('totp')
    await auth.confirmSignIn(totpCode(key))
    expect(await auth.endEverywhere(password)).toMatchObject({ status: 'signingIn', step: { kind: 'chooseFactor' } })
  })

  it('leads to the sign-in, with the number and the reason, where the second sign-in fails', async () => {
    const phoneNumber = await signedIn()
    const done = vi.waitFor(() => {
      expect(operations('GlobalSignOut')).toBe(1)
    })
    const asked = auth.endEverywhere(password)
    pool.control.addFault({ operation: 'GlobalSignOut', kind: 'delay', times: 1, delayMs: 200 })
    await done
    pool.control.addFault({ operation: 'InitiateAuth', kind: 'status', status: 503, times: 9 })
    expect(await asked).toEqual({ status: 'signedOut', phoneNumber, notice: 'signedOutEverywhere', wait: null })
    expect(secrets.size).toBe(0)
  })

  it('finds out after a lost answer whether all has ended', async () => {
    const phoneNumber = await signedIn()
    pool.control.addFault({ operation: 'GlobalSignOut', kind: 'drop', when: 'after', times: 1 })
    expect(await auth.endEverywhere(password)).toMatchObject({ status: 'signedIn', profile: { phoneNumber } })
    pool.control.addFault({ operation: 'GlobalSignOut', kind: 'drop', times: 1 })
    const before = auth.session()
    expect(await errorOf(auth.endEverywhere(password))).toEqual({ code: 'AnswerLost' })
    expect(auth.session()).toEqual(before)
    await auth.refreshProfile()
  })

  it('signs in once more where the pool ends the sign-in of the next moment too', async () => {
    const phoneNumber = await signedIn()
    pool.settings.LocalPool.GlobalSignOutLingersMs = 1_000
    expect(await auth.endEverywhere(password)).toMatchObject({ status: 'signedIn', profile: { phoneNumber } })
    await auth.refreshProfile()
  })
})
