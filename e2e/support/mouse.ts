import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Locator } from 'playwright-core'
import type { RunningApp } from '../launch.ts'
import { appWindow } from './keys.ts'

/** Clicks the middle of an element with the right button of a mouse: X11 hands the click to the app's window. */
export async function rightClick(app: RunningApp, element: Locator): Promise<void> {
  const box = await element.boundingBox()
  if (box === null) throw new Error('the element is not shown')
  const content = await app.evaluateMain(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0]
    return window && { outer: window.getBounds(), inner: window.getContentBounds() }
  }, undefined)
  if (!content) throw new Error('the app has no window')
  const { inner, outer } = content
  const x = Math.round(inner.x - outer.x + box.x + box.width / 2)
  const y = Math.round(inner.y - outer.y + box.y + box.height / 2)
  const at = ['mousemove', '--window', await appWindow(app), String(x), String(y)]
  await promisify(execFile)('xdotool', [...at, 'click', '3'], { timeout: 10_000 })
}
