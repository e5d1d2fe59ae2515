import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { checkBrand } from './brand/check-brand.ts'
import { exampleSentence, findExample } from './brand/examples.ts'
import { ownBrand } from './brand/read-brand.ts'
import { readStage } from './stage.ts'

// npm run build -- --stage NAME [--brand FOLDER] [--out FOLDER]: builds main, preload and renderer for one stage and
// brand, into out/ unless told otherwise.

const root = fileURLToPath(new URL('../', import.meta.url))
const { values } = parseArgs({
  options: {
    stage: { type: 'string', default: 'local' },
    brand: { type: 'string', default: ownBrand },
    out: { type: 'string', default: 'out' },
  },
})

try {
  const brand = checkBrand(values.brand, readStage(values.stage))
  const example = values.stage === 'local' ? null : findExample(brand)
  if (example !== null) console.warn(exampleSentence(example, values.brand))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

const electronVite = fileURLToPath(new URL('../node_modules/electron-vite/bin/electron-vite.js', import.meta.url))
const { status } = spawnSync(process.execPath, [electronVite, 'build', '--logLevel', 'warn'], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    LATCHKEY_STAGE: values.stage,
    LATCHKEY_BRAND: resolve(values.brand),
    LATCHKEY_OUT: resolve(root, values.out),
  },
})
process.exit(status ?? 1)
