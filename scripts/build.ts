import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readStage } from './stage.ts'

// npm run build -- --stage NAME: builds main, preload and renderer into out/ for one stage.

const root = fileURLToPath(new URL('../', import.meta.url))
const { values } = parseArgs({ options: { stage: { type: 'string', default: 'local' } } })

try {
  readStage(values.stage)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

const electronVite = fileURLToPath(new URL('../node_modules/electron-vite/bin/electron-vite.js', import.meta.url))
const { status } = spawnSync(process.execPath, [electronVite, 'build', '--logLevel', 'warn'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, LATCHKEY_STAGE: values.stage },
})
process.exit(status ?? 1)
