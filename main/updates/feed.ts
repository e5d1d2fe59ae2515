import { existsSync } from 'node:fs'
import { win32 } from 'node:path'

/**
 * Why there are no updates. `installation`: a package manager or a group policy replaces this installation, not the
 * app.
 */
export type OffReason = 'notPackaged' | 'policy' | 'noFeed' | 'installation'

interface Situation {
  packaged: boolean
  /** The feed that the build names; undefined when it names none. */
  stageFeed: string | undefined
  policy: { updatesEnabled: boolean; updateFeedUrl: string | null }
  /** Whether the app can replace this installation. */
  replaceable: boolean
}

/** Where to look for updates, or why not to. The administrator's feed wins over the build's. */
export function chooseFeed({
  packaged,
  stageFeed,
  policy,
  replaceable,
}: Situation): { feed: string } | { off: OffReason } {
  if (!packaged) return { off: 'notPackaged' }
  if (!policy.updatesEnabled) return { off: 'policy' }
  const feed = policy.updateFeedUrl ?? stageFeed
  if (feed === undefined) return { off: 'noFeed' }
  return replaceable ? { feed } : { off: 'installation' }
}

interface Installation {
  platform: string
  /** Path of the running executable. */
  execPath: string
  /** Path of the running AppImage; undefined when the app is none. */
  appImage: string | undefined
  exists?: (path: string) => boolean
}

/**
 * Whether the updater can replace this installation. The package manager replaces a deb, and whoever deployed an MSI
 * replaces that: the NSIS installer would only put a second copy beside it. An installation by NSIS is known by its
 * uninstaller.
 */
export function canReplaceItself({ platform, execPath, appImage, exists = existsSync }: Installation): boolean {
  if (platform === 'darwin') return true
  if (platform !== 'win32') return appImage !== undefined
  const uninstaller = `Uninstall ${win32.basename(execPath, '.exe')}.exe`
  return exists(win32.join(win32.dirname(execPath), uninstaller))
}
