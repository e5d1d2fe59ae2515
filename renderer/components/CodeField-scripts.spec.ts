import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { decimalRows, writtenWith } from '../testing/decimal-digits.ts'
import { openCodeField, sentCodes } from '../testing/code-field.ts'
import { commit, compose, digit, paste, typeCode, typedCode } from '../testing/screen.ts'

// Digits that are not ASCII, from a keyboard or an input method of another script, or copied from a message.

it('takes the digits of every script, typed one by one', async () => {
  await openCodeField()
  for (const [index, row] of decimalRows().entries()) {
    // A different code each time, typed over the one before.
    const code = index % 2 === 0 ? '129456' : '803127'
    ;(digit(1).element() as HTMLInputElement).focus()
    for (const character of writtenWith(row, code)) await commit(character)
    expect([row[1], typedCode()]).toEqual([row[1], code])
  }
  // Some eighty scripts, each with six digits.
}, 60_000)

it.each(['١٢٣٤٥٦', '१२३४५६', '１２３ ４５６', '𝟏𝟐𝟑𝟒𝟓𝟔', 'رمزك هو ١٢٣٤٥٦.'])('takes a pasted %s', async (pasted) => {
  const app = await openCodeField()
  await paste(pasted)
  expect(typedCode()).toBe('123456')
  await expect.poll(() => sentCodes(app)).toEqual([{ code: '123456' }])
})

it('takes a part of a code that is pasted, from its box on', async () => {
  await openCodeField()
  await userEvent.keyboard('12')
  await paste('٣٤٥')
  expect(typedCode()).toBe('12345')
  await expect.element(digit(6)).toHaveFocus()
})

describe('an input method', () => {
  it.each(['１２３４５６', '١٢٣٤٥٦', '123456'])('writes %s, which is sent when the user commits it', async (code) => {
    const app = await openCodeField()
    await compose(code)
    await expect.element(digit(1)).toHaveValue(code)
    expect(sentCodes(app)).toEqual([])
    await commit(code)
    await expect.poll(() => sentCodes(app)).toEqual([{ code: '123456' }])
    expect(typedCode()).toBe('123456')
  })

  it('writes one digit after the other', async () => {
    const app = await openCodeField()
    for (const character of '１２３４５６') {
      await compose(character)
      await commit(character)
    }
    await expect.poll(() => sentCodes(app)).toEqual([{ code: '123456' }])
    expect(typedCode()).toBe('123456')
  })

  it('replaces the digit of its box, and leaves it when nothing is committed', async () => {
    const app = await openCodeField()
    await typeCode('129456')
    await expect.poll(() => sentCodes(app)).toHaveLength(1)
    await digit(3).click()
    await compose('か')
    await commit('か')
    expect(typedCode()).toBe('129456')
    await digit(3).click()
    await compose('３')
    await commit('３')
    expect(typedCode()).toBe('123456')
  })

  it('keeps its keys: Backspace takes away what it writes, and no digit', async () => {
    await openCodeField()
    await userEvent.keyboard('12')
    await compose('３')
    const event = new KeyboardEvent('keydown', { key: 'Backspace', isComposing: true, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
    expect(event.defaultPrevented).toBe(false)
    await commit('３')
    expect(typedCode()).toBe('123')
  })
})

it('empties a box whose digit is cut, and none for what is no digit', async () => {
  await openCodeField()
  await userEvent.keyboard('123')
  await digit(2).click()
  const box = digit(2).element() as HTMLInputElement
  box.select()
  await userEvent.cut()
  expect(typedCode()).toBe('13')
  await expect.element(digit(3)).toHaveValue('3')
  await digit(1).click()
  await paste('four')
  expect(typedCode()).toBe('13')
})
