import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { renderIcons } from './icons.ts'

/**
 * Draws a brand's icons where electron-builder.yml looks for them, in `out/icons/`, which is emptied first.
 * @param project the folder of electron-builder.yml
 * @param brand the brand's folder, with `icon.svg`
 * @returns the files that it drew
 * @throws Error with one sentence that names the drawing and what is wrong with it
 */
export async function drawIcons(project: string, brand: string): Promise<string[]> {
  const drawing = join(brand, 'icon.svg')
  const icons = await renderIcons(readFileSync(drawing, 'utf8'), relative(process.cwd(), drawing))
  const folder = join(project, 'out/icons')
  rmSync(folder, { recursive: true, force: true })
  return [...icons].map(([path, bytes]) => {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes)
    return file
  })
}
