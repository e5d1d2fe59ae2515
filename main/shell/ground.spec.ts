import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { theme as themes } from '../../preload/contract/machine.ts'
import { groundOf, grounds } from './ground.ts'

// `e2e/electron/shell-ground.spec.ts` compares the window with the painted page in Electron.

const css = readFileSync(new URL('../../renderer/themes.css', import.meta.url), 'utf8')

/** A colour as CSS writes it, such as `oklch(0.2 0.01 215)` or `#fff`, in hexadecimal sRGB. */
function hexOf(colour: string): string {
  const short = /^#(.)(.)(.)$/.exec(colour)
  if (short)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`
  const [lightness = NaN, chroma = NaN, hue = NaN] = /^oklch\((.+)\)$/.exec(colour)?.[1]?.split(' ').map(Number) ?? []
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  // Björn Ottosson's matrices, as in CSS Color 4.
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  const bytes = linear.map((part) => {
    const encoded = part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055
    return Math.round(Math.min(Math.max(encoded, 0), 1) * 255)
  })
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

/** The light and the dark colour of this name, in the ordinary palette and in the one of strong contrast. */
function palette(name: string, at: 0 | 1): [light: string, dark: string] {
  const found = [...css.matchAll(new RegExp(`--color-${name}: light-dark\\((.+)\\);`, 'g'))][at]?.[1] ?? ''
  const [, light = '', dark = ''] = /^(.+?\)|#\w+), (.+)$/.exec(found) ?? []
  return [hexOf(light), hexOf(dark)]
}

it('is the ground that the style sheet gives the page, in each palette', () => {
  const shown = [0, 1].map((at) => {
    const [canvas, ink] = [palette('canvas', at as 0 | 1), palette('ink', at as 0 | 1)]
    return canvas.map((ground, index) => ({ ground, ink: ink[index] }))
  })
  const [[light, dark] = [], [strongLight, strongDark] = []] = shown
  expect(grounds).toEqual({ light, dark, strongLight, strongDark })
})

it('follows the chosen theme, and the system where that is wanted', () => {
  for (const theme of themes.options) {
    for (const shouldUseDarkColors of [false, true]) {
      for (const shouldUseHighContrastColors of [false, true]) {
        // The theme that was set is what `shouldUseDarkColors` tells (`applyTheme`).
        if ((theme === 'dark' && !shouldUseDarkColors) || (theme === 'light' && shouldUseDarkColors)) continue
        const ground = groundOf(theme, { shouldUseDarkColors, shouldUseHighContrastColors }, null)
        const strong = theme === 'contrast' || (theme === 'system' && shouldUseHighContrastColors)
        const usual = shouldUseDarkColors ? grounds.dark : grounds.light
        expect(ground).toBe(strong ? (shouldUseDarkColors ? grounds.strongDark : grounds.strongLight) : usual)
      }
    }
  }
})

it('is what the system forces on every page', () => {
  const forced = { ground: '#202020', ink: '#ffff00' }
  for (const theme of themes.options) {
    expect(groundOf(theme, { shouldUseDarkColors: false, shouldUseHighContrastColors: true }, forced)).toBe(forced)
  }
})
