import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { renderIcons } from './pack/icons.ts'

// npm run icons: draws the icons of all platforms from build/icon.svg. They are committed; a spec fails when they are
// out of date.

const folder = fileURLToPath(new URL('../build/', import.meta.url))
const files = await renderIcons(readFileSync(join(folder, 'icon.svg'), 'utf8'))
for (const [path, bytes] of files) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), bytes)
  console.log(`build/${path}  ${bytes.length} bytes`)
}
