import { describe, expect, it } from 'vitest'
import { projectFiles, textOf } from './testing/project-files.ts'

const folder = 'docs/decisions/'
const readme = textOf(`${folder}README.md`)
const index = between('## Index by room', '## About the whole')
const aboutTheWhole = between('## About the whole')

/** The records by their file names, without the README that lists them. */
const records = projectFiles
  .filter((path) => path.startsWith(folder) && !path.endsWith('README.md'))
  .map((path) => ({ file: path.slice(folder.length), text: textOf(path) }))
  .map(({ file, text }) => ({ file, text, number: file.slice(0, 4), replaced: /^Replaced by \[/m.test(text) }))

/**
 * Each citation of a record, with its file: `decision 0012`, `decisions 0012 and 0013`, `docs/decisions/0012`, also when
 * the comment goes on in the next line.
 */
const citations = projectFiles
  .filter((path) => !path.startsWith('scripts/docs/'))
  .filter((path) => /\.(css|cjs|html|json|md|mjs|tf|ts|vue|yml)$/.test(path) && path !== 'package-lock.json')
  .flatMap((file) =>
    [...textOf(file).matchAll(/\bdecisions?(?:\/|\s+(?:(?:\*|\/\/|#)\s+)?)\d+(?:(?:,|,? and) \d+)*/g)].flatMap(
      ([cited]) => (cited.match(/\d+/g) ?? []).map((number) => ({ file, cited, number })),
    ),
  )

/** The README's text between two of its headings. */
function between(heading: string, next?: string): string {
  const [, after = ''] = readme.split(`${heading}\n`)
  return (next === undefined ? after : after.split(`${next}\n`)[0]) ?? ''
}

describe('the records of decisions', () => {
  it('have four digits each, from 0001 on without a gap, and none twice', () => {
    const numbers = records.map(({ number }) => Number(number)).sort((one, other) => one - other)
    expect(numbers).toEqual(numbers.map((_, place) => place + 1))
    for (const { file } of records) expect(file).toMatch(/^\d{4}(-[a-z0-9]+)+\.md$/)
  })

  it.each(records)('$file has its number, a context, a decision and what follows', ({ number, text }) => {
    expect(text).toMatch(new RegExp(`^# ${String(Number(number))}\\. \\S`))
    const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)
    expect(headings).toEqual(expect.arrayContaining(['Context', 'Decision', 'Consequences']))
  })

  it.each(records.filter(({ replaced }) => replaced))('$file names a record that is there', ({ text }) => {
    const [, file] = /^Replaced by \[\d{4}\]\(([^)]+)\)/m.exec(text) ?? []
    expect(records.map((record) => record.file)).toContain(file)
  })

  it('are in the index, each once, with their titles and files', () => {
    const listed = [...index.matchAll(/^- \[(\d{4})\]\((\S+)\) (.+)$/gm)].map((line) => line.slice(1).join(' '))
    const titles = records.map(
      ({ file, number, text }) => `${number} ${file} ${/^# \d+\. (.+)$/m.exec(text)?.[1] ?? ''}`,
    )
    expect(listed.toSorted()).toEqual(titles.toSorted())
  })
})

describe('the citations of decisions', () => {
  it.each(citations)('$file says "$cited", which is there', ({ number }) => {
    expect(records.map((record) => record.number)).toContain(number)
  })

  it('are in the code for each record that counts, unless it is about the whole', () => {
    const code = citations.filter(({ file }) => !/\.md$|^scripts\/docs\//.test(file)).map(({ number }) => number)
    const cited = [...code, ...[...aboutTheWhole.matchAll(/\b\d{4}\b/g)].map(([number]) => number)]
    const counting = records.filter(({ replaced }) => !replaced).map(({ number }) => number)
    expect(counting.filter((number) => !cited.includes(number))).toEqual([])
  })

  it('name no record that was replaced, in the code', () => {
    const gone = records.filter(({ replaced }) => replaced).map(({ number }) => number)
    expect(citations.filter(({ file, number }) => !file.endsWith('.md') && gone.includes(number))).toEqual([])
  })
})
