import { constants, copyFileSync, renameSync, rmSync } from 'node:fs'

/** A copy of the running AppImage, for the time of its replacement. */
export interface KeptAppImage {
  restore(): void
  discard(): void
}

/**
 * Copies the AppImage aside, because electron-updater removes it before it puts the new one there (decision 0034). The
 * copy also shows that there is room on the disk.
 * @throws Error when it can't be copied; nothing has changed then
 */
export function keepAppImage(path: string): KeptAppImage {
  const copy = `${path}.previous`
  copyFileSync(path, copy, constants.COPYFILE_FICLONE)
  return {
    restore() {
      renameSync(copy, path)
    },
    discard() {
      rmSync(copy, { force: true })
    },
  }
}
