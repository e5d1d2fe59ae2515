import { converter, formatHex, toGamut, wcagContrast } from 'culori'
import { readFileSync } from 'node:fs'
import type { Brand } from '../../main/stage/brand.ts'

// All that a brand chooses of its colours is one accent for light and one for dark (decision 0066). The other shades
// follow in OKLCH, where the same lightness looks as light in every hue.

export const schemes = ['light', 'dark', 'strongLight', 'strongDark'] as const
/** Light and dark, each ordinary and in high contrast (decision 0037). */
export type Scheme = (typeof schemes)[number]

type StrongName = 'accent' | 'accent-strong' | 'hover'
type DerivedName = StrongName | 'on-accent' | 'accent-tint' | 'panel'
interface Derived {
  light: Record<DerivedName, string>
  dark: Record<DerivedName, string>
  /** In high contrast all else is black and white. */
  strongLight: Record<StrongName, string>
  strongDark: Record<StrongName, string>
}

/** The colours of a scheme by their name in `renderer/themes.css`, as `#rrggbb`. */
export type Palette = Readonly<Record<string, string>>

const toOklch = converter('oklch')
const onScreen = toGamut('rgb', 'oklch')

/** The nearest colour that every screen has. `l` from 0 to 1, `c` from 0 to about 0.4, `h` in degrees. */
function shade(l: number, c: number, h: number): string {
  return formatHex(onScreen({ mode: 'oklch', l, c, h }))
}

/**
 * The colours that follow from the accent, in each scheme.
 * @param accent two colours as `#rrggbb`
 */
export function deriveColours({ light, dark }: Brand['accent']): Derived {
  // A grey has no hue, and its shades have none either.
  const { l: lightness, c: chroma, h: hue = 0 } = toOklch(light) ?? { l: 0, c: 0 }
  const { l: darkLightness, c: darkChroma, h: darkHue = 0 } = toOklch(dark) ?? { l: 1, c: 0 }
  /** No more of the hue than a strong accent gives, and less of a pale one. */
  const some = (most: number, of: number): number => Math.min(most, of * 0.36)
  return {
    light: {
      accent: light.toLowerCase(),
      'accent-strong': shade(lightness - 0.065, chroma * 0.89, hue),
      'on-accent': '#ffffff',
      'accent-tint': shade(0.955, some(0.025, chroma), hue),
      panel: shade(0.962, some(0.011, chroma), hue),
      hover: shade(0.945, some(0.011, chroma), hue),
    },
    dark: {
      accent: dark.toLowerCase(),
      'accent-strong': shade(darkLightness + 0.055, darkChroma * 0.87, darkHue),
      'on-accent': shade(0.22, some(0.035, darkChroma), darkHue),
      'accent-tint': shade(0.285, some(0.035, darkChroma), darkHue),
      panel: shade(0.175, some(0.009, darkChroma), darkHue),
      hover: shade(0.265, some(0.011, darkChroma), darkHue),
    },
    strongLight: {
      accent: shade(0.351, chroma * 0.74, hue),
      'accent-strong': shade(0.26, chroma * 0.55, hue),
      hover: shade(0.933, some(0.014, chroma), hue),
    },
    strongDark: {
      accent: shade(0.886, darkChroma * 1.3, darkHue),
      'accent-strong': shade(0.952, darkChroma * 0.71, darkHue),
      hover: shade(0.297, some(0.024, darkChroma), darkHue),
    },
  }
}

/** A colour of a style sheet as `#rrggbb`, without how much of it shows through. */
function hexOf(colour: string): string {
  const hex = formatHex(colour)
  if (hex === undefined) throw new Error(`${colour} is no colour.`)
  return hex
}

/** The colours that `renderer/themes.css` gives to every brand, in each scheme. */
export function neutralColours(): Record<Scheme, Palette> {
  const css = readFileSync(new URL('../../renderer/themes.css', import.meta.url), 'utf8')
  const [ordinary = '', strong = ''] = css.split('@variant strong')
  const palettes: Record<Scheme, Record<string, string>> = { light: {}, dark: {}, strongLight: {}, strongDark: {} }
  const read = (part: string, ofLight: Record<string, string>, ofDark: Record<string, string>): void => {
    for (const [, name = '', light = '', dark = ''] of part.matchAll(
      /--color-([\w-]+): light-dark\((.+?\)|#\w+), (.+)\);/g,
    )) {
      ofLight[name] = hexOf(light)
      ofDark[name] = hexOf(dark)
    }
  }
  read(ordinary, palettes.light, palettes.dark)
  read(strong, palettes.strongLight, palettes.strongDark)
  return palettes
}

/** All colours of a brand's screens, in each scheme. */
export function coloursOf(accent: Brand['accent']): Record<Scheme, Palette> {
  const [neutral, derived] = [neutralColours(), deriveColours(accent)]
  const of = (scheme: Scheme): Palette => ({ ...neutral[scheme], ...derived[scheme] })
  return { light: of('light'), dark: of('dark'), strongLight: of('strongLight'), strongDark: of('strongDark') }
}

/** How much two colours stand out from each other, as WCAG 2 counts it: 1 to 21. */
export const ratioOf = (one: string, other: string): number => wcagContrast(one, other)

/**
 * The derived colours as custom properties, which `renderer/themes.css` takes for its own: `--brand-accent` for both
 * ordinary schemes, `--brand-strong-accent` for those of high contrast.
 */
export function brandCss(accent: Brand['accent']): string {
  const { light, dark, strongLight, strongDark } = deriveColours(accent)
  return `:root{${[...pairs('', light, dark), ...pairs('strong-', strongLight, strongDark)].join(';')}}\n`
}

function pairs(before: string, light: Palette, dark: Palette): string[] {
  return Object.entries(light).map(
    ([name, colour]) => `--brand-${before}${name}:light-dark(${colour},${dark[name] ?? colour})`,
  )
}
