import { expect, it } from 'vitest'
import { listCalls } from '../../preload/contract/derive.ts'

const sources = import.meta.glob<string>('./!(*.spec).ts', { query: '?raw', import: 'default', eager: true })

it.each(listCalls())('asks for $group.$name', ({ group, name }) => {
  const asked = new RegExp(String.raw`\bbridge\.${group}\.${name}\(`)
  expect(Object.keys(sources).filter((file) => asked.test(sources[file] ?? ''))).toHaveLength(1)
})
