import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { en } from '../renderer/locales/en.ts'
import { attributesOf, makeAccount } from './support/administrator.ts'
import {
  askedFor,
  askMain,
  beginAnew,
  changeNumber,
  keptToken,
  messagesTo,
  openSecurity,
  rowOf,
  seeNewNumberCode,
  sessionOf,
  signInOwner,
} from './support/care.ts'
import { newestCode, wrongCode } from './support/codes.ts'
import { givePassword } from './support/journeys.ts'
import { signInElsewhere } from './support/other-computer.ts'
import { newPerson } from './support/person.ts'
import { startRig, type Rig } from './support/rig.ts'
import * as screens from './support/screens.ts'
import { writeStage } from './support/stage-with.ts'

// A new number: until its code is entered the old one counts, for this computer and for all others.

const folder = mkdtempSync(join(tmpdir(), 'latchkey-number-'))
let rig: Rig
beforeAll(async () => {
  rig = await startRig(undefined, {}, writeStage(folder, {}))
})
afterEach(() => beginAnew(rig))
afterAll(async () => {
  await rig.close()
  rmSync(folder, { recursive: true })
})

const hour = 3_600_000
const digitsOf = (text: string): string => text.replaceAll(/\D/g, '')
const rememberedFile = (): string => readFileSync(join(rig.userData, 'remembered.json'), 'utf8')
/** A number that nobody has yet. */
const freeNumber = (): string => newPerson().phoneNumber

