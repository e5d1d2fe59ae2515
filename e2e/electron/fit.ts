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
  await fitBuild(project, '', folder, { node, chrome })
  // Those of other brands, which can be started on their own.
  for (const main of globSync('out/brands/*/main/index.js', { cwd: project })) {
    await fitBuild(project, join(main, '../..'), folder, { node, chrome })
  }
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(join(project, 'node_modules/keytar'), join(folder, 'node_modules/keytar'), 'junction')
}

/** @param place of a `package.json` and the build that it names, below the project's folder */
async function fitBuild(
  project: string,
  place: string,
  folder: string,
  { node, chrome }: Pick<ElectronVersions, 'node' | 'chrome'>,
): Promise<void> {
  const { name, productName, version, main } = JSON.parse(
    readFileSync(join(project, place, 'package.json'), 'utf8'),
  ) as Manifest
  const [from, to] = [join(project, place, main, '../..'), join(folder, place, main, '../..')]
  await fitMain(project, join(from, 'main/index.js'), join(to, 'main'), node)
  for (const part of ['preload', 'renderer']) cpSync(join(from, part), join(to, part), { recursive: true })
  for (const file of globSync(join(to, 'renderer/assets/*.css'))) {
    const { code } = transform({ filename: file, code: readFileSync(file), targets: { chrome: major(chrome) << 16 } })
    writeFileSync(file, code)
  }
  writeFileSync(join(folder, place, 'package.json'), JSON.stringify({ name, productName, version, main }, null, 2))
}

/**
 * Writes a main process as CommonJS for an older Node, as `index.js`.
 * @param entry a file of the project's, TypeScript or what it became
 * @param node the version of that Node
 */
export async function fitMain(project: string, entry: string, folder: string, node: string): Promise<void> {
  const bundle = await rolldown({
    input: entry,
    platform: 'node',
    external: ['electron', 'keytar', /^node:/],
    transform: {
      target: `node${node}`,
      define: { 'import.meta.dirname': '__dirname', 'import.meta.filename': '__filename' },
    },
    logLevel: 'silent',
  })
  await bundle.write({
    dir: folder,
    format: 'cjs',
    entryFileNames: 'index.js',
    chunkFileNames: '[name].js',
    banner: readFileSync(join(project, 'e2e/electron/gaps.cjs'), 'utf8'),
  })
  await bundle.close()
}

interface Manifest {
  name: string
  productName: string
  version: string
  main: string
}
