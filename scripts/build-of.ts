import { basename, resolve } from 'node:path'

/**
 * Where the local stage's build of a brand can be started, seen from the folder of the application: that folder itself
 * for our own brand, a folder in `out/brands/` for another one.
 * @param brand path of its folder
 */
export function buildOf(brand: string | undefined): string {
  return brand === undefined ? '' : `out/brands/${basename(resolve(brand))}`
}
