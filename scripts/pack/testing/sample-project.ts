import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ownBrand } from '../../brand/read-brand.ts'
import { renderIcons } from '../icons.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const icons = renderIcons(readFileSync(join(ownBrand, 'icon.svg'), 'utf8'), 'icon.svg')

/**
 * A small project with this project's electron-builder.yml, bundles of one line each, the installed keytar, and the icons
 * of our own brand.
 */
export interface SampleProject {
  path: string
  /** Adds or replaces a file. */
  put: (path: string, content: string | Buffer) => void
  /** Removes a file or a folder; without a path the whole project. */
  remove: (path?: string) => void
}

/** Makes the sample in a new temporary folder. */
export async function makeSampleProject(): Promise<SampleProject> {
  const path = mkdtempSync(join(tmpdir(), 'pack-'))
  const put: SampleProject['put'] = (name, content) => {
    mkdirSync(dirname(join(path, name)), { recursive: true })
    writeFileSync(join(path, name), content)
  }
  for (const name of ['electron-builder.yml', 'build', 'node_modules/keytar']) {
    cpSync(join(root, name), join(path, name), { recursive: true })
  }
  put(
    'package.json',
    JSON.stringify({
      name: 'sample',
      version: '1.2.3',
      author: 'Nobody',
      description: 'Sample',
      type: 'module',
      main: 'out/main/index.js',
      scripts: { start: 'electron .' },
      devDependencies: { electron: '45.4.1' },
      optionalDependencies: { keytar: 'npm:@github/keytar@7.10.6' },
    }),
  )
  for (const [name, bytes] of await icons) put(`out/icons/${name}`, Buffer.from(bytes))
  put('out/main/index.js', 'export {}\n')
  put('out/preload/index.cjs', '"use strict"\n')
  put('out/renderer/index.html', '<!doctype html>\n')
  put('out/renderer/assets/index-a1b2.js', 'export {}\n')
  for (const bundle of ['main', 'preload', 'renderer']) put(`out/shipped/${bundle}-licenses.txt`, 'MIT\n')
  return {
    path,
    put,
    remove: (name = '.') => {
      rmSync(join(path, name), { recursive: true, force: true })
    },
  }
}
