import { createTargets, Platform } from 'electron-builder'
import { existsSync, rmSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { findName } from './brand/name-search.ts'
import { packageNames } from './brand/package-names.ts'
import { ownBrand, readBrand } from './brand/read-brand.ts'
import { ensureLocalBuild } from './fresh-build.ts'
import { allowedWords } from './pack/allowed-words.ts'
import { makeBrandProject } from './pack/brand-project.ts'
import { listArchive, sizeLimit } from './pack/contents.ts'
import { drawIcons } from './pack/draw-icons.ts'
import { readPackage } from './pack/read-package.ts'
import { runBuilder } from './pack/run-builder.ts'
import { makeStandIn, standInConfig } from './pack/stand-in.ts'

// npm run pack:check [-- --brand FOLDER]: packs what out/ holds, whatever its stage, for this machine into a folder, and
// fails for anything that does not belong. Of another brand it makes a build of its own, and fails wherever that package
// says our name. It needs neither the network nor Electron, because it packs a stand-in for Electron. So the result
// cannot be started.

const root = fileURLToPath(new URL('../', import.meta.url))
const output = join(root, 'out/pack')
const runtime = join(output, 'electron')

try {
  const { values } = parseArgs({ options: { brand: { type: 'string', default: ownBrand } } })
  const isOwn = resolve(values.brand) === resolve(ownBrand)
  const brand = readBrand(values.brand)
  rmSync(output, { recursive: true, force: true })
  if (isOwn && !existsSync(join(root, 'out/main/index.js')) && !ensureLocalBuild()) throw new Error('The build failed.')
  const project = isOwn ? root : makeBrandProject(join(output, 'project'), values.brand)
  makeStandIn(runtime, process.platform)
  await drawIcons(project, values.brand)
  const packed = await runBuilder({
    project,
    config: { ...standInConfig(runtime), ...packageNames(brand, undefined), directories: { output } },
    targets: createTargets([Platform.current()], 'dir', process.arch),
  })
  for (const resources of packed) {
    report(join(resources, 'app.asar'))
    if (!isOwn) assertNoName(resources)
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

function report(archive: string): void {
  const files = listArchive(archive)
  for (const { path, size, unpacked } of files) {
    console.log(`${String(size).padStart(8)}  ${path}${unpacked ? ' (unpacked)' : ''}`)
  }
  const total = files.reduce((sum, { size }) => sum + size, 0)
  console.log(`${files.length} files, ${megabytes(total)} of ${megabytes(sizeLimit)} MB; the fuses are as promised.`)
}

/** @throws Error that lists each place where another brand's package says our name */
function assertNoName(resources: string): void {
  const { productName } = readBrand(ownBrand)
  const files = readPackage(resources, output)
  const { found, unused } = findName(files, productName, allowedWords)
  const stale = unused.map(({ words }) => `${String(words)} is allowed and nowhere: take it off the list`)
  if (found.length + stale.length > 0) {
    const says = `${relative(root, resources)} says ${productName}, which is another brand’s name`
    throw new Error(`${says}:\n- ${[...found, ...stale].join('\n- ')}`)
  }
  console.log(`${files.length} files searched: none says ${productName}, in its path or its content.`)
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(2)
}
