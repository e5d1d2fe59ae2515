import type { Node } from 'web-tree-sitter'
import { callFunction } from './functions.ts'
import { named } from './parse.ts'
import { isObject, reference, type ObjectValue, type Value } from './value.ts'

/** What names stand for while an expression is evaluated. */
export interface Scope {
  /** `var`, `each`, `module`, and the variables of `for` and `dynamic`. */
  names: ObjectValue
  /** Evaluates a local value when it is asked for. */
  local: (name: string) => Value
  /** Address of the module, with a dot at its end; put before what only AWS knows. */
  prefix: string
}

/** Evaluates an expression as Terraform would when it plans. @throws Error on anything that is not known here */
export function evaluate(node: Node, scope: Scope): Value {
  switch (node.type) {
    case 'expression':
      return evaluateTerm(named(node), scope)
    case 'literal_value':
      return evaluateLiteral(node)
    case 'template_expr':
      return evaluateTemplate(node, scope)
    case 'collection_value':
      return evaluateCollection(only(node), scope)
    case 'function_call':
      return evaluateCall(node, scope)
    case 'for_expr':
      return evaluateFor(only(node), scope)
    case 'conditional': {
      const { choices, otherwise } = choicesIn(node)
      const chosen = choices.find(({ condition }) => evaluate(condition, scope) === true)
      return evaluate(chosen?.then ?? otherwise, scope)
    }
    case 'operation':
      return evaluateOperation(only(node), scope)
    default:
      throw new Error(`line ${node.startPosition.row + 1}: ${node.type} is not known here: ${node.text.slice(0, 60)}`)
  }
}

interface Choices {
  choices: { condition: Node; then: Node }[]
  otherwise: Node
}

/**
 * The choices of `a ? b : c ? d : e` in their order. The grammar takes `a ? b : c` for the condition of the second, and
 * HCL takes the second for what the first has otherwise.
 */
function choicesIn(node: Node): Choices {
  const [condition, then, otherwise] = named(node).map(given)
  const [before] = given(condition).children
  const first = before?.type === 'conditional' ? choicesIn(before) : { choices: [], otherwise: given(condition) }
  return {
    choices: [...first.choices, { condition: first.otherwise, then: given(then) }],
    otherwise: given(otherwise),
  }
}

/** Something, and what is picked out of it: `.name`, `[*].name`. */
function evaluateTerm(nodes: Node[], scope: Scope): Value {
  const [head, ...picks] = nodes
  const first = given(head)
  if (first.type !== 'variable_expr') return picks.reduce(take, evaluate(first, scope))
  const name = first.text
  if (name === 'local') {
    const [attribute, ...rest] = picks
    return rest.reduce(take, scope.local(only(given(attribute)).text))
  }
  const known = Object.hasOwn(scope.names, name) ? scope.names[name] : undefined
  if (known !== undefined) return picks.reduce(take, known)
  return reference(scope.prefix + name + picks.map((pick) => pick.text).join(''))
}

function take(value: Value, pick: Node): Value {
  if (pick.type === 'splat') {
    const list = value === null ? [] : Array.isArray(value) ? value : [value]
    return list.map((item) => named(only(pick)).reduce(take, item))
  }
  const picked = isObject(value) ? value[only(pick).text] : undefined
  if (picked !== undefined) return picked
  throw new Error(`line ${pick.startPosition.row + 1}: there is no ${pick.text}`)
}

function evaluateLiteral(node: Node): Value {
  const literal = only(node)
  switch (literal.type) {
    case 'numeric_lit':
      return Number(literal.text)
    case 'bool_lit':
      return literal.text === 'true'
    case 'null_lit':
      return null
    default:
      return unescape(literal.text.slice(1, -1))
  }
}

function evaluateTemplate(node: Node, scope: Scope): Value {
  const template = only(node)
  if (template.type !== 'quoted_template')
    throw new Error(`line ${node.startPosition.row + 1}: ${template.type} is not known here`)
  // The grammar drops white space beside an interpolation, so the literals are cut from the source text.
  let text = ''
  let end = 1
  for (const part of named(template).filter(({ type }) => type === 'template_interpolation')) {
    const value = evaluateChild(expressions(part)[0], scope)
    if (typeof value === 'object') throw new Error(`line ${part.startPosition.row + 1}: ${part.text} is no text`)
    text += unescape(template.text.slice(end, part.startIndex - template.startIndex)) + String(value)
    end = part.endIndex - template.startIndex
  }
  return text + unescape(template.text.slice(end, -1))
}

