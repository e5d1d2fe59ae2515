// Marks that people and address books put between digits, and the invisible ones that copying brings along.
const separators = /[\s\p{Pd}\p{Cf}().[\]/]/gu

/** The trunk zero that international notation shows in brackets, as in `+44 (0) 7700 900123`. */
const bracketedTrunkZero = /\(\s*0\s*\)/u

/**
 * A number as typed or pasted, without the marks between its digits: those are cut, and a leading `00` becomes `+`.
 * What is no digit stays, so that it can be told and corrected. An international number without its trunk zero is
 * E.164 then; what is none stays wrong, for the contract's schema to refuse.
 */
export function plainNumber(typed: string): string {
  // NFKC turns the full-width plus and digits of East Asian keyboards into plain ones.
  const plain = typed.normalize('NFKC').trim()
  const international = /^\p{Cf}*(\+|00)/u.test(plain) ? plain.replace(bracketedTrunkZero, '') : plain
  return international.replace(separators, '').replace(/^00/, '+')
}

/** Whether this begins as an international number does. */
export function isInternational(typed: string): boolean {
  return plainNumber(typed).startsWith('+')
}
