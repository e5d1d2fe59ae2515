import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const modules = fileURLToPath(new URL('../node_modules/', import.meta.url))

/**
 * The command that runs an installed tool with the Node that runs this, in the same way on every platform.
 * @param name the package
 * @param program the program's name; by default the package's
 */
export function toolCommand(name: string, program: string = name): [node: string, script: string] {
  const manifest = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8')) as {
    bin?: string | Record<string, string>
  }
  const script = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin?.[program]
  if (script === undefined) throw new Error(`${name} has no program ${program}`)
  return [process.execPath, join(modules, name, script)]
}
