import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const modules = fileURLToPath(new URL('../node_modules/', import.meta.url))

/**
 * The command that runs an installed tool with this very Node, on every platform alike.
 * @param name the package; its program has the same name unless given
 */
export function toolCommand(name: string, program: string = name): [node: string, script: string] {
  const manifest = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8')) as {
    bin?: string | Record<string, string>
  }
  const script = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin?.[program]
  if (script === undefined) throw new Error(`${name} has no program ${program}`)
  return [process.execPath, join(modules, name, script)]
}
