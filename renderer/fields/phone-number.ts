// Marks that people and address books put between digits, and the invisible ones that copying brings along.
const separators = /[\s\p{Pd}\p{Cf}().[\]/]/gu

/** The trunk zero that international notation shows in brackets, as in `+44 (0) 7700 900123`. */
const bracketedTrunkZero = /\(\s*0\s*\)/u

/**
 * A number as typed or pasted, brought to E.164: separators are cut and a leading `00` becomes `+`. What is no
 * international number stays wrong, for the contract's schema to refuse.
 */
export function toE164(typed: string): string {
  // NFKC turns the full-width plus and digits of East Asian keyboards into plain ones.
  const plain = typed.normalize('NFKC').trim()
  const international = /^\p{Cf}*(\+|00)/u.test(plain) ? plain.replace(bracketedTrunkZero, '') : plain
  return international.replace(separators, '').replace(/^00/, '+')
}
