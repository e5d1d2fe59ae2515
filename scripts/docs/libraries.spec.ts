import { expect, it } from 'vitest'
import { z } from 'zod'
import { textOf } from './testing/project-files.ts'

const packages = z.record(z.string(), z.string())
const { dependencies, devDependencies, optionalDependencies } = z
  .object({ dependencies: packages.default({}), devDependencies: packages, optionalDependencies: packages })
  .parse(JSON.parse(textOf('package.json')))

/** The rows of all tables: packages, what they are for, and why each was chosen. */
const rows = textOf('docs/libraries.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (Package|-+) /.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))

it('names every package of package.json once, and no other', () => {
  const named = rows.flatMap(([, names = '']) => names.split(', '))
  const installed = [dependencies, devDependencies, optionalDependencies].flatMap((list) => Object.keys(list))
  expect(named.toSorted()).toEqual(installed.toSorted())
})

it('says of each what it is for and why it was chosen', () => {
  for (const [, names, use, reason] of rows) expect({ names, use, reason }).toEqual(filled)
})

const something: unknown = expect.stringMatching(/\w{3}/)
const filled = { names: something, use: something, reason: something }
