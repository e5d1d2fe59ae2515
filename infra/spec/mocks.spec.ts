import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readSources } from './sources.ts'

/** The mocked AWS of a file of tests, as it is written. */
function mockedIn(file: string): string {
  const text = readFileSync(new URL(`../tests/${file}`, import.meta.url), 'utf8')
  return /^mock_provider "aws" \{\n[\s\S]*?^\}/m.exec(text)?.[0] ?? ''
}

const mocks = mockedIn('security.tftest.hcl')

describe('the mocks of the tests', () => {
  it('are the same in each file that needs any', () => {
    expect(mocks).toContain('mock_resource')
    expect(mockedIn('stages/stage.tftest.hcl')).toBe(mocks)
  })

  it('have an ARN that looks like one wherever a module takes one: OpenTofu mocks at the plan, and the provider looks', () => {
    const taken = [...readSources()].flatMap(([path, text]) =>
      path.startsWith('modules/')
        ? [...text.matchAll(/(?<!data\.)\b(aws_\w+)\.\w+(?:\[[^\]]+\])?\.arn\b/g)].map(([, type = '']) => type)
        : [],
    )
    const mocked = [...mocks.matchAll(/mock_resource "(\w+)" \{\s+defaults = \{[^}]*\barn\s+= "arn:aws:/g)]
    expect([...new Set(taken)].filter((type) => !mocked.some(([, name]) => name === type))).toEqual([])
    expect(new Set(taken).size).toBeGreaterThan(4)
  })
})
