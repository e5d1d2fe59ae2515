import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const record = join(root, 'out/build.txt')

const sources = [
  '{main,preload,renderer}/**/*',
  'scripts/{build,stage,amplify-arithmetic,icu-messages}.ts',
  'scripts/texts/*.ts',
  'infra/local-pool/settings.json',
  'electron.vite.config.ts',
  'package-lock.json',
]
const outputs = ['out/{main,preload,renderer}/**/*']

/**
 * Builds the local stage unless `out/` is already the build of these sources. It compares what is in `out/` too,
 * because somebody may have built another stage by hand.
 * @returns whether `out/` is up to date now; the build's messages are on standard error
 */
export function ensureLocalBuild(): boolean {
  const wanted = fingerprint(sources)
  if (readRecord() === `${wanted} ${fingerprint(outputs)}`) return true
  console.log('Building the app …')
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/build.ts'), '--stage', 'local'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0) return false
  mkdirSync(join(root, 'out'), { recursive: true })
  writeFileSync(record, `${wanted} ${fingerprint(outputs)}`)
  return true
}

function readRecord(): string | null {
  try {
    return readFileSync(record, 'utf8')
  } catch {
    return null
  }
}

function fingerprint(patterns: string[]): string {
  const hash = createHash('sha256')
  const files = globSync(patterns, { cwd: root, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort()
  for (const path of paths) hash.update(path).update(readFileSync(path))
  return hash.digest('hex')
}
