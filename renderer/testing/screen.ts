import { expect } from 'vitest'
import { type Locator, cdp, commands, locators, page, userEvent } from 'vitest/browser'
import { attributes } from '../../preload/contract/testing/attributes.ts'
import { commonErrors, type ErrorCode } from '../../preload/contract/errors.ts'
import { listCalls } from '../../preload/contract/derive.ts'
import { en } from '../locales/en.ts'
import type { Messages } from '../locales/types.ts'
import type { CallName } from './double.ts'

// Short names for what a user does and sees.

declare module 'vitest/browser' {
  interface LocatorSelectors {
    getBySelector: (selector: string) => Locator
  }
}
locators.extend({ getBySelector: (selector) => `css=${selector}` })

/** The field with this label. */
export function field(label: string): Locator {
  return page.getByLabelText(label, { exact: true })
}

/** The button with this label. */
export function button(name: string): Locator {
  return page.getByRole('button', { name, exact: true })
}

/** The link with this text. */
export function link(name: string): Locator {
  return page.getByRole('link', { name, exact: true })
}

/** The way to change what this label names. */
export function changeOf(label: string): Locator {
  return link(`${en.profile.change} ${label}`)
}

/** The button of the menu that holds the account's navigation in a narrow window. */
export function accountMenu({ account }: Messages): Locator {
  return page.getByRole('button', { name: new RegExp(`${account.menu}$`) })
}

/** Each row of values that is shown: its label and its value. */
export function shownRows(): string[][] {
  const labels = page.getByRole('term').elements()
  return labels.map((label) => [label.textContent.trim(), label.nextElementSibling?.textContent.trim() ?? ''])
}

/** The title of the screen. */
export function title(name: string): Locator {
  return page.getByRole('heading', { level: 1, name, exact: true })
}

/** What shows this text, alone or within a sentence. What is only spoken does not count. */
export function text(part: string): Locator {
  return page.getByText(part, { exact: false }).and(page.getBySelector(':not([aria-live] *)'))
}

/** Any failure that is shown, and spoken at once. */
export const anyAlert = page.getBySelector('[data-live="assertive"]')

/** The one with this sentence in it. */
export function alert(sentence: string): Locator {
  return anyAlert.getByText(sentence, { exact: false })
}

/** A message that is shown, and spoken, with this sentence in it. */
export function status(sentence: string): Locator {
  return page.getBySelector('[data-live="polite"], [role="status"]').getByText(sentence, { exact: false })
}

/** The box for one digit of a code, counted from 1. */
export function digit(position: number): Locator {
  return field(`Digit ${position} of 6`)
}

/** What all boxes of the code hold together. */
export function typedCode(): string {
  return [1, 2, 3, 4, 5, 6].map((position) => (digit(position).element() as HTMLInputElement).value).join('')
}

/** Values of the usual attributes by the labels of their fields. */
export function labelled(
  values: Readonly<Record<string, string>>,
  { attributes: labels }: Messages,
): Record<string, string> {
  return Object.fromEntries(attributes.map(({ name, word }) => [labels[word], values[name] ?? '']))
}

/** Fills fields by their labels. */
export async function fill(values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values)) await field(label).fill(value)
}

/** Types a code from the first box on, which is clicked first unless it has the focus. */
export async function typeCode(code: string, box?: 'focused'): Promise<void> {
  if (box === undefined) await digit(1).click()
  await userEvent.keyboard(code)
}

/** Puts a text on the clipboard and pastes it where the focus is, with the keyboard as a user does. */
export async function paste(text: string): Promise<void> {
  const target = document.activeElement
  const source = document.body.appendChild(document.createElement('textarea'))
  source.value = text
  source.select()
  await commands.takeClipboard()
  await userEvent.copy()
  source.remove()
  if (target instanceof HTMLElement) target.focus()
  await userEvent.paste()
  await commands.giveClipboard()
}

/** Writes through an input method, one more character at a time, as it looks until the user commits it. */
export async function compose(text: string): Promise<void> {
  const characters = Array.from(text)
  for (let count = 1; count <= characters.length; count += 1) {
    const written = characters.slice(0, count).join('')
    await cdp().send('Input.imeSetComposition', {
      text: written,
      selectionStart: written.length,
      selectionEnd: written.length,
    })
  }
}

/** Commits what an input method wrote, or types what no key of this keyboard has. */
export async function commit(text: string): Promise<void> {
  await cdp().send('Input.insertText', { text })
}

/** Matches every text with this part in it. */
export function containing(part: string): string {
  return expect.stringContaining(part) as string
}

/** All codes that this call can answer, the common ones too. */
export function errorsOf(name: CallName): ErrorCode[] {
  const declared = listCalls().find((call) => `${call.group}.${call.name}` === name)?.declaration.errors ?? []
  return [...new Set<ErrorCode>([...declared, ...commonErrors])]
}
