import { createTargets, Platform } from 'electron-builder'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureLocalBuild } from './fresh-build.ts'
import { listArchive, sizeLimit } from './pack/contents.ts'
import { runBuilder } from './pack/run-builder.ts'
import { makeStandIn, standInConfig } from './pack/stand-in.ts'

// npm run pack:check: packs what out/ holds, whatever its stage, for this machine into a folder, and fails for anything
// that does not belong. It needs neither the network nor Electron, because it packs a stand-in for Electron. So the
// result cannot be started.

const project = fileURLToPath(new URL('../', import.meta.url))
const output = join(project, 'out/pack')
const runtime = join(output, 'electron')

try {
  if (!existsSync(join(project, 'out/main/index.js')) && !ensureLocalBuild()) throw new Error('The build failed.')
  rmSync(output, { recursive: true, force: true })
  makeStandIn(runtime, process.platform)
  const packed = await runBuilder({
    project,
    config: { ...standInConfig(runtime), directories: { output } },
    targets: createTargets([Platform.current()], 'dir', process.arch),
  })
  for (const resources of packed) report(join(resources, 'app.asar'))
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

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(2)
}
