import type { Block } from '../infra/spec/hcl/parse.ts'
import { modulesOf } from '../infra/spec/provider/walk.ts'
import type { Sources } from '../infra/spec/hcl/configuration.ts'

/** Between these lines a module's README says what its files say of variables and outputs. */
const begin = '<!-- Written by npm run infra:docs -->'
const end = '<!-- End -->'

/** Where the README of a module stands. */
export function readmeOf(folder: string): URL {
  return new URL(`${folder === '' ? '' : `${folder}/`}README.md`, new URL('../infra/', import.meta.url))
}

/** The folders below `infra/` that have a README: the whole, its modules, and the roots beside it. */
export function documented(sources: Sources): string[] {
  return [...modulesOf(sources).keys()].filter((folder) => !folder.includes('examples/')).sort()
}

/**
 * A module's README with its lists as its files have them now.
 * @param readme the README, with the two lines between which the lists stand
 * @param folder of the module below `infra/`; '' is the whole
 * @throws Error when the README has no place for the lists, or a variable or an output has no description
 */
export function describeModule(readme: string, sources: Sources, folder: string): string {
  const [before, rest] = readme.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined)
    throw new Error(`infra/${folder}/README.md needs the lines ${begin} and ${end}`)
  const blocks = (modulesOf(sources).get(folder) ?? []).flatMap((one) => one.blocks)
  return `${before}${begin}\n\n${[variablesOf(blocks), outputsOf(blocks)].join('\n')}\n${end}${after}`
}

function variablesOf(blocks: Block[]): string {
  const variables = named(blocks, 'variable').map(([name, block]) => {
    const fallback = block.body.attributes.get('default')
    const usual = fallback === undefined ? 'required' : `usually ${code(oneLine(fallback.text))}`
    return `- ${code(name)} (${typeOf(block)}, ${usual}):${says(block)}`
  })
  return section('Variables', variables)
}

function outputsOf(blocks: Block[]): string {
  return section(
    'Outputs',
    named(blocks, 'output').map(([name, block]) => `- ${code(name)}:${says(block)}`),
  )
}

function named(blocks: Block[], type: string): [name: string, block: Block][] {
  return blocks
    .filter((block) => block.type === type)
    .map((block): [string, Block] => [block.labels[0] ?? '', block])
    .sort(([one], [other]) => (one < other ? -1 : 1))
}

/** A type without the keys of its objects, which the description explains. */
function typeOf(block: Block): string {
  const type = oneLine(block.body.attributes.get('type')?.text ?? 'any')
  if (/^\w+(\(\w+\))?$/.test(type)) return type
  return /^(list|set|map)\(object/.test(type) ? `${type.split('(')[0] ?? ''} of objects` : 'object'
}

/** A description: one paragraph, and an item for each key of an object that it explains, as in `emails: who is told`. */
function says(block: Block): string {
  const written = block.body.attributes.get('description')?.text
  if (written === undefined) throw new Error(`${block.type} ${block.labels[0] ?? ''} has no description`)
  const lines = /^<<-?(\w+)\n(?<lines>[\s\S]*)\n\s*\1$/.exec(written.trim())?.groups?.lines
  const text = oneLine(lines ?? unquote(written))
  const keys = [...(block.body.attributes.get('type')?.text ?? '').matchAll(/^\s*(\w+)\s*=/gm)].map(([, key]) => key)
  if (lines === undefined || keys.length === 0) return ` ${text}`
  const key = `(?:${keys.join('|')})`
  const [first = '', ...items] = ` ${text}`.split(new RegExp(`(?<=^|[.:;]) (?=${key}(?:, ${key})*: )`))
  const list = items.map((item) => item.replace(/^[^:]+/, (names) => names.split(', ').map(code).join(', ')))
  return [first.trimEnd(), ...list.map((item) => `  - ${item}`)].join('\n')
}

function unquote(literal: string): string {
  return literal.trim().slice(1, -1).replaceAll('\\"', '"')
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

function code(text: string): string {
  return `\`${text}\``
}

function section(title: string, items: string[]): string {
  return `## ${title}\n\n${items.length === 0 ? 'None.' : items.join('\n')}\n`
}
