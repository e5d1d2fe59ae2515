/** A file to search, or a text that stands for one, such as what a screen says. */
export interface SearchedFile {
  path: string
  content: string | Uint8Array
}

/** Words that may hold the name, although it is another brand's. */
export interface AllowedWords {
  /** Matches the whole words, in small letters: `/latchkey_local_pool/g`. */
  words: RegExp
  /** Only in files with such a path; in every file when left out. */
  path?: RegExp
  /** Why nobody reads them there as a name. */
  why: string
}

/** What a search found. */
export interface NameSearch {
  /** A sentence for each occurrence, with the file and the words around it. */
  found: string[]
  /** What was allowed and is nowhere, so that the list does not grow old. */
  unused: AllowedWords[]
}

/** How many characters to show before and after an occurrence. */
const around = 40

/**
 * Searches files for a name, in their paths too, in any case. In bytes it finds a name of ASCII letters, also in the
 * two-byte characters of Windows' resources; what is compressed has to be unpacked before.
 */
export function findName(files: Iterable<SearchedFile>, name: string, allowed: readonly AllowedWords[]): NameSearch {
  const wanted = name.toLowerCase()
  const used = new Set<AllowedWords>()
  const found: string[] = []
  for (const { path, content } of files) {
    if (path.toLowerCase().includes(wanted)) found.push(`${path} has the name in its path`)
    const text = readable(content)
    const rest = without(text.toLowerCase(), path, allowed, used)
    for (let at = rest.indexOf(wanted); at !== -1; at = rest.indexOf(wanted, at + wanted.length)) {
      const words = text.slice(Math.max(0, at - around), at + wanted.length + around)
      found.push(`${path} says ${JSON.stringify(words)}`)
    }
  }
  return { found, unused: allowed.filter((each) => !used.has(each)) }
}

/** Bytes as characters without zeros, so that those of two bytes, at even and odd places, read like those of one. */
function readable(content: string | Uint8Array): string {
  return typeof content === 'string' ? content : Buffer.from(content).toString('latin1').replaceAll('\0', '')
}

/** The text with blanks in the place of allowed words, so that every place in it stays where it is. */
function without(text: string, path: string, allowed: readonly AllowedWords[], used: Set<AllowedWords>): string {
  return allowed.reduce((rest, each) => {
    if (each.path !== undefined && !each.path.test(path)) return rest
    return rest.replaceAll(each.words, (words) => {
      used.add(each)
      return ' '.repeat(words.length)
    })
  }, text)
}
