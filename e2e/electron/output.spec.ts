import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { startLocalPool, type LocalPool } from '../../infra/local-pool/server.ts'
import { environmentOf } from '../launch.ts'

// The terminal or program that started the app may end before it. Its output is then a pipe that nobody reads.

let pool: LocalPool
beforeAll(async () => {
  pool = await startLocalPool()
})
afterAll(() => pool.close())

it('an app whose output nobody reads any more goes on, and its log is in the files', async () => {
  const userData = mkdtempSync(join(tmpdir(), 'latchkey-output-'))
  const env = { ...process.env, ...environmentOf(pool, userData) }
  const { LATCHKEY_ELECTRON: binary = '', LATCHKEY_APP: folder = '' } = process.env
  const app = spawn(binary, [folder], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(app, 'exit')
  onTestFinished(async () => {
    app.kill('SIGKILL')
    await ended
    rmSync(userData, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  })
  app.stdout.destroy()
  app.stderr.destroy()

  const log = (): string => {
    const file = join(userData, 'logs/latchkey.log')
    return existsSync(file) ? readFileSync(file, 'utf8') : ''
  }
  await expect.poll(log, { timeout: 20_000 }).toContain('"message":"started"')
  // It is asked to end as by its user, and writes its last lines.
  app.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
  expect(existsSync(join(userData, 'crashes.json'))).toBe(false)
  expect(log()).not.toContain('the main process failed')
})
