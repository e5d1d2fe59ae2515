/**
 * The first table below a heading, a record for each row.
 * @param keys what to call its columns, in their order
 * @throws Error where there is no such table, or it has another number of columns
 */
export function markdownTable(
  text: string,
  heading: string,
  keys: readonly string[],
): Partial<Record<string, string>>[] {
  const [, below] = text.split(`${heading}\n`)
  const lines =
    below
      ?.split(/\n## /)[0]
      ?.split('\n')
      .filter((line) => line.startsWith('|')) ?? []
  const [, , ...rows] = lines
  if (rows.length === 0) throw new Error(`there is no table below ${heading}`)
  return rows.map((line) => {
    const cells = line.split('|').slice(1, -1)
    if (cells.length !== keys.length) throw new Error(`${heading} has a row of ${String(cells.length)} cells`)
    return Object.fromEntries(keys.map((key, index) => [key, cells[index]?.trim()]))
  })
}
