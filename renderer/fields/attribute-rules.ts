import * as z from 'zod/mini'
import type { AttributeDefinition } from '../../preload/contract/attributes/definition.ts'
import { knownAttribute } from '../../preload/contract/attributes/known.ts'
import { meant } from '../../preload/contract/attributes/meant.ts'
import { problemOf, usualLength, valueSchema, type ValueProblem } from '../../preload/contract/attributes/values.ts'
import { dayOf } from '../../preload/contract/attributes/wire.ts'
import type { DateProblem } from './date-writing.ts'
import type { FieldRule, Sentence } from './rules.ts'

/** How the user writes numbers and dates, for the bounds in a sentence. */
export interface Writing {
  /** A number of the pool, as it is typed. */
  number: (value: string) => string
  /** A day of the pool, as it is read. */
  day: (value: string) => string
  /** A date as it is typed. */
  exampleDate: () => string
  /** Why a text is no day. */
  whyNoDay: (typed: string) => DateProblem
}

/** How an attribute is judged: as main does before it sends it, with a sentence for each way of being wrong. */
export function attributeRule(definition: AttributeDefinition, writing: Writing): FieldRule {
  return {
    schema: valueSchema(definition),
    explain: (typed) => {
      const value = meant(typed)
      const problem = problemOf(definition, value)
      return problem === null ? 'fields.refused' : sentences[problem](definition, value, writing)
    },
  }
}

/**
 * The same rule for a value that the pool holds already. While nobody changes it, it is right, whatever the rules are
 * today; but where something is required, an empty one is a hole that has to be filled in.
 */
export function unlessUntouched(rule: FieldRule, { required }: AttributeDefinition, held: string): FieldRule {
  const isHole = required && meant(held) === ''
  if (isHole) return rule
  return { ...rule, schema: z.union([z.literal(held), rule.schema]) }
}

type Explain = (definition: AttributeDefinition, value: string, writing: Writing) => Sentence

const datesWrong = {
  form: 'fields.dateUnreadable',
  yearShort: 'fields.dateYearShort',
  none: 'fields.dateNone',
} as const satisfies Record<DateProblem, string>

const sentences: Record<ValueProblem, Explain> = {
  missing: ({ name, type }) => {
    if (type === 'choice') return 'fields.choiceMissing'
    if (type === 'boolean') return 'fields.booleanMissing'
    return `fields.${knownAttribute(name)?.missing ?? 'valueMissing'}`
  },
  tooShort:
    ({ minLength = 0 }) =>
    (t) =>
      t('fields.textTooShort', { count: minLength }),
  tooLong:
    ({ maxLength = usualLength }, { length }) =>
    (t) =>
      t('fields.textTooLong', { count: maxLength, length }),
  otherForm: () => 'fields.otherForm',
  noAddress: () => (t) => t('fields.noAddress', { example: 'name@example.com' }),
  notOffered: () => 'fields.notOffered',
  notSaid: () => 'fields.booleanMissing',
  noNumber:
    ({ min, max }, _value, { number }) =>
    (t) =>
      t('fields.noNumber', { example: number(max ?? min ?? '12.5') }),
  noDay:
    (_definition, value, { exampleDate, whyNoDay }) =>
    (t) =>
      t(datesWrong[whyNoDay(value)], { example: exampleDate() }),
  tooLow: ({ type, min = '' }, _value, { number, day }) =>
    type === 'date'
      ? (t) => t('fields.dateTooEarly', { date: day(dayOf(min)) })
      : (t) => t('fields.numberTooLow', { bound: number(min) }),
  tooHigh: ({ type, max = '' }, _value, { number, day }) =>
    type === 'date'
      ? (t) => t('fields.dateTooLate', { date: day(dayOf(max)) })
      : (t) => t('fields.numberTooHigh', { bound: number(max) }),
}
