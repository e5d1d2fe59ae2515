import { app, crashReporter, dialog, type BrowserWindow } from 'electron'
import { join } from 'node:path'
import { openCrashNotes, type CrashNotes } from './diagnostics/crash-notes.ts'
import { openLogFiles, type LogFiles } from './diagnostics/log-files.ts'
import { createLog, describeError, type Log, type LogLevel } from './diagnostics/log.ts'
import { removeOldDumps } from './diagnostics/old-dumps.ts'
import { watchCrashes } from './diagnostics/watch-crashes.ts'
import { openFolder } from './shell/open-folder.ts'

/** Helps on the day when something does not work: logs, notes of crashes, and the ways to reach them. */
export interface Support {
  /** Writes to standard error at once, and after `start` to the files too. */
  log: Log
  setLogLevel: (level: LogLevel) => void
  /**
   * Opens the files, and notes crashes from now on. Only the one running instance may call it, once its folders are
   * set.
   * @param name what the files of the log are called, without `.log`
   */
  start: (name: string) => CrashNotes
  /** The newest lines of the log. */
  readLog: () => Promise<string>
  /** Resolves when every line so far is in the files. */
  flush: () => Promise<void>
  /** Opens the folder of the logs in the desktop's file manager. */
  openLogs: () => void
  /** Asks the user where to save a file of this name; null when they cancel. */
  choosePlace: (window: BrowserWindow | null, name: string) => Promise<string | null>
}

/** How much of the log the diagnostics hold, in bytes: a person can still look through that. */
const newestLines = 256 * 1024

/** Creates the support. Part of the composition root, beside `index.ts`. */
export function createSupport(): Support {
  let files: LogFiles | null = null
  let level: LogLevel = 'info'
  // The program or terminal that started the app and reads its output may be gone. Without a listener the failed write
  // would end the app (decision 0030), and noting that crash would write there again.
  process.stderr.on('error', () => undefined)
  const log = createLog(
    (line) => {
      process.stderr.write(`${line}\n`)
      files?.write(line)
    },
    () => level,
  )

  function endAfterCrash(): void {
    files?.flushNow()
    dialog.showErrorBox(`${app.name} has to close`, 'Something went wrong inside it. Start it again to go on.')
    app.exit(1)
  }

  return {
    log,
    setLogLevel(next) {
      level = next
    },
    start(name) {
      files = openLogFiles({
        name: `${name}.log`,
        folder: app.getPath('logs'),
        onError: (error) => {
          log.warn('the log files cannot be written', describeError(error))
        },
      })
      app.on('quit', () => {
        files?.flushNow()
      })
      // Memory dumps of native crashes stay on this machine.
      crashReporter.start({ uploadToServer: false })
      removeOldDumps(app.getPath('crashDumps')).catch((error: unknown) => {
        log.warn('old memory dumps could not be removed', describeError(error))
      })
      const file = join(app.getPath('userData'), 'crashes.json')
      const notes = openCrashNotes({ file, version: app.getVersion(), log })
      watchCrashes({ app, notes, log, end: endAfterCrash })
      return notes
    },
    async readLog() {
      await files?.flush()
      return files?.readNewest(newestLines) ?? ''
    },
    flush: async () => files?.flush(),
    openLogs() {
      openFolder(app.getPath('logs'), log)
    },
    async choosePlace(window, name) {
      const options = { defaultPath: name, filters: [{ name: 'ZIP', extensions: ['zip'] }] }
      const asked = window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options)
      const { canceled, filePath } = await asked
      return canceled ? null : filePath
    },
  }
}
