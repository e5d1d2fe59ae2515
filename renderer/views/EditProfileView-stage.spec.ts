import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { attributeDefinitions } from '../../preload/contract/attributes/definition.ts'
import type { Attributes, Profile } from '../../preload/contract/session.ts'
import { en } from '../locales/en.ts'
import { openApp, type OpenedApp } from '../testing/open-app.ts'
import { phoneNumber, sessions } from '../testing/samples.ts'
import { alert, button, containing, field, status, text, title } from '../testing/screen.ts'

// The form that changes the profile, on a stage with attributes of every type.

const label = (word: string) => ({ label: { en: word } })
const attributes = attributeDefinitions.parse([
  { name: 'name', required: true },
  { name: 'custom:code', pattern: '[A-Z]{3}', ...label('Code word') },
  { name: 'custom:team', type: 'choice', choices: [{ value: 'a' }, { value: 'b' }], ...label('Team') },
  { name: 'custom:shift', type: 'boolean', ...label('Shift work') },
  { name: 'custom:floor', type: 'number', max: 9, ...label('Floor') },
  { name: 'custom:since', type: 'date', ...label('Since') },
  { name: 'custom:badge', type: 'number', editable: false, ...label('Badge') },
  { name: 'custom:secret', visible: false, ...label('Secret') },
])

const held: Attributes = {
  name: 'Ada',
  'custom:code': 'abc',
  'custom:team': 'closed down',
  'custom:shift': 'maybe',
  'custom:floor': '1e5',
  'custom:since': '1.4.19',
  'custom:badge': '1234.5',
  'custom:secret': 'x',
}

const sessionWith = (values: Attributes) => ({
  ...sessions.signedIn,
  profile: { phoneNumber, phoneNumberVerified: true, attributes: values } satisfies Profile,
})

async function open(values = held): Promise<OpenedApp> {
  const app = await openApp({ at: '/profile/edit', session: sessionWith(values), info: { attributes } })
  app.answer('profile.update', { ok: true, value: sessionWith(values).profile })
  return app
}

const optional = (word: string) => field(`${word} ${en.fields.optional}`)
const save = () => button(en.editProfile.submit).click()

describe('a value that nobody touches', () => {
  it('is never wrong and never sent, whatever the rules are today', async () => {
    const app = await open()
    await field('Full name').fill('Ada O.')
    await save()
    await expect.element(status(en.profile.saved)).toBeVisible()
    expect(app.inputsOf('profile.update')).toEqual([{ attributes: { name: 'Ada O.' } }])
  })

  it('stays right when its field is only passed through', async () => {
    const app = await open()
    await field('Full name').click()
    for (let fields = 0; fields < 8; fields += 1) await userEvent.tab()
    expect(document.querySelectorAll('[aria-invalid="true"]')).toHaveLength(0)
    expect((optional('Floor').element() as HTMLInputElement).value).toBe('1e5')
    await save()
    await expect.element(title(en.profile.title)).toBeVisible()
    expect(app.inputsOf('profile.update')).toEqual([])
  })

  it('is wrong once it is changed to another wrong one, and right when it is as before', async () => {
    const app = await open()
    await optional('Floor').fill('10')
    await optional('Code word').fill('abcd')
    await save()
    await expect.element(optional('Floor')).toHaveAccessibleDescription(en.fields.numberTooHigh.replace('{bound}', '9'))
    await expect.element(optional('Code word')).toHaveAccessibleDescription(en.fields.otherForm)
    await optional('Floor').fill('1e5')
    await optional('Code word').fill('abc')
    await save()
    await expect.element(title(en.profile.title)).toBeVisible()
    expect(app.inputsOf('profile.update')).toEqual([])
  })

  it('has to be filled in where it is required and empty', async () => {
    const app = await open({ ...held, name: ' ' })
    await save()
    await expect.element(field('Full name')).toHaveAccessibleDescription(en.fields.nameMissing)
    expect(app.inputsOf('profile.update')).toEqual([])
  })
})

it('goes back without a request when nothing changed, and says nothing of a change', async () => {
  const app = await open()
  await save()
  await expect.element(title(en.profile.title)).toBeVisible()
  expect(app.inputsOf('profile.update')).toEqual([])
  expect(text(en.profile.saved).query()).toBeNull()
})

it('sends what was changed in every type of field, and an emptied one as empty', async () => {
  const app = await open({ name: 'Ada', 'custom:code': 'ABC' })
  await optional('Code word').fill('')
  await optional('Team').click()
  await page.getByRole('option', { name: 'b', exact: true }).click()
  const shift = page.getByRole('radiogroup', { name: `Shift work ${en.fields.optional}` })
  await shift.getByText(en.fields.no, { exact: true }).click()
  await optional('Floor').fill('1.50')
  await optional('Since').fill('1/4/2019')
  await save()
  await expect.element(status(en.profile.saved)).toBeVisible()
  const sent = {
    'custom:code': '',
    'custom:team': 'b',
    'custom:shift': 'false',
    'custom:floor': '1.50',
    'custom:since': '2019-04-01',
  }
  expect(app.inputsOf('profile.update')).toEqual([{ attributes: sent }])
})

it('shows what may not be changed as it is read, and nothing of what is not shown', async () => {
  await open()
  await expect.element(field('Badge')).toHaveValue('1,234.5')
  await expect.element(field('Badge')).toHaveAttribute('readonly')
  expect(text('Secret').query()).toBeNull()
})

describe('a choice that is no longer offered', () => {
  it('is shown as it is, and can be chosen again until the form is closed', async () => {
    await open()
    await expect.element(optional('Team')).toHaveTextContent('closed down')
    await optional('Team').click()
    await page.getByRole('option', { name: 'a', exact: true }).click()
    await expect.element(optional('Team')).toHaveTextContent('a')
    await optional('Team').click()
    await page.getByRole('option', { name: 'closed down', exact: true }).click()
    await expect.element(optional('Team')).toHaveTextContent('closed down')
  })
})

it('tells what main refuses at its field, and the label of what has none', async () => {
  const app = await open()
  app.fail('profile.update', { code: 'InvalidInput', fields: ['custom:floor', 'custom:badge', 'custom:secret'] })
  await field('Full name').fill('Ada O.')
  await save()
  await expect.element(optional('Floor')).toHaveAccessibleDescription(containing(en.fields.refused))
  await expect.element(alert(en.failures.fields.replace('{fields}', 'Badge and Secret'))).toBeVisible()
  await expect.element(field('Full name')).toHaveValue('Ada O.')
})
