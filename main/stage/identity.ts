import type { Brand } from './brand.ts'

/** By which names the system and its administrator know an application: those of its brand and its stage's suffix. */
export interface Identity {
  /** Of the window, the menu, the installers, and of the folders on Windows and macOS. */
  productName: string
  /** Of files, packages, and folders on Linux. */
  shortName: string
  appId: string
  /**
   * keytar finds entries by how the service begins, so no service may be the beginning of another. The suffix stands
   * before the name, because the name alone belongs to the stage without one.
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
