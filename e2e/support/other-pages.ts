import { join } from 'node:path'
import type { RunningApp } from '../launch.ts'

/** A page beside the app's own, with the app's preload in it, that should not exist. */
interface OtherPage {
  url: string
  /** What runs in it, one after the other, each as if its user had just clicked. */
  scripts: string[]
  /** Name of a session of its own; the page's own session unless given, which has no network but `app:`. */
  partition?: string
  /** Path of another preload than the app's. */
  preload?: string
  /** Whether the preload runs in inner frames too. */
  inSubFrames?: boolean
  /** What is at every address of the app's scheme in that session, without the app's policy for its pages. */
  html?: string
}

/**
 * Opens a window in the running app, runs a script in its page as if its user had just clicked, and closes it again.
 * @returns what the script answers
 */
export async function runInOtherPage(
  app: RunningApp,
  { script, ...page }: Omit<OtherPage, 'scripts'> & { script: string },
): Promise<unknown> {
  const [answer] = await runAllInOtherPage(app, { ...page, scripts: [script] })
  return answer
}

/** The same with several scripts, in one window. */
export async function runAllInOtherPage(app: RunningApp, page: OtherPage): Promise<unknown[]> {
  const own = join(process.env.LATCHKEY_APP ?? '', 'out/preload/index.cjs')
  return app.evaluateMain(
    async ({ BrowserWindow, session }, { url, scripts, partition, inSubFrames = false, html, preload }) => {
      const inSession = partition === undefined ? session.defaultSession : session.fromPartition(partition)
      if (html !== undefined) {
        inSession.protocol.handle('app', () => new Response(html, { headers: { 'content-type': 'text/html' } }))
      }
      const window = new BrowserWindow({
        show: false,
        webPreferences: {
          preload,
          nodeIntegrationInSubFrames: inSubFrames,
          session: inSession,
        },
      })
      try {
        await window.loadURL(url)
        const answers: unknown[] = []
        for (const script of scripts) answers.push(await window.webContents.executeJavaScript(script, true))
        return answers
      } finally {
        window.destroy()
      }
    },
    { preload: own, ...page },
  )
}
