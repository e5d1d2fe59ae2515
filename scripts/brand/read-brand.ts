import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Brand } from '../../main/stage/brand.ts'
import { readBrandFile } from '../../main/stage/brand-file.ts'

/** The folder of the brand of a build that names none. */
export const ownBrand = fileURLToPath(new URL('../../brand', import.meta.url))

/**
 * Reads the `brand.json` of a brand's folder.
 * @throws Error with one sentence that names the file and what is wrong with it
 */
export function readBrand(folder: string = ownBrand): Brand {
  const path = join(resolve(folder), 'brand.json')
  return readBrandFile(path, relative(process.cwd(), path))
}
