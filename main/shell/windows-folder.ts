import { realpathSync } from 'node:fs'

/** The kernel's own link to Windows' folder, made when the machine starts. The user's environment has no part in it. */
const kernelLink = '\\\\?\\GLOBALROOT\\SystemRoot'

const usual = 'C:\\Windows'

/**
 * Windows' folder, such as `C:\Windows`; the usual one when the kernel can't be asked. Not from `SystemRoot`: whoever
 * starts the app chooses its environment (decision 0028).
 * @param resolve follows a link to its real path
 */
export function windowsFolder(resolve: (link: string) => string = (link) => realpathSync.native(link)): string {
  try {
    const path = resolve(kernelLink)
    return /^[A-Za-z]:\\[^\\:]+$/.test(path) ? path : usual
  } catch {
    return usual
  }
}
