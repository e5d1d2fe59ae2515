import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { everyNumber, everyScript, spellings } from '../testing/phone-numbers.ts'
import { readCode } from './pasted-code.ts'

const code = '493817'
const whole = { whole: true, digits: code }

/** A code as senders write it. */
const written = [
  code,
  '493 817',
  '493-817',
  '493\u00a0817',
  '493\u2011817',
  '4 9 3 8 1 7',
  '49 38 17',
  '\u2066493817\u2069',
]

/** Text messages, with `#` for the code: Cognito's own, and those that many people get. */
const messages = [
  '#',
  ' #\n',
  'Your Latchkey code is #.',
  'Your Latchkey code is #. It is valid for 24 hours.',
  'Latchkey: # is your code. Do not share it with anyone.',
  'Your verification code is #',
  'Your authentication code is #.',
  'Your username is +447700900123 and temporary password is #.',
  'Code:#',
  'code=#',
  'Code: #\nDo not share it. Call +44 7700 900124 for help.',
  'Call +44 7700 900124 for help. Your code is #.',
  'Call 0800 123456 for help. Your code: #',
  'Call (020) 7946 0018 or 1-800-555-0199 now. Your code: #',
  'G-# is your Google verification code.',
  'FB-# is your Facebook confirmation code',
  '<#> # is your code. FA+9qCX9VSu',
  '# is your code.\n\n@example.com ##',
  'Use # to verify. It expires in 10 minutes. Reply STOP to 40404.',
  'Your payment of €123.456,00 to SHOP needs the code #.',
  'Pay 250000 EUR with code #',
  'Use # to pay $1,234.56 at 12:34:56 on 27.11.2026.',
  'Rs. 250000 will be paid on 2026-11-27 at 12:34. OTP: #',
  '12:34 # is your code',
  'Card ending 1234. Code #. Valid 5 min.',
  'Call 12345 or 1234567. Code #.',
  'Ref A654321. Code #.',
  'https://example.com/654321?x=654321 Code #',
  'Ihr Code lautet: #. Gültig bis 15:30 Uhr.',
  'Votre code est : #. Il expire dans 15 minutes.',
  'Twój kod to #',
  'Код: #. Никому не говорите.',
  '您的验证码是#，5分钟内有效。',
  '確認コードは#です。',
  '인증번호는 #입니다.',
  'رمزك هو #.',
  'הקוד שלך: #',
]

/** Texts with numbers of all kinds and no code among them. */
const without = [
  '',
  'no digits',
  '1234567',
  '12345678',
  'Call 40404 or 1234567.',
  'Call +44 7700 900124 for help.',
  'Call 0800 123456.',
  '+123456',
  '0049123456',
  '(020) 794 600',
  '12:34:56',
  'at 12:34:56',
  '2026-11-27',
  '27.11.26',
  '12-34-56',
  '123,456',
  '123.456',
  '1.234.567',
  '€123456',
  '123456 EUR',
  '123 456 €',
  '$ 123456',
  '123456 kr.',
  '123456%',
  'A123456',
  '123456kWh',
  'https://example.com/123456',
  'ada123456@example.com',
  '123456@example.com',
  '*123456#',
  '123456/78',
  'one of 123456 and 654321',
  'Code 123456, order 654321',
]

describe('a code in a text', () => {
  it.each(messages)('is found in %j, however it is written', (message) => {
    const read = written.map(
      (each) => [each, readCode(message.replaceAll('##', `#${code}`).replace('#', each))] as const,
    )
    expect(read.filter(([, reading]) => reading?.digits !== code || !reading.whole)).toEqual([])
  })

  it('is found in the digits of every script', () => {
    expect(everyScript(`: ${code}.`).filter((text) => readCode(text)?.digits !== code)).toEqual([])
  })

  it('is found beside the phone number of every country, or nothing is', () => {
    const texts = everyNumber
      .flatMap((number) => [...spellings(number), number.formatNational()])
      .flatMap((number) => [
        `Call ${number} for help. Your code is ${code}.`,
        `Your code is ${code}. Call ${number} for help.`,
        `${number}\n${code}`,
      ])
    const read = texts.map((text) => ({ text, reading: readCode(text) }))
    const wrong = read.filter(({ reading }) => reading !== null && reading.digits !== code)
    expect(wrong).toEqual([])
    const found = read.filter(({ reading }) => reading !== null)
    expect(found.length / texts.length).toBeGreaterThan(0.95)
  })

  it('is not made of the phone number of any country, alone or in a text', () => {
    const texts = everyNumber
      .flatMap((number) => [...spellings(number), number.formatNational()])
      // Nobody can tell a national number of six digits from a code.
      .filter((number) => number.replaceAll(/\P{Nd}/gu, '').length !== 6)
      .flatMap((number) => [number, `Call ${number} for help.`, `Tel:${number}`])
    expect(texts.filter((text) => readCode(text)?.whole === true)).toEqual([])
  })

  it.each(without)('is not found in %j', (text) => {
    expect(readCode(text)).toBeNull()
  })

  it('is not found among the texts of the app itself', () => {
    const catalogues = import.meta.glob('../locales/*.json', { eager: true, import: 'default' })
    const texts = Object.values(catalogues).map((catalogue) => JSON.stringify(catalogue))
    expect(texts.length).toBeGreaterThan(13)
    expect(texts.map((text) => readCode(text))).toEqual(texts.map(() => null))
  })

  it('is one that stands in the text as it is, or nothing', () => {
    const piece = fc.oneof(
      fc.stringMatching(/^\d{1,12}$/),
      fc.constantFrom(' ', '-', '.', ',', ': ', '/', '\n', '+', '(', ')', '€', ' EUR', ':', 'code ', 'Call ', 'x'),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('')
        const reading = readCode(text)
        if (reading?.whole !== true) return
        const [a, b, c, d, e, f] = reading.digits
        const between = String.raw`[\s-]?`
        expect(text).toMatch(new RegExp(`(?<!\\d)${[a, b, c, d, e, f].join(between)}(?!\\d)`))
      }),
      { numRuns: 3_000 },
    )
  })
})

it.each([
  ['4', '4'],
  [' 493 ', '493'],
  ['49-38', '4938'],
  ['٤٩٣', '493'],
  ['4 9 3 8 1', '49381'],
])('takes %j for a part of a code', (text, digits) => {
  expect(readCode(text)).toEqual({ whole: false, digits })
})

it('takes no digits out of a text for a part of a code', () => {
  expect(['Call 40404', '12:34', '1.2', 'a1', '+49', '12 %'].map((text) => readCode(text))).toEqual(
    Array.from({ length: 6 }, () => null),
  )
})

it('finds the code of the app’s own message', () => {
  expect(readCode(`Your Latchkey code is ${code}.`)).toEqual(whole)
})
