import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { galleryPage } from './gallery-page.ts'
import { toolCommand } from './tool.ts'

// npm run gallery: takes pictures of every screen and state, and writes a page with all of them:
// out/gallery/index.html.
// Arguments choose some of them, as Vitest's -t does: npm run gallery -- "sign-in"

const root = fileURLToPath(new URL('../', import.meta.url))
const folder = join(root, 'out/gallery')
const [filter] = process.argv.slice(2)

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const [program, ...values] = toolCommand('vitest')
const options = ['run', '--project', 'gallery', '--reporter=default', ...(filter === undefined ? [] : ['-t', filter])]
const { status } = spawnSync(program, [...values, ...options], { cwd: root, stdio: 'inherit' })

const scenes = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({ name, pictures: readdirSync(join(folder, name)).sort() }))
const index = join(folder, 'index.html')
writeFileSync(index, galleryPage(scenes))
const count = scenes.reduce((sum, { pictures }) => sum + pictures.length, 0)
console.log(`gallery: ${String(count)} pictures of ${String(scenes.length)} states, ${pathToFileURL(index).href}`)
process.exitCode = status ?? 1
