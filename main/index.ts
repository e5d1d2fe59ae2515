import { app, dialog, Menu, nativeTheme, screen, session, systemPreferences, type BrowserWindow } from 'electron'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { readBuild, readConfig, type AppConfig } from './stage/config.ts'
import type { CrashNotes } from './diagnostics/crash-notes.ts'
import { describeError } from './diagnostics/log.ts'
import { openKeychain } from './keychain/keytar.ts'
import { readAhead } from './keychain/read-ahead.ts'
import { readMachinePolicy, type MachinePolicy } from './policy/machine-policy.ts'
import { PolicyUnusable } from './policy/policy.ts'
import { ask } from './shell/ask.ts'
import { describeRefusal, findRefusedSwitch } from './shell/command-line.ts'
import { findRefusedVariable } from './shell/environment.ts'
import { guardContents, guardSession, keepOffline } from './shell/hardening.ts'
import type { Answers } from './ipc/answers.ts'
import { registerIpc } from './ipc/register.ts'
import { readTheme } from './settings/preferences.ts'
import { openWindowPlace } from './settings/window-place.ts'
import { takeLock } from './shell/lock.ts'
import { pageOrigin } from './shell/page-files.ts'
import { registerPageScheme, servePages } from './shell/page.ts'
import { platformOf } from './shell/platform.ts'
import { cannotStart, refuseToRun } from './shell/refuse.ts'
import { bringForward } from './shell/show.ts'
import { wearTheme } from './shell/wear-theme.ts'
import { whoHelps } from './stage/who-helps.ts'
import { createSupport } from './support.ts'
import { openWindow } from './shell/window.ts'

// The composition root, with `assembly.ts`, `services.ts`, `offers.ts` and `support.ts`: only these files construct.
// Node evaluates whatever this file imports before there is a window, so it imports only what a window needs,
// and what reads the policy and the keychain. `assembly.ts` imports the rest (decisions 0023 and 0077).

/** How long the rest of the start waits for the page to be served, in milliseconds. Then it goes on without it. */
const longestPageStart = 1_000
/** How long it then waits for Chromium to take the files, in milliseconds. */
const handOver = 8

const support = createSupport()
const { log } = support

registerPageScheme()
const config = configure()
// Electron takes the lock for a data folder, so the folder has to be set first.
if (config?.userData !== undefined) {
  app.setPath('userData', config.userData)
  app.setAppLogsPath(join(config.userData, 'logs'))
}
// `app.quit` would not do: until it is done, the port of the debugger that was refused would stay open (decision 0027).
if (config === null) app.exit(1)
else startOnce(config)

/** Null when the app must not run; the user has been told why. */
function configure(): AppConfig | null {
  const surroundings = { stage: __STAGE__, brand: __BRAND__, packaged: app.isPackaged, environment: process.env }
  try {
    // The folder of the data is called so, and whatever is said from now on.
    const build = readBuild(surroundings)
    app.setName(build.identity.productName)
    refuseSwitches()
    return readConfig(surroundings, build)
  } catch (error) {
    dialog.showErrorBox(cannotStart(app), error instanceof Error ? error.message : String(error))
    return null
  }
}

function refuseSwitches(): void {
  const refused = findRefusedSwitch(app.isPackaged, process.argv, process.platform)
  if (refused !== null) throw new Error(describeRefusal(refused, process.env.APPIMAGE))
  const variable = findRefusedVariable(app.isPackaged, process.env)
  if (variable !== null) throw new Error(`It does not run with ${variable} in its environment.`)
}

/** Starts, unless another start runs the app already and shows its window, or none can. */
function startOnce(stage: AppConfig): void {
  guardAll()
  const lock = takeLock(app)
  if (lock === 'held') start(stage)
  else if (lock === 'elsewhere') app.quit()
  else endWith(stage, lock.problem)
}

/** Ends the app once its user has read why, or at once where they cannot be told. */
function endWith({ brand }: AppConfig, problem: string): void {
  refuseToRun(`${problem}\n\n${whoHelps(brand.support)}`, log).catch((error: unknown) => {
    log.error('the user could not be told', describeError(error))
    app.exit(1)
  })
}

