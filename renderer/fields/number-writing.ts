import { isNumber } from '../../preload/contract/attributes/wire.ts'
import { legible } from './phone-number.ts'

// A number between the pool's form and the user's. The pool's has a point before decimals and no groups.

/** What people put between groups of digits in one language or another. */
const anyGroup = [' ', "'", '’', '٬']

const minus = /^[-\u2212\p{Pd}]\s*/u

interface Separators {
  decimal: string
  group: string
}

function separatorsOf(locale: string): Separators {
  const parts = new Intl.NumberFormat(locale).formatToParts(1_234_567.5)
  const find = (type: string): string => parts.find((part) => part.type === type)?.value.normalize('NFKC') ?? ''
  return { decimal: find('decimal'), group: find('group') }
}

/**
 * A number of the pool as this locale writes it, with all its decimals. A text that is no number stays as it is.
 * @param grouped as it is shown to be read; without groups, as it is typed
 */
export function writeNumber(value: string, locale: string, grouped = false): string {
  if (!isNumber(value)) return value
  const decimals = value.split('.')[1]?.length ?? 0
  const format = new Intl.NumberFormat(locale, {
    useGrouping: grouped,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
  // As a text, because a number of JavaScript has no room for every digit.
  return format.format(value as `${number}`).replace(/\p{Cf}/gu, '')
}

/**
 * The number that a text means, in the pool's form; null when it can't be read. It may be written as the locale does,
 * with or without groups, or with a point before decimals, in the digits of any script. Where both can be meant, as in
 * `1.234` in German, the locale decides.
 */
export function readNumber(typed: string, locale: string): string | null {
  const text = legible(typed)
  const sign = minus.test(text) ? '-' : ''
  const digits = text.replace(minus, '').replace(/^\+\s*/, '')
  const read = readDigits(digits, separatorsOf(locale)) ?? readDigits(digits, { decimal: '.', group: '' })
  return read !== null && isNumber(sign + read) ? sign + read : null
}

function readDigits(text: string, { decimal, group }: Separators): string | null {
  const [whole = '', decimals = '', ...more] = text.replace('٫', decimal).split(decimal)
  const integer = withoutGroups(whole, [group, ...anyGroup])
  if (more.length > 0 || integer === null || !/^\d*$/.test(decimals) || integer + decimals === '') return null
  const first = integer.replace(/^0+(?=\d)/, '') || '0'
  return decimals === '' ? first : `${first}.${decimals}`
}

/** The digits alone; null when something else stands among them, or when a group is cut short. */
function withoutGroups(whole: string, separators: readonly string[]): string | null {
  if (/^\d*$/.test(whole)) return whole
  const used = separators.find((separator) => separator !== '' && whole.includes(separator))
  if (used === undefined) return null
  const [first = '', ...others] = whole.split(used)
  const last = others.at(-1) ?? ''
  // In India groups have two digits, but for the last.
  const complete =
    /^[1-9]\d{0,2}$/.test(first) && /^\d{3}$/.test(last) && others.every((part) => /^\d{2,3}$/.test(part))
  return complete ? [first, ...others].join('') : null
}
