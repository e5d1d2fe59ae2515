import { app, dialog, powerMonitor, screen, type BrowserWindow } from 'electron'
import { join } from 'node:path'
import { readConfig, type Config } from './config.ts'
import type { CrashNotes } from './diagnostics/crash-notes.ts'
import { describeError } from './diagnostics/log.ts'
import { findRefusedSwitch, findRefusedVariable, guardContents } from './hardening.ts'
import { createEmit, registerIpc } from './ipc/register.ts'
import { createOffers } from './offers.ts'
import { readMachinePolicy } from './policy/machine-policy.ts'
import type { PolicyReading } from './policy/policy.ts'
import { openWindowPlace } from './settings/window-place.ts'
import { pageOrigin } from './page-files.ts'
import { registerPageScheme, servePages } from './page.ts'
import { waitBeforeQuit } from './quit.ts'
import { createServices } from './services.ts'
import { createSupport } from './support.ts'
import { quitWithLastWindow } from './updates/quit-with-last-window.ts'
import { denyPermissions, openWindow } from './window.ts'

// The composition root, with `services.ts`, `offers.ts` and `support.ts`: the only places that construct.

/** For a call, and for work that nobody waits for, in milliseconds. */
const callDeadline = 9_000
const quitPatience = 2_000

const support = createSupport()
const { log } = support

registerPageScheme()
const config = configure()
// The lock is taken per data folder, so the folder comes first.
if (config?.userData !== undefined) {
  app.setPath('userData', config.userData)
  app.setAppLogsPath(join(config.userData, 'logs'))
}
if (config && app.requestSingleInstanceLock()) start(config)
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
  if (refused !== null) throw new Error(`It does not run with --${refused}.`)
  const variable = findRefusedVariable(app.isPackaged, process.env)
  if (variable !== null) throw new Error(`It does not run with ${variable} in its environment.`)
}

function start(stage: Config): void {
  const crashNotes = support.start()
  const { policy, problems, ...file } = readMachinePolicy(stage.policyFile, log)
  support.setLogLevel(policy.logLevel)
  log.info('policy', file)

  app.enableSandbox()
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents, log)
  })
  app
    .whenReady()
    .then(() => run(stage, { policy, problems }, crashNotes))
    .catch((error: unknown) => {
      log.error('the app could not start', describeError(error))
      app.exit(1)
    })
}

async function run(
  stage: Config,
  reading: Pick<PolicyReading, 'policy' | 'problems'>,
  crashNotes: CrashNotes,
): Promise<void> {
  let window: BrowserWindow | null = null
  const emit = createEmit(() => (window && !window.isDestroyed() ? window.webContents : null))
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })

  const services = await createServices({
    config: stage,
    policy: reading.policy,
    emit,
    quitCalledOff: () => {
      waitAgain()
      quitIfClosed()
    },
    deadline: callDeadline,
    log,
  })
  const { auth, connection, preferences, remembered, updates, vault } = services
  const place = openWindowPlace(join(app.getPath('userData'), 'window.json'), log, () =>
    screen.getAllDisplays().map(({ workArea }) => workArea),
  )
  const quitIfClosed = quitWithLastWindow(app, () => updates.installing())
  const waitAgain = waitBeforeQuit({
    work: () =>
      Promise.all([auth.idle(), vault.idle(), remembered.flush(), preferences.flush(), place.flush(), support.flush()]),
    patience: quitPatience,
    leave: () => {
      if (!updates.install()) app.quit()
    },
    log,
  })
  const handlers = createOffers({ config: stage, services, reading, crashNotes, support, emit, window: () => window })

  registerIpc({ handlers, origin: pageOrigin, deadline: callDeadline, log })
  denyPermissions()
  servePages(join(import.meta.dirname, '../renderer'))
  window = openWindow({
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    place,
    openLogs: support.openLogs,
    log,
  })
  window.on('closed', () => {
    window = null
  })
  log.info('started', { stage: stage.stage, version: app.getVersion(), keychain: vault.state() })
  // Timers and connections stood still while the machine slept.
  powerMonitor.on('resume', () => {
    connection.check()
    void auth.catchUp()
    updates.catchUp()
  })
  updates.start()
  await auth.catchUp()
}
