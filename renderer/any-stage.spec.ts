import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import type { AttributeDefinition } from '../preload/contract/attributes/definition.ts'
import { knownAttribute } from '../preload/contract/attributes/known.ts'
import { askedFor, problemOf, type ValueProblem } from '../preload/contract/attributes/values.ts'
import { languages } from '../preload/contract/languages.ts'
import type { Language } from '../preload/contract/machine.ts'
import { valueFor, wrongValueFor } from '../preload/contract/testing/attribute-values.ts'
import { anyDefinitions } from '../preload/contract/testing/definitions.ts'
import { letters } from '../preload/contract/testing/words.ts'
import { oneIn } from '../scripts/reduced.ts'
import { writeDate } from './fields/date-writing.ts'
import { readNumber, writeNumber } from './fields/number-writing.ts'
import { loadMessages } from './locales/catalogues.ts'
import { formattingLocale } from './locales/formatting-locale.ts'
import type { Messages } from './locales/types.ts'
import { openApp, type OpenedApp } from './testing/open-app.ts'
import { appInfo, goodPassword, phoneNumber, sessions } from './testing/samples.ts'
import { button, field, fill, title } from './testing/screen.ts'
import { patternOf } from './testing/sentences.ts'

// Whatever a company declares, and in whatever language: what its user types arrives, and what is wrong is told.

/** Stages that are tried in each language. The form of each is opened, filled in and sent. */
const tries = { numRuns: 6 / oneIn('stages whose form is filled in, in each language'), endOnFailure: true }

afterEach(() => {
  document.documentElement.lang = 'en'
  document.documentElement.dir = 'ltr'
})

/** One user of a stage, with a language and a value for each field. */
interface Filling {
  definitions: AttributeDefinition[]
  values: Record<string, string>
  /** Whether numbers and dates are typed as the language writes them, or as the pool keeps them. */
  plain: boolean
}

function fillings(valueOf: (definition: AttributeDefinition) => fc.Arbitrary<string>): fc.Arbitrary<Filling> {
  const stage = anyDefinitions().filter((all) => askedFor(all, 'newAccount').length > 0)
  return stage.chain((definitions) => {
    const asked = askedFor(definitions, 'newAccount')
    const values = fc
      .tuple(...asked.map(valueOf))
      .map((all) => Object.fromEntries(asked.map(({ name }, index) => [name, all[index] ?? ''])))
    return fc.record({ definitions: fc.constant(definitions), values, plain: fc.boolean() })
  })
}

const textIn = (texts: Partial<Record<string, string>>, language: string): string =>
  texts[language] ?? texts.en ?? Object.values(texts)[0] ?? ''

/** The label of the field, as a screen reader says it. */
function labelOf({ name, label, required }: AttributeDefinition, language: Language, texts: Messages): string {
  const known = knownAttribute(name)
  const said = label === undefined && known ? texts.attributes[known.label] : textIn(label ?? {}, language)
  return required ? said : `${said} ${texts.fields.optional}`
}

/** Fills a field as its user does: types a text, chooses from a list, presses a button. */
async function enter(one: AttributeDefinition, value: string, language: Language, texts: Messages, plain: boolean) {
  const label = labelOf(one, language, texts)
  const locale = formattingLocale(language, appInfo.system.languages)
  if (one.type === 'boolean') {
    const answer = value === 'true' ? texts.fields.yes : texts.fields.no
    await page.getByRole('radiogroup', { name: label, exact: true }).getByText(answer, { exact: true }).click()
  } else if (one.type === 'choice') {
    await page.getByRole('combobox', { name: label, exact: true }).click()
    const chosen = one.choices?.find((choice) => choice.value === value)
    const name = chosen?.label ? textIn(chosen.label, language) : value
    await page.getByRole('option', { name, exact: true }).click()
  } else if (one.type === 'number') {
    const typed = plain && readNumber(value, locale) === value ? value : writeNumber(value, locale, plain)
    await field(label).fill(typed)
  } else await field(label).fill(one.type === 'date' && !plain ? writeDate(value, locale) : value)
}

async function open({ definitions }: Filling, language: Language): Promise<OpenedApp> {
  const settings = { ...appInfo.settings, language }
  const app = await openApp({ at: '/sign-up', info: { attributes: definitions, settings } })
  app.answer('auth.signUp', { ok: true, value: sessions.confirmingSignUp })
  return app
}

