import { getCountries, getExampleNumber, type PhoneNumber } from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/mobile/examples'
import { decimalRows, writtenWith } from '../../renderer/testing/decimal-digits.ts'
import { spellings } from '../../renderer/testing/phone-numbers.ts'
import type { Secret } from './find-secrets.ts'

// The forms in which a server, a library or the system may give back what it was given.

/** A secret, and a text that holds it. */
export interface Form {
  secret: Secret
  text: string
}

const rows = decimalRows()

const asJson = (text: string): string => JSON.stringify({ value: text })
const asEscapes = (text: string): string =>
  Array.from(text, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')
const asBase64 = (text: string): string => Buffer.from(text).toString('base64')

/** What may stand around a secret. */
const wrappings: ((text: string) => string)[] = [
  (text) => text,
  (text) => `the value is ${text}.`,
  asJson,
  (text) => JSON.stringify(asJson(text)),
  asEscapes,
  (text) => encodeURIComponent(text),
  (text) => `https://example.com/?user=${encodeURIComponent(text)}&x=1`,
  (text) => new URLSearchParams({ user: text }).toString(),
  (text) => encodeURIComponent(encodeURIComponent(text)),
  asBase64,
  (text) => Buffer.from(text).toString('base64url'),
  (text) => `Basic ${asBase64(`user:${text}`)}`,
  (text) => asBase64(asJson(text)),
  (text) => `code:${text}`,
  (text) => `{"${text}":1}`,
]

/** As people write a number at home: `07700 900123`, `07700/900123`. */
function atHome(number: PhoneNumber): string[] {
  const national = number.formatNational()
  const grouped = [' ', '-', '.', '/', '\u00a0', ''].map((between) => national.replaceAll(/[\s-]/g, between))
  return [...grouped, number.nationalNumber]
}

/** Each of the texts in each wrapping, the digits of one script after the other. */
function wrapped(secret: Secret, texts: string[], first: number): Form[] {
  return texts.flatMap((text, at) => [
    ...wrappings.map((wrap) => ({ secret, text: wrap(text) })),
    { secret, text: writtenWith(rows[(first + at) % rows.length] ?? [], text) },
  ])
}

/** A mobile number of every country, spelled in every way and wrapped. */
export const phoneForms: Form[] = getCountries().flatMap((country, index) => {
  const number = getExampleNumber(country, examples)
  if (number === undefined) return []
  const all = [...spellings(number), ...(number.nationalNumber.length < 8 ? [] : atHome(number))]
  const some = all.filter((_, place) => place % 6 === index % 6)
  // Every wrapping meets every spelling somewhere among the countries.
  return wrapped({ kind: 'phone number', value: number.number }, some, index).filter(
    (_, place) => place % 3 === index % 3,
  )
})

const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl'

/** Codes, passwords and tokens of every kind, wrapped. */
export const otherForms: Form[] = [
  ...wrapped({ kind: 'code', value: '493817' }, ['493817', '493 817', '493-817', '4 9 3 8 1 7'], 0),
  ...[
    'Correct-horse-7',
    'correct horse battery',
    'hunter',
    'p"a\\ss&w=r+d 1',
    'ßöse-Wörter-9',
    '٤٩٣٨١٧-geheim',
  ].flatMap((value, at) => wrapped({ kind: 'password', value }, [value], 7 * at)),
  ...[jwt, 'AYABeFkNotASession'.repeat(9), '9f8e7d6c'.repeat(24), '6ba7b810-9dad-11d1-80b4-00c04fd430c8'].flatMap(
    (value, at) => wrapped({ kind: 'token', value }, [value], 11 * at),
  ),
]
