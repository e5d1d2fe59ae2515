import { readdirSync, realpathSync, unlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { codeOf } from './open-text.ts'

/** What may lie beside a file of the app's, by what its name adds to the file's. */
const endings = {
  /** A text that a write did not get into its place. The name is atomically's. */
  unfinished: /^\.tmp-\d{10}[0-9a-f]{6}$/,
  /** What `setAside` renamed. */
  aside: /^\.unreadable(\.\d)?$/,
}

/**
 * Removes what lies beside a file. Folders stay, because they are not ours. Call it only while nobody writes the file.
 * @returns whether none of it is left; false when the system does not let it be removed, or found, now
 */
export function removeLeftovers(file: string, kind: keyof typeof endings): boolean {
  return [...new Set([file, target(file)])].every((path) => {
    const found = leftovers(path, endings[kind])
    return found?.map(remove).every(Boolean) ?? false
  })
}

/** Where a file's text really is, because that is where its unfinished texts are. */
function target(file: string): string {
  try {
    return realpathSync(file)
  } catch {
    return file
  }
}

/** Null when the folder cannot be read now. */
function leftovers(file: string, ending: RegExp): string[] | null {
  const [folder, name] = [dirname(file), basename(file)]
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(
        (entry) => !entry.isDirectory() && entry.name.startsWith(name) && ending.test(entry.name.slice(name.length)),
      )
      .map((entry) => join(folder, entry.name))
  } catch (error) {
    return ['ENOENT', 'ENOTDIR'].includes(codeOf(error)) ? [] : null
  }
}

function remove(path: string): boolean {
  try {
    unlinkSync(path)
    return true
  } catch (error) {
    return codeOf(error) === 'ENOENT'
  }
}
