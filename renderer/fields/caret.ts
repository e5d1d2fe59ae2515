// What a number is made of; everything else is put there by the grouping.
const significant = /[+＋\p{Nd}]/u

/** A text with the caret in it, counted in characters from its start. */
export interface Typed {
  text: string
  caret: number
}

/**
 * The caret for a text that was grouped anew: it stays right behind the digit that it stood behind, and at the end when
 * nothing but separators followed it. Counted from the end, because a leading `00` becomes a `+`.
 */
export function keepCaret({ text, caret }: Typed, grouped: string): number {
  const following = count(text.slice(caret))
  if (following === 0) return grouped.length
  let place = 0
  while (count(grouped.slice(place)) > following) place += 1
  return place
}

/**
 * A deletion that only hit a separator takes the digit beside it too: otherwise the grouping would put the separator
 * back, and the key would do nothing.
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
