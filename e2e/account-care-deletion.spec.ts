import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { en } from '../renderer/locales/en.ts'
import { hasAccount } from './support/administrator.ts'
import { askedFor, askMain, beginAnew, keptToken, openSecurity, sessionOf, signInOwner } from './support/care.ts'
import { confirm, givePassword, signUp } from './support/journeys.ts'
import { keychainRecords } from './support/keychain.ts'
import { signInElsewhere } from './support/other-computer.ts'
import { pageState } from './support/page-state.ts'
import { newPerson, type Person } from './support/person.ts'
import { startRig, type Rig } from './support/rig.ts'
import * as screens from './support/screens.ts'
import { writeStage } from './support/stage-with.ts'

// The end of an account: at the pool, in the keychain, on the disk and in the page.

const { deleteAccount, notices } = en
const folder = mkdtempSync(join(tmpdir(), 'latchkey-deletion-'))
let rig: Rig
beforeAll(async () => {
  rig = await startRig(undefined, {}, writeStage(folder, {}))
})
afterEach(() => beginAnew(rig))
afterAll(async () => {
  await rig.close()
  rmSync(folder, { recursive: true })
})

async function openDeletion(page: Page): Promise<void> {
  await openSecurity(page)
  await screens.follow(page, deleteAccount.open)
  await screens.seeScreen(page, 'deleteAccount')
}

async function giveDigits(page: Page, digits: string): Promise<void> {
  await page.getByRole('textbox', { name: deleteAccount.field, exact: true }).fill(digits)
  await screens.press(page, deleteAccount.submit)
}

const lastDigits = ({ phoneNumber }: Person): string => phoneNumber.slice(-4)

