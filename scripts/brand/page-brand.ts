import { existsSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import type { Plugin } from 'vite'
import type { Drawings } from '../../renderer/brand.d.ts'
import { brandCss } from './colours.ts'
import { checkColours } from './contrast.ts'
import { ownBrand, readBrand } from './read-brand.ts'
import { cleanSvg } from './svg.ts'

/** What the page shows of a brand without asking main: its name, colours and drawings (decision 0066). */
export interface PageBrand {
  productName: string
  css: string
  drawings: Drawings
}

/**
 * Reads what the page shows of a brand: `brand.json`, `logo.svg`, and, where there are such, `logo-dark.svg` and
 * `art.svg`.
 * @param folder the brand's folder
 * @throws Error with one sentence that names the file and what is wrong with it
 */
export function readPageBrand(folder: string = ownBrand): PageBrand {
  const { productName, accent, logoHasName } = readBrand(folder)
  checkColours({ accent }, nameOf(folder, 'brand.json'))
  const logo = drawing(folder, 'logo.svg')
  if (logo === null) throw new Error(`${nameOf(folder, 'logo.svg')} is missing: a brand has a logo.`)
  const art = drawing(folder, 'art.svg')
  // Its shape counts alone: it is cut out of the accent's colour.
  const css = brandCss(accent) + (art === null ? '' : `:root{--brand-art:url("${art}")}\n`)
  const drawings = { logo, logoDark: drawing(folder, 'logo-dark.svg'), hasArt: art !== null, logoHasName }
  return { productName, css, drawings }
}

/** A cleaned drawing as an address with all of it. The page's policy lets images be one, and nothing has to be fetched. */
function drawing(folder: string, file: string): string | null {
  const path = join(folder, file)
  if (!existsSync(path)) return null
  const svg = cleanSvg(readFileSync(path, 'utf8'), nameOf(folder, file))
  return `data:image/svg+xml,${svg.replaceAll(/[%#"]|[^ -~]/gu, encodeURIComponent)}`
}

const nameOf = (folder: string, file: string): string => relative(process.cwd(), join(resolve(folder), file))

/**
 * Gives the page its brand: the colours as `virtual:brand.css`, the drawings as `virtual:brand`, and its title.
 * @param folder the brand's folder
 */
export function pageBrand(folder: string = ownBrand): Plugin {
  const { productName, css, drawings } = readPageBrand(folder)
  const modules: Record<string, string> = {
    'virtual:brand.css': css,
    'virtual:brand': Object.entries(drawings)
      .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}\n`)
      .join(''),
  }
  return {
    name: 'latchkey:page-brand',
    resolveId: (id) => (id in modules ? `\0${id}` : undefined),
    load: (id) => (id.startsWith('\0virtual:brand') ? modules[id.slice(1)] : undefined),
    transformIndexHtml: () => [{ tag: 'title', children: productName, injectTo: 'head' }],
  }
}
