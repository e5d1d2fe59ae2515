import { describe, expect, it } from 'vitest'
import { decimalDigits } from '../testing/decimal-digits.ts'
import { asciiDigits } from './digits.ts'

/** The ten digits of each numbering system that the browser knows, from its own tables and not from code points. */
const systems = Intl.supportedValuesOf('numberingSystem').flatMap((numberingSystem) => {
  const format = new Intl.NumberFormat('en', { numberingSystem, useGrouping: false })
  const row = Array.from({ length: 10 }, (_, value) => format.format(value))
  return row.every((digit) => /^\p{Nd}$/u.test(digit)) ? [{ numberingSystem, row }] : []
})

describe('the decimal digits of Unicode', () => {
  it.each(systems)('of $numberingSystem have the value that they are shown for', ({ row }) => {
    expect(row.map(asciiDigits)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
  })

  it('are all brought to ASCII, each script from zero to nine', () => {
    const digits = decimalDigits()
    expect(digits.length).toBeGreaterThan(650)
    expect(digits.length % 10).toBe(0)
    expect(digits.map(asciiDigits)).toEqual(digits.map((_, index) => String(index % 10)))
  })

  it('leave what stands between them', () => {
    expect(asciiDigits('٤٤ kg 四 Ⅻ 🖁')).toBe('44 kg 四 XII 🖁')
  })
})
