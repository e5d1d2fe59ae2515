import { shell } from 'electron'
import { spawn } from 'node:child_process'
import type { Log } from '../diagnostics/log.ts'

/**
 * Opens a folder in the desktop's file manager. A failure is in the log only.
 *
 * On Linux a desktop may take minutes, and some never come back while the file manager is open. Before Electron 36.8
 * `shell.openPath` stops the main process for that time (electron/electron#47668), so it is not used there.
 */
export function openFolder(folder: string, log: Log): void {
  const failed = (): void => {
    log.warn('the folder could not be opened')
  }
  if (process.platform !== 'linux') {
    void shell.openPath(folder).then((problem) => {
      if (problem !== '') failed()
    }, failed)
    return
  }
  // In a group of its own the file manager outlives the app.
  const desktop = spawn('xdg-open', [folder], { detached: true, stdio: 'ignore' })
  desktop.on('error', failed)
  desktop.on('exit', (code) => {
    if (code !== 0) failed()
  })
  desktop.unref()
}
