import { describe, expect, it } from 'vitest'
import { languages } from '../../preload/contract/languages.ts'
import { inName } from '../../renderer/locales/in-name.ts'
import { findName } from '../brand/name-search.ts'
import { ownBrand, readBrand } from '../brand/read-brand.ts'
import { readFileSync } from 'node:fs'

const ours = readBrand(ownBrand)
const northwind = readBrand(`${ownBrand}s/northwind`)
const names = { app: northwind.productName, company: northwind.companyName }

describe('the texts of another brand', () => {
  it.each(languages)('say nowhere the name of ours, and often its own: %s', (language) => {
    const file = new URL(`../../renderer/locales/${language}.json`, import.meta.url)
    const texts = JSON.stringify(inName(JSON.parse(readFileSync(file, 'utf8')) as unknown, names))
    expect(findName([{ path: language, content: texts }], ours.productName, []).found).toEqual([])
    expect(texts.split(names.app).length).toBeGreaterThan(5)
    expect(texts).not.toMatch(/\{(app|company)\}/)
  })
})
