import type { App } from 'electron'

/**
 * Starts the app again after its end, when its user wants it back while it has no window any more and only finishes its
 * work. The second start has given way to this one, so nothing else would come on the screen.
 * @param ending whether the app is about to end, and nobody else starts it again
 */
export function startAgainLater(
  app: { on(event: 'second-instance', listener: () => void): unknown } & Pick<App, 'relaunch'>,
  ending: () => boolean,
  appImage = process.env.APPIMAGE,
): void {
  let wanted = false
  app.on('second-instance', () => {
    if (wanted || !ending()) return
    wanted = true
    // The program itself lies in the AppImage's folder, which is gone after the end.
    app.relaunch(appImage === undefined ? {} : { execPath: appImage })
  })
}
