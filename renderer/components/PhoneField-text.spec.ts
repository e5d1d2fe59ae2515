import { describe, expect, it } from 'vitest'
import { oneIn } from '../../scripts/reduced.ts'
import { userEvent } from 'vitest/browser'
import { en } from '../locales/en.ts'
import { decimalRows, writtenWith } from '../testing/decimal-digits.ts'
import { number, openPhoneField, trigger } from '../testing/phone-field.ts'
import { button, commit, compose, paste } from '../testing/screen.ts'

// Numbers inside a text or in the digits of another script, while Germany is chosen.
const germany = { system: { languages: ['en-DE'], region: 'DE' } }
const british = 'Country United Kingdom +44'

async function expectBritish(app: Awaited<ReturnType<typeof openPhoneField>>): Promise<void> {
  await expect.element(trigger).toHaveAccessibleName(british)
  await expect.element(number).toHaveValue('+44 7700 900777')
  await button(en.forgot.submit).click()
  await expect.poll(() => app.inputsOf('auth.requestPasswordReset')).toEqual([{ phoneNumber: '+447700900777' }])
}

function someRows(): ReturnType<typeof decimalRows> {
  const every = oneIn('scripts in which a phone number is typed')
  return decimalRows().filter((_, index) => index % every === 0)
}

it.each([
  'Mobile: +44 7700 900777',
  'tel:+44-7700-900777;ext=5',
  '(0044) 7700 900777 ext. 12',
  'Ada Okafor\nMobile: +44 (0) 7700 900777\n12 High Street',
  '+44 7700 900777\n12',
  'الهاتف: ٠٠٤٤٧٧٠٠٩٠٠٧٧٧',
])('shows, flags and sends one number for a pasted %j', async (pasted) => {
  const app = await openPhoneField(germany)
  await paste(pasted)
  await expectBritish(app)
})

it('does not make one number of two lines', async () => {
  const app = await openPhoneField(germany)
  await paste('0151 2345678\n0152 3456789')
  await button(en.forgot.submit).click()
  await expect.element(number).toHaveAccessibleDescription(en.fields.phoneNumberNotKnown)
  await expect.element(number).toHaveValue('0151 2345678\t0152 3456789')
  expect(app.inputsOf('auth.requestPasswordReset')).toEqual([])
})

it('flags a number that is dialled abroad from the country chosen', async () => {
  const app = await openPhoneField({ system: { languages: ['en-US'], region: 'US' } })
  await userEvent.keyboard('011447700900777')
  await expectBritish(app)
})

describe('digits of every script', () => {
  it.each(someRows().map((row) => writtenWith(row, '+447700900777')))('%s, typed', async (text) => {
    await openPhoneField(germany)
    for (const character of text) await commit(character)
    await expect.element(number).toHaveValue('+44 7700 900777')
    await expect.element(trigger).toHaveAccessibleName(british)
  })

  it.each(['＋４４７７００９００７７７', '+٤٤٧٧٠٠٩٠٠٧٧٧'])('%s, composed', async (text) => {
    const app = await openPhoneField(germany)
    await compose(text)
    await expect.element(number).toHaveValue(text)
    await commit(text)
    await expectBritish(app)
  })
})
