import { expect, it } from 'vitest'
import { languages } from '../../preload/contract/languages.ts'
import { languageName } from './language-name.ts'

it.each(languages)('%s is named as CLDR names it, with a capital letter', (language) => {
  const named = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? ''
  const [first = '', ...rest] = named
  expect(languageName(language)).toBe(first.toLocaleUpperCase(language) + rest.join(''))
})
