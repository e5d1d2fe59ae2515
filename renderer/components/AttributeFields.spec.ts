import { describe, expect, it, onTestFinished } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { attributeDefinitions } from '../../preload/contract/attributes/definition.ts'
import de from '../locales/de.json'
import { en } from '../locales/en.ts'
import { openApp, type OpenedApp } from '../testing/open-app.ts'
import { appInfo, goodPassword, phoneNumber, sessions } from '../testing/samples.ts'
import { stages } from '../testing/stages.ts'
import { button, field, fill, link, title } from '../testing/screen.ts'

async function openWith(...entries: object[]): Promise<OpenedApp> {
  const attributes = attributeDefinitions.parse(entries.map((entry) => ({ name: 'custom:it', ...entry })))
  const app = await openApp({ at: '/sign-up', info: { attributes } })
  app.answer('auth.signUp', { ok: true, value: sessions.confirmingSignUp })
  return app
}

const label = { en: 'Thing', de: 'Ding' }
const required = true

describe('a number', () => {
  it('is shown in the user’s form, also when the language changes', async () => {
    const app = await openWith({ type: 'number', required, label })
    onTestFinished(() => {
      document.documentElement.lang = 'en'
    })
    await field('Thing').fill('1,234.50')
    await userEvent.tab()
    await expect.element(field('Thing')).toHaveValue('1234.50')
    app.emit('settingsChanged', { ...appInfo.settings, language: 'de' })
    await expect.element(field('Ding')).toHaveValue('1234,50')
    await field('Ding').fill('0,5')
    await fill({ [de.fields.phoneNumber]: phoneNumber, [de.fields.password]: goodPassword })
    await button(de.signUp.submit).click()
    await expect.poll(() => app.inputsOf('auth.signUp')).toMatchObject([{ attributes: { 'custom:it': '0.5' } }])
  })

  it('does not change under the user’s hands', async () => {
    await openWith({ type: 'number', required, label })
    await field('Thing').click()
    await userEvent.keyboard('1.')
    await expect.element(field('Thing')).toHaveValue('1.')
    await userEvent.keyboard('50')
    await expect.element(field('Thing')).toHaveValue('1.50')
    await field('Thing').fill('')
    await userEvent.keyboard('1,234')
    await expect.element(field('Thing')).toHaveValue('1,234')
    await userEvent.tab()
    await expect.element(field('Thing')).toHaveValue('1234')
  })

  it('names its bounds as the user writes them', async () => {
    await openWith({ type: 'number', required, min: '-2.5', max: 1_000, label })
    await field('Thing').fill('-3')
    await button(en.signUp.submit).click()
    await expect.element(field('Thing')).toHaveAccessibleDescription(en.fields.numberTooLow.replace('{bound}', '-2.5'))
  })
})

describe('a yes or no', () => {
  const group = () => page.getByRole('radiogroup', { name: 'Thing', exact: true })

  it('has no answer until the user gives one, and tells so', async () => {
    const app = await openWith({ type: 'boolean', required, label })
    await fill({ [en.fields.phoneNumber]: phoneNumber, [en.fields.password]: goodPassword })
    await button(en.signUp.submit).click()
    await expect.element(group()).toHaveAccessibleDescription(en.fields.booleanMissing)
    await expect.element(group().getByRole('radio').first()).toHaveFocus()
    await userEvent.keyboard(' ')
    await expect.element(group()).not.toHaveAttribute('aria-invalid', 'true')
    await button(en.signUp.submit).click()
    await expect.poll(() => app.inputsOf('auth.signUp')).toMatchObject([{ attributes: { 'custom:it': 'true' } }])
  })

  it('may be left without one where it is optional', async () => {
    const app = await openWith({ type: 'boolean', label })
    await expect.element(page.getByRole('radio', { name: en.fields.noAnswer })).toBeChecked()
    await fill({ [en.fields.phoneNumber]: phoneNumber, [en.fields.password]: goodPassword })
    await button(en.signUp.submit).click()
    await expect.poll(() => app.inputsOf('auth.signUp')).toEqual([expect.objectContaining({ attributes: {} })])
  })
})

