import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCodec } from './codec.ts'

const codec = createCodec()

const anything = fc.anything({ withBigInt: true, withDate: true, withSparseArray: false, withNullPrototype: false })

test('every plain value survives', () => {
  fc.assert(
    fc.property(anything, (value) => {
      expect(codec.decode(codec.encode(value))).toEqual(value)
    }),
  )
})

test('undefined is neither null nor missing', () => {
  expect(codec.decode(codec.encode({ a: undefined }))).toStrictEqual({ a: undefined })
})

test.each([new Map(), new Uint8Array(1), /x/, Symbol('x'), () => 1])('%s is refused, not mangled', (value) => {
  expect(() => codec.encode({ value })).toThrow('could not be cloned')
})

test('a value without end is refused', () => {
  const endless: Record<string, unknown> = {}
  endless.self = endless
  expect(() => codec.encode(endless)).toThrow('nested too deep')
})
