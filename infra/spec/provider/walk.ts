import { parseHcl, type Block, type Body } from '../hcl/parse.ts'
import type { Sources } from '../hcl/configuration.ts'

/** A resource or data source as it is written. */
export interface Written {
  /** Path of its file below `infra/`, and its address in its module. */
  file: string
  address: string
  kind: 'resource' | 'data'
  type: string
  body: Body
}

/** The blocks of each module, by its folder below `infra/`. */
export function modulesOf(sources: Sources): Map<string, { file: string; blocks: Block[] }[]> {
  const modules = new Map<string, { file: string; blocks: Block[] }[]>()
  for (const [file, text] of sources) {
    if (!file.endsWith('.tf')) continue
    const directory = file.split('/').slice(0, -1).join('/')
    const { blocks } = parseHcl(text, file)
    modules.set(directory, [...(modules.get(directory) ?? []), { file, blocks }])
  }
  return modules
}

/** Every resource and data source of these providers. */
export function writtenTypes(sources: Sources, prefix = 'aws_'): Written[] {
  return [...modulesOf(sources).values()].flat().flatMap(({ file, blocks }) =>
    blocks.flatMap(({ type: kind, labels: [type = '', name = ''], body }): Written[] => {
      if ((kind !== 'resource' && kind !== 'data') || !type.startsWith(prefix)) return []
      return [{ file, address: `${kind === 'data' ? 'data.' : ''}${type}.${name}`, kind, type, body }]
    }),
  )
}
