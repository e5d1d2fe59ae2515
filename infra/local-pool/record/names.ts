/** How pools and app clients are called that a recording makes. */
export const namePrefix = 'latchkey-record-'

/** An attribute that no app shows, with the mark of users whom a recording makes. */
export const markOfUsers = { profile: 'latchkey-record' }

// In the North American plan 555-0100 to 555-0199 of every area code are kept for fiction and assigned to nobody.
const areaCodes = ['202', '212', '303', '312', '404', '415', '503', '617', '702', '808']

/** What the numbers of all users begin with whom a recording makes. */
export const numberPrefixes = areaCodes.map((areaCode) => `+1${areaCode}55501`)

/** Numbers for one run, each once, in an order of chance: limits per number last an hour, and the next run comes earlier. */
export function fictionalNumbers(): () => string {
  const all = numberPrefixes
    .flatMap((prefix) => Array.from({ length: 100 }, (_, index) => `${prefix}${String(index).padStart(2, '0')}`))
    .map((number) => ({ number, place: Math.random() }))
    .sort((one, other) => one.place - other.place)
  return () => {
    const next = all.pop()
    if (next === undefined) throw new Error('All fictional numbers are used up.')
    return next.number
  }
}
