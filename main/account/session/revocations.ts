import type { Config } from '../../stage/config.ts'
import { describeError, type Log } from '../../diagnostics/log.ts'
import type { Vault } from '../../keychain/vault.ts'
import { revokeToken } from './revoke.ts'

/** Refresh tokens that were given up here and have to be revoked at the pool. */
export interface Revocations {
  /**
   * Names what calls `catchUp`, and whatever hangs on its outcome: a server in trouble tells nobody when it is out of it.
   */
  whenDue(tryAgain: () => void): void
  /**
   * Revokes a token now. It is noted in the keychain meanwhile, or, where that takes nothing, in memory: when the
   * pool can't be told, or the app ends before it is, the token waits there for the next chance (decision 0010).
   * @returns whether the pool was told
   */
  revoke(token: string): Promise<boolean>
  /** Tries those that wait. For the start of the app, and when the connection comes back. */
  catchUp(): Promise<void>
  /** Whether none waits, as far as is known. */
  done(): boolean
  /** Resolves when the pool has answered, or could not, to what it is being told. */
  idle(): Promise<void>
}

interface RevocationsOptions {
  config: Config
  vault: Vault
  log: Log
  /** Until the first time that those that wait are tried again by themselves, in milliseconds; doubles each time. */
  retryPause?: number
}

/** So many may wait; the pool forgets older ones by itself when they expire. */
const most = 10
const longestPause = 3_600_000

/** Revocations that survive a restart. */
export function createRevocations({ config, vault, log, retryPause = 60_000 }: RevocationsOptions): Revocations {
  let tryAgain = (): void => undefined
  let waiting: string[] = []
  /** What the keychain held before this start is among those that wait: until then it must not be written over. */
  let loaded = false
  /** Counts the changes of the list, and tells which of them is in the keychain. */
  let version = 0
  let written = 0
  let telling: Promise<unknown> = Promise.resolve()
  let pause = retryPause
  let retry: NodeJS.Timeout | undefined

  /** Brings the keychain's list up to date. @returns whether it is */
  async function write(): Promise<boolean> {
    if (!loaded) {
      const kept = await vault.unrevoked()
      if (kept === null) return false
      waiting = distinct([...kept, ...waiting])
      loaded = true
    }
    const current = version
    if (current === written) return true
    const done = await vault.keepUnrevoked(waiting)
    if (done) written = Math.max(written, current)
    return done
  }

  function change(next: string[]): void {
    waiting = distinct(next)
    version += 1
  }

  async function tell(token: string): Promise<boolean> {
    const asked = revokeToken(config, token)
    telling = Promise.allSettled([telling, asked])
    try {
      await asked
      change(waiting.filter((other) => other !== token))
      return true
    } catch (error) {
      log.warn('a refresh token could not be revoked yet', describeError(error))
      return false
    }
  }

  function planRetry(): void {
    clearTimeout(retry)
    if (waiting.length === 0) {
      pause = retryPause
      return
    }
    retry = setTimeout(() => {
      tryAgain()
    }, pause).unref()
    pause = Math.min(pause * 2, longestPause)
  }

  async function catchUp(): Promise<void> {
    await write()
    if (waiting.length === 0) return
    for (const token of waiting) await tell(token)
    await write()
    planRetry()
    log.info('revocations caught up', { left: waiting.length })
  }

  return {
    whenDue(work) {
      tryAgain = work
    },
    async revoke(token) {
      change([...waiting, token])
      const [noted, told] = await Promise.all([write(), tell(token)])
      // A keychain that did not answer would only hold up the sign-out again; the list is put right at the next chance.
      if (told && noted) await write()
      planRetry()
      return told
    },
    catchUp,
    done: () => waiting.length === 0,
    idle: async () => {
      await telling
    },
  }
}

/** The newest that may wait, each once. */
function distinct(tokens: string[]): string[] {
  return [...new Set(tokens)].slice(-most)
}
