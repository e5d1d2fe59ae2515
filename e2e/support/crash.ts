import type { RunningApp } from '../launch.ts'

/**
 * Crashes the page's process, and waits for what the app makes of it: `loaded` when it loaded the page again,
 * `given up` when it let it be. From then on `page` of the running app is of no use: playwright takes a page that
 * crashed for lost.
 */
export async function crashPage(app: RunningApp): Promise<'loaded' | 'given up'> {
  return app.evaluateMain(async ({ BrowserWindow }) => {
    const webContents = BrowserWindow.getAllWindows()[0]?.webContents
    if (!webContents) throw new Error('there is no window')
    const reload = webContents.reload.bind(webContents)
    let reloads = false
    webContents.reload = () => {
      reloads = true
      reload()
    }
    const outcome = await new Promise<'loaded' | 'given up'>((resolve) => {
      webContents.once('did-finish-load', () => {
        resolve('loaded')
      })
      webContents.once('render-process-gone', () => {
        // The app's own listener came first, and loads the page one turn of the event loop later.
        setImmediate(() => {
          setImmediate(() => {
            if (!reloads) resolve('given up')
          })
        })
      })
      webContents.forcefullyCrashRenderer()
    })
    webContents.reload = reload
    return outcome
  }, undefined)
}

/**
 * Runs a script in the page by way of the main process, also after a crash.
 * @throws Error when the page answers nothing within two seconds. A page that dies leaves what it was asked unanswered,
 *   so whoever waits for the next one has to ask again.
 */
export async function runInPage(app: RunningApp, script: string): Promise<unknown> {
  return app.evaluateMain(
    ({ BrowserWindow }, source) =>
      Promise.race([
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(source) as unknown,
        new Promise((_resolve, reject) =>
          setTimeout(() => {
            reject(new Error('the page answers nothing'))
          }, 2_000),
        ),
      ]),
    script,
  )
}
