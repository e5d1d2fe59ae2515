import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { en } from '../locales/en.ts'
import { contrast, groundOf } from '../testing/contrast.ts'
import { emulate } from '../testing/emulate.ts'
import { number, openPhoneField, trigger } from '../testing/phone-field.ts'
import { everyNumber } from '../testing/phone-numbers.ts'
import { button, link, paste, status, text, title } from '../testing/screen.ts'

const caret = (): number | null => (number.element() as HTMLInputElement).selectionStart

function moveCaret(to: number): void {
  ;(number.element() as HTMLInputElement).setSelectionRange(to, to)
}

describe('typing a number', () => {
  it.each([
    ['07700900123', '07700 900123', '+447700900123'],
    ['7700900123', '07700 900123', '+447700900123'],
    ['+447700900123', '+44 7700 900123', '+447700900123'],
    ['+4407700900123', '+44 7700 900123', '+447700900123'],
    ['00447700900123', '+44 7700 900123', '+447700900123'],
    ['+393123456789', '+39 312 345 6789', '+393123456789'],
    ['+390669812345', '+39 06 6981 2345', '+390669812345'],
    ['+14155550132', '+1 415 555 0132', '+14155550132'],
  ])('%s is shown as %s and sent as %s', async (typed, shown, sent) => {
    const app = await openPhoneField()
    await userEvent.keyboard(typed)
    await userEvent.tab()
    await expect.element(number).toHaveValue(shown)
    await button(en.forgot.submit).click()
    await expect.poll(() => app.inputsOf('auth.requestPasswordReset')).toEqual([{ phoneNumber: sent }])
  })

  it.each(['+44 (0) 7700 900123', '0044 7700-900123', '\u202a+44 7700 900123\u202c', '＋４４ ７７００ ９００１２３'])(
    'takes a pasted %j, with its country',
    async (pasted) => {
      const app = await openPhoneField({ system: { languages: ['en-DE'], region: 'DE' } })
      await expect.element(trigger).toHaveAccessibleName('Country Germany +49')
      await paste(pasted)
      await expect.element(trigger).toHaveAccessibleName('Country United Kingdom +44')
      await button(en.forgot.submit).click()
      await expect.poll(() => app.inputsOf('auth.requestPasswordReset')).toEqual([{ phoneNumber: '+447700900123' }])
    },
  )

  it('groups the digits while they come', async () => {
    await openPhoneField()
    await userEvent.keyboard('077009')
    await expect.element(number).toHaveValue('07700 9')
    await userEvent.keyboard('00123')
    await expect.element(number).toHaveValue('07700 900123')
  })

  it('keeps the caret at its digit', async () => {
    await openPhoneField()
    await userEvent.keyboard('07700 900123')
    moveCaret(2)
    await userEvent.keyboard('{Backspace}')
    expect(caret()).toBe(1)
    await userEvent.keyboard('7')
    await expect.element(number).toHaveValue('07700 900123')
    expect(caret()).toBe(2)
  })

  it('deletes through the gaps', async () => {
    await openPhoneField()
    await userEvent.keyboard('07700900123')
    moveCaret(6)
    await userEvent.keyboard('{Backspace}')
    const digits = (): string => (number.element() as HTMLInputElement).value.replace(/\s/g, '')
    expect(digits()).toBe('0770900123')
  })

  it('leaves what is no number for its author to see', async () => {
    const app = await openPhoneField()
    await userEvent.keyboard('07700 9OO123')
    await button(en.forgot.submit).click()
    await expect.element(number).toHaveAccessibleDescription(en.fields.phoneNumberNotKnown)
    await expect.element(number).toHaveValue('07700 9OO123')
    expect(app.inputsOf('auth.requestPasswordReset')).toEqual([])
  })

  it.each(['07700 9001', '07700 900123 456'])(
    'refuses %s, which is no whole number, and says what to do',
    async (typed) => {
      const app = await openPhoneField()
      await userEvent.keyboard(typed)
      await button(en.forgot.submit).click()
      await expect.element(number).toHaveAccessibleDescription(en.fields.phoneNumberNotKnown)
      expect(app.inputsOf('auth.requestPasswordReset')).toEqual([])
    },
  )

  it.each(['+44 7700 9001', '+52 1 55 1234 5678'])(
    'sends %s as it is, because an account may have it',
    async (typed) => {
      const app = await openPhoneField()
      await userEvent.keyboard(typed)
      await button(en.forgot.submit).click()
      const phoneNumber = typed.replaceAll(' ', '')
      await expect.poll(() => app.inputsOf('auth.requestPasswordReset')).toEqual([{ phoneNumber }])
    },
  )

  it('warns about a fixed line, and sends it', async () => {
    const app = await openPhoneField()
    await userEvent.keyboard('02079460018')
    await expect.element(status(en.fields.phoneNumberFixedLine)).toBeVisible()
    await expect.element(number).toHaveAttribute('aria-invalid', 'false')
    await button(en.forgot.submit).click()
    await expect.poll(() => app.inputsOf('auth.requestPasswordReset')).toEqual([{ phoneNumber: '+442079460018' }])
  })

  it('does not warn about one that sends no text message', async () => {
    await openPhoneField()
    await userEvent.keyboard('02079460018')
    await expect.element(text(en.fields.phoneNumberFixedLine)).toBeVisible()
    await link(en.forgot.back).click()
    await expect.element(title(en.signIn.title)).toBeVisible()
    await expect.element(number).toHaveValue('+44 20 7946 0018')
    expect(text(en.fields.phoneNumberFixedLine).query()).toBeNull()
  })
})

