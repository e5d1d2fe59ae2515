/** What is needed of Electron's app. */
interface QuittingApp {
  on(event: 'window-all-closed', listener: () => void): unknown
  quit(): void
}

/**
 * Quits the app with its last window, but not while an update is installed: on macOS the windows close first, and an
 * app that quits then is not started again (decision 0031).
 * @returns to be called when the installation failed: an app that has lost its window then quits after all
 */
export function quitWithLastWindow(app: QuittingApp, installing: () => boolean): () => void {
  let closed = false
  app.on('window-all-closed', () => {
    closed = true
    if (!installing()) app.quit()
  })
  return () => {
    if (closed) app.quit()
  }
}
