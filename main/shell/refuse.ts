import { app, dialog } from 'electron'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from '../diagnostics/log.ts'

/** How long the dialog waits for Electron, in milliseconds. Then the reason goes to standard error. */
const patience = 10_000

/**
 * Tells the user in a dialog why the app does not run, and ends it with code 1. Linux has dialogs only once Electron is
 * ready, and without a folder for data Electron would crash before that, so it gets a temporary one.
 */
export async function refuseToRun(problem: string, log: Log): Promise<void> {
  log.error('the app cannot start')
  // Not in the log, because a folder may have the user's name (decision 0058).
  process.stderr.write(`${problem}\n`)
  const folder = temporaryFolder()
  try {
    if (folder !== null) app.setPath('userData', folder)
    await Promise.race([app.whenReady(), delay(patience)])
    dialog.showErrorBox(cannotStart(app), problem)
  } finally {
    if (folder !== null) rmSync(folder, { recursive: true, force: true })
    app.exit(1)
  }
}

/** The first line of whatever keeps the app from starting. */
export const cannotStart = ({ name }: { readonly name: string }): string => `${name} cannot start`

/** Null where there can be none. */
function temporaryFolder(): string | null {
  try {
    return mkdtempSync(join(tmpdir(), 'app-'))
  } catch {
    return null
  }
}