describe('a new number', () => {
  it('counts when its code is right: a wrong and an expired one change nothing, and each click sends one SMS', async () => {
    const { page } = rig.app
    const { person } = await signInOwner(rig)
    const next = freeNumber()
    await openSecurity(page)
    await changeNumber(page, next)
    await seeNewNumberCode(page)
    expect(messagesTo(rig, next)).toBe(1)
    await screens.submitCode(page, wrongCode(newestCode(rig.pool, next)))
    await screens.seeText(page, en.errors.CodeWrong)

    rig.pool.control.advanceClock(25 * hour)
    await screens.submitCode(page, newestCode(rig.pool, next))
    await screens.seeText(page, en.errors.CodeExpired)
    expect(await attributesOf(rig.pool, person.phoneNumber)).toMatchObject({ phone_number: person.phoneNumber })

    await screens.passWait(page)
    await screens.press(page, en.code.resend)
    await screens.seeText(page, en.confirm.resent)
    expect(messagesTo(rig, next)).toBe(2)
    expect(messagesTo(rig, person.phoneNumber), 'the code goes to the new number').toBe(0)
    await screens.submitCode(page, newestCode(rig.pool, next))
    await screens.seeScreen(page, 'security')
    expect(digitsOf((await rowOf(page, en.fields.phoneNumber).textContent()) ?? '')).toContain(digitsOf(next))
    expect(messagesTo(rig, next)).toBe(2)
    await screens.signOut(page)
    await givePassword(rig, { ...person, phoneNumber: next })
    await screens.seeScreen(page, 'profile')
    await screens.signOut(page)
  })

  it('outlives a restart; meanwhile the old one signs in elsewhere and the new one does not, and then the other way round', async () => {
    const { person } = await signInOwner(rig)
    const next = freeNumber()
    const withNew = { ...person, phoneNumber: next }
    await openSecurity(rig.app.page)
    await changeNumber(rig.app.page, next)
    await seeNewNumberCode(rig.app.page)
    const token = await keptToken(rig)

    await rig.restart()
    const { page } = rig.app
    await screens.seeScreen(page, 'profile')
    expect(await sessionOf(page)).toMatchObject({
      profile: { phoneNumber: person.phoneNumber },
      phoneCode: { newNumber: next },
    })
    await openSecurity(page)
    await screens.follow(page, en.newNumber.enter)
    await seeNewNumberCode(page)
    expect(messagesTo(rig, next), 'nothing is sent by looking').toBe(1)
    const other = await signInElsewhere(rig.pool, person)
    await expect(signInElsewhere(rig.pool, withNew)).rejects.toThrow('NotAuthorized')

    await screens.submitCode(page, newestCode(rig.pool, next))
    await screens.seeScreen(page, 'security')
    await signInElsewhere(rig.pool, withNew)
    await expect(signInElsewhere(rig.pool, person)).rejects.toThrow('NotAuthorized')
    expect(await other.refresh(), 'whoever is signed in stays so').toBe(true)

    // Session, record and what is remembered follow.
    expect(await sessionOf(page)).toMatchObject({ profile: { phoneNumber: next }, phoneCode: null })
    expect(await keptToken(rig)).toBe(token)
    expect(rememberedFile()).toContain(next)
    expect(rememberedFile()).not.toContain(person.phoneNumber)
    await rig.restart()
    await screens.seeScreen(rig.app.page, 'profile')
    expect(await sessionOf(rig.app.page)).toMatchObject({ status: 'signedIn', profile: { phoneNumber: next } })
    await other.ask('GlobalSignOut')
    rig.pool.control.advanceClock(2 * hour)
    await askMain(rig.app.page, 'profile.refresh')
    await screens.seeScreen(rig.app.page, 'signIn')
    const filledIn = rig.app.page.getByRole('textbox', { name: en.fields.phoneNumber, exact: true })
    expect(digitsOf(await filledIn.inputValue())).toContain(digitsOf(next).slice(-9))
  })

  it('is forgotten by "Keep the old number"', async () => {
    const { page } = rig.app
    const { person } = await signInOwner(rig)
    const next = freeNumber()
    await openSecurity(page)
    await changeNumber(page, next)
    await seeNewNumberCode(page)
    const asked = rig.pool.control.requests().length
    await screens.press(page, en.newNumber.keep)
    await screens.seeScreen(page, 'security')
    await screens.seeText(page, en.newNumber.kept)
    expect(await sessionOf(page)).toMatchObject({ phoneCode: null })
    const since = rig.pool.control.requests().slice(asked)
    const changing = since.filter(({ operation }) => /^(Update|Verify|GetUserAttribute)/.test(operation))
    expect(changing, 'the pool is not asked').toEqual([])
    expect(rememberedFile()).not.toContain(next)
    expect(await attributesOf(rig.pool, person.phoneNumber)).toMatchObject({
      phone_number: person.phoneNumber,
      phone_number_verified: 'true',
    })
    await screens.signOut(page)
    await givePassword(rig, person)
    await screens.seeScreen(page, 'profile')
    await screens.signOut(page)
  })

  it('of somebody else is refused at its field', async () => {
    const { page } = rig.app
    const taken = newPerson()
    await makeAccount(rig.pool, taken)
    const { person } = await signInOwner(rig)
    await openSecurity(page)
    await changeNumber(page, taken.phoneNumber)
    await screens.seeInForm(page, en.newNumber.taken)
    expect(messagesTo(rig, taken.phoneNumber)).toBe(0)
    await page.getByRole('textbox', { name: en.newNumber.field, exact: true }).fill(person.phoneNumber)
    await screens.press(page, en.newNumber.submit)
    await screens.seeInForm(page, en.newNumber.same)
    await screens.press(page, en.newNumber.cancel)
    await screens.seeScreen(page, 'security')
    await screens.signOut(page)
  })

  it('that somebody else verified meanwhile is refused, and the user goes on with the old one', async () => {
    const { page } = rig.app
    const { person } = await signInOwner(rig)
    const wanted = newPerson()
    await openSecurity(page)
    await changeNumber(page, wanted.phoneNumber)
    await seeNewNumberCode(page)
    const code = newestCode(rig.pool, wanted.phoneNumber)
    await makeAccount(rig.pool, wanted)
    await screens.submitCode(page, code)
    await screens.seeText(page, en.newNumber.taken)
    expect(await sessionOf(page)).toMatchObject({ profile: { phoneNumber: person.phoneNumber } })
    const keep = page.getByRole('button', { name: en.newNumber.keep, exact: true })
    if ((await keep.count()) > 0) await keep.click()
    await screens.navigate(page, en.account.security)
    await screens.seeScreen(page, 'security')
    await screens.signOut(page)
    await givePassword(rig, person)
    await screens.seeScreen(page, 'profile')
    await screens.signOut(page)
  })
})

