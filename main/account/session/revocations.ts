import type { Config } from '../../stage/config.ts'
import { describeError, type Log } from '../../diagnostics/log.ts'
import type { Vault } from '../../keychain/vault.ts'
import { revokeToken } from './revoke.ts'

/** Refresh tokens whose sessions have ended here, and which the pool still has to revoke. */
export interface Revocations {
  /**
   * Names what to call when a new try is due: it has to call `catchUp`, and do what depends on the result. New tries
   * are needed because a server that was in trouble does not say when it works again.
   */
  whenDue(tryAgain: () => void): void
  /**
   * Revokes a token now. Meanwhile it notes the token in the keychain, or in memory where the keychain takes nothing.
   * If the pool cannot be told, or the app ends first, the token waits there for the next chance (decision 0010).
   * @returns whether the pool was told. A pool that refuses for good was told too: the log names its exception, and the
   *   token goes, because no later try could change anything.
   */
  revoke(token: string): Promise<boolean>
  /** Tries to revoke the tokens that wait. Call it at the start of the app, and when the connection is back. */
  catchUp(): Promise<void>
  /** Whether no token waits, as far as the app knows. */
  done(): boolean
  /** Resolves when the requests under way have been answered or have failed. */
  idle(): Promise<void>
}

interface RevocationsOptions {
  config: Config
  vault: Vault
  log: Log
  /** Pause before the first new try, in milliseconds. It doubles with each try. */
  retryPause?: number
}

/** So many tokens may wait; older ones are dropped, and end at the pool when they expire. */
const most = 10
const longestPause = 3_600_000

/** Revocations that survive a restart of the app. */
export function createRevocations({ config, vault, log, retryPause = 60_000 }: RevocationsOptions): Revocations {
  let tryAgain = (): void => undefined
  let waiting: string[] = []
  /**
   * Whether the list in the keychain has been read. Before that it must not be overwritten, because tokens of earlier
   * starts are in it.
   */
  let loaded = false
  /** Counts the changes of the list. `written` is the count when the keychain last took the list. */
  let version = 0
  let written = 0
  let telling: Promise<unknown> = Promise.resolve()
  let pause = retryPause
  let retry: NodeJS.Timeout | undefined

  /** Writes the list to the keychain. @returns whether the keychain holds it now */
  async function write(): Promise<boolean> {
    if (!loaded) {
      const kept = await vault.unrevoked()
      if (kept === null) return false
      keepNewest([...kept, ...waiting])
      loaded = true
    }
    const current = version
    if (current === written) return true
    const done = await vault.keepUnrevoked(waiting)
    if (done) written = Math.max(written, current)
    return done
  }

  function change(next: string[]): void {
    keepNewest(next)
    version += 1
  }

  function keepNewest(tokens: string[]): void {
    const all = [...new Set(tokens)]
    waiting = all.slice(-most)
    const dropped = all.length - waiting.length
    if (dropped > 0) log.warn('refresh tokens were dropped although the pool never revoked them', { dropped })
  }

  async function tell(token: string): Promise<boolean> {
    const asked = revokeToken(config, token)
    telling = Promise.allSettled([telling, asked])
    try {
      const refused = await asked
      if (refused !== null) log.warn('the pool refuses for good to revoke a refresh token', { error: refused })
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
      // If the keychain did not take the note, using it again would only delay the sign-out. The next chance puts the
      // list right.
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
