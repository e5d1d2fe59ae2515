import type { Config } from '../config.ts'
import { describeError, type Log } from '../diagnostics/log.ts'
import type { Vault } from '../keychain/vault.ts'
import { revokeToken } from './revoke.ts'

/** Refresh tokens that were given up here and have to be revoked at the pool. */
export interface Revocations {
  /**
   * Revokes a token now. When the pool can't be told the token waits for the next chance: in the keychain, or, where
   * that takes nothing, in memory until the app closes.
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
  let inMemory: string[] = []

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

  /** @returns those of which the pool could not be told */
  async function revokeAll(tokens: string[]): Promise<string[]> {
    const left: string[] = []
    for (const token of tokens) if (!(await tell(token))) left.push(token)
    return left
  }

  return {
    revoke: (token) =>
      inTurn(async () => {
        if (await tell(token)) return true
        const waiting = [...(await vault.unrevoked()), token].slice(-most)
        if (!(await vault.keepUnrevoked(waiting))) inMemory = [...inMemory, token].slice(-most)
        return false
      }),
    catchUp: () =>
      inTurn(async () => {
        const kept = await vault.unrevoked()
        if (kept.length + inMemory.length === 0) return
        const left = await revokeAll(kept)
        if (left.length < kept.length) await vault.keepUnrevoked(left)
        inMemory = await revokeAll(inMemory)
        log.info('revocations caught up', { left: left.length + inMemory.length })
      }),
  }
}
