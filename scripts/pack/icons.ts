import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { IconIcns, IconIco } from '@shockpkg/icon-encoder'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

/** Sizes of the PNG files in pixels, for Linux's icon themes. */
export const pngSizes = [16, 24, 32, 48, 64, 96, 128, 256, 512, 1024]

/**
 * Sizes in the Windows icon, in pixels: the small and the middle icon at every scale from 100 to 250 %, and the large
 * one.
 */
const icoSizes = [16, 20, 24, 32, 40, 48, 64, 96, 128, 256]

/** The kinds in the macOS icon and their sizes in pixels, in the order in which Apple's own tool writes them. */
const icnsKinds: [kind: string, pixels: number][] = [
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic04', 16],
  ['ic14', 512],
  ['ic09', 512],
  ['ic05', 32],
  ['ic10', 1024],
  ['ic11', 32],
]

/**
 * Draws every icon from the SVG.
 *
 * The result has the same bytes on every machine, so that a comparison finds files that are out of date.
 *
 * @param svg the drawing, which fills its square view box
 * @param name what an error calls it
 * @returns the files' contents, by their paths below the icons' folder
 * @throws Error with one sentence that names the drawing and what is wrong with it
 */
export async function renderIcons(svg: string, name: string): Promise<Map<string, Uint8Array>> {
  const framed = addMacMargin(svg, name)
  await loadRenderer()
  const files = new Map<string, Uint8Array>()
  for (const size of pngSizes) files.set(`png/${size}x${size}.png`, renderPng(svg, size))

  const ico = new IconIco()
  for (const size of icoSizes) await ico.addFromPng(renderPng(svg, size), size === 256, true)
  files.set('icon.ico', ico.encode())

  const icns = new IconIcns()
  icns.toc = true
  for (const [kind, size] of icnsKinds) await icns.addFromPng(renderPng(framed, size), [kind], true)
  files.set('icon.icns', icns.encode())
  return files
}

/** The margin that macOS wants around the shape, as a part of the shape's side: 100 pixels of 1024 at each edge. */
const macMargin = 100 / 824

/** Adds the margin that macOS wants. The other systems' icons fill their square. */
function addMacMargin(svg: string, name: string): string {
  const [root = ''] = /<svg\b[^>]*>/.exec(svg) ?? []
  const [box = '', values = ''] = /\bviewBox\s*=\s*["']([^"']*)["']/.exec(root) ?? []
  const [x = NaN, y = NaN, width = NaN, height = NaN, ...more] = values
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  if (!(width > 0) || width !== height || !Number.isFinite(x + y + width) || more.length > 0) {
    throw new Error(`${name}: viewBox: an icon is square, such as viewBox="0 0 824 824".`)
  }
  const margin = width * macMargin
  const wide = [x - margin, y - margin, width + 2 * margin, width + 2 * margin]
  return svg.replace(root, root.replace(box, `viewBox="${wide.map((each) => Number(each.toFixed(6))).join(' ')}"`))
}

function renderPng(svg: string, size: number): Uint8Array {
  return new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng()
}

let renderer: Promise<void> | null = null

/** The renderer is WebAssembly, which can be loaded only once. */
async function loadRenderer(): Promise<void> {
  renderer ??= readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')).then(initWasm)
  await renderer
}
