import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** A package whose code is in a bundle. */
export interface ShippedPackage {
  name: string
  version: string
  license: string
}

/** The name of the package that a module belongs to; null for the project's own. */
export function packageOf(moduleId: string): { name: string; folder: string } | null {
  const [, folder, name] = /^\0?(.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+))/.exec(moduleId) ?? []
  return folder === undefined || name === undefined ? null : { name: name.replace('\\', '/'), folder }
}

/**
 * Writes which packages a bundle holds to `out/shipped/BUNDLE.json`: the audit asks about just these, because
 * everything that ships is a development dependency to npm.
 */
export function listShippedPackages(root: string, bundle: string): Plugin {
  const found = new Map<string, ShippedPackage>()
  return {
    name: 'latchkey:shipped-packages',
    generateBundle(_options, chunks) {
      for (const chunk of Object.values(chunks)) {
        if (chunk.type !== 'chunk') continue
        for (const id of Object.keys(chunk.modules)) {
          const owner = packageOf(id)
          if (owner && !found.has(owner.name)) found.set(owner.name, describe(owner))
        }
      }
    },
    writeBundle() {
      const folder = join(root, 'out/shipped')
      mkdirSync(folder, { recursive: true })
      const sorted = [...found.values()].sort((one, other) => one.name.localeCompare(other.name))
      writeFileSync(join(folder, `${bundle}.json`), `${JSON.stringify(sorted, null, 2)}\n`)
    },
  }
}

function describe({ name, folder }: { name: string; folder: string }): ShippedPackage {
  const { version = '', license = '' } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version?: string
    license?: string
  }
  return { name, version, license }
}
