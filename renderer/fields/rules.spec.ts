import { describe, expect, it } from 'vitest'
import { goodPassword } from '../testing/samples.ts'
import { newPasswordRule, passwordRule, type FieldRule } from './rules.ts'

/** Every character that is white space to JavaScript, and the invisible one that it trims with it. */
const spaces = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((one) => /\s/.test(one))
const lineBreaks = ['\n', '\r']
const inAscii = spaces.filter((space) => space < '\u0080')

const explain = ({ schema, explain }: FieldRule, typed: string): unknown =>
  schema.safeParse(typed).success ? null : explain(typed)

/** What the schema leaves of a text that it takes; it must be what was typed. */
const taken = ({ schema }: FieldRule, typed: string): unknown => schema.safeParse(typed).data

describe('spaces in a password', () => {
  const inner = spaces.filter((space) => !lineBreaks.includes(space))

  it.each(inner.map((space) => [space.codePointAt(0)?.toString(16), space] as const))(
    'U+%s may stand inside, and stays',
    (_, space) => {
      const phrase = `correct${space}horse${space}${space}battery`
      expect([taken(passwordRule, phrase), taken(newPasswordRule(null), phrase)]).toEqual([phrase, phrase])
    },
  )

  it.each(spaces.map((space) => [space.codePointAt(0)?.toString(16), space] as const))(
    'U+%s at an end of a new one is told, not cut',
    (_, space) => {
      for (const typed of [`${space}${goodPassword}`, `${goodPassword}${space}`, space, `${space}${space}`]) {
        expect(explain(newPasswordRule(null), typed)).toBe('fields.passwordSpaces')
      }
    },
  )

  it.each(inAscii.map((space) => [space.codePointAt(0)?.toString(16), space] as const))(
    'U+%s at an end of one that exists is told, because none ends so',
    (_, space) => {
      expect(explain(passwordRule, `${space}${goodPassword}`)).toBe('fields.passwordSpaces')
      expect(explain(passwordRule, `${goodPassword}${space}`)).toBe('fields.passwordSpaces')
    },
  )

  it('of other scripts at an end of one that exists are for the pool to judge', () => {
    expect(taken(passwordRule, `${goodPassword}\u3000`)).toBe(`${goodPassword}\u3000`)
  })
})

it.each([
  ['', 'fields.passwordMissing', 'fields.newPasswordMissing'],
  ['x', 'fields.passwordMissing', 'fields.newPasswordWeak'],
  ['x'.repeat(256), null, null],
  ['x'.repeat(257), 'fields.tooLong', 'fields.tooLong'],
  [`${'x '.repeat(200)}x`, 'fields.tooLong', 'fields.tooLong'],
])('of %j it is said: %s, and of a new one %s', (typed, existing, chosen) => {
  expect([explain(passwordRule, typed), explain(newPasswordRule(null), typed)]).toEqual([existing, chosen])
})

it('takes no time over a text that somebody pasted by mistake', () => {
  const text = `${'a b'.repeat(100_000)} `
  const before = performance.now()
  expect(explain(passwordRule, text)).toBe('fields.passwordSpaces')
  expect(performance.now() - before).toBeLessThan(1000)
})
