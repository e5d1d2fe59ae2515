import { disguises, fold } from './fold.ts'

/** Shorter parts are in too many words by chance; they count beside a longer one only. */
const shortest = 3
const longestText = 256

/**
 * What is left of a password for somebody who knows its owner: it takes out the words of `personal`, in any order,
 * joined, spelled backwards, with digits for letters, and the initials and signs beside them.
 * @param personal name, company, number…, each as a text of its own
 * @returns the rest in small letters without accents; null when nothing of it is known
 */
export function withoutKnownParts(password: string, personal: readonly string[]): string | null {
  const text = Array.from(fold(password))
  const known = text.map(() => false)
  const { long, short } = partsOf(personal)
  for (const part of long) mark(text, part, known)
  if (!known.includes(true)) return null
  // Each round may bring the next initial into touch with a part that is known.
  for (let before = 0, now = count(known); now > before; now = count(known)) {
    before = now
    for (const part of short) mark(text, part, known, (from, to) => touches(text, known, from, to))
  }
  const rest = text.filter(
    (character, at) => !(known[at] ?? false) && !(isSign(character) && touches(text, known, at, at + 1)),
  )
  return rest.join('')
}

const count = (known: readonly boolean[]): number => known.filter(Boolean).length

/** The parts that count anywhere, and those that count beside one: initials and words of two letters. */
function partsOf(personal: readonly string[]): { long: string[]; short: string[] } {
  const parts = personal.flatMap((text) => {
    const words = spellings(text.slice(0, longestText)).map((one) => one.split(/[^\p{L}\p{N}]+/u).filter(Boolean))
    return words.flatMap((list) => [
      ...list,
      list.join(''),
      list.toReversed().join(''),
      ...list.map((word) => Array.from(word)[0] ?? ''),
    ])
  })
  const both = [...new Set(parts.flatMap((part) => [part, Array.from(part).toReversed().join('')]))]
  const isLong = (part: string): boolean => Array.from(part).length >= shortest || /^[\p{Lo}]{2}/u.test(part)
  return { long: both.filter(isLong), short: both.filter((part) => part !== '' && !isLong(part)) }
}

/** Without accents, and as German writes them where there are none: `muller` and `mueller`. */
function spellings(text: string): string[] {
  const spelled = text.normalize('NFC').toLowerCase()
  return [...new Set([fold(text), fold(spelled.replaceAll(/[äöü]/g, (letter) => `${fold(letter)}e`))])]
}

type Allowed = (from: number, to: number) => boolean

/** Marks each place where the part stands, also with signs between its letters. */
function mark(text: readonly string[], part: string, known: boolean[], allowed: Allowed = () => true): void {
  const letters = Array.from(part)
  for (const from of text.keys()) {
    const to = endOf(text, letters, from)
    if (to !== null && allowed(from, to)) known.fill(true, from, to)
  }
}

/** Where the letters that begin here end; null when they are not here. */
function endOf(text: readonly string[], letters: readonly string[], from: number): number | null {
  let at = from
  for (const letter of letters) {
    while (at > from && !isLetter(text[at] ?? '', letter) && isSign(text[at] ?? '')) at += 1
    if (!isLetter(text[at] ?? '', letter)) return null
    at += 1
  }
  return at
}

function isLetter(character: string, letter: string): boolean {
  return character === letter || (disguises[letter]?.includes(character) ?? false)
}

/** Neither letter nor digit, nor the end of the text. */
const isSign = (character: string): boolean => /[^\p{L}\p{N}]/u.test(character)

/** Whether a known part stands beside this place, with signs between them at most. */
function touches(text: readonly string[], known: readonly boolean[], from: number, to: number): boolean {
  let left = from - 1
  while (left >= 0 && !(known[left] ?? false) && isSign(text[left] ?? '')) left -= 1
  let right = to
  while (right < text.length && !(known[right] ?? false) && isSign(text[right] ?? '')) right += 1
  return (known[left] ?? false) || (known[right] ?? false)
}
