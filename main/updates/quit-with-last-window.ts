/** The part of Electron's app that is needed here. */
interface QuittingApp {
  on(event: 'window-all-closed', listener: () => void): unknown
  quit(): void
}

/**
 * Quits the app when its last window closes, but not while an update is being installed: on macOS the installation
 * closes the windows first, and an app that quits then is not started again (decision 0031).
 * @returns call it when the installation failed: it quits an app that has no window any more
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
