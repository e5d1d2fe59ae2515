import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readPageBrand } from './page-brand.ts'
import { ownBrand } from './read-brand.ts'

/** A copy of our own brand, for a test to change. */
function copied(): string {
  const folder = mkdtempSync(join(tmpdir(), 'brand-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  cpSync(ownBrand, folder, { recursive: true })
  return folder
}

it('is read whole from the folder', () => {
  const { productName, css, drawings } = readPageBrand('brands/northwind')
  expect(productName).toBe('Northwind Pass')
  expect(css).toContain('--brand-accent:light-dark(#8a2a5b,#f2a7cb)')
  expect(drawings.logoHasName).toBe(true)
  const [, art] = /--brand-art:url\("(.+)"\)/.exec(css) ?? []
  for (const drawing of [drawings.logo, drawings.logoDark, art]) {
    expect(decodeURIComponent(drawing ?? '')).toMatch(/^data:image\/svg\+xml,<svg xmlns="[^"]+" .+<\/svg>$/)
    // It stands in a style sheet between quotes, and an address ends at a number sign.
    expect(drawing).not.toMatch(/["#]/)
  }
})

it('may have neither a logo for the dark nor a drawing in the panel', () => {
  const folder = copied()
  for (const file of ['logo-dark.svg', 'art.svg']) rmSync(join(folder, file))
  expect(readPageBrand(folder).drawings).toMatchObject({ logoDark: null, hasArt: false })
})

it('is refused without a logo, and with one that is no drawing', () => {
  const folder = copied()
  writeFileSync(join(folder, 'logo.svg'), 'a picture')
  expect(() => readPageBrand(folder)).toThrow(/logo\.svg is not an SVG file: .+\.$/)
  rmSync(join(folder, 'logo.svg'))
  expect(() => readPageBrand(folder)).toThrow(/logo\.svg is missing: a brand has a logo\.$/)
})
