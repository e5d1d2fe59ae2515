import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { everyNumber, everyScript, spellings, wrappings } from '../testing/phone-numbers.ts'
import * as library from './phone-library.ts'
import { phoneRule } from './phone-rule.ts'
import { finishPhone, writePhone } from './phone-writing.ts'

const countries = [null, ...library.listCallingCodes().map(({ country }) => country)]

/** What becomes of a text in the field: what the field shows when it is left, its country, and what is sent. */
function enter(text: string, chosen: string | null): { shown: string; country: string | null; sent: string } {
  const written = writePhone(library, { text, country: chosen })
  const { text: shown, country } = finishPhone(library, written)
  return { shown, country, sent: send(shown, country) }
}

function send(text: string, country: string | null, read: typeof library.readPhone | null = library.readPhone): string {
  const { prepare, schema } = phoneRule(() => ({ read, country, taken: null }))
  const sent = schema.safeParse(prepare?.(text))
  return sent.success ? sent.data : ''
}

/** Empty when a text that holds this number leads to it or to nothing; otherwise what it led to. */
function faultsOf(text: string, chosen: string | null, e164: string): unknown[] {
  const { shown, country, sent } = enter(text, chosen)
  if (sent === '') return []
  const flagged = library.readPhone(sent, null)?.countries.includes(country ?? '')
  return sent === e164 && send(shown, country) === sent && flagged ? [] : [{ text, chosen, shown, country, sent }]
}

/** Any text without digits and without a plus, so that it adds nothing to the number beside it. */
const around = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[+\p{Nd}]|\p{N}/gu, '') + '.')

/** Countries with rules of their own: for a trunk zero, for calling abroad, for a shared calling code. */
const special = [null, 'DE', 'GB', 'US', 'IT', 'AU', 'BR', 'JP', 'RU', 'AT', 'AR', 'MX', 'CI', 'GG', 'KZ', 'HU']

describe('a number with its calling code reaches nobody else', () => {
  const cases = everyNumber.map((number, index) => ({ number, index, country: number.country, e164: number.number }))

  it('and is understood in nearly all of them', () => {
    const texts = cases.flatMap(({ number, index, e164 }) => {
      const spelling = spellings(number)[index % spellings(number).length] ?? ''
      return [{ text: wrappings[index % wrappings.length]?.replaceAll('#', spelling) ?? '', e164 }]
    })
    const understood = texts.filter(({ text, e164 }) => enter(text, 'DE').sent === e164)
    expect(understood.length / texts.length).toBeGreaterThan(0.9)
  })

  it.each(cases)('$e164 of $country, however it is spelled and wrapped', ({ number, index, e164 }) => {
    const texts = spellings(number).flatMap((spelling, at) => [
      spelling,
      ...wrappings
        .filter((_, place) => place % 17 === (at + index) % 17)
        .map((around) => around.replaceAll('#', spelling)),
    ])
    const wrong = texts.flatMap((text, at) => faultsOf(text, special[(at + index) % special.length] ?? null, e164))
    expect(wrong).toEqual([])
  })

  it.each(special)('in whatever text it comes while %s is chosen', (chosen) => {
    fc.assert(
      fc.property(fc.constantFrom(...everyNumber), around, around, (number, before, after) => {
        expect(faultsOf(`${before} ${number.formatInternational()}\n${after}`, chosen, number.number)).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('while each country is chosen', () => {
    const numbers = countries.map((chosen, index) => ({
      chosen,
      number: everyNumber[(index * 7) % everyNumber.length],
    }))
    const wrong = numbers.flatMap(({ chosen, number }) =>
      number === undefined ? [] : faultsOf(`Mobile: ${number.formatInternational()}`, chosen, number.number),
    )
    expect(wrong).toEqual([])
  })
})

it.each([
  ['Mobile: +44 7700 900777', 'DE', '+44 7700 900777', 'GB'],
  ['tel:+44-7700-900777;ext=5', 'DE', '+44 7700 900777', 'GB'],
  ['Ada\r\nT: +44 (0) 7700 900777\r\n12 High Street', 'DE', '+44 7700 900777', 'GB'],
  ['Mobil: 0151 23456789', 'DE', '01512 3456789', 'DE'],
  ['Telefon 0151 23456789 (privat)', 'DE', '01512 3456789', 'DE'],
  ['011 44 7700 900777', 'US', '+44 7700 900777', 'GB'],
  ['010 44 7700 900777', 'JP', '+44 7700 900777', 'GB'],
  ['0011 44 7700 900777', 'AU', '+44 7700 900777', 'GB'],
  ['8 701 234 5678', 'RU', '8 (701) 234 5678', 'KZ'],
  ['+39 (0)2 1234 5678', 'DE', '+39 02 1234 5678', 'IT'],
])('%j, with %s chosen, is shown as %s of %s', (text, chosen, shown, country) => {
  expect(enter(text, chosen)).toMatchObject({ shown, country })
  expect(send(shown, country)).toMatch(/^\+\d+$/)
})

it.each([
  ['Tel +49 30 901820, mobile +44 7700 900777', 'DE'],
  ['Tel 030 901820, mobile 0151 23456789', 'DE'],
  ['Flat 2, 0151 23456789', 'DE'],
  ['https://wa.me/447700900777', 'DE'],
  ['0151 2345678O', 'DE'],
  ['+49 151 2345678,9', 'DE'],
  ['+49 151 23456789 (2)', 'DE'],
  ['+49 151 23456789\n12', null],
  ['+49 30 901820/21', 'DE'],
  ['+49 151 23456789 24h', 'DE'],
  ['+39 (0)331 123456', 'DE'],
  ['44 7700900777+', 'DE'],
  ['C++ 0151 23456789', 'DE'],
])('%j, with %s chosen, is left for its author to see, unless it is certain', (text, chosen) => {
  const { shown, sent } = enter(text, chosen)
  expect(['', '+4915123456789']).toContain(sent)
  if (sent === '') expect(shown).toBe(text)
})

it.each(everyScript('+44 7700 900777'))('%s brings its country along', (text) => {
  expect(enter(text, 'DE')).toEqual({ shown: '+44 7700 900777', country: 'GB', sent: '+447700900777' })
})

it.each(everyScript('0151 23456789'))('%s is one of the country chosen', (text) => {
  expect(enter(text, 'DE')).toEqual({ shown: '01512 3456789', country: 'DE', sent: '+4915123456789' })
})

describe('before the rules of the countries are there', () => {
  it.each(['+447700900777', '+44 7700 900777', '+39 312 345 6789', '+1 202 555 0132'])(
    '%s is sent as it is',
    (text) => {
      expect(send(text, 'DE', null)).toBe(text.replaceAll(' ', ''))
    },
  )

  it.each(['+44 07700 900777', '+44 (0) 7700 900777', '+39 (0)331 123456', '0011 44 7700 900777', 'M: +447700900777'])(
    '%s waits for them',
    (text) => {
      expect(send(text, 'DE', null)).toBe('')
    },
  )
})
