import { asciiDigits } from '../../renderer/fields/digits.ts'

/** How often a text is unwrapped: a number in a URL that stands in JSON, which was sent as base64, is three. */
const layers = 3

/** A run that may be base64: shorter ones hold no number, and would be found everywhere. */
const base64 = /[\w+/-]{8,}={0,2}/g

/** All that a line says, as it is and with every wrapping taken off that a library may put around a text. */
export function readingsOf(line: string): string[] {
  const found = new Set([plain(line)])
  for (let layer = 0; layer < layers; layer += 1) {
    for (const text of [...found]) for (const inner of unwrap(text)) found.add(plain(inner))
  }
  return [...found]
}

/** Digits of all scripts and wide letters as ASCII, and without the marks that nobody sees. */
export function plain(text: string): string {
  return asciiDigits(text).replace(/\p{Cf}/gu, '')
}

function unwrap(text: string): string[] {
  const encoded = text.match(base64) ?? []
  // A form writes a plus for a space.
  const inner = [unescaped(text), decoded(text), decoded(text.replaceAll('+', ' '))]
  const bytes = encoded.map((run) => Buffer.from(run, 'base64').toString('utf8'))
  return [...inner, ...bytes].filter(isText)
}

/** Bytes that were no text become this sign, and most runs that look like base64 are none. */
function isText(text: string): boolean {
  return !text.includes('\uFFFD')
}

function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9a-f]{4})|(["\\/]))/gi, (_, code: string | undefined, sign: string | undefined) =>
    code === undefined ? (sign ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
  )
}

/** Takes off the percent signs of URLs. */
function decoded(text: string): string {
  return text.replace(/(%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run)
    } catch {
      return run
    }
  })
}
