/** What Vite's manifest says of each chunk, as far as it is needed here. Keys are source paths. */
export type Manifest = Record<string, { file: string; imports?: string[]; isDynamicEntry?: boolean }>

/**
 * The JavaScript files that are loaded before any of these chunks can run: themselves and their static imports, each
 * once. Throws for a chunk that is not in the manifest.
 */
export function listStatic(manifest: Manifest, chunks: readonly string[]): string[] {
  const seen = new Set<string>()
  const queue = [...chunks]
  for (const key of queue) {
    if (seen.has(key)) continue
    seen.add(key)
    const chunk = manifest[key]
    if (chunk === undefined) throw new Error(`The build has no chunk of its own for ${key}.`)
    queue.push(...(chunk.imports ?? []))
  }
  const files = [...seen].flatMap((key) => manifest[key]?.file ?? [])
  return [...new Set(files)].filter((file) => file.endsWith('.js'))
}
