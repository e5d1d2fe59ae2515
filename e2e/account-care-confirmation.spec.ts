import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { en } from '../renderer/locales/en.ts'
import { factorsAtPool } from './support/administrator.ts'
import {
  askedFor,
  askMain,
  confirmIdentity,
  dialogOf,
  giveIdentityCode,
  giveIdentityPassword,
  identityDialog,
  keptToken,
  messagesTo,
  openSecurity,
  pressIn,
  seeIdentityCode,
  sessionOf,
  signInOwner,
  tooLongAgo,
} from './support/care.ts'
import { newestCode, wrongCode } from './support/codes.ts'
import { crashPage, runInPage } from './support/crash.ts'
import { signInElsewhere } from './support/other-computer.ts'
import { callPool } from './support/pool-client.ts'
import { startRig, type Rig } from './support/rig.ts'
import * as screens from './support/screens.ts'
import { appCode } from './support/second-factors.ts'
import { writeStage } from './support/stage-with.ts'
import { passTime } from './support/time.ts'

// "Confirm that it is you": whatever comes of it, the live session stays (decision 0065).

const { factors, identity } = en
const folder = mkdtempSync(join(tmpdir(), 'latchkey-confirmation-'))
let rig: Rig
beforeAll(async () => {
  rig = await startRig(undefined, {}, writeStage(folder, {}))
})
afterAll(async () => {
  await rig.close()
  rmSync(folder, { recursive: true })
})
// Each test begins with clocks that are right, nobody signed in, and an app that has just started.
beforeEach(async () => {
  await rig.pool.control.reset()
  await rig.restart()
})

/** Begins to turn text messages on, up to the dialog. */
async function turnSmsOn(page: Page): Promise<void> {
  await pressIn(page, factors.sms, factors.turnOn)
  await dialogOf(page, factors.smsQuestion).getByRole('button', { name: factors.turnOn, exact: true }).click()
}

async function refreshes(refreshToken: string | null): Promise<boolean> {
  const input = { ClientId: rig.pool.clientId, RefreshToken: refreshToken }
  return (await callPool(rig.pool, 'GetTokensFromRefreshToken', input)).status === 200
}

/** The session as it was: its tokens, its place in the keychain, and what can be done with it. */
async function expectUntouched(token: string | null): Promise<void> {
  expect(await keptToken(rig)).toBe(token)
  expect(await refreshes(token)).toBe(true)
  expect(await sessionOf(rig.app.page)).toMatchObject({ status: 'signedIn', confirming: null })
  expect(await askMain(rig.app.page, 'profile.refresh')).toMatchObject({ ok: true })
}

