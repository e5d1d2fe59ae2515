const decimal = /\p{Nd}/gu

/**
 * Writes every decimal digit of every script as `0` to `9`, and the full-width plus and the other wide forms of East
 * Asian keyboards as plain ones. Everything else stays, numerals such as `四` or `Ⅳ` too: they are not decimal digits.
 */
export function asciiDigits(text: string): string {
  return text.normalize('NFKC').replace(decimal, (digit) => String(valueOf(digit.codePointAt(0) ?? 0)))
}

/**
 * The value of a digit. Unicode promises that the digits of a script stand in a row from zero to nine. Two rows may
 * touch, so the place of a digit is counted from where the touching rows begin, and its last decimal place is the
 * value.
 */
function valueOf(codePoint: number): number {
  let before = 0
  while (isDecimal(codePoint - 1 - before)) before += 1
  return before % 10
}

function isDecimal(codePoint: number): boolean {
  return codePoint >= 0 && /\p{Nd}/u.test(String.fromCodePoint(codePoint))
}
