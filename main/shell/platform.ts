import type { AppInfo } from '../../preload/contract/machine.ts'

/** The platforms for which there are packages. Any other counts as Linux. */
export function platformOf(platform: string): AppInfo['platform'] {
  return platform === 'win32' || platform === 'darwin' ? platform : 'linux'
}
