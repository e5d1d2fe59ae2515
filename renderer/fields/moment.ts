const minute = 60_000

/** A moment by this machine's clock, with its distance from UTC: `2026-11-27T20:15:00+01:00`. */
export function writeMoment(at: Date): string {
  const ahead = -at.getTimezoneOffset()
  const local = new Date(at.getTime() + ahead * minute).toISOString().slice(0, 19)
  const twoDigits = (value: number): string => String(Math.trunc(value)).padStart(2, '0')
  return `${local}${ahead < 0 ? '-' : '+'}${twoDigits(Math.abs(ahead) / 60)}:${twoDigits(Math.abs(ahead) % 60)}`
}
