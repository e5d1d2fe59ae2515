import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attributeDefinitions, attributeTypes } from '../attributes/definition.ts'
import { knownAttribute } from '../attributes/known.ts'
import { problemOf, type ValueProblem } from '../attributes/values.ts'
import { valueFor, wrongValueFor } from './attribute-values.ts'
import { anyDefinitions } from './definitions.ts'

const one = anyDefinitions().chain((all) => fc.constantFrom(...all))

describe('attributes as any company could declare them', () => {
  it('are what a stage may declare', () => {
    const property = fc.property(anyDefinitions(), (definitions) => {
      expect(attributeDefinitions.parse(definitions)).toEqual(definitions)
    })
    fc.assert(property)
  })

  it('are of every type, with every rule', () => {
    const all = fc.sample(anyDefinitions(), 300).flat()
    expect(new Set(all.map(({ type }) => type))).toEqual(new Set(attributeTypes))
    for (const key of ['minLength', 'maxLength', 'min', 'max', 'pattern', 'choices', 'label', 'hint'] as const)
      expect(
        all.some((definition) => definition[key] !== undefined),
        key,
      ).toBe(true)
    for (const key of ['required', 'signUp', 'editable', 'visible'] as const)
      expect(new Set(all.map((definition) => definition[key])).size, key).toBe(2)
  })

  it('have labels of which no two of a stage are alike, whatever the language', () => {
    const property = fc.property(anyDefinitions(), (definitions) => {
      const labels = definitions.flatMap(({ name, label }) =>
        label === undefined ? [`known ${knownAttribute(name)?.label ?? ''}`] : [...new Set(Object.values(label))],
      )
      expect(new Set(labels).size).toBe(labels.length)
    })
    fc.assert(property)
  })
})

describe('their values', () => {
  it('are right, or wrong', () => {
    const right = fc.property(
      one.chain((definition) => fc.tuple(fc.constant(definition), valueFor(definition), wrongValueFor(definition))),
      ([definition, value, wrong]) => {
        expect(problemOf(definition, value)).toBeNull()
        expect(value).not.toBe('')
        expect(problemOf(definition, wrong)).not.toBeNull()
      },
    )
    fc.assert(right)
  })

  it('are wrong in every way', () => {
    const problems = fc
      .sample(
        one.chain((definition) => wrongValueFor(definition).map((value) => problemOf(definition, value))),
        2_000,
      )
      .filter((problem) => problem !== null)
    const every = {
      missing: 0,
      tooShort: 0,
      tooLong: 0,
      otherForm: 0,
      noAddress: 0,
      notOffered: 0,
      notSaid: 0,
      noNumber: 0,
      noDay: 0,
      tooLow: 0,
      tooHigh: 0,
    } satisfies Record<ValueProblem, number>
    expect(new Set(problems)).toEqual(new Set(Object.keys(every)))
  })
})
