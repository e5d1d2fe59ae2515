import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Bridge } from '../../preload/contract/derive.ts'
import type { Result } from '../../preload/contract/result.ts'
import type { Factor, Session } from '../../preload/contract/session.ts'
import { en } from '../../renderer/locales/en.ts'
import { registerSecrets } from '../logs/kept.ts'
import { makeAccount } from './administrator.ts'
import { newestCode } from './codes.ts'
import { givePassword } from './journeys.ts'
import { keptRefreshToken } from './keychain.ts'
import { newPerson, type Person } from './person.ts'
import type { Rig } from './rig.ts'
import * as screens from './screens.ts'
import { appCode, turnOn } from './second-factors.ts'

// What a person does to look after their account, on the screens of the Security page (decision 0065).

/** Somebody with an account, who is signed in; `key` of their authenticator app is empty without one. */
export interface Owner {
  person: Person
  key: string
}

/** Makes an account with these second factors, and signs its user in. */
export async function signInOwner(rig: Rig, factors: Factor[] = [], person = newPerson()): Promise<Owner> {
  // The pool takes no change of a user who lacks what it requires.
  await makeAccount(rig.pool, person, { name: person.name })
  const key = factors.length > 0 ? await turnOn(rig.pool, person, factors) : ''
  await givePassword(rig, person)
  const { page } = rig.app
  if (factors.length === 2) {
    await screens.seeScreen(page, 'chooseFactor')
    await screens.press(page, en.chooseFactor.totp)
  }
  if (factors.includes('totp')) {
    await screens.seeScreen(page, 'totp')
    await screens.submitCode(page, appCode(rig.pool, key))
  } else if (factors.includes('sms')) {
    await screens.seeScreen(page, 'signInCode')
    await screens.submitCode(page, newestCode(rig.pool, person.phoneNumber))
  }
  await screens.seeScreen(page, 'profile')
  return { person, key }
}

export async function openSecurity(page: Page): Promise<void> {
  await screens.navigate(page, en.account.security)
  await screens.seeScreen(page, 'security')
}

/** The row of a page that has this label. */
export function rowOf(page: Page, label: string): Locator {
  return page
    .getByRole('main')
    .locator('dt', { has: page.getByText(label, { exact: true }) })
    .locator('xpath=..')
}

/** Presses a button in the row of this label: several rows may have one of that name. */
export async function pressIn(page: Page, label: string, name: string): Promise<void> {
  await rowOf(page, label).getByRole('button', { name }).or(rowOf(page, label).getByRole('link', { name })).click()
}

/** The open dialog of this title. */
export function dialogOf(page: Page, title: string): Locator {
  return page
    .getByRole('dialog', { name: title, exact: true })
    .or(page.getByRole('alertdialog', { name: title, exact: true }))
}

/** The dialog in which a user confirms that it is them. */
export function identityDialog(page: Page): Locator {
  return dialogOf(page, en.identity.title)
}

/** Gives the password in the dialog, whatever comes of it. */
export async function giveIdentityPassword(page: Page, password: string): Promise<void> {
  const dialog = identityDialog(page)
  await dialog.getByRole('textbox', { name: en.fields.password, exact: true }).fill(password)
  await dialog.getByRole('button', { name: en.identity.submit, exact: true }).click()
}

/** Waits until the dialog asks for a code. */
export async function seeIdentityCode(page: Page): Promise<void> {
  await identityDialog(page).getByRole('group', { name: en.fields.code }).waitFor()
}

/** Types a code into the dialog, which sends one that is complete by itself, and Enter one that it knows already. */
export async function giveIdentityCode(page: Page, code: string): Promise<void> {
  await identityDialog(page).getByRole('group', { name: en.fields.code }).getByRole('textbox').first().click()
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
}

/** Confirms that it is the user, with what the pool asks for, and waits until the dialog has closed. */
export async function confirmIdentity(page: Page, password: string, code?: () => string): Promise<void> {
  await giveIdentityPassword(page, password)
  if (code !== undefined) {
    await seeIdentityCode(page)
    await giveIdentityCode(page, code())
  }
  await identityDialog(page).waitFor({ state: 'detached' })
}

/** From the Security page to the code screen of a new number. */
export async function changeNumber(page: Page, phoneNumber: string): Promise<void> {
  await screens.follow(page, screens.changeOf(en.fields.phoneNumber))
  await screens.seeScreen(page, 'newNumber')
  await page.getByRole('textbox', { name: en.newNumber.field, exact: true }).fill(phoneNumber)
  await screens.press(page, en.newNumber.submit)
}

/** Waits for the screen that takes the code for a new number. */
export async function seeNewNumberCode(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: en.newNumber.codeTitle, exact: true }).waitFor()
}

/** On the screen that sets an authenticator app up: the key that it shows. */
export async function readKey(page: Page): Promise<string> {
  const shown = page.getByRole('main').locator('code')
  await shown.waitFor()
  const key = ((await shown.textContent()) ?? '').replaceAll(/\s/g, '')
  registerSecrets([{ kind: 'token', value: key }])
  return key
}

declare global {
  interface Window {
    app: Bridge
  }
}

/** The session as main tells it to the page. */
export async function sessionOf(page: Page): Promise<Session> {
  const answer = await page.evaluate(() => window.app.session.get())
  return answer.ok ? answer.value : expect.fail(answer.error.code)
}

/** Asks main past the screens, as a page could that skips their checks. `name`: group and call, with a dot between. */
export async function askMain(page: Page, name: string, input?: unknown): Promise<Result<unknown>> {
  return page.evaluate(
    ([path, value]) => {
      const [group = '', call = ''] = path.split('.')
      const bridge = window.app as unknown as Record<
        string,
        Record<string, (input: unknown) => Promise<Result<unknown>>>
      >
      const ask = bridge[group]?.[call]
      if (ask === undefined) throw new Error(`there is no ${path}`)
      return ask(value)
    },
    [name, input] as const,
  )
}

/** Ends whatever a test left, so that the next one begins at the sign-in screen. */
export async function beginAnew({ app: { page } }: Rig): Promise<void> {
  await askMain(page, 'auth.signOut')
  await askMain(page, 'session.startOver')
}

/** The refresh token that the app of the local stage keeps; null without a record. */
export function keptToken({ pool }: Rig): Promise<string | null> {
  return keptRefreshToken('local', pool.userPoolId)
}

/** How many text messages went to this number. */
export function messagesTo({ pool }: Rig, phoneNumber: string): number {
  return pool.control.sms().filter(({ to }) => to === phoneNumber).length
}

/** How often the pool heard this operation. */
export function askedFor({ pool }: Rig, operation: string): number {
  return pool.control.requests().filter((request) => request.operation === operation).length
}

/** More than a confirmation serves for, in milliseconds. */
export const tooLongAgo = 11 * 60_000
