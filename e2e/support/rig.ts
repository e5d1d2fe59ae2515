import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLocalPool, type LocalPool } from '../../infra/local-pool/server.ts'
import { readSettings } from '../../infra/local-pool/settings.ts'
import { launchApp, type RunningApp } from '../launch.ts'

/** The app on a user pool of its own: its keychain record and its data are nobody else's. */
export interface Rig {
  pool: LocalPool
  /** Folder of the app's data. */
  userData: string
  /** The running app; another one after `restart`. */
  readonly app: RunningApp
  /** Closes the app as its user would, and starts it again. */
  restart: () => Promise<void>
  close: () => Promise<void>
}

/** Starts a pool and the built app on it. */
export async function startRig(): Promise<Rig> {
  const settings = readSettings()
  const id = `${settings.UserPool.Id.split('_')[0] ?? ''}_${randomUUID().replaceAll('-', '').slice(0, 9)}`
  const pool = await startLocalPool({ settings: { ...settings, UserPool: { ...settings.UserPool, Id: id } } })
  const userData = mkdtempSync(join(tmpdir(), 'latchkey-rig-'))
  const start = async (): Promise<RunningApp> => {
    const started = await launchApp({ pool, userData })
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
    restart: async () => {
      await app.quit()
      app = await start()
    },
    close: async () => {
      await app.kill()
      await pool.close()
      rmSync(userData, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
}
