import { posix } from 'node:path'
import type { Node } from 'web-tree-sitter'
import type { Sources } from '../hcl/configuration.ts'
import { named, type Block, type Body } from '../hcl/parse.ts'
import { providerSchema } from './schema.ts'
import { modulesOf } from './walk.ts'

/** The names that a module declares. */
interface Declared {
  variables: Set<string>
  locals: Set<string>
  /** The folder of each module that is called, by its name. */
  calls: Map<string, string>
  outputs: Set<string>
  /** Addresses such as `aws_iam_role.sms` and `data.aws_cloudfront_cache_policy.optimized`. */
  things: Set<string>
}

/** References that lead nowhere, one line for each; none when all lead somewhere. */
export function checkReferences(sources: Sources): string[] {
  const modules = modulesOf(sources)
  const declared = new Map(
    [...modules].map(([path, files]) => [
      path,
      namesIn(
        path,
        files.flatMap(({ blocks }) => blocks),
      ),
    ]),
  )
  return [...modules].flatMap(([path, files]) =>
    files.flatMap(({ file, blocks }) =>
      blocks.flatMap((block) =>
        expressionsOf(block).flatMap((expression) =>
          pathsIn(expression).flatMap((names) => {
            const fault = judge(names, path, declared)
            return fault === null ? [] : [`${file}: ${names.join('.')}: ${fault}`]
          }),
        ),
      ),
    ),
  )
}

function namesIn(path: string, blocks: Block[]): Declared {
  const labelsOf = (type: string): string[] =>
    blocks.filter((block) => block.type === type).map(({ labels }) => labels.join('.'))
  const calls = blocks.filter(({ type }) => type === 'module')
  return {
    variables: new Set(labelsOf('variable')),
    locals: new Set(blocks.filter(({ type }) => type === 'locals').flatMap(({ body }) => [...body.attributes.keys()])),
    calls: new Map(
      calls.map(({ labels: [name = ''], body }) => [
        name,
        posix.join(path, (body.attributes.get('source')?.text ?? '').replaceAll('"', '')),
      ]),
    ),
    outputs: new Set(labelsOf('output')),
    things: new Set([...labelsOf('resource'), ...labelsOf('data').map((address) => `data.${address}`)]),
  }
}

/** Those of a block of a file. What an import block leads to is an address, and none of a module's outputs. */
function expressionsOf({ type, body }: Block): Node[] {
  const to = type === 'import' ? body.attributes.get('to') : undefined
  return expressionsIn(body).filter((expression) => expression !== to)
}

/** Every expression below a block, whatever block it stands in. */
function expressionsIn(body: Body): Node[] {
  return [...body.attributes.values(), ...body.blocks.flatMap((block) => expressionsIn(block.body))]
}

/** The names along each reference, as far as they are written out: `['var', 'sms', 'manage']`. */
function pathsIn(node: Node): string[][] {
  const children = named(node)
  const inner = children.flatMap(pathsIn)
  const [first, ...rest] = children
  if (first?.type !== 'variable_expr') return inner
  const names = [first.text]
  for (const next of rest) {
    if (next.type === 'get_attr') names.push(next.text.slice(1))
    else if (next.type !== 'index' && next.type !== 'splat') break
  }
  return [names, ...inner]
}

/** What is wrong with a reference; null when it leads somewhere, or is no reference to something declared. */
function judge(names: string[], path: string, declared: Map<string, Declared>): string | null {
  const own = declared.get(path)
  const [root = '', first = '', second = ''] = names
  if (own === undefined) return null
  if (root === 'var') return own.variables.has(first) ? null : `there is no variable ${first}`
  if (root === 'local') return own.locals.has(first) ? null : `there is no local ${first}`
  if (root === 'module') {
    const folder = own.calls.get(first)
    if (folder === undefined) return `there is no module ${first}`
    const { outputs } = declared.get(folder) ?? {}
    return second === '' || outputs?.has(second) === true ? null : `the module has no output ${second}`
  }
  const kind = root === 'data' ? 'data' : 'resource'
  const [type = '', name = '', attribute] = kind === 'data' ? names.slice(1) : names
  if (!type.startsWith('aws_')) return null
  const address = `${kind === 'data' ? 'data.' : ''}${type}.${name}`
  if (!own.things.has(address)) return `there is no ${address}`
  const schema = providerSchema[kind][type]
  if (attribute === undefined || schema === undefined) return null
  const known = [...schema.attributes, ...Object.keys(schema.arguments), ...Object.keys(schema.blocks)]
  return known.includes(attribute) ? null : `${type} has no attribute ${attribute}`
}
