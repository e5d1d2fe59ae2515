import { describe, expect, it } from 'vitest'
import { loadMessages, offeredLanguages } from './catalogues.ts'
import { parseMessage, type ParsedMessage } from './icu.ts'

type Node = string | { readonly [key: string]: Node }

/** Every text with its path. */
function listTexts(node: Node, path: string[] = []): [path: string, text: string][] {
  if (typeof node === 'string') return [[path.join('.'), node]]
  return Object.entries(node).flatMap(([key, child]) => listTexts(child, [...path, key]))
}

/** FormatJS' number for a piece of plain text. */
const literalText = 0

/** The names of a message's values, with how each is used. */
function placeholders(message: ParsedMessage): string[] {
  return message.flatMap((element) => {
    if ('options' in element) {
      const inside = Object.values(element.options).flatMap(({ value }) => placeholders(value))
      return [`${element.value} (${'pluralType' in element ? 'plural' : 'select'})`, ...inside]
    }
    const type: number = element.type
    return 'value' in element && type !== literalText ? [element.value] : []
  })
}

/** Each plural of a message, with the categories that it has. */
function plurals(message: ParsedMessage): { type: Intl.PluralRuleType; categories: string[] }[] {
  return message.flatMap((element) => {
    if (!('options' in element)) return []
    const inside = Object.values(element.options).flatMap(({ value }) => plurals(value))
    if (!('pluralType' in element)) return inside
    const categories = Object.keys(element.options).filter((category) => !category.startsWith('='))
    return [{ type: element.pluralType ?? 'cardinal', categories }, ...inside]
  })
}

const used = (text: string, language: string) => [...new Set(placeholders(parseMessage(text, language)))].sort()
const english = new Map(listTexts(await loadMessages('en')))

describe.each(offeredLanguages)('%s', (language) => {
  it('has each text of English and no other', async () => {
    const texts = listTexts(await loadMessages(language))
    expect(texts.map(([path]) => path).sort()).toEqual([...english.keys()].sort())
    expect(texts.filter(([, text]) => text.trim() === '')).toEqual([])
  })

  it('needs the same values as English', async () => {
    for (const [path, text] of listTexts(await loadMessages(language))) {
      expect(used(text, language), path).toEqual(used(english.get(path) ?? '', 'en'))
    }
  })

  it('has a form for each plural category of the language', async () => {
    for (const [path, text] of listTexts(await loadMessages(language))) {
      for (const { type, categories } of plurals(parseMessage(text, language))) {
        const wanted = new Intl.PluralRules(language, { type }).resolvedOptions().pluralCategories
        expect(categories.sort(), path).toEqual(wanted.sort())
      }
    }
  })
})

describe('English', () => {
  const sources = import.meta.glob<string>(
    ['../**/*.{ts,vue}', '../../preload/contract/*.ts', '!../locales/**', '!../testing/**', '!../**/*.spec.ts'],
    { query: '?raw', import: 'default', eager: true },
  )
  const code = Object.values(sources).join('\n')
  /** Groups from which a text is chosen by a value, such as `errors.${code}`. */
  const chosenFrom = new Set([...code.matchAll(/`(\w+)\.\$\{/g)].map(([, group]) => group))

  /** Handed over as a whole, which its type asks for. */
  const wholeGroups = ['menu']

  function isSaid(path: string): boolean {
    const [group = '', key = ''] = path.split('.')
    if (wholeGroups.includes(group) || new RegExp(`['"\`]${path}['"\`]`).test(code)) return true
    return chosenFrom.has(group) && new RegExp(`\\b${key}\\b`).test(code)
  }

  it('has no text that nothing says', () => {
    expect(chosenFrom.size).toBeGreaterThan(3)
    expect([...english.keys()].filter((path) => !isSaid(path))).toEqual([])
  })
})
