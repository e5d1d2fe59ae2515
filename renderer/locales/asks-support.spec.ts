import { expect, it } from 'vitest'
import { asksSupport } from './asks-support.ts'
import english from './en.json'

it('lists each sentence that names the IT department, and no other', () => {
  const naming = Object.entries(english).flatMap(([group, texts]) =>
    Object.entries(texts).flatMap(([key, text]) => (text.includes('IT department') ? [`${group}.${key}`] : [])),
  )
  expect([...asksSupport].toSorted()).toEqual(naming.toSorted())
})

it('is known to each message that explains a failure, which then says who that is', () => {
  const sources = import.meta.glob<string>('../**/*.vue', { query: '?raw', import: 'default', eager: true })
  const explaining = Object.entries(sources).flatMap(([path, source]) =>
    [...source.matchAll(/<AppAlert\b((?:"[^"]*"|[^>"])*)>(.*?)<\/AppAlert>/gs)].flatMap(([, tag = '', body = '']) =>
      /<FailureText|\bexplain\(/.test(body) ? [{ path, tag }] : [],
    ),
  )
  expect(explaining.length).toBeGreaterThan(10)
  expect(explaining.filter(({ tag }) => !tag.includes(':about=')).map(({ path }) => path)).toEqual([])
})
