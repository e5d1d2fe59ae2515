/** Every decimal digit that the browser's Unicode knows, in the order of their code points. */
export function decimalDigits(): string[] {
  return Array.from({ length: 0x110000 }, (_, codePoint) => codePoint)
    .filter((codePoint) => codePoint < 0xd800 || codePoint > 0xdfff)
    .map((codePoint) => String.fromCodePoint(codePoint))
    .filter((character) => /^\p{Nd}$/u.test(character))
}

/** The scripts' digits in rows from zero to nine. */
export function decimalRows(): string[][] {
  const digits = decimalDigits()
  return Array.from({ length: digits.length / 10 }, (_, row) => digits.slice(10 * row, 10 * row + 10))
}

/** Digits as they are written with this row. */
export function writtenWith(row: readonly string[], text: string): string {
  return text.replace(/\d/g, (digit) => row[Number(digit)] ?? digit)
}