/** The app's own files but its logs, which hold nothing of anybody (`e2e/logs`). */
function filesWith(text: string): string[] {
  return readdirSync(rig.userData, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json') && !entry.name.startsWith('stage'))
    .map(({ name }) => name)
    .filter((name) => readFileSync(join(rig.userData, name), 'utf8').includes(text))
}

describe('the deletion of an account', () => {
  it('says what goes, wants the right digits, and leaves nothing anywhere; the number is free', async () => {
    const { page } = rig.app
    const person = newPerson({ name: 'Wilhelmina Zachary', company: 'Quince & Yarrow', role: 'Cartographer' })
    await signUp(rig, person)
    await confirm(rig, person)
    const other = await signInElsewhere(rig.pool, person)
    expect(filesWith(person.phoneNumber), 'the search must find what is there').toEqual(['remembered.json'])
    await openDeletion(page)
    for (const what of ['account', 'sessions', 'kept', 'again'] as const)
      await screens.seeText(page, deleteAccount[what])
    await giveDigits(page, '0000')
    await screens.seeText(page, deleteAccount.wrong)
    expect(await askMain(page, 'auth.deleteAccount', { lastDigits: '0000' })).toEqual({
      ok: false,
      error: { code: 'InvalidInput', fields: ['lastDigits'] },
    })
    expect(askedFor(rig, 'DeleteUser')).toBe(0)
    expect((await sessionOf(page)).status).toBe('signedIn')

    await giveDigits(page, lastDigits(person))
    await screens.seeScreen(page, 'signIn')
    await screens.seeText(page, notices.accountDeleted)
    expect(await hasAccount(rig.pool, person.phoneNumber)).toBe(false)
    expect(await other.refresh()).toBe(false)
    expect(await keychainRecords(rig.pool.userPoolId)).toEqual([])
    const number = page.getByRole('textbox', { name: en.fields.phoneNumber, exact: true })
    expect(await number.inputValue()).not.toMatch(/\d{4}/)
    const { text, stores } = await pageState(page)
    for (const trace of [person.phoneNumber, person.name, person.role, person.phoneNumber.slice(3)]) {
      expect(filesWith(trace)).toEqual([])
      expect(stores, 'stores').not.toContain(trace)
      expect(text, 'page').not.toContain(trace)
    }
    await rig.restart()
    await screens.seeScreen(rig.app.page, 'signIn')
    await signUp(rig, person)
    await confirm(rig, person)
    await screens.signOut(rig.app.page)
  })

  it('is left by "Keep my account"', async () => {
    const { page } = rig.app
    const { person } = await signInOwner(rig)
    await openDeletion(page)
    await screens.press(page, deleteAccount.cancel)
    await screens.seeScreen(page, 'security')
    expect(await hasAccount(rig.pool, person.phoneNumber)).toBe(true)
    await screens.signOut(page)
  })
})

describe('a deletion whose answer is lost', () => {
  it('is told as done when the pool did it', async () => {
    const { page } = rig.app
    const { person } = await signInOwner(rig)
    await openDeletion(page)
    rig.pool.control.addFault({ operation: 'DeleteUser', kind: 'drop', when: 'after', times: 1 })
    await giveDigits(page, lastDigits(person))
    await screens.seeScreen(page, 'signIn')
    await screens.seeText(page, notices.accountDeleted)
    expect(await keptToken(rig)).toBeNull()
    expect(filesWith(person.phoneNumber)).toEqual([])
  })

  it('is told as open when the pool did not, and works at the next try', async () => {
    const { page } = rig.app
    const { person } = await signInOwner(rig)
    const token = await keptToken(rig)
    await openDeletion(page)
    rig.pool.control.addFault({ operation: 'DeleteUser', kind: 'drop', times: 1 })
    await giveDigits(page, lastDigits(person))
    await screens.seeText(page, en.errors.AnswerLost)
    expect(await hasAccount(rig.pool, person.phoneNumber)).toBe(true)
    expect(await keptToken(rig)).toBe(token)
    await screens.press(page, deleteAccount.submit)
    await screens.seeScreen(page, 'signIn')
    await screens.seeText(page, notices.accountDeleted)
    expect(await hasAccount(rig.pool, person.phoneNumber)).toBe(false)
  })

  it('is found out at the next start when the app was killed before the answer', async () => {
    const { person } = await signInOwner(rig)
    await openDeletion(rig.app.page)
    rig.pool.control.addFault({ operation: 'DeleteUser', kind: 'drop', when: 'after', times: 1 })
    rig.pool.control.addFault({ operation: 'GetUser', kind: 'delay', delayMs: 20_000, times: 9 })
    rig.pool.control.addFault({ operation: 'GetTokensFromRefreshToken', kind: 'delay', delayMs: 20_000, times: 1 })
    await giveDigits(rig.app.page, lastDigits(person))
    await expect.poll(() => hasAccount(rig.pool, person.phoneNumber)).toBe(false)
    await rig.crash()
    const { page } = rig.app
    await screens.seeScreen(page, 'signIn')
    await screens.seeText(page, notices.accountDeleted)
    expect(await keptToken(rig)).toBeNull()
    expect(filesWith(person.phoneNumber)).toEqual([])
    // Nothing of these faults is left for the next test.
    await rig.pool.control.reset()
  })

  it('leaves the user signed in when the app was killed before the pool heard of it', async () => {
    const { person } = await signInOwner(rig)
    await openDeletion(rig.app.page)
    rig.pool.control.addFault({ operation: 'DeleteUser', kind: 'drop', times: 9 })
    rig.pool.control.addFault({ operation: 'GetUser', kind: 'delay', delayMs: 3_000, times: 1 })
    await giveDigits(rig.app.page, lastDigits(person))
    await expect.poll(() => askedFor(rig, 'DeleteUser')).toBeGreaterThan(0)
    await rig.crash()
    const { page } = rig.app
    await screens.seeScreen(page, 'profile')
    expect(await sessionOf(page)).toMatchObject({ status: 'signedIn', profile: { phoneNumber: person.phoneNumber } })
    await screens.signOut(page)
    await givePassword(rig, person)
    await screens.seeScreen(page, 'profile')
    await screens.signOut(page)
  })
})

describe('a stage that keeps its accounts', () => {
  it('offers no deletion, by no link, no address and no page that skips both', async () => {
    const keeping = await startRig(undefined, {}, writeStage(folder, { deleteAccount: false }))
    try {
      const { page } = keeping.app
      const { person } = await signInOwner(keeping)
      await openSecurity(page)
      expect(await page.getByRole('link', { name: deleteAccount.open }).count()).toBe(0)
      await page.evaluate('location.hash = "#/security/delete"')
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect(await page.getByRole('textbox', { name: deleteAccount.field }).count()).toBe(0)
      expect(await askMain(page, 'auth.deleteAccount', { lastDigits: lastDigits(person) })).toEqual({
        ok: false,
        error: { code: 'NotAllowed' },
      })
      expect(askedFor(keeping, 'DeleteUser')).toBe(0)
    } finally {
      await keeping.close()
    }
  })
})
