import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readCatalogue } from './catalogue.ts'
import { readTextFiles } from './files.ts'

it('is told of texts that there are, in the order of English', () => {
  const file = new URL('../../renderer/locales/notes/context.json', import.meta.url)
  const notes = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  const paths = [...readCatalogue(readTextFiles().catalogues.en ?? '').texts.keys()]
  expect(Object.keys(notes)).toEqual(paths.filter((path) => path in notes))
  for (const [path, note] of Object.entries(notes)) expect(note.length, path).toBeGreaterThan(10)
})
