import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import northwind from '../brands/northwind/brand.json' with { type: 'json' }
import { en } from '../renderer/locales/en.ts'
import { registerSecrets } from './logs/kept.ts'
import { attributesOf, invite, makeAccount } from './support/administrator.ts'
import { askedFor, askMain, beginAnew, dialogOf, sessionOf } from './support/care.ts'
import { clickMenu } from './support/dialogs.ts'
import { confirm, givePassword } from './support/journeys.ts'
import { stageFile } from './support/northwind.ts'
import { signInElsewhere } from './support/other-computer.ts'
import { newPerson, type Person } from './support/person.ts'
import { startRig, type Rig } from './support/rig.ts'
import * as screens from './support/screens.ts'

// A company that asks its users to agree to its terms, and then changes them (decision 0067).

const { consent } = en
const { attribute, version: first } = northwind.consent
const changed = '2027-01'

const folder = mkdtempSync(join(tmpdir(), 'latchkey-consent-'))
const brandFile = join(folder, 'brand.json')
let rig: Rig
beforeAll(async () => {
  askFor(first)
  rig = await startRig(undefined, { LATCHKEY_BRAND_FILE: brandFile }, stageFile)
})
// Each test begins with the first terms, and nobody signed in.
beforeEach(async () => {
  askFor(first)
  await rig.restart()
})
afterEach(() => beginAnew(rig))
afterAll(async () => {
  await rig.close()
  rmSync(folder, { recursive: true })
})

/** The company asks for this version of its terms, from the next start on. */
function askFor(version: string): void {
  writeFileSync(brandFile, JSON.stringify({ ...northwind, consent: { attribute, version } }))
}

const detailsOf = ({ name, company, role }: Person) => ({ name, 'custom:company': company, 'custom:role_name': role })

async function agreedTo({ phoneNumber }: Person): Promise<string | undefined> {
  return (await attributesOf(rig.pool, phoneNumber))[attribute]
}

const box = (page: Page) => page.getByRole('checkbox', { name: consent.agree, exact: true })
const question = (page: Page) => page.getByRole('heading', { level: 1, name: consent.title, exact: true })
const screenOf = (page: Page): Promise<unknown> => page.evaluate('location.hash')

/** Waits until the box says what is missing, and has the focus. */
async function seeNeeded(page: Page): Promise<void> {
  await screens.seeText(page, consent.needed)
  const said = box(page).evaluate(
    (own) => document.getElementById(own.getAttribute('aria-describedby') ?? '')?.innerText,
  )
  expect((await said)?.trim()).toBe(consent.needed)
  expect(await box(page).evaluate((own) => own === document.activeElement)).toBe(true)
}

async function agree(page: Page): Promise<void> {
  await box(page).check()
  await screens.press(page, consent.submit)
}

/** Whoever agreed to the first terms is signed in. */
async function signedIn(): Promise<Person> {
  const person = newPerson()
  await makeAccount(rig.pool, person, { ...detailsOf(person), [attribute]: first })
  await givePassword(rig, person)
  await screens.seeProfile(rig.app.page, person)
  return person
}

/** Whoever agreed to the first terms is asked after a start, because there are others now. */
async function askedAnew(): Promise<Person> {
  const person = await signedIn()
  askFor(changed)
  await rig.restart()
  await question(rig.app.page).waitFor()
  return person
}

