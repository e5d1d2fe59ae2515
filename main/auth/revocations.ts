import type { Config } from '../config.ts'
import { describeError, type Log } from '../diagnostics/log.ts'
import type { Vault } from '../keychain/vault.ts'
import { revokeToken } from './revoke.ts'

/** Refresh tokens that were given up here and have to be revoked at the pool. */
export interface Revocations {
  /**
   * Revokes a token now. When the pool can't be told the token waits in the keychain for the next chance.
   * @returns whether the pool was told
   */
  revoke(token: string): Promise<boolean>
  /** Tries those that wait. For the start of the app, and when the connection comes back. */
  catchUp(): Promise<void>
}

/** So many may wait; the pool forgets older ones by itself when they expire. */
const most = 10

/** Revocations that survive a restart. They run one after the other: two at once would write over each other. */
export function createRevocations(config: Config, vault: Vault, log: Log): Revocations {
  let queue: Promise<unknown> = Promise.resolve()

  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = queue.then(work)
    queue = done.catch(() => undefined)
    return done
  }

  async function tell(token: string): Promise<boolean> {
    try {
      await revokeToken(config, token)
      return true
    } catch (error) {
      log.warn('a refresh token could not be revoked yet', describeError(error))
      return false
    }
  }

  return {
    revoke: (token) =>
      inTurn(async () => {
        if (await tell(token)) return true
        const waiting = await vault.unrevoked()
        await vault.keepUnrevoked([...waiting, token].slice(-most))
        return false
      }),
    catchUp: () =>
      inTurn(async () => {
        const waiting = await vault.unrevoked()
        if (waiting.length === 0) return
        const left: string[] = []
        for (const token of waiting) if (!(await tell(token))) left.push(token)
        if (left.length < waiting.length) await vault.keepUnrevoked(left)
        log.info('revocations caught up', { done: waiting.length - left.length, left: left.length })
      }),
  }
}
