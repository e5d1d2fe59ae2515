import { expect, it } from 'vitest'
import { deleteThrough, keepCaret } from './caret.ts'

/** Reads a text in which `|` stands for the caret. */
function at(marked: string): { text: string; caret: number } {
  return { text: marked.replace('|', ''), caret: marked.indexOf('|') }
}

it.each([
  ['+447700|', '+44 7700|'],
  ['+44 77|00 900123', '+44 77|00 900123'],
  ['+44 77008| 90012', '+44 77008| 90012'],
  ['077001| 23456', '07700 1|23456'],
  ['|07700', '|07700'],
  ['0044|7', '+44| 7'],
  ['(415)|', '(415)|'],
])('keeps the caret of %j: %j', (typed, grouped) => {
  const { text, caret } = at(grouped)
  expect(keepCaret(at(typed), text)).toBe(caret)
})

it.each([
  ['(415)', '(415|', 'backward', '(41|'],
  ['07700 900', '07700|900', 'backward', '0770|900'],
  ['07700 900', '07700|900', 'forward', '07700|00'],
  ['07700 900', '07700 90|', 'backward', '07700 90|'],
  ['(415)', '|415)', 'backward', '|415)'],
] as const)('takes the digit too when only a separator of %j was deleted: %j', (before, typed, direction, expected) => {
  expect(deleteThrough(before, at(typed), direction)).toEqual(at(expected))
})
