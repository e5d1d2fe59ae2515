import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { en } from '../locales/en.ts'
import { openApp, type OpenedApp } from '../testing/open-app.ts'
import { sessions } from '../testing/samples.ts'
import { button, digit, paste, text, typeCode, typedCode } from '../testing/screen.ts'

// On the screen of sign-up's code, so that the tests see what is sent, too.
async function openCodeField(): Promise<OpenedApp> {
  const app = await openApp({ session: sessions.confirmingSignUp })
  app.fail('auth.confirmSignUp', { code: 'CodeWrong' })
  await expect.element(digit(1)).toHaveFocus()
  return app
}

describe('the code field', () => {
  it('moves on with each digit and takes nothing else', async () => {
    const app = await openCodeField()
    await userEvent.keyboard('1a2-3 4')
    expect(typedCode()).toBe('1234')
    await expect.element(digit(5)).toHaveFocus()
    await userEvent.keyboard('56')
    await expect.poll(() => app.inputsOf('auth.confirmSignUp')).toEqual([{ code: '123456' }])
  })

  it.each([
    '123456',
    '123 456',
    '123-456',
    'Your Latchkey code is 123456. It is valid for 24 hours.',
    'Latchkey: 123-456 is your code. Do not share it with anyone.',
  ])('takes the code out of a pasted %j', async (pasted) => {
    const app = await openCodeField()
    await paste(pasted)
    expect(typedCode()).toBe('123456')
    await expect.poll(() => app.inputsOf('auth.confirmSignUp')).toEqual([{ code: '123456' }])
  })

  it('takes a code that is typed over another one, and sends it when its last digit is there', async () => {
    const app = await openCodeField()
    await typeCode('000000')
    await expect.element(text(en.errors.CodeWrong)).toBeVisible()
    await digit(1).click()
    await userEvent.keyboard('654321')
    expect(typedCode()).toBe('654321')
    await expect.poll(() => app.inputsOf('auth.confirmSignUp')).toEqual([{ code: '000000' }, { code: '654321' }])
  })

  it('replaces what was there when a code is pasted into any box', async () => {
    const app = await openCodeField()
    await typeCode('999999')
    await expect.element(text(en.errors.CodeWrong)).toBeVisible()
    await digit(4).click()
    await paste('123 456')
    expect(typedCode()).toBe('123456')
    await expect.poll(() => app.inputsOf('auth.confirmSignUp')).toEqual([{ code: '999999' }, { code: '123456' }])
  })

  it('takes a code that the system fills in', async () => {
    await openCodeField()
    await digit(1).fill('123456')
    expect(typedCode()).toBe('123456')
  })

  it('keeps the other digits in their places when one is deleted', async () => {
    const app = await openCodeField()
    await typeCode('129456')
    await expect.element(text(en.errors.CodeWrong)).toBeVisible()
    await digit(3).click()
    await userEvent.keyboard('{Backspace}')
    await expect.element(digit(3)).toHaveValue('')
    await expect.element(digit(4)).toHaveValue('4')
    await userEvent.keyboard('3')
    await expect.poll(() => app.inputsOf('auth.confirmSignUp')).toEqual([{ code: '129456' }, { code: '123456' }])
  })

  it('goes back with Backspace from an empty box and with the arrows', async () => {
    await openCodeField()
    await userEvent.keyboard('123{Backspace}')
    await expect.element(digit(3)).toHaveFocus()
    expect(typedCode()).toBe('12')
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}')
    await expect.element(digit(1)).toHaveFocus()
    await userEvent.keyboard('{ArrowRight}')
    await expect.element(digit(2)).toHaveFocus()
  })

  it('goes to its ends with Home and End, and no further than the first empty box', async () => {
    await openCodeField()
    await userEvent.keyboard('123{Home}')
    await expect.element(digit(1)).toHaveFocus()
    await userEvent.keyboard('{End}')
    await expect.element(digit(4)).toHaveFocus()
  })

  it('does not send the same code again by itself, but at the press of the button', async () => {
    const app = await openCodeField()
    await typeCode('123456')
    await expect.element(text(en.errors.CodeWrong)).toBeVisible()
    await digit(6).click()
    await userEvent.keyboard('{Backspace}6')
    await digit(1).click()
    await paste('123456')
    expect(typedCode()).toBe('123456')
    expect(app.inputsOf('auth.confirmSignUp')).toHaveLength(1)
    await button(en.confirm.submit).click()
    await expect.poll(() => app.inputsOf('auth.confirmSignUp')).toHaveLength(2)
  })

  it('is one group with one label for a screen reader, and asks the system for the code', async () => {
    await openCodeField()
    const group = page.getByRole('group', { name: en.fields.code })
    await expect.element(group).toHaveAccessibleName(en.fields.code)
    await expect.element(group).toHaveAccessibleDescription(en.fields.codeHint)
    await expect.element(group).toMatchAriaInlineSnapshot(`
      - group "Code":
        - textbox "Digit 1 of 6"
        - textbox "Digit 2 of 6"
        - textbox "Digit 3 of 6"
        - textbox "Digit 4 of 6"
        - textbox "Digit 5 of 6"
        - textbox "Digit 6 of 6"
    `)
    await expect.element(digit(1)).toHaveAttribute('autocomplete', 'one-time-code')
    await expect.element(digit(1)).toHaveAttribute('inputmode', 'numeric')
  })
})
