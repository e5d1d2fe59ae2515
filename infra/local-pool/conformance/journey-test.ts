import { expect, test } from 'vitest'
import { startLocalPool, type LocalPool } from '../server.ts'
import { changedSettings, latestCode, sharedKeys, type SettingsChange } from '../testing/pool.ts'
import { ada } from '../testing/sdk.ts'
import type { ConformanceClient, ConnectClient } from './client.ts'

/** A pool and the client on it. */
export interface Session {
  pool: LocalPool
  client: ConformanceClient
}

/** What everybody in the journeys gives at sign-up. */
export const attributes = { name: 'Ada', 'custom:company': 'Engines', 'custom:role_name': 'Analyst' }

/**
 * Vitest's `test` for one client, with a pool of its own for each journey.
 * @param connect makes the client of a pool
 */
export function journeyTest(connect: ConnectClient) {
  // The pool's end is bound to the journey's own context, since journeys may run side by side.
  return test
    .extend('open', ({ onTestFinished }) =>
      async (...changes: SettingsChange[]): Promise<Session> => {
        const pool = await startLocalPool({ makeKeys: sharedKeys, settings: changedSettings(...changes) })
        onTestFinished(() => pool.close())
        return { pool, client: connect(pool) }
      })
    .extend('registered', async ({ open }) => {
      const session = await open()
      await session.client.signUp(ada, attributes)
      await session.client.confirmSignUp(ada.phone, latestCode(session.pool))
      return session
    })
    .extend('signedIn', async ({ registered }) => {
      expect(await registered.client.signIn(ada)).toEqual({ name: 'DONE' })
      return registered
    })
}