/** Guards every page and every session that there will be, also while the app only says why it does not run. */
function guardAll(): void {
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents, log)
  })
  app.on('session-created', (created) => {
    guardSession(created, log)
  })
}

function start(stage: AppConfig): void {
  const crashNotes = support.start(stage.identity.shortName)
  // The first picture would wait for the graphics processor's process, and forms don't need it (decision 0024). A Mac
  // starts that process in any case, because macOS draws with it.
  if (process.platform !== 'darwin') app.disableHardwareAcceleration()
  app.enableSandbox()
  // Or Electron builds a menu of its own, with developer tools, for the moment until ours is there.
  Menu.setApplicationMenu(null)
  // A page could put data into a host name and have the name looked up; the content policy does not forbid that.
  app.commandLine.appendSwitch('blink-settings', 'dnsPrefetchingEnabled=false')
  // On HTTP/2 and 3 Chromium sends a request again by itself, on new connections too (decision 0016).
  app.commandLine.appendSwitch('disable-http2')
  app.commandLine.appendSwitch('disable-quic')
  app
    .whenReady()
    .then(() => run(stage, crashNotes))
    .catch((error: unknown) => {
      log.error('the app could not start', describeError(error))
      dialog.showErrorBox(cannotStart(app), 'Something went wrong inside it. Start it again.')
      app.exit(1)
    })
}

async function run(config: AppConfig, crashNotes: CrashNotes): Promise<void> {
  let window: BrowserWindow | null = null
  app.on('second-instance', () => {
    if (window) bringForward(window)
  })

  let helper = config.brand.support
  const place = openWindowPlace(join(app.getPath('userData'), 'window.json'), log, () =>
    screen.getAllDisplays().map(({ workArea }) => workArea),
  )
  const { promise: answers, resolve: answer } = Promise.withResolvers<Answers>()
  registerIpc({ answers, origin: pageOrigin })
  const theme = wearTheme({
    native: nativeTheme,
    system: systemPreferences,
    window: () => window,
    theme: readTheme(join(app.getPath('userData'), 'preferences.json')),
  })
  const pageServed = servePages(join(import.meta.dirname, '../renderer'), keepOffline(session.defaultSession))
  window = openWindow({
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    place,
    platform: platformOf(process.platform),
    ground: theme.ground(),
    openLogs: support.openLogs,
    helps: () => whoHelps(helper),
    log,
  })
  window.on('closed', () => {
    window = null
  })

  // This thread hands on all that Chromium needs to start the page's process and the one that draws, the page's files
  // included. So the rest is loaded only afterwards, while the page compiles and runs its script.
  await Promise.race([pageServed, delay(longestPageStart)])
  await delay(handOver)
  const reading = await policyOrEnd(config, () => window)
  if (reading === null) return
  // The keychain is another program, which looks for the session while the rest is loaded (decision 0077).
  const keychain = openKeychain(config.identity.keychainService, log)
  const entry = `${config.stage}/${config.userPoolId}`
  const { assemble } = await import('./assembly.ts')
  await assemble({
    config,
    reading,
    keychain: { store: keychain && !reading.policy.sessionOnly ? readAhead(keychain, entry) : keychain, entry },
    crashNotes,
    support,
    place,
    window: () => window,
    helpedBy: (decided) => {
      helper = decided
    },
    wear: theme.wear,
    answer,
  })
}

/**
 * The policy of this machine; null where it is of no use, and then the app ends once its user has read why (decision
 * 0022). Until then it has asked nothing of the pool, the keychain or the feed, and the page's calls stay unanswered.
 */
async function policyOrEnd(config: AppConfig, window: () => BrowserWindow | null): Promise<MachinePolicy | null> {
  try {
    return await readMachinePolicy(config.identity, config.policyFile, log)
  } catch (error) {
    if (!(error instanceof PolicyUnusable)) throw error
    await ask(window(), {
      type: 'error',
      message: cannotStart(app),
      detail: `${error.message}\n\n${whoHelps(config.brand.support)}`,
      buttons: ['Quit'],
    })
    app.exit(1)
    return null
  }
}
