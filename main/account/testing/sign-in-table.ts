import { readFileSync } from 'node:fs'
import { markdownTable } from './markdown-table.ts'

// The tables of docs/sign-in-steps.md, read as they are written, so that text and code cannot part.

/** Every value that a combination may have, in the document's words. */
export const values = {
  mode: ['OFF', 'OPTIONAL', 'ON'],
  offers: ['text messages', 'app', 'both'],
  has: [
    'nothing',
    'text messages',
    'app',
    'both, prefers text messages',
    'both, prefers the app',
    'both, prefers neither',
  ],
  account: [
    'unconfirmed',
    'just confirmed by a text message',
    'confirmed',
    'invited',
    'invited too long ago',
    'told to reset its password',
    'disabled',
  ],
  number: ['verified', 'not verified'],
} as const

type Key = keyof typeof values
/** A pool and a user. */
export type Combination = { [One in Key]: (typeof values)[One][number] }

const text = readFileSync(new URL('../../../docs/sign-in-steps.md', import.meta.url), 'utf8')
const accounts = markdownTable(text, '## 1. The account', ['account', 'number', 'counts', 'meets'])
const seconds = markdownTable(text, '## 2. The second step', ['mode', 'offers', 'has', 'account', 'step'])
const afterwards = markdownTable(text, '## 3. The number afterwards', ['number', 'entered', 'after'])
const impossible = markdownTable(text, '## Combinations that there are not', ['account', 'number', 'has', 'why'])

/** All combinations, in a fixed order. */
export const combinations: readonly Combination[] = values.mode.flatMap((mode) =>
  values.offers.flatMap((offers) =>
    values.has.flatMap((has) =>
      values.account.flatMap((account) => values.number.map((number) => ({ mode, offers, has, account, number }))),
    ),
  ),
)

/** Why there is no such user; empty when there is one. */
export function whyImpossible(one: Combination): string[] {
  return impossible.filter((row) => fits(row, one)).map(({ why = '' }) => why)
}

/** What the tables say that a user meets, one after the other. */
export function told(one: Combination): string[] {
  const step = only(seconds, one).step ?? ''
  const counts = one.has.startsWith('text') || one.has.startsWith('both') || step === 'a code by text message'
  const { meets = '' } = only(accounts, { ...one, counts: counts ? 'yes' : 'no' })
  if (!meets.includes('the second step')) return [meets]
  const first = meets.split(', then ').filter((part) => part !== 'the second step')
  const met = step === 'nothing' ? first : [...first, step]
  const entered = met.some((part) => sentByText.includes(part)) ? 'yes' : 'no'
  return [...met, 'signed in', only(afterwards, { number: one.number, entered }).after ?? '']
}

const sentByText = ['the code of the sign-up', 'a code by text message', 'a new password with a code by text message']

/** Values that no combination has, and which therefore hide a mistake. */
export function strangeValues(): string[] {
  const known: readonly string[] = [...Object.values(values).flat(), 'yes', 'no', 'any']
  const compared = [...Object.keys(values), 'counts', 'entered']
  const cells = [...accounts, ...seconds, ...afterwards, ...impossible].flatMap((row) =>
    Object.entries(row).filter(([key]) => compared.includes(key)),
  )
  return cells.flatMap(([, cell]) => namesIn(cell).filter((name) => !known.includes(name)))
}

type Row = Partial<Record<string, string>>

/** @throws Error where not exactly one row says what such a user meets */
function only(rows: readonly Row[], one: Row): Row {
  const [row, ...others] = rows.filter((candidate) => fits(candidate, one))
  if (row !== undefined && others.length === 0) return row
  throw new Error(`${String(others.length + (row ? 1 : 0))} rows fit ${JSON.stringify(one)}`)
}

function fits(row: Row, one: Row): boolean {
  return Object.entries(row).every(([key, cell = '']) => {
    const value = one[key]
    if (value === undefined || cell === 'any') return true
    return cell.startsWith(allBut) !== namesIn(cell).includes(value)
  })
}

const allBut = 'any but '

function namesIn(cell = ''): string[] {
  return cell.replace(allBut, '').split(' or ')
}
