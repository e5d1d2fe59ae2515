import { Platform as BuilderPlatform, type Arch, type Configuration } from 'electron-builder'
import type { Order } from './run-builder.ts'
import type { Platform, Signing } from './signing.ts'

/** A release of one stage for one platform. */
export interface Release {
  project: string
  stage: string
  platform: Platform
  /** Where the application looks for updates; undefined when it does not. */
  feed: string | undefined
  signing: Signing
}

const platforms = { win: BuilderPlatform.WINDOWS, mac: BuilderPlatform.MAC, linux: BuilderPlatform.LINUX }

/** The files that an application asks a feed for, one for each platform. */
export const feedFiles = { win: 'latest.yml', mac: 'latest-mac.yml', linux: 'latest-linux.yml' }

/** Stands in a package whose stage has no feed; it leads nowhere, and the application never asks it. */
const noFeed = 'https://updates.invalid'

/** What electron-builder is to make of a release: every target of the platform that electron-builder.yml names. */
export function orderRelease({ project, stage, platform, feed, signing }: Release): Order {
  const config: Configuration = {
    ...signing.config,
    directories: { output: `dist/${stage}/${platform}` },
    // The stage is in the name, because the same version of two stages is not the same application.
    artifactName: `\${productName}-${stage}-\${version}-\${os}-\${arch}.\${ext}`,
    // The updater wants a feed's description in the package even when an administrator names the feed later.
    publish: { provider: 'generic', url: feed ?? noFeed, channel: 'latest' },
  }
  // Naming no processor leaves them to electron-builder.yml; naming one would add this machine's to them.
  return { project, config, targets: new Map([[platforms[platform], new Map<Arch, string[]>()]]) }
}

/**
 * Whether a platform's packages can be built here.
 * @param hasWine whether Wine is on the path, which runs the tools for Windows elsewhere
 * @throws Error that says where they can
 */
export function assertHost(platform: Platform, host: string, hasWine: boolean): void {
  if (platform === 'mac' && host !== 'darwin') throw new Error('macOS packages can only be built on a Mac.')
  if (platform === 'win' && host !== 'win32' && !hasWine) {
    throw new Error('Windows installers are built on Windows; elsewhere their tools need Wine on the path.')
  }
  if (platform === 'linux' && host === 'win32') throw new Error('Linux packages are built on Linux or a Mac.')
}
