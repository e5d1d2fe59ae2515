import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSettings } from '../../../infra/local-pool/settings.ts'
import { attributeValues } from '../session.ts'
import { attributes, forEachAttribute } from '../testing/attributes.ts'
import { attributeDefinition } from './definition.ts'
import { declaredOf, judgeAttributes, valueSchema } from './values.ts'

const names = attributes.map(({ name }) => name)
const good = forEachAttribute(({ word }) => `some ${word}`)

describe('the usual attributes', () => {
  it('have names of their own, as Cognito takes them', () => {
    expect(new Set(names).size).toBe(names.length)
    expect(attributeValues.parse(good)).toEqual(good)
  })

  it.each(attributes)('$name is in the local pool, where the app client may read and write it', ({ name }) => {
    const { UserPool, UserPoolClient } = readSettings()
    const custom = name.startsWith('custom:')
    if (custom) expect(UserPool.SchemaAttributes.map(({ Name }) => Name)).toContain(name)
    expect(UserPoolClient.ReadAttributes).toContain(name)
    expect(UserPoolClient.WriteAttributes).toContain(name)
  })
})

describe('values on their way to the pool', () => {
  it('are all there, with the white space at their ends cut', () => {
    const typed = forEachAttribute(({ name }) => `\u00a0 ${good[name]}\t`)
    for (const of of ['newAccount', 'change'] as const)
      expect(judgeAttributes(attributes, typed, of)).toEqual({ values: good, refused: [] })
  })

  it('of a change are those that are named, whichever they are', () => {
    const property = fc.property(fc.subarray(names), (changed) => {
      const values = Object.fromEntries(changed.map((name) => [name, good[name] ?? '']))
      expect(judgeAttributes(attributes, values, 'change')).toEqual({ values, refused: [] })
    })
    fc.assert(property)
  })

  it('of a new account lack nothing that is required', () => {
    const required = attributes.filter((one) => one.required).map(({ name }) => name)
    const property = fc.property(fc.subarray(names), fc.constantFrom('', ' ', '\u3000'), (given, blank) => {
      const left = names.filter((name) => !given.includes(name))
      const values = { ...good, ...Object.fromEntries(left.map((name) => [name, blank])) }
      expect(judgeAttributes(attributes, values, 'newAccount').refused).toEqual(
        required.filter((name) => left.includes(name)),
      )
    })
    fc.assert(property)
  })

  it('are refused by the name of whatever is unknown or cannot be', () => {
    const unknown = fc
      .oneof(
        fc.constantFrom('sub', 'phone_number', 'phone_number_verified', 'email', 'custom:admin', 'constructor'),
        fc.string(),
      )
      .filter((name) => !names.some((known) => known === name))
    const property = fc.property(unknown, fc.constantFrom(...names), (stranger, long) => {
      const values = Object.fromEntries([...Object.entries(good), [stranger, 'x'], [long, 'x'.repeat(257)]])
      for (const of of ['newAccount', 'change'] as const)
        expect(judgeAttributes(attributes, values, of).refused).toEqual([stranger, long])
    })
    fc.assert(property)
  })

  it('may be empty where nothing is required', () => {
    const optional = attributeDefinition.parse({ name: 'name' })
    expect(valueSchema(optional).safeParse(' ').data).toBe('')
    expect(valueSchema(optional).safeParse('x'.repeat(257)).success).toBe(false)
    expect(valueSchema({ ...optional, required: true }).safeParse(' ').success).toBe(false)
  })
})

describe('attributes on the bridge', () => {
  it('are bounded as Cognito bounds them', () => {
    const longest = 'n'.repeat(32)
    expect(attributeValues.safeParse({ [longest]: '𝒜'.repeat(2_048) }).success).toBe(true)
    expect(attributeValues.safeParse({ [`${longest}n`]: '' }).success).toBe(false)
    expect(attributeValues.safeParse({ '': '' }).success).toBe(false)
    expect(attributeValues.safeParse({ name: 'A'.repeat(4_097) }).success).toBe(false)
    const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${index}`, '']))
    expect(attributeValues.safeParse(many(100)).success).toBe(true)
    expect(attributeValues.safeParse(many(101)).success).toBe(false)
  })

  it('are known ones that hold a text, cut where they are too long', () => {
    const property = fc.property(
      fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), fc.anything()),
      (any) => {
        const found = declaredOf(attributes, any, 10)
        for (const name of Object.keys(found)) expect(names).toContain(name)
        for (const name of names) {
          const value = Object.hasOwn(any, name) ? any[name] : undefined
          expect(found[name]).toBe(typeof value === 'string' && value !== '' ? value.slice(0, 10) : undefined)
        }
      },
    )
    fc.assert(property)
  })
})
