import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPolicy } from '../../main/policy/policy.ts'
import { policyKeys } from '../../main/policy/schema.ts'
import { describePolicy, schemaFile } from './describe.ts'

const guide = readFileSync(new URL('../../docs/administration.md', import.meta.url), 'utf8')

describe('docs/policy.schema.json', () => {
  it('is what npm run schemas writes', async () => {
    expect(readFileSync(schemaFile, 'utf8')).toBe(await describePolicy())
  })

  it('says of every key what it does', () => {
    const { properties } = JSON.parse(readFileSync(schemaFile, 'utf8')) as { properties: Record<string, object> }
    expect(Object.keys(properties)).toEqual(['$schema', ...Object.keys(policyKeys)])
    for (const [key, property] of Object.entries(properties)) expect(property, key).toHaveProperty('description')
  })
})

describe('docs/administration.md', () => {
  it('has a row for every key, and for no other', () => {
    const rows = [...guide.matchAll(/^\| `(\w+)` +\|/gm)].map(([, key]) => key)
    expect(rows).toEqual(Object.keys(policyKeys))
  })

  it('shows policies that count as they are', async () => {
    const examples = [...guide.matchAll(/^\{\n[\s\S]*?^\}$/gm)].map(([example]) => example)
    expect(examples).toHaveLength(3)
    const folder = mkdtempSync(join(tmpdir(), 'latchkey-guide-'))
    try {
      for (const example of examples) {
        writeFileSync(join(folder, 'policy.json'), example)
        expect(await readPolicy(join(folder, 'policy.json'), false), example).toMatchObject({
          found: true,
          problems: [],
        })
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
