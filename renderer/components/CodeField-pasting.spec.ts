import { expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { en } from '../locales/en.ts'
import { openCodeField, sentCodes } from '../testing/code-field.ts'
import { digit, paste, text, typeCode, typedCode } from '../testing/screen.ts'

// What is pasted is taken whole or not at all, and no digit of an older code stays beside it. Which text holds a code,
// `pasted-code.spec.ts` says.

it('takes the code beside a phone number, a time and an amount', async () => {
  const app = await openCodeField()
  await paste('12:34 Call +44 7700 900124. €123.456,00. Your code is 654321.')
  expect(typedCode()).toBe('654321')
  await expect.poll(() => sentCodes(app)).toEqual([{ code: '654321' }])
})

it.each(['1234567', '12345678', 'Call +44 7700 900124.', '123456 or 654321', 'no code', '12:34:56'])(
  'takes nothing of %j, and says so until a digit comes',
  async (pasted) => {
    const app = await openCodeField()
    await userEvent.keyboard('12')
    await paste(pasted)
    expect(typedCode()).toBe('12')
    await expect.element(text(en.fields.codeNotFound)).toBeVisible()
    await expect.element(digit(3)).toHaveFocus()
    await expect.element(digit(3)).toHaveAccessibleDescription(en.fields.codeNotFound)
    await userEvent.keyboard('3')
    expect(typedCode()).toBe('123')
    await expect.element(text(en.fields.codeNotFound)).not.toBeInTheDocument()
    expect(sentCodes(app)).toEqual([])
  },
)

it.each([1, 2, 4, 6])('leaves no digit of a wrong code behind when five are pasted into box %s', async (box) => {
  const app = await openCodeField()
  await typeCode('999999')
  await expect.element(text(en.errors.CodeWrong)).toBeVisible()
  await digit(box).click()
  await paste('12345')
  expect(typedCode()).toBe('12345')
  await expect.element(digit(6)).toHaveFocus()
  await userEvent.keyboard('6')
  await expect.poll(() => sentCodes(app)).toEqual([{ code: '999999' }, { code: '123456' }])
})

it('begins anew with a part that has no room behind the digits before it', async () => {
  await openCodeField()
  await userEvent.keyboard('9999')
  await paste('123')
  expect(typedCode()).toBe('123')
  await expect.element(digit(4)).toHaveFocus()
})

it('empties the boxes behind a part', async () => {
  await openCodeField()
  await userEvent.keyboard('12345')
  await digit(2).click()
  await paste('78')
  expect(typedCode()).toBe('178')
})

it.each(['1234567', '12345678'])('takes nothing of %s that a program fills in', async (filled) => {
  await openCodeField()
  await digit(1).fill(filled)
  expect(typedCode()).toBe('')
  await expect.element(text(en.fields.codeNotFound)).toBeVisible()
})
