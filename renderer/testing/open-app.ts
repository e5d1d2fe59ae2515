import { expect, onTestFinished } from 'vitest'
import { createMemoryHistory, type RouterHistory } from 'vue-router'
import type { AppInfo } from '../../preload/contract/machine.ts'
import type { Session } from '../../preload/contract/session.ts'
import { createPage } from '../create-app.ts'
import '../styles.css'
import 'virtual:brand.css'
import { createDouble, type Double } from './double.ts'
import './late-parts.ts'
import { appInfo, noFactors, places, sessions } from './samples.ts'

/** How the app is opened: where the user stands, what main knows, and which screen is asked for. */
export interface Opening {
  session?: Session
  info?: Partial<AppInfo>
  /** Path of the screen, such as `/sign-up`; without it the session's own. */
  at?: string
  history?: RouterHistory
  /** Scripts the double before the app starts. */
  script?: (double: Double) => void
}

/** The app as it was opened. */
export interface OpenedApp extends Double {
  /** Path of the screen that is shown. */
  path: () => string
  /** Takes the app out of the page, as closing the window or reloading it does. */
  close: () => void
}

/**
 * Opens the whole app on a double and shows it in the page. The test fails when the double has complained by its end.
 * The calls that every start makes are scripted already.
 */
export async function openApp({
  session = sessions.signedOut,
  info,
  at,
  history,
  script,
}: Opening = {}): Promise<OpenedApp> {
  const double = createDouble()
  double.answer('session.get', { ok: true, value: session })
  double.answer('app.getInfo', { ok: true, value: { ...appInfo, ...info } })
  double.answer('app.setMenuLabels', { ok: true, value: null })
  // What the rooms of the account ask for when they open.
  if (session.status === 'signedIn') double.answer('profile.refresh', { ok: true, value: session.profile })
  double.answer('factors.get', { ok: true, value: noFactors })
  double.answer('sessions.list', { ok: true, value: places })

  script?.(double)

  const used = history ?? createMemoryHistory()
  if (at !== undefined) used.replace(at)
  const { app, start } = createPage({ bridge: double.bridge, history: used })
  await start()

  const root = document.body.appendChild(document.createElement('div'))
  app.mount(root)
  let open = true
  function close(): void {
    if (!open) return
    open = false
    app.unmount()
    root.remove()
  }
  onTestFinished(() => {
    close()
    expect(double.complaints).toEqual([])
  })
  return { ...double, path: () => used.location, close }
}
