import { expect, it } from 'vitest'
import { findCode } from './pasted-code.ts'

it.each([
  '123456',
  ' 123456\n',
  '123 456',
  '123-456',
  '123\u2011456',
  '1 2 3 4 5 6',
  '１２３４５６',
  'Your Latchkey code is 123456.',
  'Your code is 123-456. It is valid for 24 hours. Reply STOP to 40404.',
  'Code: 123456\nDo not share it. Call +44 7700 900124 for help.',
])('finds the code in %j', (text) => {
  expect(findCode(text)).toBe('123456')
})

it.each(['', 'no digits', '12345', '1234567', 'Call 40404 or 1234567.'])('finds none in %j', (text) => {
  expect(findCode(text)).toBeNull()
})
