import { app, dialog, screen, session, type BrowserWindow } from 'electron'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { readConfig, type Config } from './stage/config.ts'
import type { CrashNotes } from './diagnostics/crash-notes.ts'
import { describeError } from './diagnostics/log.ts'
import {
  describeRefusal,
  findRefusedSwitch,
  findRefusedVariable,
  guardContents,
  guardSession,
  keepOffline,
} from './shell/hardening.ts'
import type { Answers } from './ipc/answers.ts'
import { registerIpc } from './ipc/register.ts'
import { openWindowPlace } from './settings/window-place.ts'
import { pageOrigin } from './shell/page-files.ts'
import { registerPageScheme, servePages } from './shell/page.ts'
import { createSupport } from './support.ts'
import { openWindow } from './shell/window.ts'

// The composition root, with `assembly.ts`, `services.ts`, `offers.ts` and `support.ts`: the only places that
// construct. What is imported here is evaluated before there is a window, so it is as little as a window needs. What
// can come later is imported by `assembly.ts` (decision 0023).

/** Until the page is served, in milliseconds; the app goes on without that as well. */
const longestPageStart = 1_000
/** Until files that have been read are on their way, in milliseconds. */
const handOver = 8

const support = createSupport()
const { log } = support

registerPageScheme()
const config = configure()
// The lock is taken per data folder, so the folder comes first.
if (config?.userData !== undefined) {
  app.setPath('userData', config.userData)
  app.setAppLogsPath(join(config.userData, 'logs'))
}
// Not by quitting: until that is done, a debugger that was refused would find its port open (decision 0027).
if (config === null) app.exit(1)
else if (app.requestSingleInstanceLock()) start(config)
else app.quit()

/** Null when the app must not run; the user has been told why. */
function configure(): Config | null {
  try {
    refuseSwitches()
    return readConfig({ stage: __STAGE__, packaged: app.isPackaged, environment: process.env })
  } catch (error) {
    dialog.showErrorBox('Latchkey cannot start', error instanceof Error ? error.message : String(error))
    return null
  }
}

function refuseSwitches(): void {
  const refused = findRefusedSwitch(app.isPackaged, (name) => app.commandLine.hasSwitch(name))
  if (refused !== null) throw new Error(describeRefusal(refused, process.env.APPIMAGE))
  const variable = findRefusedVariable(app.isPackaged, process.env)
  if (variable !== null) throw new Error(`It does not run with ${variable} in its environment.`)
}

function start(stage: Config): void {
  const crashNotes = support.start()
  // The first picture waits longest for the graphics processor's own process, and forms don't need it (decision 0024).
  // A Mac has one that macOS draws with in any case.
  if (process.platform !== 'darwin') app.disableHardwareAcceleration()
  app.enableSandbox()
  // A page could name an address in the name of a host, and have it looked up: its policy has no say in that.
  app.commandLine.appendSwitch('blink-settings', 'dnsPrefetchingEnabled=false')
  // On HTTP/2 and 3 Chromium sends a request again by itself, on new connections too (decision 0016).
  app.commandLine.appendSwitch('disable-http2')
  app.commandLine.appendSwitch('disable-quic')
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents, log)
  })
  app.on('session-created', (created) => {
    guardSession(created, log)
  })
  app
    .whenReady()
    .then(() => run(stage, crashNotes))
    .catch((error: unknown) => {
      log.error('the app could not start', describeError(error))
      app.exit(1)
    })
}

async function run(config: Config, crashNotes: CrashNotes): Promise<void> {
  let window: BrowserWindow | null = null
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore()
    window?.show()
    window?.focus()
  })

  const place = openWindowPlace(join(app.getPath('userData'), 'window.json'), log, () =>
    screen.getAllDisplays().map(({ workArea }) => workArea),
  )
  const { promise: answers, resolve: answer } = Promise.withResolvers<Answers>()
  registerIpc({ answers, origin: pageOrigin })
  const pageServed = servePages(join(import.meta.dirname, '../renderer'), keepOffline(session.defaultSession))
  window = openWindow({
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    place,
    openLogs: support.openLogs,
    log,
  })
  window.on('closed', () => {
    window = null
  })

  // Chromium starts the page's process and the one that draws, and all of that is handed on by this thread, the files
  // too. So the rest is loaded while the page's own script is compiled and evaluated.
  await Promise.race([pageServed, delay(longestPageStart)])
  await delay(handOver)
  const { assemble } = await import('./assembly.ts')
  await assemble({
    config,
    crashNotes,
    support,
    place,
    window: () => window,
    answer,
  })
}
