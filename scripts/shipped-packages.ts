import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** A package whose code, fonts or pictures are in a bundle. */
export interface ShippedPackage {
  name: string
  version: string
  license: string
}

/** The package that a module belongs to; null for the project's own modules. */
export function packageOf(moduleId: string): { name: string; folder: string } | null {
  const [, folder, name] = /^\0?(.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+))/.exec(moduleId) ?? []
  return folder === undefined || name === undefined ? null : { name: name.replace('\\', '/'), folder }
}

/**
 * Writes which packages a bundle holds to `shipped/` of the build's folder: `BUNDLE.json` for the audit, and
 * `BUNDLE-licenses.txt` with their licences, which a package has to hold (decision 0041).
 * @param assets packages that bring files but no modules
 */
export function listShippedPackages(root: string, out: string, bundle: string, assets: string[] = []): Plugin {
  const found = new Map<string, { entry: ShippedPackage; notice: string }>()
  const add = ({ name, folder }: { name: string; folder: string }): void => {
    if (!found.has(name)) found.set(name, { entry: describe(name, folder), notice: readLicense(folder) })
  }
  return {
    name: 'latchkey:shipped-packages',
    generateBundle(_options, chunks) {
      for (const name of assets) add({ name, folder: join(root, 'node_modules', name) })
      for (const chunk of Object.values(chunks)) {
        if (chunk.type !== 'chunk') continue
        for (const id of Object.keys(chunk.modules)) {
          const owner = packageOf(id)
          if (owner) add(owner)
        }
      }
    },
    writeBundle() {
      const folder = join(out, 'shipped')
      mkdirSync(folder, { recursive: true })
      const sorted = [...found.values()].sort((one, other) => one.entry.name.localeCompare(other.entry.name))
      const entries = sorted.map(({ entry }) => entry)
      writeFileSync(join(folder, `${bundle}.json`), `${JSON.stringify(entries, null, 2)}\n`)
      writeFileSync(join(folder, `${bundle}-licenses.txt`), sorted.map(describeLicense).join(`\n${'-'.repeat(80)}\n\n`))
    },
  }
}

function describe(name: string, folder: string): ShippedPackage {
  const { version = '', license = '' } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version?: string
    license?: string
  }
  return { name, version, license }
}

/** The text of the licence; empty when the package brings none. */
function readLicense(folder: string): string {
  const file = readdirSync(folder).find((name) => /^licen[sc]e(\.\w+)?$/i.test(name))
  return file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim()
}

function describeLicense({ entry, notice }: { entry: ShippedPackage; notice: string }): string {
  return `${entry.name} ${entry.version} (${entry.license})\n\n${notice}\n`
}
