import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { ownBrand } from './brand/read-brand.ts'
import { drawIcons } from './pack/draw-icons.ts'

// npm run icons [-- --brand FOLDER]: draws all icons of a brand, to look at them, and says where. Packing draws them too.

const project = fileURLToPath(new URL('../', import.meta.url))
const { values } = parseArgs({ options: { brand: { type: 'string', default: ownBrand } } })

try {
  for (const file of await drawIcons(project, values.brand)) console.log(relative(process.cwd(), file))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
