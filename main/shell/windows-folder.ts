import { realpathSync } from 'node:fs'

/**
 * The kernel's own link to Windows' folder, which it makes when the machine starts. No user's environment can change
 * it.
 */
const kernelLink = '\\\\?\\GLOBALROOT\\SystemRoot'

const usual = 'C:\\Windows'

/**
 * Windows' folder, such as `C:\\Windows`; the usual one when the kernel cannot be asked. The variable `SystemRoot`
 * would not do, because whoever starts the app chooses its environment (decision 0028).
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
