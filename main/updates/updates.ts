import type { UpdateState } from '../../preload/contract/machine.ts'
import { describeError, type Log } from '../diagnostics/log.ts'
import { codeOf, reasonOf, type UpdateEngine } from './engine.ts'
import { createSchedule } from './schedule.ts'
import { whileAlive } from './while-alive.ts'

/** Looks for updates, downloads them in the background, and installs one when the user says so. Nothing rejects. */
export interface Updates {
  state(): UpdateState
  /** Begins to look: now and every four hours. */
  start(): void
  /** Looks now, unless that is under way or an update is ready. @returns the state right after; events tell the rest */
  check(): UpdateState
  /** The machine woke up, or the network is back: looks if a check was missed or failed for want of a network. */
  catchUp(): void
  /** Quits for the downloaded version; without one it does nothing. @returns the state */
  restart(): UpdateState
  /** The app has done its work before quitting. @returns whether the installer takes it from here */
  install(): boolean
  /** Whether the installer decides when the app quits: from `restart` on, until it fails. */
  installing(): boolean
}

interface UpdatesOptions {
  /** Opens the updater; null when updates are off. */
  open: (() => Promise<UpdateEngine>) | null
  /** Quits the app; it calls `install` when it is done with its own work. */
  quit: () => void
  /** The update could not be installed: the app goes on, and a later quit is an ordinary one. */
  quitCalledOff: () => void
  announce: (state: UpdateState) => void
  log: Log
  /** How long the feed may take to answer, and a download to move on, in milliseconds. */
  patience?: number
  /** How long an installation may take until the app ends, in milliseconds. */
  installPatience?: number
  now?: () => number
}

/**
 * Only macOS takes long: from the click on Squirrel fetches, unpacks and verifies the whole application, and tells no
 * progress. A slow disk under a virus scanner needs some minutes for that.
 */
const longestInstallation = 300_000

/**
 * How many bytes of a download must come within its patience: 2 kB a second. So an update of a hundred megabytes ends
 * within half a day, whoever sends it, and a byte at a time is no download.
 */
const leastBytes = 262_144

/** An update that fails leaves the running version, and is tried again at the next check. */
export function createUpdates(options: UpdatesOptions): Updates {
  const { open, quit, quitCalledOff, announce, log } = options
  const { patience = 120_000, installPatience = longestInstallation, now = Date.now } = options
  let state: UpdateState = open === null ? { status: 'off' } : { status: 'current', checkedAt: null }
  let engine: UpdateEngine | null = null
  let busy = false
  const schedule = createSchedule({ check: () => void check(), now })

  function change(next: UpdateState): void {
    state = next
    announce(next)
  }

  function fail(step: 'check' | 'install', error: unknown): void {
    // It may hang in the updater, or hold on to what went wrong; a new one starts afresh.
    engine = null
    const why = reasonOf(error)
    const reason = step === 'install' && why === 'unreachable' ? 'notInstalled' : why
    log.warn('update failed', { step, reason, code: codeOf(error), ...describeError(error) })
    change({ status: 'failed', reason })
  }

  async function look(openEngine: () => Promise<UpdateEngine>): Promise<void> {
    change({ status: 'checking' })
    const current = (engine ??= await openEngine())
    const version = await whileAlive(patience, () => current.check())
    if (version === null) {
      change({ status: 'current', checkedAt: now() })
      return
    }
    const at = (percent: number): UpdateState => ({ status: 'downloading', version, percent })
    change(at(0))
    let counted = 0
    await whileAlive(patience, (alive, signal) =>
      current.download((percent, bytes) => {
        if (bytes - counted >= leastBytes) {
          counted = bytes
          alive()
        }
        const whole = Math.floor(percent)
        if (state.status === 'downloading' && whole > state.percent) change(at(whole))
      }, signal),
    )
    log.info('update ready', { version })
    change({ status: 'ready', version })
  }

  const settled = (): boolean => state.status === 'ready' || state.status === 'installing'

  function check(): UpdateState {
    if (open === null || busy || settled()) return state
    busy = true
    look(open)
      .catch((error: unknown) => {
        fail('check', error)
      })
      .finally(() => {
        busy = false
        schedule.next()
      })
    return state
  }

  return {
    state: () => state,
    start() {
      check()
    },
    check,
    catchUp() {
      const waitsForNetwork = state.status === 'failed' && state.reason === 'unreachable'
      if (open !== null && schedule.mayCatchUp(waitsForNetwork)) check()
    },
    restart() {
      if (state.status !== 'ready') return state
      change({ status: 'installing', version: state.version })
      quit()
      return state
    },
    install() {
      if (state.status !== 'installing' || engine === null) return false
      const current = engine
      whileAlive(installPatience, (_alive, signal) => current.install(signal)).catch((error: unknown) => {
        fail('install', error)
        // A check that fell due while one was ready has not been made.
        schedule.next()
        quitCalledOff()
      })
      return true
    },
    installing: () => state.status === 'installing',
  }
}