it('shows its edges and its focus in forced colours', async () => {
  await emulate({ 'forced-colors': 'active' })
  await openPhoneField()
  const { borderTopColor, outlineStyle, outlineColor } = getComputedStyle(number.element())
  expect(contrast(borderTopColor, groundOf(number.element()))).toBeGreaterThan(3)
  expect(outlineStyle).toBe('solid')
  expect(contrast(outlineColor, groundOf(number.element()))).toBeGreaterThan(3)

  await userEvent.tab({ shift: true })
  await expect.element(trigger).toHaveFocus()
  expect(getComputedStyle(number.element()).outlineStyle).toBe('none')
  expect(getComputedStyle(trigger.element()).outlineStyle).toBe('solid')
})

describe('the calling code beside the flag', () => {
  const code = trigger.getByText('+44', { exact: true })

  it('is seen while a number of the country is typed', async () => {
    await openPhoneField()
    await expect.element(code).toBeVisible()
    for (const typed of ['7', '7700', '900123']) {
      await userEvent.keyboard(typed)
      await expect.element(code).toBeVisible()
    }
  })

  it.each(['+4', '+44 77', '0044 7', '＋44', '\u202a+44', '(+44) 7700'])(
    'stands there only once: %j says its own',
    async (typed) => {
      await openPhoneField()
      const before = trigger.element().getBoundingClientRect().width
      await number.fill(typed)
      await expect.poll(() => code.query()).toBeNull()
      expect(trigger.element().getBoundingClientRect().width, 'the button keeps its size').toBe(before)
      await number.fill('7700')
      await expect.element(code).toBeVisible()
    },
  )

  it('has room, whichever it is', async () => {
    await openPhoneField()
    const shown = code.element()
    for (const callingCode of new Set(everyNumber.map(({ countryCallingCode }) => countryCallingCode))) {
      shown.textContent = `+${callingCode}`
      expect(trigger.element().scrollWidth, callingCode).toBeLessThanOrEqual(trigger.element().clientWidth)
    }
  })
})

describe('the example below', () => {
  const example = text('For example')

  it('goes when there is a number, and keeps its place', async () => {
    await openPhoneField()
    await expect.element(example).toBeVisible()
    const { top } = button(en.forgot.submit).element().getBoundingClientRect()
    await userEvent.keyboard('7')
    await expect.element(example).not.toBeVisible()
    await expect.element(number).not.toHaveAccessibleDescription(/example/)
    expect(button(en.forgot.submit).element().getBoundingClientRect().top).toBe(top)
    await number.fill('')
    await expect.element(example).toBeVisible()
    await expect.element(number).toHaveAccessibleDescription(/example/)
  })
})
