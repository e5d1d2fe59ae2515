import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLocalPool, type LocalPool } from '../../infra/local-pool/server.ts'
import { settingsFor } from '../../infra/local-pool/stage-file.ts'
import { launchApp, type RunningApp } from '../launch.ts'
import { registerSecrets } from '../logs/kept.ts'
import { secretsOf } from '../logs/pool-secrets.ts'

/** The app on a user pool of its own: its keychain record and its data are nobody else's. */
export interface Rig {
  pool: LocalPool
  /** Folder of the app's data. */
  userData: string
  /** The running app; another one after `restart`. */
  readonly app: RunningApp
  /** Closes the app as its user would, and starts it again, with more in its environment if wanted. */
  restart: (env?: Record<string, string>) => Promise<void>
  /** Ends the app at once, as a power cut would, and starts it again. */
  crash: () => Promise<void>
  close: () => Promise<void>
}

/**
 * Starts a pool and the built app on it.
 * @param policy what the administrator's file holds; without it there is none
 * @param always what is in the app's environment at every start
 * @param stage path of a stage's file: the pool and the app are of that stage then
 * @param brand folder of a brand: the pool and the app are of that brand then
 */
export async function startRig(
  policy?: object,
  always: Record<string, string> = {},
  stage?: string,
  brand?: string,
): Promise<Rig> {
  const settings = settingsFor({ stage, brand })
  const id = `${settings.UserPool.Id.split('_')[0] ?? ''}_${randomUUID().replaceAll('-', '').slice(0, 9)}`
  const pool = await startLocalPool({ settings: { ...settings, UserPool: { ...settings.UserPool, Id: id } } })
  const userData = mkdtempSync(join(tmpdir(), 'latchkey-rig-'))
  if (policy) writeFileSync(join(userData, 'policy.json'), JSON.stringify(policy))
  const start = async (env: Record<string, string> = {}): Promise<RunningApp> => {
    const started = await launchApp({
      pool,
      userData,
      brand,
      env: { ...(stage !== undefined && { LATCHKEY_STAGE_FILE: stage }), ...always, ...env },
    })
    started.page.setDefaultTimeout(15_000)
    return started
  }
  let app = await start()
  return {
    pool,
    userData,
    get app() {
      return app
    },
    restart: async (env) => {
      await app.quit()
      app = await start(env)
    },
    crash: async () => {
      await app.kill()
      app = await start()
    },
    close: async () => {
      await app.kill()
      registerSecrets(secretsOf(pool))
      await pool.close()
      rmSync(userData, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
}