describe('a choice', () => {
  const choices = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ value: `v${index}`, label: { en: `Thing number ${index}` } }))
  const options = () => page.getByRole('option')

  it.each([2, 7])('of %i opens as a list, without a search', async (count) => {
    await openWith({ type: 'choice', required, label, choices: choices(count) })
    await expect.element(field('Thing')).toHaveTextContent(en.fields.choose)
    await field('Thing').click()
    await expect.element(options().first()).toBeVisible()
    expect(options()).toHaveLength(count)
    expect(page.getByPlaceholder(en.fields.choiceSearch).query()).toBeNull()
  })

  it.each([8, 30])('of %i can be searched, and chosen with the keyboard alone', async (count) => {
    await openWith({ type: 'choice', required, label, choices: choices(count) })
    ;(field('Thing').element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByPlaceholder(en.fields.choiceSearch)).toHaveFocus()
    expect(options()).toHaveLength(count)
    await userEvent.keyboard('NUMBER 6')
    await expect.poll(() => options()).toHaveLength(1)
    await userEvent.keyboard('{Enter}')
    await expect.element(field('Thing')).toHaveTextContent('Thing number 6')
    await expect.element(field('Thing')).toHaveFocus()
  })

  it('is chosen with the keyboard too when the list shrinks away from under a mouse that rests', async () => {
    await openWith({ type: 'choice', required, label, choices: choices(12) })
    ;(field('Thing').element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    await userEvent.hover(options().last())
    await userEvent.keyboard('NUMBER 6')
    await expect.poll(() => options()).toHaveLength(1)
    // The browser sees only at its next frame that the mouse is over something else.
    await new Promise((resolve) => setTimeout(resolve, 100))
    await userEvent.keyboard('{Enter}')
    await expect.element(field('Thing')).toHaveTextContent('Thing number 6')
  })

  it('is the row that was last shown as chosen by Enter, when the mouse has left the list', async () => {
    await openWith({ type: 'choice', required, label, choices: choices(12) })
    ;(field('Thing').element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    await userEvent.hover(options().nth(3))
    await userEvent.hover(document.body, { position: { x: 2, y: 2 }, force: true })
    await expect.poll(() => document.querySelector('[data-highlighted]')?.textContent).toBe('Thing number 3')
    await userEvent.keyboard('{Enter}')
    await expect.element(field('Thing')).toHaveTextContent('Thing number 3')
  })

  it('says that nothing was found', async () => {
    await openWith({ type: 'choice', required, label, choices: choices(9) })
    await field('Thing').click()
    await page.getByPlaceholder(en.fields.choiceSearch).fill('xyz')
    await expect.element(page.getByRole('status').getByText(en.fields.choiceNone)).toBeVisible()
    expect(page.getByPlaceholder(en.fields.choiceSearch).element().hasAttribute('aria-activedescendant')).toBe(false)
    await userEvent.keyboard('{Enter}')
    await userEvent.keyboard('{Escape}')
    await expect.element(field('Thing')).toHaveTextContent(en.fields.choose)
  })

  it('that is optional can be taken back', async () => {
    const app = await openWith({ type: 'choice', label, choices: choices(3) })
    const thing = field(`Thing ${en.fields.optional}`)
    await thing.click()
    await options().nth(2).click()
    await thing.click()
    await page.getByRole('option', { name: en.fields.noAnswer }).click()
    await fill({ [en.fields.phoneNumber]: phoneNumber, [en.fields.password]: goodPassword })
    await button(en.signUp.submit).click()
    await expect.poll(() => app.inputsOf('auth.signUp')).toEqual([expect.objectContaining({ attributes: {} })])
  })
})

describe('a text', () => {
  it('keeps the company’s hint beside the sentence about its form', async () => {
    await openWith({ required, pattern: String.raw`\d{6}`, label, hint: { en: 'On your badge' } })
    await field('Thing').fill('x')
    await button(en.signUp.submit).click()
    await expect.element(field('Thing')).toHaveAccessibleDescription(`${en.fields.otherForm} On your badge`)
  })

  it('is told how many characters it may have, and how many it has', async () => {
    await openWith({ required, minLength: 3, maxLength: 5, label })
    await field('Thing').fill('ab')
    await button(en.signUp.submit).click()
    await expect.element(field('Thing')).toHaveAccessibleDescription(/at least 3 characters/)
    await field('Thing').fill('abcdef')
    await button(en.signUp.submit).click()
    await expect.element(field('Thing')).toHaveAccessibleDescription(/at most 5 characters; there are 6 now/)
  })

  it('of the company is text, whatever is in it', async () => {
    const hostile = '<img src=x onerror=alert(1)> & {name}'
    await openWith({ required, label: { en: hostile }, hint: { en: hostile } })
    await expect.element(field(hostile)).toHaveAccessibleDescription(hostile)
    expect(document.querySelector('img[src="x"]')).toBeNull()
  })
})

it('what was entered is there again after "Start again", in each field', async () => {
  const { attributes, passwordPolicy } = stages.department
  const app = await openApp({ at: '/sign-up', info: { attributes, passwordPolicy } })
  app.answer('auth.signUp', { ok: true, value: sessions.confirmingSignUp })
  app.answer('session.startOver', { ok: true, value: sessions.signedOut })
  await fill({ [en.fields.phoneNumber]: phoneNumber, [en.attributes.name]: 'Ada', [en.fields.password]: goodPassword })
  await field(en.attributes.department).click()
  await page.getByRole('option', { name: 'Warehouse' }).click()
  await field(en.attributes.employeeNumber).fill('004711')
  await button(en.signUp.submit).click()
  await button(en.code.startOver).click()
  await expect.element(title(en.signUp.title)).toBeVisible()
  await expect.element(field(en.attributes.department)).toHaveTextContent('Warehouse')
  await expect.element(field(en.attributes.employeeNumber)).toHaveValue('004711')
  await link(en.signUp.signIn).click()
})

it('draws no field where main did not tell the attributes', async () => {
  await openApp({
    at: '/sign-up',
    script: (double) => {
      double.fail('app.getInfo', { code: 'Unexpected' })
    },
  })
  await expect.element(field(en.fields.phoneNumber)).toBeVisible()
  expect(page.getBySelector('main input').elements()).toHaveLength(2)
})
