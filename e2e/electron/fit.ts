import { cpSync, globSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { transform } from 'lightningcss'
import { rolldown } from 'rolldown'
import { major, type ElectronVersions } from './versions.ts'

/** From this version on Electron starts a main process that is a module; what is built runs in it as it is. */
const modulesSince = 28

/**
 * Whether an Electron runs the built bundles as they are.
 */
export function runsAsBuilt({ electron }: ElectronVersions): boolean {
  return major(electron) >= modulesSince
}

/**
 * Writes a copy of the built app that an older Electron runs: the main process as CommonJS for its Node, the styles
 * for its Chrome. What ships does not change for it.
 * @param project the project's folder, with `out/` as the build left it
 * @param folder where the copy goes; it is a folder that Electron can be started with
 */
export async function fitApp(project: string, folder: string, { node, chrome }: ElectronVersions): Promise<void> {
  const gaps = readFileSync(join(project, 'e2e/electron/gaps.cjs'), 'utf8')
  const main = await rolldown({
    input: join(project, 'out/main/index.js'),
    platform: 'node',
    external: ['electron', 'keytar', /^node:/],
    transform: {
      target: `node${node}`,
      define: { 'import.meta.dirname': '__dirname', 'import.meta.filename': '__filename' },
    },
    logLevel: 'silent',
  })
  await main.write({
    dir: join(folder, 'out/main'),
    format: 'cjs',
    entryFileNames: 'index.js',
    chunkFileNames: '[name].js',
    banner: gaps,
  })
  await main.close()

  for (const part of ['preload', 'renderer']) {
    cpSync(join(project, 'out', part), join(folder, 'out', part), { recursive: true })
  }
  for (const file of globSync(join(folder, 'out/renderer/assets/*.css'))) {
    const { code } = transform({ filename: file, code: readFileSync(file), targets: { chrome: major(chrome) << 16 } })
    writeFileSync(file, code)
  }

  const { name, productName, version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as Manifest
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name, productName, version, main: 'out/main/index.js' }, null, 2),
  )
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(join(project, 'node_modules/keytar'), join(folder, 'node_modules/keytar'), 'junction')
}

interface Manifest {
  name: string
  productName: string
  version: string
}
