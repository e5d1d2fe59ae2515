/** Finds the choices whose label has these words in it, with or without accents. Those that begin so come first. */
export function findChoices<One extends { label: string }>(choices: readonly One[], search: string): One[] {
  const wanted = simplify(search)
  const named = choices.map((choice) => ({ choice, name: simplify(choice.label) }))
  const found = named.filter(({ name }) => name.includes(wanted))
  // Sorting is stable, so otherwise they stay in the order of the stage.
  const rank = (name: string): number => (name.startsWith(wanted) ? 0 : 1)
  return found.toSorted((one, other) => rank(one.name) - rank(other.name)).map(({ choice }) => choice)
}

/** Makes texts comparable: lower case, without accents, and a space for whatever stands between two words. */
function simplify(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ı/g, 'i')
    .replace(/ł/g, 'l')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
