import { accessSync, constants } from 'node:fs'
import { posix } from 'node:path'

interface Place {
  platform: string
  /** Path of the running executable. */
  execPath: string
  /** Path of the running AppImage; undefined when the app is none. */
  appImage: string | undefined
  mayWrite?: (path: string) => boolean
}

/**
 * Whether an update can take the running app's place where that lies now. On macOS an app can run from a disk image,
 * or from a hidden copy that the system made because it was opened among the downloads (translocation), and a user may
 * lack the right to write to the folder. On Windows the installer asks for rights itself.
 */
export function canBeReplaced({ platform, execPath, appImage, mayWrite = mayWriteTo }: Place): boolean {
  if (platform === 'win32') return true
  if (platform !== 'darwin') return appImage === undefined || mayWrite(posix.dirname(appImage))
  if (execPath.includes('/AppTranslocation/')) return false
  // The executable is `NAME.app/Contents/MacOS/NAME`.
  const bundle = posix.resolve(execPath, '../../..')
  return mayWrite(bundle) && mayWrite(posix.dirname(bundle))
}

function mayWriteTo(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}
