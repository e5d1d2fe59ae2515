import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { behaviours, notReplayed } from './behaviours/all.ts'

const text = readFileSync(new URL('../FIDELITY.md', import.meta.url), 'utf8')

/** The lines of all tables: what is copied, and how we know. */
const lines = text
  .split('\n')
  .filter((line) => line.startsWith('|') && line.includes('.spec.ts: '))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, behaviour = '', mark = '']) => ({ behaviour, mark }))

const unverified = lines.filter(({ mark }) => mark === 'unverified').map(({ behaviour }) => behaviour)
const replayed = behaviours.flatMap((one) => one.lines)
const not = notReplayed.flatMap((one) => one.lines)

it('every unverified line has a recording, or a reason why there is none', () => {
  expect(unverified.filter((line) => !replayed.includes(line) && !not.includes(line))).toEqual([])
})

it('no line has both, or two', () => {
  const all = [...replayed, ...not]
  expect(all.filter((line, place) => all.indexOf(line) !== place)).toEqual([])
})

it('recordings and reasons are of lines that are there, once', () => {
  const counts = [...replayed, ...not].map((line) => [line, lines.filter((one) => one.behaviour === line).length])
  expect(counts.filter(([, count]) => count !== 1)).toEqual([])
})

it('a reason is there only while nobody knows better', () => {
  expect(not.filter((line) => !unverified.includes(line))).toEqual([])
})

it('55 lines are replayed, and 14 are not', () => {
  expect([replayed.length, not.length]).toEqual([55, 14])
  expect(/(\d+) lines are replayed, and (\d+) are not/.exec(text)?.slice(1)).toEqual(['55', '14'])
})
