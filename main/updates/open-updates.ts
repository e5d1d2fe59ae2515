import type { UpdateState } from '../../preload/contract/machine.ts'
import type { Log } from '../diagnostics/log.ts'
import type { Policy } from '../policy/policy.ts'
import type { LoginRequest } from '../network/proxies/answer-logins.ts'
import type { Squirrel } from './electron-updater.ts'
import { canReplaceItself, chooseFeed } from './feed.ts'
import { canBeReplaced } from './replaceable.ts'
import { createUpdates, type Updates } from './updates.ts'

interface OpenUpdatesOptions {
  packaged: boolean
  /** The feed that the build names; undefined when it names none. */
  stageFeed: string | undefined
  policy: Policy
  announce: (state: UpdateState) => void
  /** See `createUpdates`. */
  quit: () => void
  quitCalledOff: () => void
  /** Electron's own updater, which only macOS needs. */
  squirrel: Squirrel
  /** Answers the proxy of a request of the updater's. */
  answerLogins: (request: LoginRequest) => void
  log: Log
}

/**
 * Updates for this process, on or off. electron-updater is loaded at the first check, and never when updates are off.
 */
export function openUpdates(options: OpenUpdatesOptions): Updates {
  const { packaged, stageFeed, policy, squirrel, answerLogins, log, ...rest } = options
  const { platform, execPath, env } = process
  const replaceable = canReplaceItself({ platform, execPath, appImage: env.APPIMAGE })
  const choice = chooseFeed({ packaged, stageFeed, policy, replaceable })
  if ('off' in choice) {
    log.info('updates are off', { reason: choice.off })
    return createUpdates({ ...rest, log, open: null })
  }
  const { feed } = choice
  return createUpdates({
    ...rest,
    log,
    replaceable: () => canBeReplaced({ platform, execPath, appImage: env.APPIMAGE }),
    open: async () => {
      const { openEngine } = await import('./electron-updater.ts')
      return openEngine(feed, squirrel, answerLogins)
    },
  })
}
