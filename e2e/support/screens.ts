import type { Locator, Page } from 'playwright-core'
import { attributes } from '../../preload/contract/testing/attributes.ts'
import { en } from '../../renderer/locales/en.ts'
import type { Details, Person } from './person.ts'

// What a person does on each screen, found by role and name as the app's own messages give them.

type Screen =
  | ('signIn' | 'signUp' | 'confirm' | 'forgot' | 'reset' | 'profile' | 'security' | 'editProfile' | 'changePassword')
  | ('signInCode' | 'totp' | 'chooseFactor' | 'firstPassword' | 'setUpTotp' | 'verifyPhone')
  | ('addTotp' | 'newNumber' | 'deleteAccount')

/** Waits until this screen is shown. */
export async function seeScreen(page: Page, screen: Screen): Promise<void> {
  await page.getByRole('heading', { level: 1, name: en[screen].title, exact: true }).waitFor()
}

/** Waits until this text is to be read somewhere. */
export async function seeText(page: Page, text: string): Promise<void> {
  await page.getByText(text).first().waitFor()
}

/**
 * Waits until the form says this of its own request. The notice above it may say the same sooner, of a request that the
 * app sends by itself, while the form's is still under way.
 */
export async function seeInForm(page: Page, text: string): Promise<void> {
  await page.locator('form').getByText(text).first().waitFor()
}

export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
}

export async function follow(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name, exact: true }).click()
}

/** The name of the link that changes what this label names. */
export function changeOf(label: string): string {
  return `${en.profile.change} ${label}`
}

/** Uses an entry of the account's navigation, which a narrow window has in a menu. */
export async function navigate(page: Page, entry: string): Promise<void> {
  const menu = page.getByRole('button', { name: en.account.menu })
  const beside = page.getByRole('navigation').getByText(entry, { exact: true })
  await menu.or(beside).first().waitFor()
  if (!(await menu.isVisible())) return beside.click()
  await menu.click()
  await page.getByRole('menuitem', { name: entry, exact: true }).click()
}

function field(page: Page, name: string): Locator {
  return page.getByRole('textbox', { name, exact: true })
}

/** From the sign-in screen: opens the form, fills it. */
export async function fillSignUp(page: Page, person: Person): Promise<void> {
  await follow(page, en.signIn.signUp)
  await seeScreen(page, 'signUp')
  await field(page, en.fields.phoneNumber).fill(person.phoneNumber)
  for (const { word } of attributes) await field(page, en.attributes[word]).fill(person[word])
  await field(page, en.fields.password).fill(person.password)
}

/** Empties the boxes as somebody does who corrects a code, then types digit by digit; the cursor moves on by itself. */
export async function typeCode(page: Page, code: string): Promise<void> {
  const boxes = page
    .getByRole('group', { name: en.fields.code })
    .or(page.getByRole('group', { name: en.setUpTotp.enter }))
    .getByRole('textbox')
  await boxes.first().click()
  await page.keyboard.type(code)
}

/**
 * Types the code and submits what is filled in. A code that is new submits itself with its last digit; Enter is for one
 * that was tried before, and does nothing while a submission runs.
 */
export async function submitCode(page: Page, code: string): Promise<void> {
  await typeCode(page, code)
  await page.keyboard.press('Enter')
}

/** Lets the wait for another code pass: the window's clock goes a minute ahead. */
export async function passWait(page: Page): Promise<void> {
  await page.evaluate(() => {
    const now = Date.now.bind(Date)
    Date.now = () => now() + 60_000
  })
}

export async function fillSignIn(
  page: Page,
  { phoneNumber, password }: Pick<Person, 'phoneNumber' | 'password'>,
): Promise<void> {
  await seeScreen(page, 'signIn')
  await field(page, en.fields.phoneNumber).fill(phoneNumber)
  await field(page, en.fields.password).fill(password)
}

/** From the profile: opens the form and changes what is given. */
export async function fillProfile(page: Page, changes: Partial<Details>): Promise<void> {
  await follow(page, changeOf(en.attributes.name))
  await seeScreen(page, 'editProfile')
  for (const { word } of attributes) {
    if (changes[word] !== undefined) await field(page, en.attributes[word]).fill(changes[word])
  }
}

/** Waits until the profile shows what this person entered. */
export async function seeProfile(page: Page, { phoneNumber, ...details }: Person): Promise<void> {
  await seeScreen(page, 'profile')
  const main = page.getByRole('main')
  for (const value of [inGroups(phoneNumber), ...attributes.map(({ word }) => details[word])]) {
    await main.getByText(value, { exact: true }).first().waitFor()
  }
  await main.getByText(en.profile.verified, { exact: true }).waitFor()
  await seeRestored(page)
}

/** Waits until the profile can be changed. What is known stands there before, while the session is being restored. */
async function seeRestored(page: Page): Promise<void> {
  await page
    .getByRole('link', { name: changeOf('') })
    .first()
    .waitFor()
}

/** A number as it is read: its digits may stand in groups. */
function inGroups(phoneNumber: string): RegExp {
  const [plus = '', ...digits] = phoneNumber
  return new RegExp(`^\\${plus}${digits.join('[ -]?')}$`)
}

export async function fillChangePassword(page: Page, current: string, next: string): Promise<void> {
  await navigate(page, en.account.security)
  await seeScreen(page, 'security')
  await follow(page, changeOf(en.fields.password))
  await seeScreen(page, 'changePassword')
  await fillPasswords(page, current, next)
}

/** On the screen that changes the password. */
export async function fillPasswords(page: Page, current: string, next: string): Promise<void> {
  await field(page, en.fields.currentPassword).fill(current)
  await field(page, en.fields.newPassword).fill(next)
}

/** On the screen for a forgotten password: asks for a code. */
export async function requestReset(page: Page, phoneNumber: string): Promise<void> {
  await seeScreen(page, 'forgot')
  await field(page, en.fields.phoneNumber).fill(phoneNumber)
  await press(page, en.forgot.submit)
  await seeScreen(page, 'reset')
}

export async function fillReset(page: Page, code: string, newPassword: string): Promise<void> {
  await typeCode(page, code)
  await field(page, en.fields.newPassword).fill(newPassword)
}

/** Presses "Sign out", whatever comes of it. */
export async function leave(page: Page): Promise<void> {
  await navigate(page, en.account.signOut)
}

/** Signs out and waits for the sign-in screen that says so. */
export async function signOut(page: Page): Promise<void> {
  await leave(page)
  await seeScreen(page, 'signIn')
  await seeText(page, en.notices.signedOut)
}
