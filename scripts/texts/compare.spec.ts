import { describe, expect, it } from 'vitest'
import { parseMessage } from '../../renderer/locales/icu.ts'
import { usedValues, valueTypes } from './arguments.ts'
import { checkPlurals, compareValues, parseTexts, type Parsed } from './compare.ts'
import { readTextFiles } from './files.ts'
import { readCatalogue } from './catalogue.ts'

const one = (text: string, language = 'en'): Parsed => new Map([['a.b', parseMessage(text, language)]])
const { catalogues, languages } = readTextFiles()
const messagesOf = (language: string) => parseTexts(readCatalogue(catalogues[language] ?? '').texts, language).messages
const english = messagesOf('en')

describe('the values of a message', () => {
  it.each([
    ['None.', {}],
    ['One: {a}, two: {b}', { a: 'string | number', b: 'string | number' }],
    [
      'To {name}: {count, plural, =0 {nothing} one {# {kind, select, sms {SMS} other {{inside}}}} other {#}}, {end}',
      { name: 'string | number', count: 'number', kind: 'string', inside: 'string | number', end: 'string | number' },
    ],
    ['{count} of {count, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}, {count}', { count: 'number' }],
    [
      '{share, number, percent} on {day, date} at {hour, time}',
      { share: 'number', day: 'Date | number', hour: 'Date | number' },
    ],
    ["Quoted: '{a}', it''s", {}],
  ])('of "%s" are found, with their types', (text, types) => {
    expect(Object.fromEntries(valueTypes(parseMessage(text, 'en')))).toEqual(types)
  })

  it.each([
    ['To {name}', 'An {nmae}'],
    ['To {name}', 'An'],
    ['To {name}', "An '{name}'"],
    ['To all', 'An {name}'],
    ['{count} digits', '{count, plural, one {# Ziffer} other {# Ziffern}}'],
    ['{count, plural, one {# digit} other {# digits}}', '{count} Ziffern'],
    ['{count, plural, one {# digit} other {# digits}}', '{count, plural, one {Ziffer} other {Ziffern}}'],
    ['{count, plural, one {# digit} other {# digits}}', '{count, selectordinal, one {# Ziffer} other {# Ziffern}}'],
    ['{kind, select, sms {SMS} other {code}}', '{kind, select, SMS {SMS} other {Code}}'],
    ['{kind, select, sms {SMS} other {code}}', '{kind, select, other {Code}}'],
    ['{at, time}', '{at, date}'],
  ])('of "%s" are not those of "%s"', (wanted, found) => {
    expect(compareValues(one(found, 'de'), one(wanted))).toHaveLength(1)
  })

  it('are the same in another order, and as often as a language needs them', () => {
    expect(compareValues(one('{b}: {a}, {a}', 'de'), one('{a} for {b}'))).toEqual([])
  })

  it('that a text leaves out are named, whichever text it is', () => {
    for (const language of languages) {
      const messages = messagesOf(language)
      for (const [path, message] of english) {
        if (usedValues(message).length === 0) continue
        const without = new Map([...messages, [path, parseMessage('Wort', language)]])
        expect(compareValues(without, english)).toEqual([expect.stringContaining(`${path} uses no value`)])
      }
    }
  })
})

describe('a plural', () => {
  it.each([
    ['pl', '{n, plural, one {#} other {#}}', ['a.b has the forms one, other, not few, many, one, other.']],
    ['ja', '{n, plural, one {#} other {#}}', ['a.b has the forms one, other, not other.']],
    ['en', '{n, selectordinal, one {#} other {#}}', ['a.b has the forms one, other, not few, one, other, two.']],
    ['de', '{k, select, a {{n, plural, other {#}}} other {}}', ['a.b has the forms other, not one, other.']],
    ['de', '{n, plural, =0 {keine} one {#} other {#}}', []],
  ])('in %s: %s', (language, text, faults) => {
    expect(checkPlurals(one(text, language), language)).toEqual(faults)
  })
})
