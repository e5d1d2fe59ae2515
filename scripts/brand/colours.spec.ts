import { converter } from 'culori'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { coloursOf, schemes } from './colours.ts'
import { readBrand } from './read-brand.ts'

const toRgb = converter('rgb')
/** How far two colours are apart in the channel in which they differ most, from 0 to 255. */
function distance(one: string, other: string): number {
  const [a, b] = [toRgb(one), toRgb(other)]
  if (!a || !b) throw new Error(`${one} or ${other} is no colour.`)
  // A colour that a screen does not have is shown as the nearest in each channel.
  const clip = (part: number): number => Math.min(Math.max(part, 0), 1) * 255
  return Math.max(...(['r', 'g', 'b'] as const).map((at) => Math.abs(clip(a[at]) - clip(b[at]))))
}

// The shades that were chosen by eye before they were derived. A change of the derivation has to be seen by somebody.
const chosen = {
  light: {
    accent: 'oklch(0.475 0.083 192)',
    'accent-strong': 'oklch(0.41 0.074 194)',
    'on-accent': 'oklch(1 0 0)',
    'accent-tint': 'oklch(0.955 0.025 188)',
    panel: 'oklch(0.962 0.011 190)',
    hover: 'oklch(0.945 0.011 190)',
  },
  dark: {
    accent: 'oklch(0.815 0.098 186)',
    'accent-strong': 'oklch(0.87 0.085 186)',
    'on-accent': 'oklch(0.22 0.035 200)',
    'accent-tint': 'oklch(0.285 0.035 195)',
    panel: 'oklch(0.175 0.009 210)',
    hover: 'oklch(0.265 0.011 212)',
  },
  strongLight: {
    accent: '#004540',
    'accent-strong': '#002b28',
    'accent-tint': '#fff',
    panel: '#fff',
    hover: '#dfeceb',
  },
  strongDark: { accent: '#5ff5e5', 'accent-strong': '#b9fff7', 'accent-tint': '#000', panel: '#000', hover: '#1f3130' },
}

it('gives our own brand the shades that were chosen for it', () => {
  const colours = coloursOf(readBrand().accent)
  for (const scheme of schemes) {
    for (const [name, colour] of Object.entries(chosen[scheme])) {
      expect(distance(colours[scheme][name] ?? '', colour), `${scheme}, ${name}`).toBeLessThan(5)
    }
  }
})

it('gives every scheme each colour of the style sheet', () => {
  const css = readFileSync(new URL('../../renderer/themes.css', import.meta.url), 'utf8')
  const names = new Set([...css.matchAll(/--color-([\w-]+):/g)].map(([, name]) => name))
  // What shows through has no colour of its own: the edge of boxes and what is behind a dialog.
  for (const name of ['rim', 'shade']) names.delete(name)
  for (const scheme of schemes) {
    const missing = [...names].filter(
      (name) => name !== undefined && !/^#[\da-f]{6}$/.test(coloursOf(readBrand().accent)[scheme][name] ?? ''),
    )
    expect(missing, scheme).toEqual([])
  }
})

it('gives a grey accent grey shades', () => {
  const { light, dark, strongLight, strongDark } = coloursOf({ light: '#444444', dark: '#cccccc' })
  for (const name of ['accent', 'accent-strong', 'hover']) {
    for (const colour of [light[name], dark[name], strongLight[name], strongDark[name]]) {
      expect(colour, name).toMatch(/^#([\da-f]{2})\1\1$/)
    }
  }
})
