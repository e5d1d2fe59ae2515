import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attributeDefinition } from './definition.ts'
import { meant } from './meant.ts'
import { judgeAttributes, valueSchema } from './values.ts'

const every = Array.from({ length: 0x11_0000 }, (_, code) => code)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code))

const kinds = {
  'white space': /\p{White_Space}/u,
  'ignorable code point': /\p{Default_Ignorable_Code_Point}/u,
  'format character': /\p{Cf}/u,
  'control character': /\p{Cc}/u,
  'combining mark': /\p{M}/u,
} as const

const blankLetters = ['\u2800', '\u3164', '\uffa0', '\u115f', '\u1160', '\u{1d159}', '\u{16fe4}', '\u034f', '\u180e']
const required = attributeDefinition.parse({ name: 'name', required: true })
const optional = attributeDefinition.parse({ name: 'name' })
const inKinds = Object.values(kinds).flatMap((kind) => every.filter((one) => kind.test(one)))
const invisible = [...new Set([...inKinds, ...blankLetters])]

describe('a text that shows nothing', () => {
  it.each(Object.entries(kinds))('of any %s is empty', (_, kind) => {
    const wrong = every.filter((one) => kind.test(one) && (meant(one) !== '' || meant(` ${one}${one}`) !== ''))
    expect(wrong.map((one) => one.codePointAt(0)?.toString(16))).toEqual([])
  })

  it.each(blankLetters.map((one) => [one.codePointAt(0)?.toString(16), one] as const))('of U+%s is empty', (_, one) => {
    expect(meant(one)).toBe('')
  })

  it('is refused where a value is required, and none where it is not', () => {
    const property = fc.property(fc.array(fc.nat({ max: invisible.length - 1 }), { maxLength: 12 }), (places) => {
      const typed = places.map((at) => invisible[at]).join('')
      expect(valueSchema(required).safeParse(typed).success).toBe(false)
      expect(valueSchema(optional).safeParse(typed).data).toBe('')
      expect(judgeAttributes([required], { name: typed }, 'change').refused).toEqual(['name'])
    })
    fc.assert(property)
  })

  it('takes no time, however long it is', () => {
    const before = performance.now()
    expect(meant(`${'\u034f\u3164 '.repeat(100_000)}x`)).toMatch(/x$/)
    expect(performance.now() - before).toBeLessThan(1000)
  })
})

describe('a text with something to see', () => {
  const seen = every.filter((one) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(one) && !invisible.includes(one))

  it('stays, whatever stands around it', () => {
    const around = fc
      .array(fc.nat({ max: invisible.length - 1 }), { maxLength: 4 })
      .map((places) => places.map((at) => invisible[at]).join(''))
    const property = fc.property(around, fc.nat({ max: seen.length - 1 }), around, (before, at, after) => {
      const one = seen[at] ?? ''
      expect(meant(before + one + after)).toBe((before + one + after).trim())
    })
    fc.assert(property)
  })

  it.each([
    '\u0639\u0644\u06cc\u200c\u0631\u0636\u0627',
    '\u{1f469}\u200d\u{1f680}',
    'O\u0301scar',
    '\u0995\u09cd\u200d\u09b7',
  ])('%s keeps its joiners and marks', (name) => {
    expect(valueSchema(required).safeParse(name).data).toBe(name)
  })
})