describe('ten minutes after a sign-in', () => {
  it('nothing is asked before; afterwards once, and then not again for ten minutes', async () => {
    const { page } = rig.app
    const { person } = await signInOwner(rig)
    await openSecurity(page)
    await turnSmsOn(page)
    await screens.seeText(page, factors.smsIsOn)

    await passTime(rig, tooLongAgo)
    const old = await keptToken(rig)
    await pressIn(page, factors.sms, factors.turnOff)
    await dialogOf(page, factors.smsOffQuestion).getByRole('button', { name: factors.turnOff, exact: true }).click()
    await confirmIdentity(page, person.password, () => newestCode(rig.pool, person.phoneNumber))
    await screens.seeText(page, factors.smsIsOff)
    expect(await factorsAtPool(rig.pool, person.phoneNumber)).toEqual({ on: [], preferred: null })

    // The new session has taken the place of the old one, which counts no longer.
    const renewed = await keptToken(rig)
    expect(renewed).not.toBe(old)
    await expect.poll(() => refreshes(old)).toBe(false)
    await turnSmsOn(page)
    await screens.seeText(page, factors.smsIsOn)
    expect(await keptToken(rig)).toBe(renewed)
    await rig.restart()
    await screens.seeScreen(rig.app.page, 'profile')
  })

  type Way = (page: Page) => Promise<void>
  const ways: [name: string, operation: string, go: Way][] = [
    ['a new number', 'UpdateUserAttributes', (page) => screens.follow(page, screens.changeOf(en.fields.phoneNumber))],
    ['an authenticator app', 'AssociateSoftwareToken', (page) => screens.follow(page, factors.setUp)],
    ['text messages', 'SetUserMFAPreference', turnSmsOn],
    ['ending other sessions', 'RevokeUserSession', (page) => screens.press(page, en.places.endOthers)],
    ['the deletion', 'DeleteUser', (page) => screens.follow(page, en.deleteAccount.open)],
  ]
  it.each(ways)('%s asks for it, and Cancel leaves everything as it was', async (_name, operation, go) => {
    const { page } = rig.app
    const { person } = await signInOwner(rig)
    const other = await signInElsewhere(rig.pool, person)
    await openSecurity(page)
    await page.getByRole('button', { name: en.places.endOthers, exact: true }).waitFor()
    const token = await keptToken(rig)
    await passTime(rig, tooLongAgo)
    const asked = askedFor(rig, operation)
    await go(page)
    await identityDialog(page).getByRole('button', { name: identity.cancel, exact: true }).last().click()
    await identityDialog(page).waitFor({ state: 'detached' })
    await screens.seeScreen(page, 'security')
    expect(askedFor(rig, operation)).toBe(asked)
    await expectUntouched(token)
    expect(await other.refresh()).toBe(true)
  })

  const calls: [name: string, input?: object][] = [
    ['factors.getTotpKey'],
    ['factors.turnOnTotp', { code: '123456' }],
    ['factors.turnOnSms'],
    ['factors.turnOff', { factor: 'sms' }],
    ['factors.prefer', { factor: 'sms' }],
    ['sessions.end', { id: 'tkn0000000000000000000000000' }],
    ['sessions.endOthers'],
    ['profile.changeNumber', { phoneNumber: '+447700900998' }],
    ['auth.deleteAccount', { lastDigits: '0000' }],
  ]
  it('main wants it of every call, whatever the page thinks', async () => {
    const { page } = rig.app
    const { person } = await signInOwner(rig)
    await passTime(rig, tooLongAgo)
    const lastDigits = person.phoneNumber.slice(-4)
    for (const [name, input] of calls) {
      const given = name === 'auth.deleteAccount' ? { lastDigits } : input
      expect(await askMain(page, name, given), name).toEqual({ ok: false, error: { code: 'ConfirmationNeeded' } })
    }
    expect((await sessionOf(page)).status).toBe('signedIn')
  })

  it('a machine whose clock is turned back fools nobody', async () => {
    const { page } = rig.app
    await signInOwner(rig)
    rig.pool.control.advanceClock(tooLongAgo)
    rig.pool.control.skewClock(tooLongAgo)
    // The next answer tells the server's time.
    await askMain(page, 'profile.refresh')
    expect(await askMain(page, 'factors.turnOnSms')).toEqual({ ok: false, error: { code: 'ConfirmationNeeded' } })
  })
})

describe('a confirmation that fails', () => {
  it('by a wrong password leaves the session, and the right one goes on with what was begun', async () => {
    const { page } = rig.app
    const { person } = await signInOwner(rig)
    await openSecurity(page)
    const token = await keptToken(rig)
    await passTime(rig, tooLongAgo)
    await turnSmsOn(page)
    await giveIdentityPassword(page, 'Wrong-horse-99')
    await identityDialog(page).getByText(en.errors.CurrentPasswordWrong).waitFor()
    await expectUntouched(token)
    expect(await factorsAtPool(rig.pool, person.phoneNumber)).toEqual({ on: [], preferred: null })
    await confirmIdentity(page, person.password)
    await screens.seeText(page, factors.smsIsOn)
    expect((await factorsAtPool(rig.pool, person.phoneNumber)).on).toEqual(['sms'])
  })

  it('by a wrong code leaves the session; another code comes with one SMS', async () => {
    const { page } = rig.app
    const { person } = await signInOwner(rig, ['sms'])
    await openSecurity(page)
    const token = await keptToken(rig)
    await passTime(rig, tooLongAgo)
    const before = messagesTo(rig, person.phoneNumber)
    await screens.follow(page, factors.setUp)
    await giveIdentityPassword(page, person.password)
    await seeIdentityCode(page)
    expect(messagesTo(rig, person.phoneNumber) - before).toBe(1)
    await giveIdentityCode(page, wrongCode(newestCode(rig.pool, person.phoneNumber)))
    await identityDialog(page).getByText(en.errors.CodeWrong).waitFor()
    expect(await keptToken(rig)).toBe(token)
    expect(await askMain(page, 'profile.refresh'), 'the live session works beside it').toMatchObject({ ok: true })
    await screens.passWait(page)
    await identityDialog(page).getByRole('button', { name: en.code.resend, exact: true }).click()
    await identityDialog(page).getByText(en.confirm.resent).waitFor()
    expect(messagesTo(rig, person.phoneNumber) - before).toBe(2)
    await giveIdentityCode(page, newestCode(rig.pool, person.phoneNumber))
    await identityDialog(page).waitFor({ state: 'detached' })
    await screens.seeScreen(page, 'addTotp')
    expect(await keptToken(rig)).not.toBe(token)
  })

  it('by the time that the pool waits asks for the password again', async () => {
    const { page } = rig.app
    const { person } = await signInOwner(rig, ['sms'])
    await openSecurity(page)
    const token = await keptToken(rig)
    await passTime(rig, tooLongAgo)
    await screens.follow(page, factors.setUp)
    await giveIdentityPassword(page, person.password)
    await seeIdentityCode(page)
    const late = newestCode(rig.pool, person.phoneNumber)
    // By the pool's clock alone: the app may learn it from its answer only.
    rig.pool.control.advanceClock(4 * 60_000)
    await giveIdentityCode(page, late)
    await identityDialog(page).getByText(identity.over).waitFor()
    await expectUntouched(token)
    await confirmIdentity(page, person.password, () => newestCode(rig.pool, person.phoneNumber))
    await screens.seeScreen(page, 'addTotp')
  })

  it('asks for the authenticator code and sends no SMS where the pool lets the user choose', async () => {
    const { page } = rig.app
    const { person, key } = await signInOwner(rig, ['sms', 'totp'])
    await openSecurity(page)
    await passTime(rig, tooLongAgo)
    await pressIn(page, factors.sms, factors.prefer)
    await giveIdentityPassword(page, person.password)
    await seeIdentityCode(page)
    await identityDialog(page).getByText(identity.app).waitFor()
    await giveIdentityCode(page, appCode(rig.pool, key))
    await screens.seeText(page, factors.smsIsFirst)
    expect(messagesTo(rig, person.phoneNumber)).toBe(0)
  })
})

