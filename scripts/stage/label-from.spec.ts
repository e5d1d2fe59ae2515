import fc from 'fast-check'
import { expect, it } from 'vitest'
import { labelFrom } from './label-from.ts'

it.each([
  ['custom:cost_centre', 'Cost centre'],
  ['custom:costCentre', 'Cost centre'],
  ['custom:cost.centre-2', 'Cost centre 2'],
  ['custom:VATNumber', 'VAT number'],
  ['custom:HR', 'HR'],
  ['custom:x', 'X'],
])('the label of %s is %s', (name, label) => {
  expect(labelFrom(name)).toBe(label)
})

it('has every letter and digit of the name, in one line that begins as a sentence does', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z][\w.-]{0,19}$/), (name) => {
      const label = labelFrom(`custom:${name}`)
      const bare = (text: string): string => text.replaceAll(/[^A-Za-z0-9]/g, '').toLowerCase()
      expect(bare(label)).toBe(bare(name))
      expect(label).toMatch(/^[A-Z]\S*( \S+)*$/)
    }),
  )
})
