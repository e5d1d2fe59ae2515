// The characters that make up a number. Everything else in the field is a separator that the grouping put there.
const significant = /[+＋\p{Nd}]/u

/** A text with the caret in it, counted in characters from its start. */
export interface Typed {
  text: string
  caret: number
}

/**
 * Where the caret belongs after the text was grouped anew: behind the same digit as before, or at the end when no digit
 * followed it. It counts the digits that follow, because a leading `00` becomes a `+` and changes the count before.
 */
export function keepCaret({ text, caret }: Typed, grouped: string): number {
  const following = count(text.slice(caret))
  if (following === 0) return grouped.length
  let place = 0
  while (count(grouped.slice(place)) > following) place += 1
  return place
}

/**
 * Deletes the digit beside a separator when the key hit only the separator: the grouping puts the separator back, so
 * that the key would do nothing otherwise.
 */
export function deleteThrough(before: string, typed: Typed, direction: 'backward' | 'forward'): Typed {
  const { text, caret } = typed
  if (count(before) !== count(text)) return typed
  const characters = Array.from(text)
  const hit = characters.map((character) => significant.test(character))
  const place = direction === 'backward' ? hit.lastIndexOf(true, caret - 1) : hit.indexOf(true, caret)
  if (place < 0 || (direction === 'backward' && caret === 0)) return typed
  return { text: characters.toSpliced(place, 1).join(''), caret: direction === 'backward' ? place : caret }
}

function count(text: string): number {
  return Array.from(text).filter((character) => significant.test(character)).length
}