describe('a confirmation that is cut off', () => {
  it('by a reload of the page goes on with its code', async () => {
    const { page } = rig.app
    const { person } = await signInOwner(rig, ['sms'])
    await openSecurity(page)
    await passTime(rig, tooLongAgo)
    await screens.follow(page, factors.setUp)
    await giveIdentityPassword(page, person.password)
    await seeIdentityCode(page)
    await page.reload()
    await seeIdentityCode(page)
    await giveIdentityCode(page, newestCode(rig.pool, person.phoneNumber))
    await identityDialog(page).waitFor({ state: 'detached' })
    expect((await sessionOf(page)).status).toBe('signedIn')
  })

  it('by a crash of the page leaves the session', async () => {
    const { page } = rig.app
    const { person } = await signInOwner(rig, ['sms'])
    await openSecurity(page)
    const token = await keptToken(rig)
    await passTime(rig, tooLongAgo)
    await screens.follow(page, factors.setUp)
    await giveIdentityPassword(page, person.password)
    await seeIdentityCode(page)
    expect(await crashPage(rig.app)).toBe('loaded')
    const told = (): Promise<unknown> => runInPage(rig.app, 'app.session.get().then(({ value }) => value.status)')
    await expect.poll(told).toBe('signedIn')
    expect(await keptToken(rig)).toBe(token)
    expect(await refreshes(token)).toBe(true)
    await rig.restart()
    await screens.seeScreen(rig.app.page, 'profile')
    expect(await sessionOf(rig.app.page)).toMatchObject({ status: 'signedIn', confirming: null })
  })

  it('by the end of the app, before the code and while it is on its way, leaves a session that a start restores', async () => {
    const { person } = await signInOwner(rig, ['sms'])
    await openSecurity(rig.app.page)
    const token = await keptToken(rig)
    await passTime(rig, tooLongAgo)
    await screens.follow(rig.app.page, factors.setUp)
    await giveIdentityPassword(rig.app.page, person.password)
    await seeIdentityCode(rig.app.page)
    await rig.crash()
    await screens.seeScreen(rig.app.page, 'profile')
    await expectUntouched(token)

    await openSecurity(rig.app.page)
    await passTime(rig, tooLongAgo)
    await screens.follow(rig.app.page, factors.setUp)
    await giveIdentityPassword(rig.app.page, person.password)
    await seeIdentityCode(rig.app.page)
    const answered = askedFor(rig, 'RespondToAuthChallenge')
    rig.pool.control.addFault({ operation: 'RespondToAuthChallenge', kind: 'drop', when: 'after', times: 1 })
    await giveIdentityCode(rig.app.page, newestCode(rig.pool, person.phoneNumber))
    await expect.poll(() => askedFor(rig, 'RespondToAuthChallenge')).toBeGreaterThan(answered)
    await rig.crash()
    await screens.seeScreen(rig.app.page, 'profile')
    expect((await sessionOf(rig.app.page)).status).toBe('signedIn')
    expect(await refreshes(await keptToken(rig))).toBe(true)
  })
})
