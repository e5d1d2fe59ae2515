/** The texts of a language by their paths, such as `signIn.title`, in the file's order. */
export type Texts = ReadonlyMap<string, string>

/**
 * Reads a file of texts: nested groups with texts in them.
 * @param source JSON
 * @returns its texts, and a sentence for each place that holds something else
 */
export function readCatalogue(source: string): { texts: Texts; faults: string[] } {
  try {
    const members = listMembers(JSON.parse(source), [])
    const texts = members.filter((member): member is [string, string] => isText(member[1]))
    const faults = [
      ...members.filter(([, value]) => !isText(value)).map(([path]) => `${path} is no text.`),
      ...repeatedKeys(source).map((key) => `${key} stands there twice in one group.`),
    ]
    return { texts: new Map(texts), faults }
  } catch (error) {
    return { texts: new Map(), faults: [`The file is no JSON: ${String(error)}`] }
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

/**
 * Everything that is no group, with its path. A key with a dot in it would look like two keys, so it is reported as no
 * text.
 */
function listMembers(node: unknown, path: string[]): [path: string, value: unknown][] {
  const isGroup = typeof node === 'object' && node !== null && !Array.isArray(node) && Object.keys(node).length > 0
  if (!isGroup) return [[path.join('.'), path.some((key) => key.includes('.')) ? null : node]]
  return Object.entries(node).flatMap(([key, child]) => listMembers(child, [...path, key]))
}

/** Keys that a group has twice. JSON's parser silently takes the last of them. */
function repeatedKeys(source: string): string[] {
  const groups: Set<string>[] = []
  return [...source.matchAll(/[{}]|("(?:[^"\\]|\\.)*")(\s*:)?/g)].flatMap(([token, text, colon]) => {
    if (token === '{') groups.push(new Set())
    if (token === '}') groups.pop()
    if (text === undefined || colon === undefined) return []
    const key = JSON.parse(text) as string
    const group = groups.at(-1)
    if (group?.has(key)) return [key]
    group?.add(key)
    return []
  })
}
