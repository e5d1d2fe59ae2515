import type { CrashNotes } from './crash-notes.ts'
import { describeError, type Log } from './log.ts'

interface Gone {
  reason: string
  exitCode: number
}

/** What is needed of Electron's app. */
interface CrashSource {
  on(event: 'render-process-gone', listener: (event: unknown, contents: unknown, details: Gone) => void): unknown
  on(event: 'child-process-gone', listener: (event: unknown, details: Gone & { type: string }) => void): unknown
}

interface CrashWatch {
  app: CrashSource
  notes: CrashNotes
  log: Log
  /** Ends the app after a failure in the main process that nothing caught: what it holds may be half done. */
  end: () => void
}

/** Notes every crash from now on: of the main process, of the page, and of Chromium's other processes. */
export function watchCrashes({ app, notes, log, end }: CrashWatch): void {
  process.on('uncaughtException', (error) => {
    const details = describeError(error)
    notes.add('main', details)
    log.error('the main process failed', details)
    end()
  })
  process.on('unhandledRejection', (reason) => {
    const details = describeError(reason)
    notes.add('rejection', details)
    log.error('a failure that nobody waited for', details)
  })
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) => {
    if (reason !== 'clean-exit') notes.add('page', { reason, exitCode })
  })
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    // These end so when the app does.
    if (reason === 'clean-exit' || reason === 'killed') return
    notes.add('child', { type, reason, exitCode })
    log.warn('a process of Chromium crashed', { type, reason, exitCode })
  })
}
