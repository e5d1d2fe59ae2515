import type { Brand } from '../../main/stage/brand.ts'
import { coloursOf, ratioOf, schemes, type Scheme } from './colours.ts'

// A brand whose accent cannot be read is refused when the app is built (decision 0066). WCAG 2.2 AA asks for 4.5:1 for
// text and for 3:1 for what shows a control; in high contrast the app gives 7:1 to all text.

/** What stands on what. A spec holds this against the classes and rules of all screens. */
export const written = ['ink', 'muted', 'accent', 'accent-strong', 'danger', 'danger-strong', 'caution'] as const
export const grounds = [
  'canvas',
  'panel',
  'card',
  'field',
  'hover',
  'accent-tint',
  'danger-tint',
  'caution-tint',
] as const
/** What shows where a control is, beside the grounds that controls lie on. The ring of the focus is the accent above. */
export const drawn = ['canvas', 'panel', 'card', 'field'].map((ground) => ['edge', ground] as const)
/** Texts on grounds of their own. */
export const onOwnGround = [
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-strong'],
] as const

interface Pair {
  one: string
  ground: string
  /** The least ratio, and the one of high contrast. */
  wanted: readonly [number, number]
}

const text = [4.5, 7] as const
const control = [3, 3] as const
export const pairs: readonly Pair[] = [
  ...onOwnGround.map(([one, ground]) => ({ one, ground, wanted: text })),
  ...written.flatMap((one) => grounds.map((ground) => ({ one, ground, wanted: text }))),
  ...drawn.map(([one, ground]) => ({ one, ground, wanted: control })),
]

const namesOfSchemes: Record<Scheme, string> = {
  light: 'light',
  dark: 'dark',
  strongLight: 'high contrast, light',
  strongDark: 'high contrast, dark',
}

/**
 * Checks each pair of text or control and its ground, in light, dark and high contrast.
 * @param name the file, as its reader knows it
 * @throws Error with one sentence that names key, scheme, pair, ratio and the wanted ratio of the worst pair
 */
export function checkColours({ accent }: Pick<Brand, 'accent'>, name: string): void {
  const palettes = coloursOf(accent)
  const [worst] = schemes
    .flatMap((scheme) => pairs.map((pair) => ({ ...judge(pair, palettes[scheme], scheme), ...pair, scheme })))
    .filter(({ ratio, least }) => ratio < least)
    .sort((a, b) => a.ratio / a.least - b.ratio / b.least)
  if (worst === undefined) return
  const { one, ground, colours, ratio, least, scheme } = worst
  const key = `accent.${scheme === 'light' || scheme === 'strongLight' ? 'light' : 'dark'}`
  // Rounded down, so that nothing reads as what it does not reach.
  const shown = (Math.floor(ratio * 100) / 100).toFixed(2)
  throw new Error(
    `${name}: ${key} gives ${one} (${colours[0]}) on ${ground} (${colours[1]}) in ${namesOfSchemes[scheme]} ` +
      `a contrast of ${shown}:1, and at least ${String(least)}:1 is needed.`,
  )
}

function judge({ one, ground, wanted }: Pair, palette: Readonly<Record<string, string>>, scheme: Scheme) {
  const colours = [palette[one] ?? '', palette[ground] ?? ''] as const
  const least = wanted[scheme === 'light' || scheme === 'dark' ? 0 : 1]
  return { colours, ratio: ratioOf(...colours), least }
}
