// Claims are always texts. This is how a number, a day and yes or no are written in them.

/** Digits without groups, a point before decimals, and 15 digits at most, so that none is lost. */
const numberPattern = /^-?(?=(?:\d\.?){1,15}$)(0|[1-9]\d*)(\.\d+)?$/

/** Whether a text is a number as the pool keeps it. */
export function isNumber(text: string): boolean {
  return numberPattern.test(text)
}

/** Whether a text is a day of the calendar as the pool keeps it: `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** The user's own day, as `YYYY-MM-DD`. */
export function today(): string {
  const now = new Date()
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
  return parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-')
}

/** The day that a bound names. */
export function dayOf(bound: string): string {
  return bound === 'today' ? today() : bound
}
