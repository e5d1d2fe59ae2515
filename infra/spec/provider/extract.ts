import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import type { BlockSchema, NestedBlock, TypeSchema } from './schema.ts'

/** The types and the code that CDKTF made of one type of resource, and the interfaces in them by name. */
interface Source {
  interfaces: Map<string, ts.InterfaceDeclaration>
  code: string
  declarations: ts.SourceFile
}

/**
 * Reads from CDKTF's types what the provider takes for one type of resource or data source.
 * @param library the folder `lib` of @cdktf/provider-aws
 * @param name such as `aws_cognito_user_pool`
 * @throws Error when the provider has no such type
 */
export function extractType(library: string, name: string, kind: 'resource' | 'data'): TypeSchema {
  const source = readSource(library, name, kind)
  const declared = source.declarations.statements.filter(ts.isClassDeclaration)
  const own = declared.find((one) =>
    one.heritageClauses?.[0]?.types[0]?.getText().match(/Terraform(Resource|DataSource)$/),
  )
  // Nearly always the class' name and `Config`, but not where another type has that name.
  const made = own?.members.find(ts.isConstructorDeclaration)?.parameters[2]?.type?.getText() ?? ''
  const config = source.interfaces.get(made.split('|')[0]?.trim() ?? '')
  if (own?.name === undefined || config === undefined) throw new Error(`${name} could not be read`)
  const computed = typesOf(own, source)
  const block = readBlock(config, source, new Set())
  const known = Object.entries(computed).filter(([name]) => !(name in block.arguments) && !(name in block.blocks))
  return {
    ...block,
    attributes: computedOf(own, source),
    ...(known.length > 0 && { computed: Object.fromEntries(known) }),
  }
}

function readSource(library: string, name: string, kind: 'resource' | 'data'): Source {
  const folder = `${kind === 'data' ? 'data-' : ''}${name.replaceAll('_', '-')}`
  const path = [folder, folder.replace('aws-', '')].map((one) => join(library, one)).find((one) => existsSync(one))
  if (path === undefined) throw new Error(`the provider has no ${kind} ${name}`)
  const declarations = ts.createSourceFile(
    name,
    readFileSync(join(path, 'index.d.ts'), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  )
  const interfaces = new Map(
    declarations.statements.filter(ts.isInterfaceDeclaration).map((one) => [one.name.text, one]),
  )
  return { interfaces, declarations, code: readFileSync(join(path, 'index.js'), 'utf8') }
}

/** @param within the interfaces around this one; a block that may hold itself is left open there */
function readBlock(declaration: ts.InterfaceDeclaration, source: Source, within: Set<string>): BlockSchema {
  const block: BlockSchema = { arguments: {}, blocks: {} }
  const collections = collectionsIn(declaration, source)
  for (const member of declaration.members.filter(ts.isPropertySignature)) {
    const documentation = ts
      .getJSDocCommentsAndTags(member)
      .map((one) => one.getText())
      .join('\n')
    const name = /#(\w+) /.exec(documentation)?.[1]
    if (name === undefined || member.type === undefined) continue
    const required = member.questionToken === undefined
    const nested = nestedIn(member.type, source)
    const isBlock = documentation.includes(`${name} block`)
    if (nested !== undefined && isBlock && !within.has(nested.name.text)) {
      const many = member.type.getText().includes('[]')
      const inner = readBlock(nested, source, new Set([...within, nested.name.text]))
      const set = collections.get(name)?.startsWith('set') === true
      block.blocks[name] = { many, required, ...(set && { set }), ...inner } satisfies NestedBlock
    } else if (isBlock) {
      // A block that may hold itself, such as a statement of the firewall's: CDKTF's types leave it open.
      block.blocks[name] = { many: true, required, open: true, arguments: {}, blocks: {} }
    } else {
      block.arguments[name] = `${collections.get(name) ?? typeOf(member.type.getText())}${required ? '!' : ''}`
    }
  }
  return block
}

/**
 * Sets, lists and maps in a block: `set(string)`. Only the code that writes HCL tells a set from a list; it is a function
 * of the block's own, or the method of the whole type.
 */
function collectionsIn(declaration: ts.InterfaceDeclaration, { code }: Source): Map<string, string> {
  const { text: name } = declaration.name
  const own = code.indexOf(`function ${name.charAt(0).toLowerCase()}${name.slice(1)}ToHclTerraform(`)
  const start = own === -1 ? code.indexOf('synthesizeHclAttributes()') : own
  const body = code.slice(start, code.indexOf('// remove undefined attributes', start))
  const written = body.matchAll(
    /(\w+): \{\s+value: .+\s+isBlock: \w+,\s+type: "(set|list|map)",\s+storageClassType: "(\w+)"/g,
  )
  return new Map(
    [...written].map(([, key = '', kind = '', stored = '']) => [key, `${kind}(${elements[stored] ?? 'any'})`]),
  )
}

const elements: Partial<Record<string, string>> = {
  stringList: 'string',
  numberList: 'number',
  booleanList: 'bool',
  stringMap: 'string',
  numberMap: 'number',
  booleanMap: 'bool',
}

/** The interface of a block, or of a list of them. */
function nestedIn(type: ts.TypeNode, { interfaces }: Source): ts.InterfaceDeclaration | undefined {
  return type
    .getText()
    .split('|')
    .map((part) => interfaces.get(part.trim().replace('[]', '')))
    .find((one) => one !== undefined)
}

function typeOf(text: string): string {
  if (text.startsWith('{')) return 'map'
  if (text.includes('[]')) return 'list'
  if (text.startsWith('boolean')) return 'bool'
  return text === 'string' || text === 'number' ? text : 'any'
}

/** Attributes that are no texts, by name. */
function typesOf(own: ts.ClassDeclaration, { code }: Source): Record<string, string> {
  const body = code.slice(code.indexOf(`class ${own.name?.text ?? ''} extends cdktf.Terraform`))
  const words = { Number: 'number', Boolean: 'bool', List: 'list(string)', StringMap: 'map(string)' }
  return Object.fromEntries(
    Object.entries(words).flatMap(([word, type]) =>
      [...body.matchAll(new RegExp(`this\\.get${word}Attribute\\('(\\w+)'\\)`, 'g'))].map(([, name = '']) => [
        name,
        type,
      ]),
    ),
  )
}

/** Every attribute that a reference to this type may name, in Terraform's spelling. */
function computedOf(own: ts.ClassDeclaration, { code }: Source): string[] {
  const start = code.indexOf(`class ${own.name?.text ?? ''} extends cdktf.Terraform`)
  const body = code.slice(start)
  const named = [
    ...body.matchAll(
      /this\.get(?:String|Number|Boolean|List|StringMap|NumberMap|BooleanMap|NumberList)Attribute\('(\w+)'\)/g,
    ),
  ]
  const complex = [...body.matchAll(/new \w+(?:OutputReference|List|Map)\(this, '(\w+)'/g)]
  const maps = [...body.matchAll(/(?:StringMap|BooleanMap|NumberMap)\(this, '(\w+)'\)/g)]
  return [...new Set([...named, ...complex, ...maps].map(([, name = '']) => name))].sort()
}
