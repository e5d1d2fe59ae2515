import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { en } from '../renderer/locales/en.ts'
import {
  askMain,
  beginAnew,
  dialogOf,
  keptToken,
  messagesTo,
  openSecurity,
  sessionOf,
  signInOwner,
} from './support/care.ts'
import { newestCode } from './support/codes.ts'
import { callPool } from './support/pool-client.ts'
import { signInElsewhere, type OtherComputer } from './support/other-computer.ts'
import type { Person } from './support/person.ts'
import { startRig, type Rig } from './support/rig.ts'
import * as screens from './support/screens.ts'
import { appCode } from './support/second-factors.ts'
import { writeStage } from './support/stage-with.ts'
import { passTime } from './support/time.ts'

// Where the account is signed in: on a pool that tracks sessions, and on one that does not.

const { places } = en
const folder = mkdtempSync(join(tmpdir(), 'latchkey-places-'))
const hour = 3_600_000
const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36'
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15'

/** The places in their order, each with all that is to be read of it. */
async function seen(page: Page): Promise<string[]> {
  const list = page.getByRole('listitem').filter({ has: page.locator('bdi') })
  await list.first().waitFor()
  return list.allInnerTexts()
}

/** The buttons that end one place each. */
const ends = (page: Page) =>
  page.getByRole('button', { name: new RegExp(`^${places.endNamed.replace('{device}', '')}`) })

describe('a pool that tracks sessions', () => {
  let rig: Rig
  beforeAll(async () => {
    rig = await startRig(undefined, {}, writeStage(folder, { sessions: true }))
  })
  afterEach(() => beginAnew(rig))
  afterAll(() => rig.close())

  it('shows this computer first and the others by device, ends one of them, and then all others', async () => {
    const { page } = rig.app
    const { person } = await signInOwner(rig)
    await openSecurity(page)
    await screens.seeText(page, places.onlyHere)
    const elsewhere: OtherComputer[] = []
    for (const userAgent of [windows, mac, windows]) {
      elsewhere.push(await signInElsewhere(rig.pool, person, { userAgent }))
      rig.pool.control.advanceClock(1_000)
    }
    await screens.navigate(page, en.account.profile)
    await openSecurity(page)
    const shown = await seen(page)
    expect(shown).toHaveLength(4)
    expect(shown.map((text) => text.includes(places.here))).toEqual([true, false, false, false])
    expect(shown[0], 'the app names itself').toMatch(/Latchkey/)
    expect(shown.slice(1).map((text) => /Windows|macOS/.exec(text)?.[0])).toEqual(['Windows', 'macOS', 'Windows'])
    expect(await ends(page).count(), 'this computer has no such button').toBe(3)

    // The one that was used last stands first.
    await ends(page).first().click()
    await screens.seeText(page, places.ended)
    await expect.poll(() => seen(page)).toHaveLength(3)
    expect(await Promise.all(elsewhere.map((one) => one.refresh()))).toEqual([true, true, false])

    await screens.press(page, places.endOthers)
    await screens.seeText(page, places.othersEnded)
    await screens.seeText(page, places.onlyHere)
    expect(await Promise.all(elsewhere.map((one) => one.refresh()))).toEqual([false, false, false])
    expect(await askMain(page, 'profile.refresh')).toMatchObject({ ok: true })
    await rig.restart()
    await screens.seeScreen(rig.app.page, 'profile')
    await screens.signOut(rig.app.page)
  })

  it('takes a session that ended meanwhile for ended', async () => {
    const { page } = rig.app
    const { person } = await signInOwner(rig)
    const other = await signInElsewhere(rig.pool, person)
    await openSecurity(page)
    await ends(page).first().waitFor()
    await other.signOut()
    await ends(page).first().click()
    await screens.seeText(page, places.ended)
    await screens.seeText(page, places.onlyHere)
    await screens.signOut(page)
  })

  it('does not let a page end this session by its name', async () => {
    const { page } = rig.app
    await signInOwner(rig)
    const listed = (await askMain(page, 'sessions.list')) as { value: { id: string; current: boolean }[] }
    const own = listed.value.find(({ current }) => current)
    expect(await askMain(page, 'sessions.end', { id: own?.id })).toMatchObject({
      ok: false,
      error: { code: 'InvalidInput' },
    })
    expect((await sessionOf(page)).status).toBe('signedIn')
    await screens.signOut(page)
  })

  it('tells what happened at the next refresh when another computer ended this session', async () => {
    const { page } = rig.app
    const { person } = await signInOwner(rig)
    const other = await signInElsewhere(rig.pool, person)
    const { Sessions: listed } = (await other.ask('ListUserSessions')) as {
      Sessions: { SessionId: string; IsCurrentSession: boolean }[]
    }
    const here = listed.find(({ IsCurrentSession }) => !IsCurrentSession)
    await other.ask('RevokeUserSession', { SessionId: here?.SessionId })
    await passTime(rig, 2 * hour)
    await screens.seeScreen(page, 'signIn')
    await screens.seeText(page, en.notices.sessionEnded)
    expect(await keptToken(rig)).toBeNull()
    const number = page.getByRole('textbox', { name: en.fields.phoneNumber, exact: true })
    expect((await number.inputValue()).replaceAll(/\D/g, '')).toContain(person.phoneNumber.slice(-9))
    expect(await other.refresh()).toBe(true)
  })

  it('is offered after a change of the password and after a reset', async () => {
    // The clocks are right again.
    await rig.pool.control.reset()
    await rig.restart()
    const { page } = rig.app
    const { person } = await signInOwner(rig)
    await screens.fillChangePassword(page, person.password, 'Battery-staple-8')
    await screens.press(page, en.changePassword.submit)
    await screens.seeText(page, en.profile.passwordChanged)
    await screens.seeText(page, places.offer)
    await screens.follow(page, en.security.places)
    await screens.seeText(page, places.onlyHere)
    await screens.signOut(page)
    await screens.follow(page, en.signIn.forgot)
    await screens.requestReset(page, person.phoneNumber)
    await screens.fillReset(page, newestCode(rig.pool, person.phoneNumber), 'Wandering-river-9')
    await screens.press(page, en.reset.submit)
    await screens.seeScreen(page, 'profile')
    await screens.seeText(page, places.offer)
    await screens.follow(page, en.security.places)
    await screens.seeScreen(page, 'security')
    await screens.signOut(page)
  })
})

