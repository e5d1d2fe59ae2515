import fc from 'fast-check'
import { expect, it } from 'vitest'
import { evaluate } from './evaluate.ts'
import { parseHcl } from './parse.ts'
import type { Value } from './value.ts'

/** An expression: its text with no more brackets than HCL needs, how tightly it binds, and its value. */
interface Expression {
  text: string
  binding: number
  value: Value
}

/** How tightly HCL's operators bind, from its specification. All with two sides begin at the left. */
const binding = { conditional: 0, '||': 1, '&&': 2, '==': 3, '!=': 3, '>': 4, '<': 4, '>=': 4, '<=': 4, '*': 6, '/': 6 }
const tightest = 9

const results = {
  '||': (a: Value, b: Value) => a === true || b === true,
  '&&': (a: Value, b: Value) => a === true && b === true,
  '==': (a: Value, b: Value) => a === b,
  '!=': (a: Value, b: Value) => a !== b,
  '>': (a: Value, b: Value) => Number(a) > Number(b),
  '<': (a: Value, b: Value) => Number(a) < Number(b),
  '>=': (a: Value, b: Value) => Number(a) >= Number(b),
  '<=': (a: Value, b: Value) => Number(a) <= Number(b),
  '*': (a: Value, b: Value) => Number(a) * Number(b),
}

/** In brackets where it binds less tightly than its place asks for. */
const within = (inner: Expression, least: number): string => (inner.binding < least ? `(${inner.text})` : inner.text)

function both(operator: keyof typeof results, of: fc.Arbitrary<Expression>): fc.Arbitrary<Expression> {
  const tight = binding[operator]
  return fc.tuple(of, of).map(([left, right]) => ({
    text: `${within(left, tight)} ${operator} ${within(right, tight + 1)}`,
    binding: tight,
    value: results[operator](left.value, right.value),
  }))
}

function choice(condition: fc.Arbitrary<Expression>, of: fc.Arbitrary<Expression>): fc.Arbitrary<Expression> {
  return fc.tuple(condition, of, of).map(([asked, then, otherwise]) => ({
    text: `${within(asked, 1)} ? ${then.text} : ${otherwise.text}`,
    binding: binding.conditional,
    value: asked.value === true ? then.value : otherwise.value,
  }))
}

const { truth, number } = fc.letrec<{ truth: Expression; number: Expression }>((tie) => ({
  truth: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'expression' },
    fc.boolean().map((value) => ({ text: String(value), binding: tightest, value })),
    both('||', tie('truth')),
    both('&&', tie('truth')),
    both('==', tie('number')),
    both('!=', tie('truth')),
    both('>', tie('number')),
    both('<=', tie('number')),
    tie('truth').map((of) => ({ text: `!${within(of, 7)}`, binding: 7, value: of.value !== true })),
    choice(tie('truth'), tie('truth')),
  ),
  number: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'expression' },
    fc.nat(9).map((value) => ({ text: String(value), binding: tightest, value })),
    both('*', tie('number')),
    choice(tie('truth'), tie('number')),
  ),
}))

function valueOf(text: string): Value {
  const expression = parseHcl(`it = ${text}\n`, 'generated.tf').attributes.get('it')
  if (expression === undefined) throw new Error(`${text} is no expression`)
  return evaluate(expression, { names: {}, local: () => null, prefix: '' })
}

it('reads expressions without needless brackets as Terraform does', () => {
  fc.assert(
    fc.property(fc.oneof(truth, number), ({ text, value }) => {
      expect(valueOf(text), text).toBe(value)
    }),
    { numRuns: 2_000 },
  )
})

it.each([
  ['true ? 1 : false ? 2 : 3', 1],
  ['false ? 1 : true ? 2 : 3', 2],
  ['true ? false ? 1 : 2 : 3', 2],
  ['(true ? false : true) ? 1 : 2', 2],
  ['false ? 1 : false ? 2 : false ? 3 : 4', 4],
])('chooses from the right: %s', (text, value) => {
  expect(valueOf(text)).toBe(value)
})
