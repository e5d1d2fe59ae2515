import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const text = readFileSync(new URL('FIDELITY.md', import.meta.url), 'utf8')
const marks = ['recorded', 'documented', 'reported', 'unverified', '-']

/** The lines of all tables that have a spec in the last column. */
const rows = text
  .split('\n')
  .filter((line) => line.startsWith('|') && line.includes('.spec.ts: '))
  .map((line) => {
    const [, behaviour = '', mark = '', heldBy = ''] = line.split('|').map((cell) => cell.trim())
    const [file = '', ...title] = heldBy.split(': ')
    return { behaviour, mark, file, title: title.join(': ') }
  })

describe('FIDELITY.md', () => {
  it('has lines', () => {
    expect(rows.length).toBeGreaterThan(80)
  })

  it.each(rows)('$behaviour ($mark)', ({ mark, file, title }) => {
    expect(marks).toContain(mark)
    const spec = new URL(file, import.meta.url)
    expect(existsSync(spec)).toBe(true)
    expect(readFileSync(spec, 'utf8')).toContain(title)
  })
})