describe('an answer that is lost', () => {
  it('with the app, which was killed, leaves the new number to the next start', async () => {
    await signInOwner(rig)
    const next = freeNumber()
    await openSecurity(rig.app.page)
    rig.pool.control.addFault({ operation: 'UpdateUserAttributes', kind: 'delay', delayMs: 3_000, times: 1 })
    const asked = askedFor(rig, 'UpdateUserAttributes')
    await changeNumber(rig.app.page, next)
    await expect.poll(() => askedFor(rig, 'UpdateUserAttributes')).toBe(asked + 1)
    await rig.crash()
    await expect.poll(() => messagesTo(rig, next)).toBe(1)
    const { page } = rig.app
    await screens.seeScreen(page, 'profile')
    expect(await sessionOf(page)).toMatchObject({ phoneCode: { newNumber: next } })
    await openSecurity(page)
    await screens.follow(page, en.newNumber.enter)
    await seeNewNumberCode(page)
    await screens.submitCode(page, newestCode(rig.pool, next))
    await screens.seeScreen(page, 'security')
    expect(await sessionOf(page)).toMatchObject({ profile: { phoneNumber: next }, phoneCode: null })
  })

  it('of the change is told as a code that may be on its way; a restart still knows the number, and its code counts', async () => {
    const { person } = await signInOwner(rig)
    const next = freeNumber()
    await openSecurity(rig.app.page)
    rig.pool.control.addFault({ operation: 'UpdateUserAttributes', kind: 'drop', when: 'after', times: 5 })
    const asked = askedFor(rig, 'UpdateUserAttributes')
    await changeNumber(rig.app.page, next)
    await screens.seeText(rig.app.page, en.errors.CodeMaybeSent)
    expect(askedFor(rig, 'UpdateUserAttributes') - asked, 'sent once').toBe(1)
    expect(messagesTo(rig, next)).toBe(1)
    await rig.restart()
    const { page } = rig.app
    await screens.seeScreen(page, 'profile')
    expect(await sessionOf(page)).toMatchObject({ phoneCode: { newNumber: next } })
    await openSecurity(page)
    await screens.follow(page, en.newNumber.enter)
    await seeNewNumberCode(page)
    await screens.submitCode(page, newestCode(rig.pool, next))
    await screens.seeScreen(page, 'security')
    expect(await attributesOf(rig.pool, next)).toMatchObject({ phone_number: next })
    expect(await sessionOf(page)).toMatchObject({ profile: { phoneNumber: next } })
    expect(person.phoneNumber).not.toBe(next)
    await screens.signOut(page)
  })
})

describe('a pool that would lock its user out', () => {
  it('is not asked for a new number, by no button, no address and no page that skips both', async () => {
    const careful = await startRig(undefined, {}, writeStage(folder, { newNumber: false }))
    try {
      const { page } = careful.app
      await signInOwner(careful)
      await openSecurity(page)
      await page.getByRole('link', { name: screens.changeOf(en.fields.password), exact: true }).waitFor()
      const change = page.getByRole('link', { name: screens.changeOf(en.fields.phoneNumber), exact: true })
      expect(await change.count()).toBe(0)
      await page.evaluate('location.hash = "#/security/new-number"')
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect(await page.getByRole('textbox', { name: en.newNumber.field }).count()).toBe(0)
      const answer = await askMain(page, 'profile.changeNumber', { phoneNumber: freeNumber() })
      expect(answer).toEqual({ ok: false, error: { code: 'NotAllowed' } })
      expect(askedFor(careful, 'UpdateUserAttributes')).toBe(0)
    } finally {
      await careful.close()
    }
  })
})