describe.each(languages)('on any stage, in %s', (language) => {
  it('what a user enters reaches the pool as exactly that value', async () => {
    const texts = await loadMessages(language)
    const property = fc.asyncProperty(fillings(valueFor), async (filling) => {
      const app = await open(filling, language)
      for (const one of askedFor(filling.definitions, 'newAccount')) {
        await enter(one, filling.values[one.name] ?? '', language, texts, filling.plain)
      }
      await fill({ [texts.fields.phoneNumber]: phoneNumber, [texts.fields.password]: goodPassword })
      await button(texts.signUp.submit).click()
      await expect
        .poll(() => app.inputsOf('auth.signUp'))
        .toEqual([{ phoneNumber, password: goodPassword, attributes: filling.values }])
      app.close()
    })
    await fc.assert(property, tries)
  })

  it('each wrong value is told at its field by a sentence of its own', async () => {
    const texts = await loadMessages(language)
    const typed = (one: AttributeDefinition): boolean => one.type !== 'choice' && one.type !== 'boolean'
    const wrong = (one: AttributeDefinition) => (typed(one) ? wrongValueFor(one) : fc.constant(''))
    const property = fc.asyncProperty(fillings(wrong), async (filling) => {
      const app = await open(filling, language)
      const asked = askedFor(filling.definitions, 'newAccount')
      for (const one of asked.filter(typed)) {
        await enter(one, filling.values[one.name] ?? '', language, texts, filling.plain)
      }
      await button(texts.signUp.submit).click()
      for (const one of asked) {
        const value = filling.values[one.name] ?? ''
        const problem = problemOf(one, value)
        const label = labelOf(one, language, texts)
        const control =
          one.type === 'boolean' ? page.getByRole('radiogroup', { name: label, exact: true }) : field(label)
        if (problem === null) await expect.element(control).not.toHaveAttribute('aria-invalid', 'true')
        else await expect.element(control).toHaveAccessibleDescription(sentence(one, problem, value, texts))
      }
      expect(app.inputsOf('auth.signUp')).toEqual([])
      app.close()
    })
    await fc.assert(property, tries)
  })
})

/** What a pool may hold of an attribute: a right value, one of other rules, or none. */
function heldOf(definition: AttributeDefinition): fc.Arbitrary<string> {
  return fc.oneof(valueFor(definition), wrongValueFor(definition), letters, fc.constantFrom('', ' '))
}

it('a profile of any stage that nobody touches is right and not sent, but for its holes', async () => {
  const profiles = anyDefinitions().chain((definitions) => {
    const values = fc
      .tuple(...definitions.map(heldOf))
      .map((all) => Object.fromEntries(definitions.map(({ name }, index) => [name, all[index] ?? ''])))
    return fc.record({ definitions: fc.constant(definitions), values })
  })
  const property = fc.asyncProperty(profiles, async ({ definitions, values }) => {
    const profile = { phoneNumber, phoneNumberVerified: true, attributes: values }
    const session = { ...sessions.signedIn, profile }
    const app = await openApp({ session, at: '/profile/edit', info: { attributes: definitions } })
    const texts = await loadMessages('en')
    const holes = askedFor(definitions, 'change').filter(({ name, required }) => required && !values[name]?.trim())
    await button(texts.editProfile.submit).click()
    if (holes.length === 0) await expect.element(title(texts.profile.title)).toBeVisible()
    else await expect.poll(() => document.querySelectorAll('[aria-invalid="true"]').length).toBe(holes.length)
    expect(app.inputsOf('profile.update')).toEqual([])
    app.close()
  })
  await fc.assert(property, { numRuns: 3 * tries.numRuns, endOnFailure: true })
})

function sentence(
  { name, type }: AttributeDefinition,
  problem: ValueProblem,
  value: string,
  { fields }: Messages,
): RegExp {
  const missing = { choice: fields.choiceMissing, boolean: fields.booleanMissing }[type as string]
  const date = /^\d{4}-/.test(value) ? fields.dateNone : fields.dateUnreadable
  const sentences: Record<ValueProblem, string> = {
    missing: missing ?? fields[knownAttribute(name)?.missing ?? 'valueMissing'],
    tooShort: fields.textTooShort,
    tooLong: fields.textTooLong,
    otherForm: fields.otherForm,
    noAddress: fields.noAddress,
    notOffered: fields.notOffered,
    notSaid: fields.booleanMissing,
    noNumber: fields.noNumber,
    noDay: date,
    tooLow: type === 'date' ? fields.dateTooEarly : fields.numberTooLow,
    tooHigh: type === 'date' ? fields.dateTooLate : fields.numberTooHigh,
  }
  return patternOf(sentences[problem])
}