describe('a pool that tracks none', () => {
  let rig: Rig
  beforeAll(async () => {
    rig = await startRig(undefined, {}, writeStage(folder, { sessions: false }))
  })
  afterEach(() => beginAnew(rig))
  afterAll(async () => {
    await rig.close()
    rmSync(folder, { recursive: true })
  })

  const question = (page: Page) => dialogOf(page, places.question)

  async function askForAll(page: Page, person: Person, password = person.password): Promise<void> {
    if ((await question(page).count()) === 0) await screens.press(page, places.everywhere)
    await question(page).getByText(places.meaning).waitFor()
    await question(page).getByRole('textbox', { name: en.fields.password, exact: true }).fill(password)
    await question(page).getByRole('button', { name: places.everywhere, exact: true }).click()
  }

  it('signs out everywhere and in again here; a wrong password and "Stay signed in" end nothing', async () => {
    const { page } = rig.app
    const { person } = await signInOwner(rig)
    const other = await signInElsewhere(rig.pool, person)
    const token = await keptToken(rig)
    await openSecurity(page)
    await screens.seeText(page, places.untracked)
    expect(await askMain(page, 'sessions.list')).toEqual({ ok: false, error: { code: 'NotAllowed' } })
    await askForAll(page, person, 'Wrong-horse-99')
    await question(page).getByText(en.errors.CurrentPasswordWrong).waitFor()
    await question(page).getByRole('button', { name: places.stay, exact: true }).last().click()
    await question(page).waitFor({ state: 'detached' })
    expect(await other.refresh()).toBe(true)
    expect(await keptToken(rig)).toBe(token)

    await askForAll(page, person)
    await screens.seeText(page, places.everywhereDone)
    expect(await other.refresh()).toBe(false)
    const next = await keptToken(rig)
    expect(next).not.toBe(token)
    const refused = await callPool(rig.pool, 'GetTokensFromRefreshToken', {
      ClientId: rig.pool.clientId,
      RefreshToken: token,
    })
    expect(refused.status).toBe(400)
    await rig.restart()
    await screens.seeScreen(rig.app.page, 'profile')
    await screens.signOut(rig.app.page)
  })

  it('asks for the authenticator code to sign in again', async () => {
    const { page } = rig.app
    const { person, key } = await signInOwner(rig, ['totp'])
    const other = await signInElsewhere(rig.pool, person, { code: () => appCode(rig.pool, key, 1) })
    rig.pool.control.advanceClock(60_000)
    await openSecurity(page)
    await askForAll(page, person)
    await screens.seeScreen(page, 'totp')
    expect(await other.refresh()).toBe(false)
    await screens.submitCode(page, appCode(rig.pool, key, 1))
    await screens.seeScreen(page, 'profile')
    await screens.signOut(page)
  })

  it('sends one text message to sign in again', async () => {
    const { page } = rig.app
    const { person } = await signInOwner(rig, ['sms'])
    const before = messagesTo(rig, person.phoneNumber)
    await openSecurity(page)
    await askForAll(page, person)
    await screens.seeScreen(page, 'signInCode')
    expect(messagesTo(rig, person.phoneNumber) - before).toBe(1)
    await screens.submitCode(page, newestCode(rig.pool, person.phoneNumber))
    await screens.seeScreen(page, 'profile')
    await screens.signOut(page)
  })

  it('is offered after a change of the password', async () => {
    const { page } = rig.app
    const { person } = await signInOwner(rig)
    const other = await signInElsewhere(rig.pool, person)
    const next = 'Battery-staple-8'
    await screens.fillChangePassword(page, person.password, next)
    await screens.press(page, en.changePassword.submit)
    await screens.seeText(page, en.profile.passwordChanged)
    await screens.follow(page, places.everywhere)
    await askForAll(page, { ...person, password: next })
    await screens.seeText(page, places.everywhereDone)
    expect(await other.refresh()).toBe(false)
    await screens.signOut(page)
  })
})
