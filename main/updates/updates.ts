import type { UpdateState } from '../../preload/contract/machine.ts'
import { describeError, type Log } from '../diagnostics/log.ts'
import { codeOf, NotReplaceable, reasonOf, type UpdateEngine } from './engine.ts'
import { createSchedule } from './schedule.ts'
import { whileAlive } from './while-alive.ts'

/** Looks for updates, downloads them in the background, and installs one when the user says so. Nothing rejects. */
export interface Updates {
  state(): UpdateState
  /** Looks now, and then every four hours. */
  start(): void
  /**
   * Looks now, unless it is looking already or an update is ready. @returns the state right after; events tell of later
   * changes
   */
  check(): UpdateState
  /**
   * Looks if a check was missed, or failed without a network. Call it when the machine woke up or the network is back.
   */
  catchUp(): void
  /** Quits to install the downloaded version; does nothing when there is none. @returns the state */
  restart(): UpdateState
  /** Call this when the app has done its work before quitting. @returns whether the installer now ends the app */
  install(): boolean
  /** Whether the installer decides when the app quits. True from `restart` on, until the installation fails. */
  installing(): boolean
}

interface UpdatesOptions {
  /** Opens the updater; null when updates are off. */
  open: (() => Promise<UpdateEngine>) | null
  /** Quits the app, which calls `install` when it has done its own work. */
  quit: () => void
  /** Called when an update could not be installed: the app goes on, and the next quit is an ordinary one. */
  quitCalledOff: () => void
  announce: (state: UpdateState) => void
  log: Log
  /** How long the feed may take to answer, and a download to go on, in milliseconds. */
  patience?: number
  /** How long an installation may take until the app ends, in milliseconds. */
  installPatience?: number
  now?: () => number
  /** Whether an update can take the running app's place; asked only when there is one. */
  replaceable?: () => boolean
}

/**
 * The default for `installPatience`, in milliseconds. Only macOS takes long: after the click Squirrel fetches, unpacks
 * and verifies the whole application, and reports no progress. A slow disk with a virus scanner needs some minutes for
 * that.
 */
const longestInstallation = 300_000

/**
 * How many bytes of a download must come within its patience: 2 kB a second. So an update of a hundred megabytes ends
 * within half a day, and a server that sends single bytes cannot hold it open.
 */
const leastBytes = 262_144

/** Creates updates. When one fails, the running version stays, and the next check tries again. */
export function createUpdates(options: UpdatesOptions): Updates {
  const { open, quit, quitCalledOff, announce, log } = options
  const {
    patience = 120_000,
    installPatience = longestInstallation,
    now = Date.now,
    replaceable = () => true,
  } = options
  let state: UpdateState = open === null ? { status: 'off' } : { status: 'current', checkedAt: null }
  let engine: UpdateEngine | null = null
  let busy = false
  const schedule = createSchedule({ check: () => void check(), now })

  function change(next: UpdateState): void {
    state = next
    announce(next)
  }

  function fail(step: 'check' | 'install', error: unknown): void {
    // The engine may hang, or keep a wrong state. A new one starts afresh.
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
    if (!replaceable()) throw new NotReplaceable('the app cannot be replaced where it is')
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
      const waitsForNetwork = state.status === 'failed' && ['unreachable', 'networkPage'].includes(state.reason)
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
        // While an update is ready no checks are made, so one that was due is planned again.
        schedule.next()
        quitCalledOff()
      })
      return true
    },
    installing: () => state.status === 'installing',
  }
}
