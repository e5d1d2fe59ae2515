import { createLog } from '../../diagnostics/log.ts'
import type { UpdateState } from '../../../preload/contract/machine.ts'
import type { UpdateEngine } from '../engine.ts'
import { createUpdates, type Updates } from '../updates.ts'

// Updates on an engine whose every step the test decides. The real engine has its own specs.

export type Download = UpdateEngine['download']

/** The updates under test, and what they did. */
export interface UpdatesRig {
  updates: Updates
  seen: UpdateState[]
  lines: string[]
  /** How often the updates opened an engine, quit the app, called that off, and checked. */
  counts: { opened: number; quits: number; calledOff: number; checks: number }
}

export const newer = (): Promise<string> => Promise.resolve('1.1.0')
const none = (): Promise<null> => Promise.resolve(null)
const downloads: Download = (progress) => {
  for (const percent of [0, 0.4, 12.2, 12.9, 57, 40, 100]) progress(percent, 1)
  return Promise.resolve()
}

/**
 * Starts updates on an engine that finds nothing, except in the steps that are given.
 * @param patience in milliseconds
 * @param installPatience for an installation, in milliseconds
 */
export function updatesRig(
  engine: Partial<UpdateEngine>,
  patience = 10_000,
  installPatience = 10_000,
  replaceable = () => true,
): UpdatesRig {
  const counts = { opened: 0, quits: 0, calledOff: 0, checks: 0 }
  const whole: UpdateEngine = {
    check: none,
    download: downloads,
    install: () => new Promise(() => undefined),
    ...engine,
  }
  const seen: UpdateState[] = []
  const lines: string[] = []
  const updates = createUpdates({
    open: () => {
      counts.opened += 1
      return Promise.resolve({
        ...whole,
        check: () => {
          counts.checks += 1
          return whole.check()
        },
      })
    },
    quit: () => (counts.quits += 1),
    quitCalledOff: () => (counts.calledOff += 1),
    announce: (state) => seen.push(state),
    log: createLog((line) => lines.push(line)),
    patience,
    installPatience,
    replaceable,
  })
  return { updates, seen, lines, counts }
}
