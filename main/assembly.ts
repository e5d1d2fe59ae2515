import { app, powerMonitor, type BrowserWindow } from 'electron'
import type { Handlers } from '../preload/contract/derive.ts'
import type { Theme } from '../preload/contract/machine.ts'
import type { AppConfig } from './stage/config.ts'
import type { CrashNotes } from './diagnostics/crash-notes.ts'
import { createAnswers, type Answers } from './ipc/answers.ts'
import { createEmit } from './ipc/emit.ts'
import { createOffers } from './offers.ts'
import type { MachinePolicy } from './policy/machine-policy.ts'
import { quitInTime, waitBeforeQuit } from './shell/quit.ts'
import { startAgainLater } from './shell/start-again.ts'
import type { Brand } from './stage/brand.ts'
import { createServices, type Keychain } from './services.ts'
import type { WindowPlace } from './settings/window-place.ts'
import type { Support } from './support.ts'
import { timesAt } from './times.ts'
import { quitWithLastWindow } from './updates/quit-with-last-window.ts'

interface Assembly {
  config: AppConfig
  reading: MachinePolicy
  keychain: Keychain
  crashNotes: CrashNotes
  support: Support
  place: WindowPlace
  window: () => BrowserWindow | null
  /** Called with who helps where the administrator says so. */
  helpedBy: (support: Brand['support']) => void
  /** Gives the window and the native parts a theme. */
  wear: (theme: Theme) => void
  /** Called once with what answers the page's calls. */
  answer: (answers: Answers) => void
}

/**
 * Puts together what the page works with, and starts it. The bundler makes a chunk of this file, which is loaded while
 * the window's process starts (decision 0023). Part of the composition root, beside `index.ts`.
 */
export async function assemble(assembly: Assembly): Promise<void> {
  const { config, reading, keychain, support, place, window, helpedBy, wear, answer, ...parts } = assembly
  const { log } = support
  const { policy, problems, found, path } = reading
  support.setLogLevel(policy.logLevel)
  if (policy.support !== null) helpedBy(policy.support)
  // The path of a test's file may name the user.
  log.info('policy', { found, ...(config.policyFile === undefined && { path }) })

  const emit = createEmit({
    contents: () => {
      const shown = window()
      return shown && !shown.isDestroyed() ? shown.webContents : null
    },
    log,
  })
  const times = timesAt(config.pace)
  const handlers = Promise.withResolvers<Handlers>()
  answer(createAnswers({ handlers: handlers.promise, deadline: times.call, log }))
  const services = createServices({
    config,
    policy,
    keychain,
    emit,
    wear,
    quitCalledOff: () => {
      waitAgain()
      quitIfClosed()
    },
    times,
    log,
  })
  const { account, preferences, signIns, updates } = services
  // What waits for a person's answer would keep the app from ending.
  app.on('before-quit', signIns.declineAll)
  const quitIfClosed = quitWithLastWindow(app, () => updates.installing())
  const waitAgain = waitBeforeQuit({
    work: () => Promise.all([account.settle(), preferences.flush(), place.flush(), support.flush()]),
    patience: times.quit,
    leave: () => {
      if (!updates.install()) quitInTime()
    },
    log,
  })
  startAgainLater(app, () => window() === null && !updates.installing())
  handlers.resolve(createOffers({ config, services, reading: { policy, problems }, support, emit, window, ...parts }))
  log.info('started', { stage: config.stage, version: app.getVersion() })
  powerMonitor.on('resume', () => {
    account.wake()
    updates.catchUp()
  })
  updates.start()
  await account.catchUp()
}
