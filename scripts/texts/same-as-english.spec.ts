import { describe, expect, it } from 'vitest'
import { languages } from '../../preload/contract/languages.ts'
import { parseMessage } from '../../renderer/locales/icu.ts'
import { readCatalogue } from './catalogue.ts'
import { findTextFaults } from './check.ts'
import { parseTexts, type Parsed } from './compare.ts'
import { readTextFiles } from './files.ts'
import { findEnglish, type SameTexts } from './same-as-english.ts'

const files = readTextFiles()
const englishTexts = readCatalogue(files.catalogues.en ?? '').texts
const english = parseTexts(englishTexts, 'en').messages
const others = languages.filter((language) => language !== 'en')
/** Texts without words to translate: names and values. */
const wordless = ['app.name', 'app.title', 'places.place']

describe.each(others)('a text left in English in %s', (language) => {
  const faultsOf = (path: string, text: string) =>
    findEnglish(language, new Map([[path, parseMessage(text, 'en')]]), english, files.sameAsEnglish)

  it('is named, whichever it is', () => {
    const unnamed = [...englishTexts].filter(([path, text]) => {
      if (wordless.includes(path) || files.sameAsEnglish[path]?.[language] !== undefined) return false
      return !faultsOf(path, text).some((fault) => fault.startsWith(`${path} is the same as in English`))
    })
    expect(unnamed).toEqual([])
  })

  it('is named in capitals, with other spaces and without its full stop', () => {
    for (const text of ['TRY AGAIN', ' Try  again! ', 'try\u00a0again', '¡Try again…', 'Try again。']) {
      expect(faultsOf('profile.retry', text), text).toHaveLength(1)
    }
  })

  it('is named where only one sentence or one form of it was left', () => {
    const half = englishTexts.get('app.offline')?.split('. ')[1] ?? ''
    expect(faultsOf('app.offline', `Latchkey ist getrennt. ${half}`)).toHaveLength(1)
    const forms = 'Wenigstens {count, plural, one {# Zeichen} other {# characters}}'
    expect(faultsOf('passwordRules.length', forms)).toHaveLength(1)
  })

  it('is named where it was taken from another text', () => {
    expect(faultsOf('signIn.title', englishTexts.get('signUp.title') ?? '')).toHaveLength(1)
  })
})

describe('an exception', () => {
  const messages = (text: string): Parsed => new Map([['a.b', parseMessage(text, 'de')]])
  const find = (german: string, text: string, same: SameTexts) =>
    findEnglish('de', messages(german), messages(text), same)

  it('excuses a short text in its language alone', () => {
    expect(find('Code', 'Code', { 'a.b': { de: 'The German word.' } })).toEqual([])
    expect(find('Code', 'Code', { 'a.b': { nl: 'The Dutch word.' } })).toEqual([
      'a.b is the same as in English: "code".',
    ])
  })

  it('excuses no sentence that two languages cannot share by chance', () => {
    const text = 'Code. Ask for a new one.'
    expect(find(text, text, { 'a.b': { de: 'The German word.' } })).toHaveLength(1)
  })

  it('that is needless is named', () => {
    expect(find('Ziffern', 'Code', { 'a.b': { de: 'The German word.' } })).toEqual([
      'a.b is excused, but not the same as in English.',
    ])
  })

  it('without a reason is named', () => {
    expect(find('Code', 'Code', { 'a.b': { de: ' ' } })).toEqual(['a.b is excused without a reason.'])
  })

  it('for no text, no language or English itself is named', () => {
    const sameAsEnglish = { ...files.sameAsEnglish, 'app.versoin': { de: 'a' }, 'app.stage': { xx: 'a', en: 'a' } }
    expect(findTextFaults({ ...files, sameAsEnglish }).map((fault) => fault.split(' is excused')[0])).toEqual([
      'de: app.versoin',
      'xx: app.stage',
      'en: app.stage',
    ])
  })
})
