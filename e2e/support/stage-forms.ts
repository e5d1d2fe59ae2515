import type { Locator, Page } from 'playwright-core'
import type { AttributeDefinition } from '../../preload/contract/attributes/definition.ts'
import { askedFor } from '../../preload/contract/attributes/values.ts'
import { choiceLabel, labelOf } from '../../renderer/fields/attribute-texts.ts'
import { en } from '../../renderer/locales/en.ts'
import { changeOf, follow, seeScreen } from './screens.ts'

// The forms and the profile of any stage, in English.

/** Somebody's account: the values of attributes are as the pool keeps them. */
export interface StageAccount {
  phoneNumber: string
  password: string
  values: Readonly<Record<string, string>>
}

type Definitions = readonly AttributeDefinition[]

const labelIn = (definition: AttributeDefinition): string => labelOf(definition, 'en', (key) => en.attributes[key])

/** What a field is called: an optional one says so. */
const nameOf = (definition: AttributeDefinition): string =>
  definition.required ? labelIn(definition) : `${labelIn(definition)} ${en.fields.optional}`

/** A value as the profile shows it. A day is known by its year, because each machine writes days in its own way. */
function shownAs(definition: AttributeDefinition, value: string): string {
  const chosen = definition.choices?.find((one) => one.value === value)
  if (chosen !== undefined) return choiceLabel(chosen, 'en')
  if (definition.type === 'boolean') return value === 'true' ? en.fields.yes : en.fields.no
  return definition.type === 'date' ? value.slice(0, 4) : value
}

async function enter(page: Page, definition: AttributeDefinition, value: string): Promise<void> {
  const name = nameOf(definition)
  switch (definition.type) {
    case 'choice':
      await page.getByRole('combobox', { name, exact: true }).click()
      await page.getByRole('option', { name: shownAs(definition, value), exact: true }).click()
      return
    case 'boolean': {
      const answers = page.getByRole('radiogroup', { name, exact: true })
      await answers.getByRole('radio', { name: shownAs(definition, value), exact: true }).click()
      return
    }
    default:
      await page.getByRole('textbox', { name, exact: true }).fill(value)
  }
}

/** Gives these values in the form that is open. */
async function enterAll(page: Page, definitions: Definitions, values: StageAccount['values']): Promise<void> {
  for (const definition of definitions) {
    const value = values[definition.name]
    if (value !== undefined) await enter(page, definition, value)
  }
}

/** From the sign-in screen: opens the form, and fills in what it asks for, but for a box to agree to something. */
export async function fillSignUpForm(page: Page, attributes: Definitions, account: StageAccount): Promise<void> {
  await follow(page, en.signIn.signUp)
  await seeScreen(page, 'signUp')
  await page.getByRole('textbox', { name: en.fields.phoneNumber, exact: true }).fill(account.phoneNumber)
  await enterAll(page, askedFor(attributes, 'newAccount'), account.values)
  await page.getByRole('textbox', { name: en.fields.password, exact: true }).fill(account.password)
}

/** From the profile: opens the form and changes these values. */
export async function fillProfileForm(
  page: Page,
  attributes: Definitions,
  changes: StageAccount['values'],
): Promise<void> {
  const [first] = askedFor(attributes, 'change')
  if (first) await follow(page, changeOf(labelIn(first)))
  await seeScreen(page, 'editProfile')
  await enterAll(page, askedFor(attributes, 'change'), changes)
}

/** Waits until the profile shows these values where the stage shows them, and nothing of the others. */
export async function seeValues(page: Page, attributes: Definitions, values: StageAccount['values']): Promise<void> {
  await seeScreen(page, 'profile')
  for (const definition of attributes) {
    const value = values[definition.name]
    if (!definition.visible || value === undefined) continue
    await rowOf(page, labelIn(definition)).getByText(shownAs(definition, value)).first().waitFor()
  }
}

/** The value beside its label. */
function rowOf(page: Page, label: string): Locator {
  return page
    .getByRole('main')
    .locator('dt', { has: page.getByText(label, { exact: true }) })
    .locator('xpath=..')
}
