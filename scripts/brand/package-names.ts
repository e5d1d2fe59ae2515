import type { Configuration } from 'electron-builder'
import { identityOf } from '../../main/stage/identity.ts'
import type { Brand } from '../../main/stage/brand.ts'
import { nameUuid } from './name-uuid.ts'

/**
 * The part of electron-builder's configuration that says whose application it packs: a brand's, and with a suffix that
 * of one stage of it (decision 0066). electron-builder makes the rest from these: the executables, the shortcuts and the
 * entry in the list of programs, the menu entry on Linux, and from `name` the updater's folder, `NAME-updater`.
 * @param suffix of the stage; undefined where all stages are one application
 */
export function packageNames(brand: Brand, suffix: string | undefined): Configuration {
  const { publisher, website, upgradeCode } = brand
  const { appId, productName, shortName } = identityOf(brand, suffix)
  return {
    appId,
    productName,
    msi: { upgradeCode: suffix === undefined ? upgradeCode : nameUuid(upgradeCode, suffix).toUpperCase() },
    linux: { maintainer: `${publisher.name} <${publisher.email}>` },
    extraMetadata: {
      name: shortName,
      productName,
      desktopName: `${shortName}.desktop`,
      homepage: website,
      author: { name: publisher.name },
      ...described(brand),
    },
  }
}

/**
 * The names of the installers: with the stage, because the same version of two stages is not the same application. A
 * name with a space needs quotes in a command, so there is none.
 */
export function artifactName(brand: Brand, suffix: string | undefined, stage: string): string {
  const { productName } = identityOf(brand, suffix)
  return `${productName.replaceAll(' ', '-')}-${stage}-\${version}-\${os}-\${arch}.\${ext}`
}

/** What the list of programs says of the application. Without a summary it says what package.json says. */
function described({ summary }: Brand): { description?: string } {
  const text = summary?.en ?? Object.values(summary ?? {})[0]
  return text === undefined ? {} : { description: text.replaceAll(/\s+/g, ' ') }
}
