import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { oneIn } from '../../scripts/reduced.ts'
import { languages } from '../../preload/contract/languages.ts'
import { passwordRules } from '../../preload/contract/fields.ts'
import { passwordPolicy } from '../../preload/contract/password-policy.ts'
import { judgeFor } from './language-words.ts'
import { newPasswordRule } from './rules.ts'
import { draw, suggestPassword } from './suggested-password.ts'

const numRuns = 250 / oneIn('generated passwords')

const policies = fc
  .record({
    minimumLength: fc.integer({ min: 6, max: 99 }),
    requireUppercase: fc.boolean(),
    requireLowercase: fc.boolean(),
    requireNumbers: fc.boolean(),
    requireSymbols: fc.boolean(),
    historySize: fc.option(fc.integer({ min: 0, max: 24 }), { nil: undefined }),
  })
  .map((policy) => passwordPolicy.parse(policy))

afterEach(() => {
  vi.restoreAllMocks()
})

describe('a suggested password', () => {
  it('keeps the rules of every policy, and the form takes it', () => {
    const property = fc.property(policies, (policy) => {
      const password = suggestPassword(policy.minimumLength)
      expect(passwordRules(policy, password).filter(({ kept }) => !kept)).toEqual([])
      expect(newPasswordRule(policy).schema.safeParse(password).data).toBe(password)
    })
    fc.assert(property, { numRuns: 1_000 })
  })

  it('is as long as each minimum asks, and no longer than a group more', () => {
    for (let minimum = 6; minimum <= 99; minimum += 1) {
      const { length } = suggestPassword(minimum)
      expect(length).toBeGreaterThanOrEqual(Math.max(minimum, 19))
      expect(length).toBeLessThan(Math.max(minimum + 5, 20))
    }
  })

  it.each(languages)('is strong for people who speak %s, whoever they are', async (language) => {
    const judge = await judgeFor(language)
    const people = fc.constantFrom(['Li Na', 'Harbour & Sons'], ['Ada Okafor'], ['김민수', 'W. X. Y. Z. Q-K-J-H'])
    const property = fc.property(fc.integer({ min: 6, max: 30 }), people, (minimum, personal) => {
      expect(judge(suggestPassword(minimum), personal)).toEqual({ strength: 'strong', advice: null })
    })
    fc.assert(property, { numRuns: Math.ceil(numRuns / 10) })
  })

  it('has groups of four without letters and digits that look alike', () => {
    for (let time = 0; time < 500; time += 1)
      expect(suggestPassword(6)).toMatch(/^[a-hjkmnp-zA-HJKMNP-Z2-9]{4}(-[a-hjkmnp-zA-HJKMNP-Z2-9]{4}){3}$/)
  })

  it('is another one each time', () => {
    const many = Array.from({ length: 1_000 }, () => suggestPassword(6))
    expect(new Set(many).size).toBe(many.length)
  })

  it('has a capital letter, a small one and a digit, even where chance is slow to bring them', () => {
    // Letters alone, then digits alone, then some of both.
    const bytes = [...Array<number>(16).fill(0), ...Array<number>(16).fill(30)]
    const real = crypto.getRandomValues.bind(crypto)
    vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => {
      const next = bytes.shift()
      if (next === undefined || !(array instanceof Uint8Array)) return real(array)
      array[0] = next
      return array
    })
    expect(suggestPassword(6)).toMatch(/(?=.*[A-Z])(?=.*[a-z])(?=.*[2-9])/)
    expect(bytes).toEqual([])
  })
})

it.each([1, 2, 13, 16, 31, 100, 255, 256])('draws each of %i numbers as often as the others', (limit) => {
  // From above, where those are that must not count.
  const bytes = Array.from({ length: 256 }, (_, byte) => 255 - byte)
  vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => {
    if (array instanceof Uint8Array) array[0] = bytes.shift() ?? 0
    return array
  })
  const share = Math.floor(256 / limit)
  const drawn: number[] = []
  while (bytes.length > 0) drawn.push(draw(limit))
  for (let number = 0; number < limit; number += 1) expect(drawn.filter((one) => one === number)).toHaveLength(share)
  expect(Math.max(...drawn)).toBe(limit - 1)
})
