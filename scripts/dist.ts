import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkBrand } from './brand/check-brand.ts'
import { refuseExamples } from './brand/examples.ts'
import { findCommand } from './find-command.ts'
import { drawIcons } from './pack/draw-icons.ts'
import { readOptions } from './pack/options.ts'
import { feedFiles } from './pack/feed-files.ts'
import { assertHost, orderRelease } from './pack/release.ts'
import { runBuilder } from './pack/run-builder.ts'
import { planSigning, type Signing } from './pack/signing.ts'
import { readStage } from './stage.ts'

// npm run dist -- --stage prod --platform win|mac|linux [--brand FOLDER]: builds, packs, signs and checks all files for
// one brand, stage and platform. It publishes nothing. docs/release.md says what it needs.

const project = fileURLToPath(new URL('../', import.meta.url))

try {
  await release()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function release(): Promise<void> {
  const { stage, platform, brand: folder } = readOptions(process.argv.slice(2))
  const described = readStage(stage)
  const brand = checkBrand(folder, described)
  refuseExamples(brand, folder)
  assertHost(platform, process.platform, findCommand('wine') !== null)
  const signing = planSigning(platform, process.env)
  announce(signing)

  build(stage, folder)
  await drawIcons(project, folder)
  const order = orderRelease({ project, brand, stage: described, platform, signing })
  const output = join(project, 'dist', stage, platform)
  rmSync(output, { recursive: true, force: true })
  await runBuilder(order)
  // electron-builder writes these files about itself.
  for (const name of ['builder-debug.yml', 'builder-effective-config.yaml']) rmSync(join(output, name), { force: true })
  const { updateFeedUrl: feed } = described
  if (feed !== undefined && !existsSync(join(output, feedFiles[platform]))) {
    throw new Error(`${feedFiles[platform]} was not written, so the feed would offer nothing.`)
  }
  const made = listFiles(output)
  writeFileSync(join(output, 'SHA256SUMS'), made.map((name) => checksum(output, name)).join(''))

  console.log(`In ${relative(project, output)}: ${[...made, 'SHA256SUMS'].join(', ')}`)
  console.log(feed === undefined ? 'No update feed is set for this stage.' : `For the update feed at ${feed}.`)
  announce(signing)
}

/** @throws Error when the build failed; the build has written its reason to standard error */
function build(stage: string, brand: string): void {
  const asked = [join(project, 'scripts/build.ts'), '--stage', stage, '--brand', resolve(brand)]
  const { status } = spawnSync(process.execPath, asked, { cwd: project, stdio: 'inherit' })
  if (status !== 0) throw new Error(`The build of stage ${stage} failed.`)
}

/** Installers, archives and the feed's files. The unpacked applications are folders, so they are left out. */
function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort()
}

/** A line in the format of `sha256sum --check`. */
function checksum(folder: string, name: string): string {
  const sum = createHash('sha256')
    .update(readFileSync(join(folder, name)))
    .digest('hex')
  return `${sum}  ${name}\n`
}

function announce({ signed, notice }: Signing): void {
  const text = signed ? `Signing: ${notice}` : `UNSIGNED: ${notice}`
  const rule = (signed ? '-' : '!').repeat(text.length)
  console.log(`${rule}\n${text}\n${rule}`)
}