function unescape(literal: string): string {
  return String(JSON.parse(`"${literal}"`))
    .replaceAll('$${', '${')
    .replaceAll('%%{', '%{')
}

function evaluateCollection(node: Node, scope: Scope): Value {
  if (node.type === 'tuple') return expressions(node).map((item) => evaluate(item, scope))
  const object: ObjectValue = {}
  for (const element of named(node).filter(({ type }) => type === 'object_elem')) {
    object[keyOf(given(element.childForFieldName('key')), scope)] = evaluateChild(
      element.childForFieldName('val'),
      scope,
    )
  }
  return object
}

/** A bare word is a key as it stands; anything else is evaluated. */
function keyOf(node: Node, scope: Scope): string {
  if (/^[\w-]+$/.test(node.text)) return node.text
  const key = evaluate(node, scope)
  if (typeof key !== 'string') throw new Error(`line ${node.startPosition.row + 1}: ${node.text} is no key`)
  return key
}

function evaluateCall(node: Node, scope: Scope): Value {
  const [name, list] = named(node)
  const args = list === undefined ? [] : expressions(list)
  const attempts = args.map((argument) => () => evaluate(argument, scope))
  if (name?.text === 'can') return succeeds(given(attempts[0]))
  if (name?.text === 'try') return given(attempts.find(succeeds))()
  return callFunction(
    name?.text ?? '',
    attempts.map((attempt) => attempt()),
  )
}

function succeeds(attempt: () => Value): boolean {
  try {
    attempt()
    return true
  } catch {
    return false
  }
}

function evaluateFor(node: Node, scope: Scope): Value {
  if (node.type !== 'for_tuple_expr')
    throw new Error(`line ${node.startPosition.row + 1}: ${node.type} is not known here`)
  const parts = named(node)
  const intro = given(parts.find(({ type }) => type === 'for_intro'))
  const result = parts.find(({ type }) => type === 'expression')
  const condition = parts.find(({ type }) => type === 'for_cond')
  const variable = given(named(intro).find(({ type }) => type === 'identifier')).text
  const items = evaluateChild(expressions(intro)[0], scope)
  if (!Array.isArray(items)) throw new Error(`line ${node.startPosition.row + 1}: only a list can be walked here`)
  return items.flatMap((item) => {
    const inner = { ...scope, names: { ...scope.names, [variable]: item } }
    const wanted = condition === undefined || evaluate(only(condition), inner) === true
    return wanted ? [evaluateChild(result, inner)] : []
  })
}

function evaluateOperation(node: Node, scope: Scope): Value {
  const children = node.children.filter(({ type }) => !['comment', '(', ')'].includes(type))
  const at = children.findIndex((child) => !child.isNamed)
  const operator = given(children[at]).type
  const right = (): Value => evaluateTerm(children.slice(at + 1), scope)
  if (at === 0) return operator === '!' ? right() !== true : -Number(right())
  const left = evaluateTerm(children.slice(0, at), scope)
  switch (operator) {
    case '&&':
      return left === true && right() === true
    case '||':
      return left === true || right() === true
    case '==':
      return equal(left, right(), node)
    case '!=':
      return !equal(left, right(), node)
    case '>=':
      return Number(left) >= Number(right())
    case '<=':
      return Number(left) <= Number(right())
    case '>':
      return Number(left) > Number(right())
    case '<':
      return Number(left) < Number(right())
    case '*':
      return Number(left) * Number(right())
    case '/':
      return Number(left) / Number(right())
    default:
      throw new Error(`line ${node.startPosition.row + 1}: the operator ${operator} is not known here`)
  }
}

/** Terraform finds a list that it knows the type of and one that is written out unequal, whatever they hold. */
function equal(left: Value, right: Value, node: Node): boolean {
  if (left !== null && right !== null && (typeof left === 'object' || typeof right === 'object'))
    throw new Error(`line ${node.startPosition.row + 1}: lists and objects are compared as texts here: ${node.text}`)
  return left === right
}

function evaluateChild(node: Node | null | undefined, scope: Scope): Value {
  return evaluate(given(node), scope)
}

function expressions(node: Node): Node[] {
  return named(node).filter(({ type }) => type === 'expression')
}

function only(node: Node): Node {
  return given(named(node)[0])
}

function given<Thing>(thing: Thing | null | undefined): Thing {
  if (thing === null || thing === undefined)
    throw new Error('the grammar has changed: a part of an expression is missing')
  return thing
}
