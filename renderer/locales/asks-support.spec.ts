import { expect, it } from 'vitest'
import { asksSupport } from './asks-support.ts'
import english from './en.json'

it('lists each sentence that names the IT department, and no other', () => {
  const naming = Object.entries(english).flatMap(([group, texts]) =>
    Object.entries(texts).flatMap(([key, text]) => (text.includes('IT department') ? [`${group}.${key}`] : [])),
  )
  expect([...asksSupport].toSorted()).toEqual(naming.toSorted())
})
