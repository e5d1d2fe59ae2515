import fc from 'fast-check'
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { coloursOf, schemes } from './colours.ts'
import { checkColours, drawn, grounds, onOwnGround, pairs, written } from './contrast.ts'
import { readBrand } from './read-brand.ts'

const hex = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`)

/** WCAG's ratio, computed here by its own definition. */
function ratio(one: string, other: string): number {
  const luminance = (colour: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const share = parseInt(colour.slice(at, at + 2), 16) / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

function refusal(light: string, dark: string): string | null {
  try {
    checkColours({ accent: { light, dark } }, 'acme/brand.json')
    return null
  } catch (error) {
    return (error as Error).message
  }
}

describe('an accent', () => {
  it('passes exactly when each pair can be read in every scheme', () => {
    const seen = { passed: 0, refused: 0 }
    fc.assert(
      fc.property(hex, hex, (light, dark) => {
        const colours = coloursOf({ light, dark })
        const low = schemes.flatMap((scheme) =>
          pairs.filter(({ one, ground, wanted }) => {
            const least = wanted[scheme.startsWith('strong') ? 1 : 0]
            return ratio(colours[scheme][one] ?? '', colours[scheme][ground] ?? '') < least
          }),
        )
        expect(refusal(light, dark) === null).toBe(low.length === 0)
        seen[low.length === 0 ? 'passed' : 'refused'] += 1
      }),
      { numRuns: 300 },
    )
    expect(Math.min(seen.passed, seen.refused)).toBeGreaterThan(3)
  })

  it.each(['brand', 'brands/northwind'])('of %s passes', (folder) => {
    expect(() => {
      checkColours(readBrand(folder), folder)
    }).not.toThrow()
  })

  it.each([
    [
      '#ffd400',
      '#f2a7cb',
      /^acme\/brand\.json: accent\.light gives accent \(#ffd400\) on hover \(#[\da-f]{6}\) in light a contrast of 1\.22:1, and at least 4\.5:1 is needed\.$/,
    ],
    [
      '#8a2a5b',
      '#101010',
      /^acme\/brand\.json: accent\.dark gives .+ in dark a contrast of 1\.\d\d:1, and at least 4\.5:1 is needed\.$/,
    ],
    [
      '#00a0a0',
      '#70d7cc',
      /^acme\/brand\.json: accent\.light gives [\w-]+ \(#[\da-f]{6}\) on [\w-]+ \(#[\da-f]{6}\) in light a contrast of [123]\.\d\d:1, and at least 4\.5:1 is needed\.$/,
    ],
  ])('of %s and %s is refused in one sentence', (light, dark, sentence) => {
    expect(refusal(light, dark)).toMatch(sentence)
  })
})

describe('the pairs', () => {
  const folder = fileURLToPath(new URL('../../renderer', import.meta.url))
  const sources = globSync('**/*.{vue,css}', { cwd: folder }).map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
  const names = Object.keys(coloursOf(readBrand().accent).light).sort((a, b) => b.length - a.length)
  /** The colours that the screens use in classes such as `hover:bg-accent-strong` and in rules such as `background: …`. */
  const used = (utility: string, property: string): string[] => {
    const name = names.join('|')
    const anywhere = new RegExp(`(?:\\b${utility}-|[\\s;]${property}: var\\(--color-)(${name})(?![\\w-])`, 'g')
    return [...new Set(sources.flatMap((text) => [...text.matchAll(anywhere)].map(([, found = '']) => found)))]
  }
  const own = onOwnGround.flat()

  it('have each colour in which the screens write', () => {
    const inks = used('text', 'color')
    expect(inks.length).toBeGreaterThan(5)
    expect(inks.filter((name) => ![...written, ...own].some((known) => known === name))).toEqual([])
  })

  it('have each ground on which they do', () => {
    const behind = used('bg', 'background(?:-color)?')
    expect(behind.length).toBeGreaterThan(8)
    // Behind a dialog nothing is to be read.
    expect(behind.filter((name) => name !== 'shade' && ![...grounds, ...own].some((known) => known === name))).toEqual(
      [],
    )
  })

  it('have each line that shows a control', () => {
    const lines = used('(?:border|outline)', '(?:border-color|outline-color)')
    const known = [...written, ...drawn.map(([one]) => one)]
    // `line` and `rim` part what is no control.
    expect(lines.filter((name) => !['line', 'rim'].includes(name) && !known.some((one) => one === name))).toEqual([])
  })
})
