/** Without those that look alike: no i, l, o and no 0, 1. */
const letters = 'abcdefghjkmnpqrstuvwxyz'
const digits = '23456789'
const alphabet = letters + digits

/** In characters, so that one can keep a group in mind while typing it. */
const groupSize = 4
/** 16 characters out of 31 are 79 bits, and the place of the capital letter some more. */
const fewestGroups = 4
/** Cognito counts it as a symbol, and it stands on every keyboard. */
const between = '-'

/**
 * A new password, by chance, which is easy to read and to type: groups of small letters and digits with one capital
 * letter, as in `k7mq-Tx3p-wze8-rnhv`. It keeps every rule that a pool can have.
 * @param minimumLength of the pool's policy, in characters
 */
export function suggestPassword(minimumLength: number): string {
  const groups = Math.max(fewestGroups, Math.ceil((minimumLength + between.length) / (groupSize + between.length)))
  const characters = drawWhole(groups * groupSize)
  const places = characters.flatMap((character, at) => (letters.includes(character) ? [at] : []))
  const capital = places[draw(places.length)] ?? 0
  const written = characters.map((character, at) => (at === capital ? character.toUpperCase() : character)).join('')
  return (written.match(new RegExp(`.{${String(groupSize)}}`, 'g')) ?? []).join(between)
}

/** Draws until there are a digit, a letter to write as a capital, and one that stays small. */
function drawWhole(count: number): string[] {
  for (;;) {
    const drawn = Array.from({ length: count }, () => alphabet.charAt(draw(alphabet.length)))
    const found = drawn.filter((character) => letters.includes(character)).length
    if (found >= 2 && found < count) return drawn
  }
}

const byteValues = 256

/** A whole number from 0 to below `limit`, each as likely as the others. `limit` is 256 at most. */
export function draw(limit: number): number {
  // The bytes above would make the first numbers likelier than the last.
  const usable = byteValues - (byteValues % limit)
  for (;;) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1))
    if (byte < usable) return byte % limit
  }
}
