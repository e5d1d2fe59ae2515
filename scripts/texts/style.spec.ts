import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { languages } from '../../preload/contract/languages.ts'

it('is described for every language, and for no other', () => {
  const file = new URL('../../renderer/locales/notes/style.json', import.meta.url)
  const styles = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  expect(Object.keys(styles).sort()).toEqual([...languages].sort())
  for (const [language, style] of Object.entries(styles)) expect(style.length, language).toBeGreaterThan(10)
})
