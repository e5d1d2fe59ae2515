import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { brand } from '../../main/stage/brand.ts'
import { brandSchemaFile, describeBrand } from './describe.ts'

const guide = readFileSync(new URL('../../docs/brand.md', import.meta.url), 'utf8')

describe('docs/brand.schema.json', () => {
  it('is what npm run schemas writes', async () => {
    expect(readFileSync(brandSchemaFile, 'utf8')).toBe(await describeBrand())
  })

  it('says of every key what it is', () => {
    const { properties } = JSON.parse(readFileSync(brandSchemaFile, 'utf8')) as { properties: Record<string, object> }
    expect(Object.keys(properties)).toEqual(Object.keys(brand.shape))
    for (const [key, property] of Object.entries(properties)) expect(property, key).toHaveProperty('description')
  })

  it('takes capitals in a colour, as the build does', () => {
    const { properties } = JSON.parse(readFileSync(brandSchemaFile, 'utf8')) as {
      properties: { accent: { properties: { light: { pattern: string } } } }
    }
    expect(new RegExp(properties.accent.properties.light.pattern).test('#8A2a5b')).toBe(true)
  })
})

it('docs/brand.md has a row for every key, and for no other', () => {
  const rows = [...guide.matchAll(/^\| `(\w+)` +\|/gm)].map(([, key]) => key)
  expect(rows).toEqual(Object.keys(brand.shape).filter((key) => key !== '$schema'))
})
