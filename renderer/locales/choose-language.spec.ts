import { describe, expect, it } from 'vitest'
import { languages } from '../../preload/contract/languages.ts'
import { chooseLanguage } from './choose-language.ts'
import { formattingLocale } from './formatting-locale.ts'
import { languageName } from './language-name.ts'

describe('the language', () => {
  it.each([
    [['de-AT'], 'de'],
    [['pt-BR'], 'pt'],
    [['iw-IL'], 'he'],
    [['zh-CN'], 'zh-Hans'],
    [['zh'], 'zh-Hans'],
    [['zh-TW'], 'zh-Hans'],
    [['sr-Latn', 'it-CH'], 'it'],
    [[null, null, 'ja-JP', 'de'], 'ja'],
    [['C', 'not a tag', ''], 'en'],
    [[], 'en'],
  ])('for %j is %s', (wishes, language) => {
    expect(chooseLanguage(wishes, languages)).toBe(language)
  })

  it('is one that is offered', () => {
    expect(chooseLanguage(['fr', 'de'], ['en', 'de'])).toBe('de')
  })

  it.each([
    ['de', 'Deutsch'],
    ['fr', 'Français'],
    ['he', 'עברית'],
    ['zh-Hans', '简体中文'],
  ] as const)('%s is called %s', (language, name) => {
    expect(languageName(language)).toBe(name)
  })
})

describe('numbers and dates', () => {
  const day = Date.UTC(2026, 2, 9)
  const date = (language: string, system: string[]) =>
    new Intl.DateTimeFormat(formattingLocale(language, system), { timeZone: 'UTC' }).format(day)

  it("are written as in the system's region, where that speaks the language", () => {
    expect(date('en', ['de-DE', 'en-GB'])).toBe('09/03/2026')
    expect(date('en', ['en-US'])).toBe('3/9/2026')
    expect(date('de', ['en-US'])).toBe('9.3.2026')
    expect(date('de', ['C'])).toBe('9.3.2026')
  })

  it('have Latin digits in every language', () => {
    for (const language of languages) {
      const written = new Intl.NumberFormat(formattingLocale(language, ['ar-EG'])).format(1234567)
      expect(written.replaceAll(/[^\p{Nd}]/gu, '')).toBe('1234567')
    }
  })
})
