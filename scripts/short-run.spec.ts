import { globSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filesOfTheRest, isInRun } from './short-run.ts'
import { filesInRun, testFiles, type TestProject } from './test-files.ts'

const projects = Object.keys(testFiles) as TestProject[]

/** The files that a run has of a project. */
function filesOf(project: TestProject, run: 'short' | 'rest' | 'all'): string[] {
  const { include, exclude } = filesInRun(project, run)
  return globSync(include, { exclude }).map((file) => file.replaceAll('\\', '/'))
}

describe('the short run and the rest', () => {
  it.each(projects.filter((project) => project !== 'screens' && project !== 'early'))(
    'have each file of %s once',
    (project) => {
      const both = [...filesOf(project, 'short'), ...filesOf(project, 'rest')]
      expect(both.toSorted()).toEqual(filesOf(project, 'all').toSorted())
      expect(both.length).toBeGreaterThan(0)
    },
  )

  it('have each test of each screen once, and the short run has a part of them', () => {
    const of = (run: 'short' | 'rest' | 'all') => [...filesOf('screens', run), ...filesOf('early', run)]
    const [files, short, rest] = [of('all'), of('short'), of('rest')]
    let [inShort, inRest] = [0, 0]
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.string(), (file, name) => {
        // Whether a run comes to this test: it has the file, and of its tests this one.
        const short_ = short.includes(file) && isInRun(`/anywhere/${file}`, name, 'short')
        const rest_ = rest.includes(file) && isInRun(`/anywhere/${file}`, name, 'rest')
        expect(short_).toBe(!rest_)
        expect(isInRun(`/anywhere/${file}`, name, 'all')).toBe(true)
        inShort += Number(short_)
        inRest += Number(rest_)
      }),
      { numRuns: 2_000 },
    )
    expect(inShort).toBeGreaterThan(100)
    expect(inRest).toBeGreaterThan(900)
  })

  it.each(filesOfTheRest)('know %s', (pattern) => {
    const found = globSync(pattern)
    const wanted = projects.flatMap((project) => filesOf(project, 'all'))
    expect(found.length).toBeGreaterThan(0)
    // Of a list in braces each name is there.
    const names = /\{([^}]*)\}/.exec(pattern)?.[1]?.split(',') ?? ['']
    expect(found).toHaveLength(names.length)
    expect(found.filter((file) => !wanted.includes(file.replaceAll('\\', '/')))).toEqual([])
  })
})
