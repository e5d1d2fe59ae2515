import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { ownBrand } from '../brand/read-brand.ts'
import { drawIcons } from './draw-icons.ts'
import { pngSizes, renderIcons } from './icons.ts'

const drawing = readFileSync(join(ownBrand, 'icon.svg'), 'utf8')
const square = (box: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}"><rect x="0" y="0" width="50%" height="50%" fill="#7c1077"/></svg>`

it('have the same bytes whenever they are drawn', async () => {
  const [once, again] = await Promise.all([renderIcons(drawing, 'icon.svg'), renderIcons(drawing, 'icon.svg')])
  expect([...once.keys()]).toEqual([...pngSizes.map((size) => `png/${size}x${size}.png`), 'icon.ico', 'icon.icns'])
  for (const [path, bytes] of once) expect(Buffer.from(bytes).equals(again.get(path) ?? Buffer.of()), path).toBe(true)
})

it('all follow a change of the drawing', async () => {
  const before = await renderIcons(drawing, 'icon.svg')
  const after = await renderIcons(drawing.replace('#107c77', '#7c1077'), 'icon.svg')
  const same = [...after].filter(([path, bytes]) => Buffer.from(bytes).equals(before.get(path) ?? Buffer.of()))
  expect(same.map(([path]) => path)).toEqual([])
})

it('are the same whatever the scale of the drawing', async () => {
  const [small, large] = await Promise.all(
    ['0 0 32 32', '0 0 2048 2048'].map((box) => renderIcons(square(box), 'a.svg')),
  )
  for (const path of ['png/64x64.png', 'icon.icns']) expect(small?.get(path), path).toEqual(large?.get(path))
})

it.each(['0 0 824 512', '0 0 0 0', '', '0 0 824', 'none', '0 0 824 824 1'])(
  'are not drawn from a view box of "%s"',
  async (box) => {
    await expect(renderIcons(square(box), 'acme/icon.svg')).rejects.toThrow(
      'acme/icon.svg: viewBox: an icon is square, such as viewBox="0 0 824 824".',
    )
  },
)

it('replace those of another brand, and stay when the drawing is wrong', async () => {
  const project = mkdtempSync(join(tmpdir(), 'icons-'))
  onTestFinished(() => {
    rmSync(project, { recursive: true })
  })
  const drawn = await drawIcons(project, ownBrand)
  const read = (): Buffer[] => drawn.map((file) => readFileSync(file))
  const own = read()
  writeFileSync(join(project, 'icon.svg'), square('0 0 32 16'))
  await expect(drawIcons(project, project)).rejects.toThrow('icon.svg: viewBox')
  expect(read()).toEqual(own)
  writeFileSync(join(project, 'icon.svg'), square('0 0 32 32'))
  await drawIcons(project, project)
  expect(read()).not.toEqual(own)
})

it.each([
  ['script', '<script>draw()</script>'],
  ['script', '<path d="M0 0h9v9z" onload="draw()"/>'],
  ['href', '<image width="9" height="9" href="https://acme.example/mark.png"/>'],
  ['href', '<use xlink:href="shapes.svg#mark"/>'],
  ['href', '<path d="M0 0h9v9z" fill="url(colours.svg#plum)"/>'],
  ['href', '<style>@import "acme.css";</style>'],
])('are not drawn with a %s: %s', async (key, part) => {
  const folder = mkdtempSync(join(tmpdir(), 'icons-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  writeFileSync(join(folder, 'icon.svg'), square('0 0 32 32').replace('</svg>', `${part}</svg>`))
  await expect(drawIcons(folder, folder)).rejects.toThrow(new RegExp(`icon\\.svg: ${key}: an icon [^.]+\\.$`))
})

it.each(['brand', 'brands/northwind'])('of %s are drawn', async (brand) => {
  const svg = readFileSync(join(brand, 'icon.svg'), 'utf8')
  expect((await renderIcons(svg, 'icon.svg')).size).toBe(12)
})
