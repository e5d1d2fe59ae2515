import type { Brand } from './brand.ts'

/** By which names the system and its administrator know an application: those of its brand and its stage's suffix. */
export interface Identity {
  /** Of the window, the menu, the installers, and of the folders on Windows and macOS. */
  productName: string
  /** Of files, packages, and folders on Linux. */
  shortName: string
  appId: string
  /**
   * Windows finds entries by how the service begins, so no stage's service may be the beginning of another's. The
   * suffix stands before the name, because the name alone belongs to the stage without one.
   */
  keychainService: string
}

/** The names of a brand's application for a stage with this suffix. */
export function identityOf({ productName, shortName, appId }: Brand, suffix: string | undefined): Identity {
  if (suffix === undefined) return { productName, shortName, appId, keychainService: productName }
  const lower = suffix.toLowerCase()
  return {
    productName: `${productName} ${suffix}`,
    shortName: `${shortName}-${lower}`,
    appId: `${appId}.${lower}`,
    keychainService: `${suffix} ${productName}`,
  }
}

/**
 * The keychain's services of what the application may have been called before, likeliest first: the former names, and
 * each name as it was before the stage had a suffix. Another stage's sessions are no danger, because the stage is in
 * the name of each entry.
 */
export function formerServices({ productName, formerNames }: Brand, suffix: string | undefined): string[] {
  const names = [productName, ...formerNames]
  const services = suffix === undefined ? names : [...names.map((name) => `${suffix} ${name}`), ...names]
  return [...new Set(services)].slice(1)
}
