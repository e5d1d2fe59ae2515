import fc from 'fast-check'
import type { AttributeDefinition } from '../attributes/definition.ts'
import { problemOf, usualLength } from '../attributes/values.ts'
import { day, decimal, letters, textOf } from './words.ts'

// Values for attributes as any stage may declare them (`definitions.ts`).

/** A value that the attribute may have, as the pool keeps it. Never empty. */
export function valueFor(definition: AttributeDefinition): fc.Arbitrary<string> {
  return rightly(definition).filter((value) => problemOf(definition, value) === null && value.trim() === value)
}

/** A value that the attribute may not have. `problemOf` says what is wrong with it. */
export function wrongValueFor(definition: AttributeDefinition): fc.Arbitrary<string> {
  const empty = definition.required ? [fc.constant('')] : []
  const wrong = fc.oneof(...empty, ...wrongly(definition))
  return wrong.filter((value) => problemOf(definition, value) !== null && value.trim() === value)
}

function rightly(definition: AttributeDefinition): fc.Arbitrary<string> {
  const { name, type, choices = [], minLength = 1, maxLength = usualLength, pattern } = definition
  switch (type) {
    case 'text':
      if (name === 'email') return fc.stringMatching(/^[a-z]{1,12}[.+][a-z0-9]{1,8}@[a-z]{1,12}\.(example|co\.uk)$/)
      if (pattern !== undefined) return fc.stringMatching(new RegExp(`^(?:${pattern})$`))
      return textOf(minLength, Math.min(maxLength, minLength + 60))
    case 'choice':
      return fc.constantFrom(...choices.map(({ value }) => value))
    case 'boolean':
      return fc.constantFrom('true', 'false')
    case 'number':
      return fc.oneof(decimal, ...bounded(definition).map((bound) => fc.constant(bound)), between(definition))
    case 'date':
      return fc.oneof(day, ...bounded(definition).map((bound) => fc.constant(bound)), daysBetween(definition))
  }
}

function wrongly({ type, name, minLength = 0, maxLength = usualLength, pattern }: AttributeDefinition) {
  switch (type) {
    case 'text':
      return [
        textOf(maxLength + 1, maxLength + 20),
        ...(minLength > 1 ? [textOf(1, minLength - 1)] : []),
        ...(name === 'email' || pattern !== undefined ? [letters] : []),
      ]
    case 'choice':
    case 'boolean':
      return [letters]
    case 'number':
      return [decimal, fc.constantFrom('-', 'many', '1e5', '1..2', '12-3', 'NaN', '1234567890123456')]
    case 'date':
      return [day, fc.constantFrom('2023-02-29', '2024-13-01', '2024-00-10', '2024-04-31', 'soon', '12')]
  }
}

/** The bounds that are values themselves. */
function bounded({ min, max }: AttributeDefinition): string[] {
  return [min, max].flatMap((bound) => (bound === undefined || bound === 'today' ? [] : [bound]))
}

/** Whole numbers between the bounds, so that narrow ones are met too. */
function between({ min, max }: AttributeDefinition): fc.Arbitrary<string> {
  const lowest = Math.ceil(Number(min ?? Number(max ?? 0) - 1_000))
  const highest = Math.floor(Number(max ?? lowest + 1_000))
  return fc.integer({ min: Math.min(lowest, highest), max: Math.max(lowest, highest) }).map(String)
}

const dayLength = 86_400_000

function daysBetween({ min = '1900-01-01', max = '2150-12-31' }: AttributeDefinition): fc.Arbitrary<string> {
  const at = (bound: string): number => Math.floor((bound === 'today' ? Date.now() : Date.parse(bound)) / dayLength)
  const [first, last] = [at(min), at(max)]
  return fc
    .integer({ min: Math.min(first, last), max: Math.max(first, last) })
    .map((days) => new Date(days * dayLength).toISOString().slice(0, 10))
}
