import { Platform as BuilderPlatform, type Arch, type Configuration } from 'electron-builder'
import type { Brand } from '../../main/stage/brand.ts'
import type { StageConfig } from '../../main/stage/stage-config.ts'
import { artifactName, packageNames } from '../brand/package-names.ts'
import type { Order } from './run-builder.ts'
import type { Platform, Signing } from './signing.ts'

/** A release of one brand and stage for one platform. */
export interface Release {
  project: string
  brand: Brand
  /** The stage's name, the suffix that it adds, and where the application looks for updates, if it looks. */
  stage: Pick<StageConfig, 'stage' | 'suffix' | 'updateFeedUrl'>
  platform: Platform
  signing: Signing
}

const platforms = { win: BuilderPlatform.WINDOWS, mac: BuilderPlatform.MAC, linux: BuilderPlatform.LINUX }

/** The feed in a package whose stage has none. It leads nowhere, and the application never asks it. */
const noFeed = 'https://updates.invalid'

/** What electron-builder has to make for a release: every target of the platform in electron-builder.yml. */
export function orderRelease({ project, brand, stage: described, platform, signing }: Release): Order {
  const { stage, suffix, updateFeedUrl: feed = noFeed } = described
  const config: Configuration = {
    ...packageNames(brand, suffix),
    ...signing.config,
    directories: { output: `dist/${stage}/${platform}` },
    artifactName: artifactName(brand, suffix, stage),
    // The updater needs a feed's description in the package, even when an administrator names the feed later.
    publish: { provider: 'generic', url: feed, channel: 'latest' },
  }
  // No processor is named here, so electron-builder.yml decides. A named one would add this machine's to the list.
  return { project, config, targets: new Map([[platforms[platform], new Map<Arch, string[]>()]]) }
}

/**
 * Checks whether a platform's packages can be built here.
 * @param hasWine whether Wine is on the path; on other systems it runs the tools for Windows
 * @throws Error that says where they can be built
 */
export function assertHost(platform: Platform, host: string, hasWine: boolean): void {
  if (platform === 'mac' && host !== 'darwin') throw new Error('macOS packages can only be built on a Mac.')
  if (platform === 'win' && host !== 'win32' && !hasWine) {
    throw new Error('Windows installers are built on Windows; elsewhere their tools need Wine on the path.')
  }
  if (platform === 'linux' && host === 'win32') throw new Error('Linux packages are built on Linux or a Mac.')
}
