import { parseBrand, type Brand } from './brand.ts'
import { readJsonFile } from './json-file.ts'

/**
 * Reads the `brand.json` of a brand's folder.
 * @param name what the error calls it, when not its path
 * @throws Error with one sentence that names the file and what is wrong
 */
export function readBrandFile(path: string, name = path): Brand {
  return parseBrand(readJsonFile(path, name, 'says whose application this is'), name)
}
