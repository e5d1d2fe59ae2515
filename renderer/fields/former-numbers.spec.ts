import fc from 'fast-check'
import { Metadata, getCountries } from 'libphonenumber-js/max'
import { describe, expect, it } from 'vitest'
import { oneIn } from '../../scripts/reduced.ts'
import { everyNumber, spellings, wrappings } from '../testing/phone-numbers.ts'
import * as library from './phone-library.ts'
import { phoneRule } from './phone-rule.ts'
import { finishPhone, writePhone } from './phone-writing.ts'

/** What is sent when this text is left in the field of a sign-in, or of a sign-up. Empty when nothing is. */
function sentFor(text: string, chosen: string | null, existing: boolean): string {
  const { text: shown, country } = finishPhone(library, writePhone(library, { text, country: chosen }))
  const { prepare, schema } = phoneRule(() => ({ read: library.readPhone, country, existing, taken: null }))
  const sent = schema.safeParse(prepare?.(shown))
  return sent.success ? sent.data : ''
}

const countries = getCountries()

/** What a country dials before the calling code of another, in all the ways that it has: `00`, `011`, `8~10`. */
function prefixesOf(country: (typeof countries)[number]): string[] {
  const plan = new Metadata()
  plan.selectNumberingPlan(country)
  const pattern = plan.numberingPlan?.IDDPrefix() ?? ''
  const prefixes = fc.sample(fc.stringMatching(new RegExp(`^(?:${pattern})$`)), { numRuns: 6, seed: 1 })
  return [...new Set(pattern === '810' ? ['810', '8~10', '8 10'] : prefixes)]
}

describe('a number dialled from abroad', () => {
  const dialled = countries.flatMap((country, index) =>
    prefixesOf(country).flatMap((prefix) =>
      everyNumber
        .filter((_, place) => place % 40 === index % 40)
        .flatMap((number) =>
          [`${prefix} ${number.formatInternational().slice(1)}`, `${prefix}${number.number.slice(1)}`].map((text) => ({
            ...{ text, country, e164: number.number },
          })),
        ),
    ),
  )

  it.each([true, false])('reaches that number or nobody, for an account that exists: %s', (existing) => {
    expect(dialled.length).toBeGreaterThan(3_000)
    const some = dialled.filter((_, place) => place % oneIn('numbers dialled from abroad') === 0)
    const sent = some.map((one) => ({ ...one, sent: sentFor(one.text, one.country, existing) }))
    expect(sent.filter(({ sent, e164 }) => sent !== '' && sent !== e164)).toEqual([])
    expect(sent.filter(({ sent, e164 }) => sent === e164).length / sent.length).toBeGreaterThan(0.98)
  })

  it.each([
    ['011 44 7700 900777', 'US'],
    ['011447700900777', 'CA'],
    ['00 44 7700 900777', 'DE'],
    ['0011 44 7700 900777', 'AU'],
    ['010 44 7700 900777', 'JP'],
    ['8~10 44 7700 900777', 'RU'],
    ['8 10 44 7700 900777', 'KZ'],
    ['001 44 7700 900777', 'TH'],
  ])('%s from %s is understood', (text, country) => {
    expect(sentFor(text, country, false)).toBe('+447700900777')
  })
})

/** Numbers that countries gave out once, and others that no plan knows. A pool keeps them as they were. */
const former = [
  ['+5215512345678', 'the 1 of Mexico’s mobiles'],
  ['+542234123456', 'Argentina without the 9 of mobiles'],
  ['+551181234567', 'Brazil’s mobiles of eight digits'],
  ['+22507123456', 'Ivory Coast’s eight digits'],
  ['+22997123456', 'Benin’s eight digits'],
  ['+24106123456', 'Gabon with a zero'],
  ['+6834567', 'seven digits'],
  ['+2474123', 'Ascension’s former four'],
  ['+4477009001', 'a number that is too short'],
  ['+999123456789', 'a calling code that no country has'],
  ['+123456789012345', 'fifteen digits'],
] as const

describe('the number of an account that exists', () => {
  it.each(former)('%s is sent as it is: %s', (e164) => {
    for (const chosen of [null, 'DE', 'MX', 'US']) {
      expect(sentFor(e164, chosen, true)).toBe(e164)
      expect(sentFor(` ${e164.slice(0, 4)} ${e164.slice(4)} `, chosen, true)).toBe(e164)
    }
  })

  it('is sent in E.164 as it is, whatever the pool holds', () => {
    const e164 = fc.stringMatching(/^\+[1-9]\d{6,14}$/)
    const chosen = fc.constantFrom(null, ...countries)
    // Where a country dials a zero or an eight at home, one behind the calling code is taken away.
    const rewritten: string[] = []
    fc.assert(
      fc.property(e164, chosen, (number, country) => {
        const sent = sentFor(number, country, true)
        if (sent === number) return
        rewritten.push(number)
        expect(sent).toMatch(/^\+\d+$/)
        expect(library.readPhone(number, country)?.complete).toBe(true)
      }),
      { numRuns: 1_000 },
    )
    expect(rewritten.length).toBeLessThan(100)
  })

  it('is sent when another country dials it', () => {
    expect(sentFor('011 52 1 55 1234 5678', 'US', true)).toBe('+5215512345678')
    expect(sentFor('00 225 07 12 34 56', 'FR', true)).toBe('+22507123456')
  })

  it.each(['Mobile: +52 1 55 1234 5678', '+49 151 2345678,9', '+49 30 901820/21', '+44 7700 9001 or 2', '+0123456789'])(
    'is not guessed from %j',
    (text) => {
      expect(sentFor(text, 'DE', true)).toBe('')
    },
  )

  it('reaches nobody else when it is one that a plan knows, however it is spelled and wrapped', () => {
    const wrong = everyNumber.flatMap((number, index) =>
      spellings(number).flatMap((spelling, at) => {
        if ((at + index) % oneIn('spellings of a number of each country') !== 0) return []
        const text = wrappings[(at + index) % wrappings.length]?.replaceAll('#', spelling) ?? ''
        const sent = sentFor(text, countries[(at * 7 + index) % countries.length] ?? null, true)
        return sent === '' || sent === number.number ? [] : [{ text, sent, e164: number.number }]
      }),
    )
    expect(wrong).toEqual([])
  })
})

describe('a sign-up', () => {
  it.each(['+5215512345678', '+22507123456', '+4477009001', '+999123456789'])('does not take %s', (text) => {
    expect(sentFor(text, 'DE', false)).toBe('')
  })
})

it.each([
  ['07 12 34 56', 'CI', true, 'fields.phoneNumberNotKnown'],
  ['07 12 34 56', 'CI', false, 'fields.phoneNumberInvalid'],
  ['07700 900', null, true, 'fields.phoneNumberCountryMissing'],
  ['+52 1 55 1234 5678', 'MX', false, 'fields.phoneNumberInvalid'],
] as const)('%j of %s, in an account that exists: %s, is told as %s', (text, country, existing, sentence) => {
  const rule = phoneRule(() => ({ read: library.readPhone, country, existing, taken: null }))
  expect(rule.prepare?.(text)).toBe('')
  expect(rule.explain(text)).toBe(sentence)
})