describe('a new account', () => {
  it('waits for the box, and the pool then keeps the version', async () => {
    const { page } = rig.app
    const person = newPerson()
    const before = rig.pool.control.requests().length
    await screens.fillSignUp(page, person)
    await screens.press(page, en.signUp.submit)
    await seeNeeded(page)
    expect(rig.pool.control.requests()).toHaveLength(before)

    await box(page).check()
    await screens.press(page, en.signUp.submit)
    await screens.seeScreen(page, 'confirm')
    await confirm(rig, person)
    expect(await agreedTo(person)).toBe(first)
    expect(await sessionOf(page)).not.toHaveProperty('consentDue')
  })

  it.each([undefined, changed])('is refused by main with the version %s, whatever the page thinks', async (version) => {
    const person = newPerson()
    const { phoneNumber, password } = person
    const input = { phoneNumber, password, attributes: detailsOf(person), ...(version && { consent: version }) }
    const refused = { ok: false, error: { code: 'InvalidInput', fields: ['consent'] } }
    const before = askedFor(rig, 'SignUp')
    expect(await askMain(rig.app.page, 'auth.signUp', input)).toEqual(refused)
    expect(askedFor(rig, 'SignUp')).toBe(before)
  })

  it('that an administrator made is asked after its first password, and then goes on', async () => {
    const { page } = rig.app
    const person = newPerson()
    const own = 'Battery-staple-8'
    registerSecrets([{ kind: 'password', value: own }])
    await invite(rig.pool, person, { name: person.name })
    await givePassword(rig, person)
    await screens.seeScreen(page, 'firstPassword')
    await page.getByRole('textbox', { name: en.fields.newPassword, exact: true }).fill(own)
    await page.getByRole('textbox', { name: en.attributes.company, exact: true }).fill(person.company)
    await page.getByRole('textbox', { name: en.attributes.role, exact: true }).fill(person.role)
    await screens.press(page, en.firstPassword.submit)
    await question(page).waitFor()
    expect(await agreedTo(person)).toBeUndefined()
    await agree(page)
    await screens.seeScreen(page, 'verifyPhone')
    expect(await agreedTo(person)).toBe(first)
  })
})

describe('a company that changes its terms', () => {
  it('has everybody asked at the next start, who see nothing else until they agree, and then never again', async () => {
    const person = await askedAnew()
    const { page } = rig.app
    expect(await page.getByText(person.name).count()).toBe(0)
    await page.reload()
    await question(page).waitFor()
    const rooms = ['profile', 'profile/edit', 'this-computer', 'help', 'security/password', 'security']
    for (const path of [...rooms, 'sign-in', 'restoring']) {
      await page.evaluate(`location.hash = '#/${path}'`)
      await expect.poll(() => screenOf(page), { message: path }).toBe('#/consent')
    }
    await clickMenu(rig.app, 'settings')
    await dialogOf(page, en.settings.title).getByRole('button', { name: en.settings.close, exact: true }).last().click()
    await dialogOf(page, en.settings.title).waitFor({ state: 'detached' })

    await screens.press(page, consent.submit)
    await seeNeeded(page)
    expect(await agreedTo(person)).toBe(first)
    await agree(page)
    // Where they were going last.
    await screens.seeScreen(page, 'security')
    expect(await agreedTo(person)).toBe(changed)
    await rig.restart()
    await screens.seeProfile(rig.app.page, person)
    expect(await sessionOf(rig.app.page)).not.toHaveProperty('consentDue')
  })

  it('lets everybody sign out instead, and asks at the next sign-in', async () => {
    const person = await askedAnew()
    const { page } = rig.app
    await screens.press(page, en.account.signOut)
    await screens.seeScreen(page, 'signIn')
    await givePassword(rig, person)
    await question(page).waitFor()
    expect(await agreedTo(person)).toBe(first)
  })

  it('asks nothing of whom the app cannot ask the pool about, until it can', async () => {
    const person = await signedIn()
    askFor(changed)
    const operation = 'GetTokensFromRefreshToken'
    rig.pool.control.addFault({ operation, kind: 'drop', times: 3 })
    rig.pool.control.addFault({ operation, kind: 'delay', delayMs: 5_000, times: 1 })
    await rig.restart()
    const { page } = rig.app
    await screens.seeScreen(page, 'profile')
    await screens.seeText(page, person.company)
    await screens.navigate(page, en.account.help)
    await page.getByRole('heading', { level: 1, name: en.help.title, exact: true }).waitFor()
    expect(await sessionOf(page)).toMatchObject({ status: 'restoring' })
    await question(page).waitFor()
    await agree(page)
    await page.getByRole('heading', { level: 1, name: en.help.title, exact: true }).waitFor()
    expect(await agreedTo(person)).toBe(changed)
  })

  it('asks no longer, once the next look at the profile tells that they agreed on another computer', async () => {
    const person = await askedAnew()
    const { page } = rig.app
    const other = await signInElsewhere(rig.pool, person)
    await other.ask('UpdateUserAttributes', { UserAttributes: [{ Name: attribute, Value: changed }] })
    expect(await screenOf(page)).toBe('#/consent')
    expect(await askMain(page, 'profile.refresh')).toMatchObject({ ok: true })
    await screens.seeProfile(page, person)
    expect(await sessionOf(page)).not.toHaveProperty('consentDue')
  })
})
