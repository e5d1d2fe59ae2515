import { asText, type Value } from '../hcl/value.ts'
import type { Stage } from '../stage.ts'
import { declared, sameNames, schemaOf, type Declared } from './attributes.ts'
import { keptAddresses } from './lasting.ts'
import { at, each, ofType, same, type Rule } from './rule.ts'

const pool = 'aws_cognito_user_pool'

/** What the schema of the pool says of an attribute, it says for ever. */
export const schemaRules: Record<string, Rule> = {
  'the schema names custom attributes, and the standard ones that are not as every pool has them': (stage) => {
    const own = declared(stage).filter((one) => one.custom || one.required || isFixed(one))
    const names = ['phone_number', ...own.map(({ name }) => name)]
    return each(stage, pool, (values) =>
      sameNames(
        schemaOf(values).map(({ name }) => name),
        names,
      ),
    )
  },

  'every attribute in the schema has its limits written out': (stage) =>
    each(stage, pool, (values) => schemaOf(values).every(({ block }) => hasLimits(block))),

  'only a number is kept as a Number': ofEach((one, block) => at(block, 'attribute_data_type') === typeOf(one)),

  'the pool requires standard attributes alone': ofEach(
    (one, block) => at(block, 'required') === (one.required && !one.custom),
  ),

  'what is asked for once can never be changed, and all else can': ofEach(
    (one, block) => at(block, 'mutable') === !isFixed(one),
  ),

  'a standard attribute comes with the pool or never': (stage) => {
    const kept = keptAddresses(stage.sources)
    const guards = ofType(stage, 'terraform_data').filter(({ address }) => kept.includes(address))
    return each(stage, pool, (values) => {
      const standard = schemaOf(values).filter(({ name }) => !/^(custom:.*|phone_number)$/.test(name))
      const words = standard.map(({ name, block }) => `${name} ${inWords(block)}`).sort()
      const wanted = `${asText(values.name)}${same(words, usual) ? '' : `: ${words.join(', ')}`}`
      return guards.some((guard) => guard.values.triggers_replace === wanted)
    })
  },
}

/** The standard attributes of version 0.1.0. Its states hold the stage's name alone. */
const usual = ['name required mutable 0 256']

function ofEach(holds: (one: Declared, block: Value) => boolean): Rule {
  return (stage: Stage) =>
    ofType(stage, pool).flatMap(({ values }) =>
      declared(stage)
        .filter((one) => schemaOf(values).some(({ name, block }) => name === one.name && !holds(one, block)))
        .map(({ name }) => name),
    )
}

/** SignUp needs the right to write, which the user keeps: only the schema can forbid a change then. */
function isFixed({ signUp, editable }: Declared): boolean {
  return signUp && !editable
}

function typeOf({ number }: Declared): string {
  return number ? 'Number' : 'String'
}

function hasLimits(block: Value): boolean {
  const text = at(block, 'attribute_data_type') === 'String'
  const limits = at(block, text ? 'string_attribute_constraints' : 'number_attribute_constraints', 0)
  const ends = text ? ['min_length', 'max_length'] : ['min_value', 'max_value']
  return ends.every((key) => /^-?\d+$/.test(asText(at(limits, key))))
}

/** As the guard keeps it. A change of these words would stop every plan. */
function inWords(block: Value): string {
  const required = at(block, 'required') === true ? 'required' : 'optional'
  const mutable = at(block, 'mutable') === true ? 'mutable' : 'immutable'
  const limits = at(block, 'string_attribute_constraints', 0)
  return `${required} ${mutable} ${asText(at(limits, 'min_length'))} ${asText(at(limits, 'max_length'))}`
}
