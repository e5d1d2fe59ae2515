import { app, dialog, net, powerMonitor, type BrowserWindow } from 'electron'
import { join } from 'node:path'
import { createAuth } from './auth/auth.ts'
import { jwksUrl, readConfig, type Config } from './config.ts'
import { createLog, describeError } from './diagnostics/log.ts'
import { createHandlers } from './ipc/handlers.ts'
import { createEmit, registerIpc } from './ipc/register.ts'
import { openKeychain } from './keychain/keytar.ts'
import { createVault } from './keychain/vault.ts'
import { createConnection } from './network/connection.ts'
import { withDeadline } from './network/deadline.ts'
import { createFetch } from './network/fetch.ts'
import { createServerClock } from './network/server-clock.ts'
import { openMemory } from './settings/remembered.ts'
import { pageOrigin } from './page-files.ts'
import { registerPageScheme, servePages } from './page.ts'
import { denyPermissions, openWindow } from './window.ts'

// The composition root: the only place that constructs.

/** A call ends within ten seconds; what it asks of the network and the keychain ends sooner, to be told apart. */
const callDeadline = 9_000
const requestTimeout = 8_000
const keychainTimeout = 5_000
const quitPatience = 2_000

const log = createLog((line) => {
  process.stderr.write(`${line}\n`)
})

registerPageScheme()
const config = configure()
// The lock is taken per data folder, so the folder comes first.
if (config?.userData !== undefined) app.setPath('userData', config.userData)
if (config && app.requestSingleInstanceLock()) start(config)
else app.quit()

/** Lets what is being written reach the disk and the keychain before the app ends, for two seconds at most. */
function waitBeforeQuit(work: () => Promise<unknown>): void {
  let done = false
  app.on('before-quit', (event) => {
    if (done) return
    event.preventDefault()
    done = true
    withDeadline(quitPatience, work)
      .catch((error: unknown) => {
        log.warn('the app ended before everything was written', describeError(error))
      })
      .finally(() => {
        app.quit()
      })
  })
}

function configure(): Config | null {
  try {
    return readConfig({ stage: __STAGE__, packaged: app.isPackaged, environment: process.env })
  } catch (error) {
    dialog.showErrorBox('Latchkey cannot start', error instanceof Error ? error.message : String(error))
    return null
  }
}

function start(stage: Config): void {
  let window: BrowserWindow | null = null

  app.on('window-all-closed', () => {
    app.quit()
  })
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })

  app
    .whenReady()
    .then(async () => {
      const emit = createEmit(() => (window && !window.isDestroyed() ? window.webContents : null))
      const clock = createServerClock()
      const send: typeof fetch = (input, init) => net.fetch(input instanceof URL ? input.href : input, init)
      const connection = createConnection({
        probe: (signal) => send(jwksUrl(stage), { signal }),
        announce: (state) => {
          log.info('connection', { state })
          emit('connectionChanged', state)
          if (state === 'online') void auth.catchUp()
        },
      })
      globalThis.fetch = createFetch({
        send,
        timeout: requestTimeout,
        userAgent: `Latchkey/${app.getVersion()}`,
        log,
        report: (reached, serverTime) => {
          connection.report(reached)
          if (serverTime !== null) clock.report(serverTime)
        },
      })
      const remembered = openMemory(join(app.getPath('userData'), 'remembered.json'), log)
      const vault = createVault({
        store: await openKeychain('Latchkey', log),
        account: `${stage.stage}/${stage.userPoolId}`,
        timeout: keychainTimeout,
        log,
        announce: (state) => {
          emit('keychainChanged', state)
        },
      })
      const auth = createAuth({
        config: stage,
        vault,
        clock,
        remembered,
        log,
        deadline: callDeadline,
        announce: (session) => {
          emit('sessionChanged', session)
        },
      })
      const handlers = createHandlers({
        auth,
        appInfo: () => ({
          version: app.getVersion(),
          stage: stage.stage,
          passwordPolicy: stage.passwordPolicy,
          keychain: vault.state(),
          connection: connection.state(),
        }),
      })
      waitBeforeQuit(() => Promise.all([vault.idle(), remembered.flush()]))
      registerIpc({ handlers, origin: pageOrigin, deadline: callDeadline, log })
      denyPermissions()
      servePages(join(import.meta.dirname, '../renderer'))
      window = openWindow({ preload: join(import.meta.dirname, '../preload/index.cjs'), log })
      window.on('closed', () => {
        window = null
      })
      log.info('started', { stage: stage.stage, version: app.getVersion(), keychain: vault.state() })
      // Timers and connections stood still while the machine slept.
      powerMonitor.on('resume', () => {
        connection.check()
        void auth.catchUp()
      })
      await auth.catchUp()
    })
    .catch((error: unknown) => {
      log.error('the app could not start', describeError(error))
      app.exit(1)
    })
}
