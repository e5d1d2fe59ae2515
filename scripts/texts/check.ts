import { readCatalogue, type Texts } from './catalogue.ts'
import { checkPlurals, comparePaths, compareValues, parseTexts, type Parsed } from './compare.ts'
import { findBentNames } from './names.ts'
import { findEnglish, type SameTexts } from './same-as-english.ts'

/** What the files of texts hold. */
export interface TextFiles {
  /** The JSON texts, by language, such as `de`. */
  catalogues: Readonly<Record<string, string>>
  /** The languages that the contract offers. */
  languages: readonly string[]
  sameAsEnglish: SameTexts
}

/**
 * All faults of the texts: a line for each, with its language and path. No fault means that each language says all that
 * English says, with the same values, in its own words, and with any company's names.
 */
export function findTextFaults({ catalogues, languages, sameAsEnglish }: TextFiles): string[] {
  const read = Object.entries(catalogues).map(([language, source]) => {
    const { texts, faults } = readCatalogue(source)
    const parsed = parseTexts(texts, language)
    return { language, texts, messages: parsed.messages, faults: [...faults, ...parsed.faults] }
  })
  const english = read.find(({ language }) => language === 'en')
  if (english === undefined) return ['en: the file is missing.']
  return [
    ...languages.filter((language) => !(language in catalogues)).map((language) => `${language}: the file is missing.`),
    ...findUnknown(sameAsEnglish, languages, english.messages),
    ...read.flatMap(({ language, texts, messages, faults }) => {
      const found = [
        ...(languages.includes(language) ? [] : ['preload/contract/languages.ts does not have this language.']),
        ...faults,
        ...comparePaths(texts, english.texts),
        ...compareValues(messages, english.messages),
        ...checkPlurals(messages, language),
        ...findPlaceholders(texts),
        ...findBentNames(language, texts),
        ...(language === 'en' ? [] : findEnglish(language, messages, english.messages, sameAsEnglish)),
      ]
      return found.map((fault) => `${language}: ${fault}`)
    }),
  ]
}

/** A sentence for each text that waits for its translation, in `⟦` and `⟧`. */
function findPlaceholders(texts: Texts): string[] {
  return [...texts].filter(([, text]) => /[⟦⟧]/.test(text)).map(([path]) => `${path} is not translated yet.`)
}

/** A line for each exception whose text or language does not exist. */
function findUnknown(same: SameTexts, languages: readonly string[], english: Parsed): string[] {
  return Object.entries(same).flatMap(([path, reasons]) =>
    Object.keys(reasons)
      .filter((language) => language === 'en' || !languages.includes(language) || !english.has(path))
      .map(
        (language) => `${language}: ${path} is excused for being the same as in English, but there is no such text.`,
      ),
  )
}
