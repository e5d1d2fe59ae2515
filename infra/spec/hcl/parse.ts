import { createRequire } from 'node:module'
import { Language, Parser, type Node } from 'web-tree-sitter'

const require = createRequire(import.meta.url)

await Parser.init()
const grammar = await Language.load(require.resolve('@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm'))

/** What stands between two braces, or in a whole file. Expressions are not evaluated yet. */
export interface Body {
  attributes: Map<string, Node>
  blocks: Block[]
}

/** `type "label" "label" { … }` */
export interface Block {
  type: string
  labels: string[]
  body: Body
}

const parsed = new Map<string, Body>()

/**
 * Parses one `.tf`, `.tfvars`, `.tfbackend` or `.tftest.hcl` file.
 * @throws Error with file and line when it is not HCL
 */
export function parseHcl(text: string, file: string): Body {
  // The specs read the same files hundreds of times, each time with one of them changed.
  const body = parsed.get(text) ?? parseAnew(text, file)
  parsed.set(text, body)
  return body
}

function parseAnew(text: string, file: string): Body {
  const parser = new Parser()
  parser.setLanguage(grammar)
  const tree = parser.parse(text)
  if (tree === null) throw new Error(`${file} could not be parsed`)
  const wrong = firstError(tree.rootNode)
  if (wrong !== null) throw new Error(`${file}:${wrong.startPosition.row + 1} is not HCL: ${wrong.text.slice(0, 60)}`)
  return toBody(named(tree.rootNode).find(({ type }) => type === 'body'))
}

/** The children that mean something: no punctuation, no comments. */
export function named(node: Node): Node[] {
  return node.namedChildren.filter((child) => child.type !== 'comment')
}

function firstError(node: Node): Node | null {
  if (!node.hasError) return null
  if (node.isError || node.isMissing) return node
  for (const child of node.children) {
    const wrong = firstError(child)
    if (wrong !== null) return wrong
  }
  return node
}

function toBody(node: Node | undefined): Body {
  const body: Body = { attributes: new Map(), blocks: [] }
  for (const child of node === undefined ? [] : named(node)) {
    if (child.type === 'block') body.blocks.push(toBlock(child))
    else if (child.type === 'attribute') {
      const [name, expression] = named(child)
      if (name !== undefined && expression !== undefined) body.attributes.set(name.text, expression)
    }
  }
  return body
}

function toBlock(node: Node): Block {
  const [type, ...rest] = named(node)
  return {
    type: type?.text ?? '',
    labels: rest.filter((child) => child.type === 'string_lit').map((child) => child.text.slice(1, -1)),
    body: toBody(rest.find((child) => child.type === 'body')),
  }
}
