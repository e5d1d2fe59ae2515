import { describe, expect, expectTypeOf, it } from 'vitest'
import { errorCodes } from '../../preload/contract/errors.ts'
import { en } from '../locales/en.ts'
import { icuMessage, parseMessage } from '../locales/icu.ts'
import type { MessageKey, MessageValues, PlainKey } from '../locales/types.ts'
import type { Translate, ValuesOf } from './use-messages.ts'

describe('messages', () => {
  it('are known to the compiler, by their path and by the values they need', () => {
    expectTypeOf<'signIn.title'>().toExtend<MessageKey>()
    expectTypeOf<'signIn.titel'>().not.toExtend<MessageKey>()
    expectTypeOf<'signIn'>().not.toExtend<MessageKey>()

    expectTypeOf<MessageValues<'app.title'>>().toEqualTypeOf<{ screen: string | number }>()
    expectTypeOf<'app.title'>().not.toExtend<PlainKey>()
    expectTypeOf<'signIn.title'>().toExtend<PlainKey>()
  })

  it('take the values that they need and no others', () => {
    type Title = [values: { screen: string | number }]
    type Both = Record<'screen' | 'position' | 'count', string | number>
    expectTypeOf<ValuesOf<'signIn.title'>>().toEqualTypeOf<[]>()
    expectTypeOf<ValuesOf<'app.title'>>().toEqualTypeOf<Title>()
    expectTypeOf<ValuesOf<'passwordRules.length'>>().toEqualTypeOf<[values: { count: number }]>()
    // Of several messages one does not know which it will be.
    expectTypeOf<ValuesOf<'signIn.title' | 'app.title'>>().toEqualTypeOf<Title>()
    expectTypeOf<MessageValues<'app.title' | 'code.digit'>>().toEqualTypeOf<Both>()
  })

  it('that nobody wrote do not compile', () => {
    const t = ((key: string) => key) as Translate
    // @ts-expect-error: no such text
    expect(t('no.such.key')).toBe('no.such.key')
    // @ts-expect-error: a group is no text
    expect(t('signIn')).toBe('signIn')
    // @ts-expect-error: its value is missing
    expect(t('app.title')).toBe('app.title')
    // @ts-expect-error: it needs another value
    expect(t('app.title', { version: '1' })).toBe('app.title')
    // @ts-expect-error: it counts, so it needs a number
    expect(t('passwordRules.length', { count: 'ten' })).toBe('passwordRules.length')
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

  it.each(errorCodes)('explain %s in whole sentences', (code) => {
    expect(en.errors[code]).toMatch(/^[A-Z].+\.$/)
  })
})
