import { dialog, type BrowserWindow, type MessageBoxOptions } from 'electron'

/**
 * Asks in a native dialog, for when the page cannot. It is in English, because the translations are in the page
 * (decision 0035).
 * @param window which the dialog belongs to. On macOS nobody would see the dialog of a window that is not shown.
 * @returns the button that was chosen; undefined when the dialog was closed in a way that chose none
 */
export async function ask<Choice extends string>(
  window: BrowserWindow | null,
  { buttons, ...options }: MessageBoxOptions & { buttons: readonly Choice[] },
): Promise<Choice | undefined> {
  const question = { ...options, buttons: [...buttons], noLink: true }
  const shown = window !== null && !window.isDestroyed() && window.isVisible()
  const { response } = await (shown ? dialog.showMessageBox(window, question) : dialog.showMessageBox(question))
  return buttons[response]
}
