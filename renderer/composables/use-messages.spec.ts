import { describe, expect, expectTypeOf, it } from 'vitest'
import { errorCodes } from '../../preload/contract/errors.ts'
import { en } from '../locales/en.ts'
import { icuMessage, parseMessage } from '../locales/icu.ts'
import type { MessageKey, Messages, Placeholders, PlainKey, PlaceholdersOf } from '../locales/types.ts'
import type { ValuesOf } from './use-messages.ts'

describe('messages', () => {
  it('are known to the compiler, by their path and by the values they need', () => {
    expectTypeOf<'signIn.title'>().toExtend<MessageKey>()
    expectTypeOf<'signIn.titel'>().not.toExtend<MessageKey>()
    expectTypeOf<'signIn'>().not.toExtend<MessageKey>()

    expectTypeOf<PlaceholdersOf<'app.title'>>().toEqualTypeOf<'screen'>()
    expectTypeOf<PlaceholdersOf<'code.digit'>>().toEqualTypeOf<'position' | 'count'>()
    expectTypeOf<'app.title'>().not.toExtend<PlainKey>()

    expectTypeOf<ValuesOf<'signIn.title'>>().toEqualTypeOf<[]>()
    expectTypeOf<ValuesOf<'app.title'>>().toEqualTypeOf<[values: Record<'screen', string | number>]>()
  })

  it('are ICU, whose plurals need a number and whose choices need a text', () => {
    expectTypeOf<ValuesOf<'passwordRules.length'>>().toEqualTypeOf<[values: Record<'count', number>]>()

    type Nested =
      'To {name}: {count, plural, =0 {nothing} one {# {kind, select, sms {SMS} other {code}}} other {#}}, {end}'
    type Text = string | number
    expectTypeOf<Placeholders<Nested>>().toEqualTypeOf<
      ['name', Text] | ['count', number] | ['kind', string] | ['end', Text]
    >()
    expectTypeOf<Placeholders<'One: {a}, two: {b}'>>().toEqualTypeOf<['a', Text] | ['b', Text]>()
    expectTypeOf<Placeholders<'None.'>>().toEqualTypeOf<never>()
  })

  it.each([
    ['en', 1, 'one day'],
    ['en', 12345, '12,345 days'],
    ['pl', 3, '3 few'],
    ['ar', 1111, '1,111 many'],
  ])('count in %s: %i', (language, count, wanted) => {
    const forms = 'zero {# zero} one {one day} two {# two} few {# few} many {# many} other {# days}'
    const message = icuMessage(parseMessage(`{count, plural, ${forms}}`, language), language)
    expect(message({ values: { count } })).toBe(wanted)
  })

  it('keep a number together where one writes from right to left', () => {
    const written = (language: string, text: string) =>
      icuMessage(parseMessage(text, language), language)({ values: { to: '+44', count: 1 } })
    const nested = '{to}, {count, plural, one {# {to}} other {}}'
    expect(written('he', nested)).toBe('\u2068+44\u2069, 1 \u2068+44\u2069')
    expect(written('en', nested)).toBe('+44, 1 +44')
  })

  it('need every path in every language', () => {
    expectTypeOf<typeof en>().toExtend<Messages>()
    expectTypeOf<Omit<typeof en, 'errors'>>().not.toExtend<Messages>()
  })

  it.each(errorCodes)('explain %s in whole sentences', (code) => {
    expect(en.errors[code]).toMatch(/^[A-Z].+\.$/)
  })
})
