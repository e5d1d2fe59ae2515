import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { languages } from '../../preload/contract/languages.ts'
import { readCatalogue } from './catalogue.ts'
import { findTextFaults } from './check.ts'
import { findFaultsOnDisk, readTextFiles } from './files.ts'
import type { SameTexts } from './same-as-english.ts'

const files = readTextFiles()
const source = (language: string) => files.catalogues[language] ?? ''
const textsOf = (language: string) => readCatalogue(source(language)).texts
const english = textsOf('en')
const others = languages.filter((language) => language !== 'en')

const anyText = fc.record({ language: fc.constantFrom(...others), path: fc.constantFrom(...english.keys()) })
/** Each run parses two languages, so there are few. */
const some = { numRuns: 40 }

/** The faults of one language with this catalogue, compared with English. Other languages are left out to save time. */
function faultsOf(language: string, catalogue: string): string[] {
  const catalogues = { en: source('en'), [language]: catalogue }
  return findTextFaults({ catalogues, languages: ['en', language], sameAsEnglish: sameIn(language) })
}

function sameIn(language: string): SameTexts {
  const entries = Object.entries(files.sameAsEnglish).flatMap(([path, reasons]) => {
    const reason = reasons[language]
    return reason === undefined ? [] : [[path, { [language]: reason }] as const]
  })
  return Object.fromEntries(entries)
}

/** The faults when the text at this path is replaced; null removes it. */
function faultsWith(language: string, path: string, text: unknown, key?: string): string[] {
  const [group = '', name = ''] = path.split('.')
  const catalogue = JSON.parse(source(language)) as Record<string, Record<string, unknown>>
  const members = Object.entries(catalogue[group] ?? {}).flatMap(([known, value]): [string, unknown][] => {
    if (known !== name) return [[known, value]]
    return text === null ? [] : [[key ?? known, text]]
  })
  return faultsOf(language, JSON.stringify({ ...catalogue, [group]: Object.fromEntries(members) }))
}

it('the texts of all languages are right', () => {
  expect(findFaultsOnDisk()).toEqual([])
})

describe('of any language', () => {
  it('a text that is missing is named', () => {
    fc.assert(
      fc.property(anyText, ({ language, path }) => {
        expect(faultsWith(language, path, null)).toContain(`${language}: ${path} is missing.`)
      }),
      some,
    )
  })

  it('a key that is misspelt is named, with the text that is missing for it', () => {
    fc.assert(
      fc.property(anyText, ({ language, path }) => {
        const [group, key] = path.split('.')
        const faults = faultsWith(language, path, 'Wort', `${key}x`)
        expect(faults).toContain(`${language}: ${path} is missing.`)
        expect(faults).toContain(`${language}: ${group}.${key}x is not in English.`)
      }),
      some,
    )
  })

  it.each([[''], [' '], [7], [true], [['a']], [{}], [{ more: 7 }]])('%j is no text', (value) => {
    fc.assert(
      fc.property(anyText, ({ language, path }) => {
        expect(faultsWith(language, path, value).join('\n')).toContain(`${language}: ${path}`)
      }),
      some,
    )
  })

  it('a key that a group has twice is named, which JSON allows', () => {
    fc.assert(
      fc.property(anyText, ({ language, path }) => {
        const [group = '', key = ''] = path.split('.')
        const twice = source(language).replace(`"${group}": {`, `"${group}": { "${key}": "a \\"b\\": {",`)
        expect(faultsOf(language, twice)).toEqual([`${language}: ${key} stands there twice in one group.`])
      }),
      some,
    )
  })

  it('text that is no ICU message is named', () => {
    for (const language of others) {
      expect(faultsWith(language, 'app.title', '{screen – Latchkey').join()).toContain(
        `${language}: app.title is no ICU`,
      )
    }
  })
})

describe('a language', () => {
  it('with a file that is not on the list is named', () => {
    const faults = findTextFaults({ ...files, catalogues: { ...files.catalogues, da: source('de') } })
    expect(faults).toContain('da: preload/contract/languages.ts does not have this language.')
  })

  it('on the list without a file is named', () => {
    const faults = findTextFaults({ ...files, languages: [...languages, 'da'] })
    expect(faults).toEqual(['da: the file is missing.'])
  })

  it('whose file is no JSON is named, with all that it does not say', () => {
    const faults = findTextFaults({ ...files, catalogues: { ...files.catalogues, nl: '{' } })
    expect(faults[0]).toMatch(/^nl: The file is no JSON/)
    expect(faults).toContain('nl: signIn.title is missing.')
  })
})
