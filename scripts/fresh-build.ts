import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readBrand } from './brand/read-brand.ts'
import { buildOf } from './build-of.ts'

const root = fileURLToPath(new URL('../', import.meta.url))

/** Beside the brand's own folder. */
const sources = [
  '{main,preload,renderer}/**/*',
  'scripts/{build,stage,amplify-arithmetic,icu-messages}.ts',
  'scripts/{brand,texts}/*.ts',
  'infra/local-pool/settings.json',
  'electron.vite.config.ts',
  'package-lock.json',
]
const ownBrand = 'brand/**/*'

/** The other brand that the end-to-end tests see. */
export const testedBrand = fileURLToPath(new URL('../brands/northwind', import.meta.url))

/**
 * Builds the local stage unless there is a build of these sources already. It compares what was built too, because
 * somebody may have built another stage by hand.
 * @param brand folder of another brand, which is built beside our own
 * @returns whether the build is up to date now; its messages are on standard error
 */
export function ensureLocalBuild(brand?: string): boolean {
  const folder = join(root, buildOf(brand))
  const out = brand === undefined ? join(folder, 'out') : folder
  const record = join(out, 'build.txt')
  const wanted = fingerprint(brand === undefined ? [...sources, ownBrand] : sources, brand)
  const built = (): string => fingerprint([join(out, '{main,preload,renderer}/**/*')])
  if (readRecord(record) === `${wanted} ${built()}`) return true
  console.log(brand === undefined ? 'Building the app …' : `Building the app of ${brand} …`)
  const brandArguments = brand === undefined ? [] : ['--brand', resolve(brand), '--out', out]
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'scripts/build.ts'), '--stage', 'local', ...brandArguments],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
  )
  if (status !== 0) return false
  mkdirSync(out, { recursive: true })
  if (brand !== undefined) writeManifest(folder, brand)
  writeFileSync(record, `${wanted} ${built()}`)
  return true
}

/** Builds both brands that the end-to-end tests see. @returns whether both builds are up to date now */
export function ensureTestedBuilds(): boolean {
  return ensureLocalBuild() && ensureLocalBuild(testedBrand)
}

/** Electron starts a folder with a `package.json`. The one of the project has our own name. */
function writeManifest(folder: string, brand: string): void {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const { shortName: name, productName } = readBrand(brand)
  const manifest = { name, productName, version, type: 'module', main: 'main/index.js' }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2))
}

function readRecord(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/** @param brand folder of a brand whose files count too, wherever it is */
function fingerprint(patterns: string[], brand?: string): string {
  const hash = createHash('sha256')
  const found = [
    ...globSync(patterns, { cwd: root, withFileTypes: true }),
    ...(brand === undefined ? [] : globSync('**/*', { cwd: brand, withFileTypes: true })),
  ]
  const files = found.filter((entry) => entry.isFile())
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort()
  for (const path of paths) hash.update(path).update(readFileSync(path))
  return hash.digest('hex')
}
