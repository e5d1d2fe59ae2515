import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { RunningApp } from '../launch.ts'

const run = promisify(execFile)

/**
 * Presses keys as a keyboard does: X11 hands them to the app's window, and GTK or Chromium finds the shortcut. Neither
 * playwright's keys nor Electron's `sendInputEvent` come by the native menu.
 * @param keys as xdotool names them, such as `ctrl+comma`
 */
export async function pressKeys(app: RunningApp, keys: string): Promise<void> {
  const window = await appWindow(app)
  await run('xdotool', ['windowfocus', '--sync', window, 'key', '--clearmodifiers', keys], { timeout: 10_000 })
}

/** X11's number of the app's window. There is no window manager, so the app is told nothing of the focus but by X11. */
export async function appWindow(app: RunningApp): Promise<string> {
  const handle = await app.evaluateMain(({ BrowserWindow }) => {
    const bytes = BrowserWindow.getAllWindows()[0]?.getNativeWindowHandle()
    return bytes?.readUInt32LE(0) ?? null
  }, undefined)
  if (handle === null) throw new Error('the app has no window')
  return String(handle)
}
