import { expect, it } from 'vitest'
import { joinSentences } from './join-sentences.ts'

it.each([
  [['Try again.', 'It is 10:30.'], 'Try again. It is 10:30.'],
  [['もう一度お試しください。', '10:30以降です。'], 'もう一度お試しください。10:30以降です。'],
  [['请重试！', '最迟 10:30。'], '请重试！最迟 10:30。'],
  [['다시 시도하세요.', '10:30 이후입니다.'], '다시 시도하세요. 10:30 이후입니다.'],
  [['One.'], 'One.'],
  [['One.', 'Two.', 'Three.'], 'One. Two. Three.'],
])('%j become one text', (sentences, text) => {
  expect(joinSentences(...sentences)).toBe(text)
})
