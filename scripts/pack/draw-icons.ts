import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { cleanSvg } from '../brand/svg.ts'
import { renderIcons } from './icons.ts'

/**
 * What would be missing in the icons, although a viewer may show it. A logo is cleaned of it, and the screens show
 * whether something is gone; nobody looks at twelve icons.
 */
const notDrawn = [
  { pattern: /<script\b|\son\w+\s*=/i, says: 'script: an icon runs nothing, so draw what the script would' },
  {
    pattern: /\bhref\s*=\s*["'](?!#|data:image\/)|url\(\s*["']?(?!["'#])|@import\b/i,
    says: 'href: an icon refers to nothing outside of its file, so put it in',
  },
]

/**
 * Draws a brand's icons where electron-builder.yml looks for them, in `out/icons/`, which is emptied first.
 * @param project the folder of electron-builder.yml
 * @param brand the brand's folder, with `icon.svg`
 * @returns the files that it drew
 * @throws Error with one sentence that names the drawing and what is wrong with it
 */
export async function drawIcons(project: string, brand: string): Promise<string[]> {
  const drawing = join(brand, 'icon.svg')
  const name = relative(process.cwd(), resolve(drawing))
  const svg = readFileSync(drawing, 'utf8')
  for (const { pattern, says } of notDrawn) if (pattern.test(svg)) throw new Error(`${name}: ${says}.`)
  const icons = await renderIcons(cleanSvg(svg, name), name)
  const folder = join(project, 'out/icons')
  rmSync(folder, { recursive: true, force: true })
  return [...icons].map(([path, bytes]) => {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes)
    return file
  })
}
