import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { pngSizes, renderIcons } from './icons.ts'

const build = fileURLToPath(new URL('../../build/', import.meta.url))
const drawing = readFileSync(join(build, 'icon.svg'), 'utf8')

it('are what build/icon.svg gives; else npm run icons draws them again', async () => {
  for (const [path, bytes] of await renderIcons(drawing)) {
    const same = readFileSync(join(build, path)).equals(bytes)
    expect(same, `build/${path} is stale: npm run icons`).toBe(true)
  }
  expect(readdirSync(join(build, 'icons')).sort()).toEqual(pngSizes.map((size) => `${size}x${size}.png`).sort())
})

it('follow a change of the drawing', async () => {
  const files = await renderIcons(drawing.replace('#107c77', '#7c1077'))
  const changed = [...files].filter(([path, bytes]) => !readFileSync(join(build, path)).equals(bytes))
  expect(changed).toHaveLength(files.size)
})

it('show the mark of the screens', () => {
  const screen = readFileSync(join(build, '../renderer/components/AppMark.vue'), 'utf8')
  const shapes = (text: string): string[] => text.match(/<(circle|path) [^>]+>/g) ?? []
  expect(shapes(screen)).toHaveLength(3)
  expect(shapes(drawing)).toEqual(shapes(screen))
})
