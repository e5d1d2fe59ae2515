import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Lays out what electron-builder packs of a brand, so that `out/` stays the build that it is: this project's
 * configuration, keytar, and a build of the local stage for the brand.
 * @param folder is emptied first
 * @returns the folder
 * @throws Error when the build fails, which has written its reason to standard error
 */
export function makeBrandProject(folder: string, brand: string): string {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const name of ['electron-builder.yml', 'package.json', 'build', 'node_modules/keytar']) {
    cpSync(join(root, name), join(folder, name), { recursive: true })
  }
  const asked = ['--stage', 'local', '--brand', resolve(brand), '--out', join(folder, 'out')]
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/build.ts'), ...asked], { stdio: 'inherit' })
  if (status !== 0) throw new Error(`The build of ${brand} failed.`)
  return folder
}
