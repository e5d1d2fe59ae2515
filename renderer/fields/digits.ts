const decimal = /\p{Nd}/gu

/**
 * A text with every decimal digit of every script as `0` to `9`, and with the full-width plus and the other wide forms
 * of East Asian keyboards as plain ones. All else stays: what is no decimal digit, such as `四` or `Ⅳ`, is none here.
 */
export function asciiDigits(text: string): string {
  return text.normalize('NFKC').replace(decimal, (digit) => String(valueOf(digit.codePointAt(0) ?? 0)))
}

/**
 * Unicode promises that the digits of a script stand in a row from zero to nine. Two rows may touch, so it is counted
 * from where the rows begin, in tens.
 */
function valueOf(codePoint: number): number {
  let before = 0
  while (isDecimal(codePoint - 1 - before)) before += 1
  return before % 10
}

function isDecimal(codePoint: number): boolean {
  return codePoint >= 0 && /\p{Nd}/u.test(String.fromCodePoint(codePoint))
}
