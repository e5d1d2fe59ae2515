import { app, autoUpdater, dialog, nativeTheme, net, powerMonitor, screen, session, type BrowserWindow } from 'electron'
import { join } from 'node:path'
import type { AppInfo } from '../preload/contract/machine.ts'
import { createAuth } from './auth/auth.ts'
import { jwksUrl, readConfig, type Config } from './config.ts'
import { createDiagnostics } from './diagnostics/diagnostics.ts'
import { describeError } from './diagnostics/log.ts'
import { describeVersions } from './diagnostics/versions.ts'
import { findRefusedSwitch, findRefusedVariable, guardContents } from './hardening.ts'
import { createHandlers } from './ipc/handlers.ts'
import { createEmit, registerIpc } from './ipc/register.ts'
import { openKeychain } from './keychain/keytar.ts'
import { createVault } from './keychain/vault.ts'
import { createMenu } from './menu.ts'
import { openNetwork } from './network/open-network.ts'
import { createSend } from './network/send.ts'
import { isAllowed } from './policy/countries.ts'
import { readMachinePolicy } from './policy/machine-policy.ts'
import { applyTheme } from './settings/native-theme.ts'
import { openPreferences } from './settings/preferences.ts'
import { openMemory } from './settings/remembered.ts'
import { systemLocale } from './settings/system-locale.ts'
import { openWindowPlace } from './settings/window-place.ts'
import { pageOrigin } from './page-files.ts'
import { registerPageScheme, servePages } from './page.ts'
import { waitBeforeQuit } from './quit.ts'
import { createSupport } from './support.ts'
import { openUpdates } from './updates/open-updates.ts'
import { quitWithLastWindow } from './updates/quit-with-last-window.ts'
import { denyPermissions, openWindow } from './window.ts'

// The composition root: the only place that constructs.

/** A call ends within ten seconds; what it asks of the network and the keychain ends sooner, to be told apart. */
const callDeadline = 9_000
const requestTimeout = 8_000
const keychainTimeout = 5_000
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

/** The platforms that there are packages for; any other is treated as Linux. */
function platformOf(platform: string): AppInfo['platform'] {
  return platform === 'win32' || platform === 'darwin' ? platform : 'linux'
}

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
  let window: BrowserWindow | null = null
  const userFile = (name: string): string => join(app.getPath('userData'), name)

  const crashNotes = support.start()
  const { policy, problems, ...file } = readMachinePolicy(stage.policyFile, log)
  support.setLogLevel(policy.logLevel)
  log.info('policy', file)

  app.enableSandbox()
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents, log)
  })
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })

  app
    .whenReady()
    .then(async () => {
      const emit = createEmit(() => (window && !window.isDestroyed() ? window.webContents : null))
      const network = openNetwork({
        // In memory, and with the system's proxy as every session. No page is in it that could ask for a permission.
        send: createSend({ shared: net, once: session.fromPartition('sent-once', { cache: false }) }),
        probeUrl: jwksUrl(stage),
        timeout: requestTimeout,
        userAgent: `Latchkey/${app.getVersion()}`,
        log,
        announce: (state) => {
          log.info('connection', { state })
          emit('connectionChanged', state)
          if (state === 'online') void auth.catchUp()
          if (state === 'online') updates.catchUp()
        },
      })
      const { connection, clock } = network
      globalThis.fetch = network.fetch
      const remembered = openMemory(userFile('remembered.json'), log)
      const preferences = openPreferences(userFile('preferences.json'), log, (settings) => {
        emit('settingsChanged', settings)
        applyTheme(nativeTheme, settings.theme)
      })
      applyTheme(nativeTheme, preferences.get().theme)
      const vault = createVault({
        store: await openKeychain('Latchkey', log),
        account: `${stage.stage}/${stage.userPoolId}`,
        keep: !policy.sessionOnly,
        timeout: keychainTimeout,
        log,
        announce: (state) => {
          emit('keychainChanged', state)
          if (state === 'ready') void auth.catchUp()
        },
      })
      const auth = createAuth({
        config: stage,
        vault,
        clock,
        remembered,
        log,
        deadline: callDeadline,
        signInEvery: policy.signInEveryHours,
        mayUse: (phoneNumber) => isAllowed(phoneNumber, policy.allowedCountries),
        announce: (current) => {
          emit('sessionChanged', current)
        },
      })
      const updates = openUpdates({
        packaged: app.isPackaged,
        stageFeed: stage.updateFeedUrl,
        policy,
        announce: (state) => {
          emit('updateChanged', state)
        },
        quit: () => {
          app.quit()
        },
        quitCalledOff: () => {
          waitAgain()
          quitIfClosed()
        },
        squirrel: autoUpdater,
        log,
      })
      const quitIfClosed = quitWithLastWindow(app, () => updates.installing())
      const diagnostics = createDiagnostics({
        collect: () => ({
          versions: describeVersions({ version: app.getVersion(), stage: stage.stage, packaged: app.isPackaged }),
          configuration: { ...stage, userData: undefined },
          policy: { ...policy, problems },
          preferences: preferences.get(),
          state: {
            keychain: vault.state(),
            connection: connection.state(),
            update: updates.state(),
            session: auth.session().status,
          },
          crashes: crashNotes.list(),
        }),
        readLog: support.readLog,
        choosePlace: (name) => support.choosePlace(window, name),
        log,
      })
      const setMenuLabels = createMenu({
        platform: platformOf(process.platform),
        updates: updates.state().status !== 'off',
        actions: {
          settings: () => {
            emit('screenRequested', 'settings')
          },
          diagnostics: () => {
            emit('screenRequested', 'diagnostics')
          },
          openLogs: support.openLogs,
          checkForUpdates: () => {
            // There it is told what comes of it.
            emit('screenRequested', 'settings')
            updates.check()
          },
        },
      })
      const place = openWindowPlace(userFile('window.json'), log, () =>
        screen.getAllDisplays().map(({ workArea }) => workArea),
      )
      const handlers = createHandlers({
        auth,
        appInfo: () => ({
          version: app.getVersion(),
          stage: stage.stage,
          platform: platformOf(process.platform),
          passwordPolicy: stage.passwordPolicy,
          keychain: vault.state(),
          connection: connection.state(),
          settings: preferences.get(),
          update: updates.state(),
          system: systemLocale(app),
          policy: {
            allowedCountries: policy.allowedCountries,
            defaultCountry: policy.defaultCountry,
            defaultLanguage: policy.defaultLanguage,
          },
          crash: crashNotes.untold(),
        }),
        preferences,
        setMenuLabels,
        updates,
        diagnostics: {
          ...diagnostics,
          dismissCrash: () => {
            crashNotes.dismiss()
          },
        },
      })
      const waitAgain = waitBeforeQuit({
        work: () =>
          Promise.all([
            auth.idle(),
            vault.idle(),
            remembered.flush(),
            preferences.flush(),
            place.flush(),
            support.flush(),
          ]),
        patience: quitPatience,
        leave: () => {
          if (!updates.install()) app.quit()
        },
        log,
      })
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
    })
    .catch((error: unknown) => {
      log.error('the app could not start', describeError(error))
      app.exit(1)
    })
}
