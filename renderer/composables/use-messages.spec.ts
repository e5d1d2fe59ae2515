import { describe, expect, expectTypeOf, it } from 'vitest'
import { errorCodes } from '../../preload/contract/errors.ts'
import { en } from '../locales/en.ts'
import type { MessageKey, Messages, PlainKey, PlaceholdersOf } from '../locales/types.ts'
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

  it('need every path in every language', () => {
    expectTypeOf<typeof en>().toExtend<Messages>()
    expectTypeOf<Omit<typeof en, 'errors'>>().not.toExtend<Messages>()
  })

  it.each(errorCodes)('explain %s in whole sentences', (code) => {
    expect(en.errors[code]).toMatch(/^[A-Z].+\.$/)
  })
})
