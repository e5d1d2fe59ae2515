import { readFileSync } from 'node:fs'
import { parseBrand, type Brand } from './brand.ts'

/**
 * Reads the `brand.json` of a brand's folder.
 * @param name what the error calls it, when not its path
 * @throws Error with one sentence that names the file and what is wrong
 */
export function readBrandFile(path: string, name = path): Brand {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    const says = missing ? 'is missing: it says whose application this is' : 'is not JSON'
    throw new Error(`${name} ${says}.`, { cause: error })
  }
  return parseBrand(json, name)
}
