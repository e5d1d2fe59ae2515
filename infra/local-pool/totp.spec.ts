import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newTotpSecret, totpStep } from './totp.ts'

// RFC 6238, appendix B: the secret "12345678901234567890" in Base32, SHA-1, the last six of the eight digits.
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

describe('TOTP', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('gives the code of RFC 6238 at second %i', (second, code) => {
    expect(totpStep(secret, code, second * 1000)).toBe(Math.floor(second / 30))
  })

  it('accepts one step of difference and no more', () => {
    const at = (seconds: number): number | undefined => totpStep(secret, '081804', (1_111_111_109 + seconds) * 1000)
    expect([at(-60), at(-30), at(0), at(30), at(60)]).toEqual([
      undefined,
      37_037_036,
      37_037_036,
      37_037_036,
      undefined,
    ])
  })

  it('takes no other text for a code', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^0?81804 ?$/), fc.stringMatching(/^\d{0,9}$/))
    fc.assert(
      fc.property(text, (code) => {
        fc.pre(code !== '081804')
        expect(totpStep(secret, code, 1_111_111_109_000)).not.toBe(37_037_036)
      }),
    )
  })

  it('makes another secret each time, which authenticator apps can read', () => {
    const made = Array.from({ length: 50 }, newTotpSecret)
    expect(new Set(made).size).toBe(50)
    for (const each of made) expect(each).toMatch(/^[A-Z2-7]{52}$/)
  })
})
