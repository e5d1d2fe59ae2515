import { constants, copyFileSync, renameSync, rmSync } from 'node:fs'

/** A copy of the running AppImage, kept while it is being replaced. */
export interface KeptAppImage {
  restore(): void
  discard(): void
}

/**
 * Copies the AppImage, because electron-updater removes it before it puts the new one in its place (decision 0034). The
 * copy also proves that the disk has room.
 * @throws Error when it cannot be copied; nothing has changed then
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
