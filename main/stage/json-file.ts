import { readFileSync } from 'node:fs'

/**
 * Reads a JSON file that a person wrote.
 * @param name what the error calls it
 * @param purpose what it does, such as `says whose application this is`, for whoever misses it
 * @throws Error with one sentence that names the file
 */
export function readJsonFile(path: string, name: string, purpose: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    throw new Error(`${name} ${missing ? `is missing: it ${purpose}` : 'is not JSON'}.`, { cause: error })
  }
}
