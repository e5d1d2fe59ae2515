import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { ensureLocalBuild } from './fresh-build.ts'
import { listStatic, type Manifest } from './size-graph.ts'

// npm run size: the compressed JavaScript of the first load, held to its limit, and of what is loaded later.
// `--built` takes out/ as it is.

/** What opens the sign-in screen in English: the page, and what its router and its language ask for. */
const firstLoad = ['index.html', 'views/WelcomeFrame.vue', 'views/SignInView.vue', 'locales/en.ts']

/** In kB of 1000 bytes, gzip at its default level. */
const limit = 120

const folder = fileURLToPath(new URL('../out/renderer/', import.meta.url))
const { values } = parseArgs({ options: { built: { type: 'boolean', default: false } } })
if (!values.built && !ensureLocalBuild()) process.exit(1)

const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest
const loaded = listStatic(manifest, firstLoad)
const total = print('First load: the sign-in screen', loaded)

console.log('Later, beyond that:')
const lazy = Object.entries(manifest).filter(([key, { isDynamicEntry }]) => isDynamicEntry && !firstLoad.includes(key))
for (const [key] of lazy) {
  const files = listStatic(manifest, [key]).filter((file) => !loaded.includes(file))
  console.log(`  ${inKb(files.reduce((sum, file) => sum + compressed(file), 0))} kB  ${key}`)
}

if (total > limit * 1000) {
  console.log(`The first load is over its limit of ${limit} kB.`)
  process.exitCode = 1
} else console.log(`The first load is within its limit of ${limit} kB (1 kB = 1000 bytes).`)

/** Prints a group of files, the largest first. @returns its compressed size in bytes */
function print(title: string, files: string[]): number {
  const sizes = files.map((file) => ({ file, size: compressed(file) })).sort((a, b) => b.size - a.size)
  const sum = sizes.reduce((all, { size }) => all + size, 0)
  console.log(`${title}: ${inKb(sum).trim()} kB`)
  for (const { file, size } of sizes) console.log(`  ${inKb(size)} kB  ${file}`)
  return sum
}

function compressed(file: string): number {
  return gzipSync(readFileSync(join(folder, file))).byteLength
}

function inKb(bytes: number): string {
  return (bytes / 1000).toFixed(1).padStart(6)
}
