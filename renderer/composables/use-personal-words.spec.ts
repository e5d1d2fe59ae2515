import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { attributeDefinitions } from '../../preload/contract/attributes/definition.ts'
import { en } from '../locales/en.ts'
import { openApp } from '../testing/open-app.ts'
import { phoneNumber, sessions } from '../testing/samples.ts'
import { field, text } from '../testing/screen.ts'

// What others know of a user makes a password weak, whatever the company asks for.

const attributes = attributeDefinitions.parse([
  { name: 'given_name', required: true },
  { name: 'birthdate', type: 'date', required: true },
  {
    name: 'custom:department',
    type: 'choice',
    required: true,
    choices: [{ value: 'hr7', label: { en: 'Zwergpinscherverleih' } }],
  },
  { name: 'custom:badge', type: 'number', required: true, label: { en: 'Badge' }, visible: false },
])
const values = {
  given_name: 'Thorgrimsson',
  birthdate: '1974-09-23',
  'custom:department': 'hr7',
  'custom:badge': '80318847',
}

/** Passwords of what others know: a value, a date as one writes it, the name of a choice, the number. */
const personal = ['Thorgrimsson1', '23091974', 'Zwergpinscherverleih', '80318847', '7700900123']

describe('a password of what others know', () => {
  it('is told when a new account is made, as the fields are filled in', async () => {
    await openApp({ at: '/sign-up', info: { attributes } })
    const password = field(en.fields.password)
    await field(en.fields.phoneNumber).fill(phoneNumber)
    await field(en.attributes.givenName).fill(values.given_name)
    await field(en.attributes.birthdate).fill('23/9/1974')
    await field(en.attributes.department).click()
    await page.getByRole('option').first().click()
    await field('Badge').fill(values['custom:badge'])
    for (const one of personal) {
      await password.fill(one)
      await expect.element(text(en.strength.personal), { message: one }).toBeVisible()
      await password.fill('')
    }
  })

  it('is told when it is changed, by the profile', async () => {
    const profile = { phoneNumber, phoneNumberVerified: true, attributes: values }
    await openApp({ at: '/security/password', session: { ...sessions.signedIn, profile }, info: { attributes } })
    const password = field(en.fields.newPassword)
    for (const one of personal) {
      await password.fill(one)
      await expect.element(text(en.strength.personal), { message: one }).toBeVisible()
      await password.fill('')
    }
  })
})
