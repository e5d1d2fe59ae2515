import type { CrashNotes } from './crash-notes.ts'
import type { LogFields } from './fields.ts'
import { describeError, type Log } from './log.ts'

interface Gone {
  reason: NonNullable<LogFields['reason']>
  exitCode: number
}

/** The part of a page that reports errors of its preload. */
interface PreloadSource {
  on(event: 'preload-error', listener: (event: unknown, path: string, error: unknown) => void): unknown
}

/** The part of Electron's `app` that is needed here. */
interface CrashSource {
  on(event: 'render-process-gone', listener: (event: unknown, contents: unknown, details: Gone) => void): unknown
  on(
    event: 'child-process-gone',
    listener: (event: unknown, details: Gone & { type: NonNullable<LogFields['type']> }) => void,
  ): unknown
  on(event: 'web-contents-created', listener: (event: unknown, contents: PreloadSource) => void): unknown
  on(event: 'will-quit', listener: () => void): unknown
}

interface CrashWatch {
  app: CrashSource
  notes: CrashNotes
  log: Log
  /**
   * Ends the app after an exception that nothing caught, because main may have stopped halfway through a change
   * (decision 0030).
   */
  end: () => void
}

/** Notes every crash from now on: of the main process, of the page, and of Chromium's other processes. */
export function watchCrashes({ app, notes, log, end }: CrashWatch): void {
  let quitting = false
  app.on('will-quit', () => {
    quitting = true
  })
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
    // The app ends these processes when it quits. At other times somebody else killed them, such as a system without
    // free memory.
    if (reason === 'clean-exit' || (reason === 'killed' && quitting)) return
    notes.add('child', { type, reason, exitCode })
    log.warn('a process of Chromium crashed', { type, reason, exitCode })
  })
  app.on('web-contents-created', (_event, contents) => {
    contents.on('preload-error', (_failed, _path, error) => {
      log.error('the preload failed', describeError(error))
    })
  })
}
