import { existsSync } from 'node:fs'
import { win32 } from 'node:path'

/** Why there are no updates. `installation`: something else replaces this one (a package manager, group policy). */
export type OffReason = 'notPackaged' | 'policy' | 'noFeed' | 'installation'

interface Situation {
  packaged: boolean
  /** The feed that the build carries. */
  stageFeed: string | undefined
  policy: { updatesEnabled: boolean; updateFeedUrl: string | null }
  /** Whether this installation can replace itself. */
  replaceable: boolean
}

/** Where to look for updates, or why not to. The administrator's feed comes before the build's. */
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
  /** Path of the AppImage that is running; undefined when it is none. */
  appImage: string | undefined
  exists?: (path: string) => boolean
}

/**
 * Whether the updater can replace this installation. A deb belongs to the package manager. An MSI belongs to whoever
 * deployed it, and the NSIS installer would put a second copy beside it; only that one leaves an uninstaller.
 */
export function canReplaceItself({ platform, execPath, appImage, exists = existsSync }: Installation): boolean {
  if (platform === 'darwin') return true
  if (platform !== 'win32') return appImage !== undefined
  const uninstaller = `Uninstall ${win32.basename(execPath, '.exe')}.exe`
  return exists(win32.join(win32.dirname(execPath), uninstaller))
}
