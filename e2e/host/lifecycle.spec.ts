import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { startFixture, type Fixture } from './fixture/start-fixture.ts'
import { isRunning } from './process-group.ts'
import { startHost } from './start.ts'

const started: Fixture[] = []

async function start(env?: Record<string, string>): Promise<Fixture> {
  const app = await startFixture(env)
  started.push(app)
  return app
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((app) => app.remove()))
})

const closeWindows = '({ BrowserWindow }) => { for (const window of BrowserWindow.getAllWindows()) window.close() }'

describe('ending', () => {
  test('the last window closed ends the application and leaves no process', async () => {
    const app = await start()
    expect(isRunning(app)).toBe(true)
    await app.evaluate(closeWindows)
    expect(await app.ended).toBe(0)
    expect(app.output()).toContain('all windows closed')
    expect(isRunning(app)).toBe(false)
  })

  test('a window that its user closes counts as well', async () => {
    const app = await start()
    await app.page.close()
    expect(await app.ended).toBe(0)
    expect(isRunning(app)).toBe(false)
  })

  test('quitting can be called off, and done later', async () => {
    const app = await start()
    await app.evaluate(`({ app }) => {
      app.once('before-quit', (event) => {
        event.preventDefault()
        console.log('not yet')
        setTimeout(() => app.quit(), 50)
      })
      app.quit()
    }`)
    expect(await app.ended).toBe(0)
    expect(app.output()).toContain('not yet')
  })

  test('a kill leaves no process either, and no clean exit', async () => {
    const app = await start()
    await app.kill()
    expect(await app.ended).toBeNull()
    expect(isRunning(app)).toBe(false)
  })

  test('nothing outlives the process that started it', async () => {
    const userData = mkdtempSync(join(tmpdir(), 'host-orphan-'))
    const parent = fork(new URL('fixture/orphan.ts', import.meta.url), [userData], { execArgv: [] })
    const [pid] = (await once(parent, 'message')) as [number]
    expect(isRunning({ pid })).toBe(true)
    parent.kill('SIGKILL')
    await expect.poll(() => isRunning({ pid }), { timeout: 10_000 }).toBe(false)
    rmSync(userData, { recursive: true, force: true })
  })
})

test('a second instance is refused, and the first is told', async () => {
  const first = await start()
  await expect(startFixture({ FIXTURE_USER_DATA: first.userData })).rejects.toThrow('it ended with code 3')
  await expect.poll(() => first.output()).toContain('a second instance was started')
})

test('a killed instance does not lock out the next', async () => {
  const first = await start()
  await first.kill()
  const second = await start({ FIXTURE_USER_DATA: first.userData })
  expect(await second.page.title()).toBe('Host fixture')
})

test.each(['contextIsolation', 'sandbox', 'nodeIntegration'])('an unsafe %s is refused', async (preference) => {
  const env = { FIXTURE_UNSAFE: preference, FIXTURE_USER_DATA: mkdtempSync(join(tmpdir(), 'host-unsafe-')) }
  await expect(startHost({ folder: join(import.meta.dirname, 'fixture'), env })).rejects.toThrow(
    `webPreferences.${preference}: ${String(preference === 'nodeIntegration')} is not in the host, it is unsafe`,
  )
  rmSync(env.FIXTURE_USER_DATA, { recursive: true })
})

test('what the host lacks says so at its first use', async () => {
  const app = await start()
  const uses: [use: string, message: string][] = [
    ['({ app }) => app.dock', 'app.dock is not in the host'],
    ['({ app }) => app.on("gpu-info-update", () => {})', "app.on('gpu-info-update') is not in the host"],
    ['({ Tray }) => new Tray("icon.png")', 'Tray is not in the host'],
    ['({ safeStorage }) => safeStorage.encryptString("x")', 'safeStorage.encryptString is not in the host'],
    ['({ BrowserWindow }) => BrowserWindow.fromId(1)', 'BrowserWindow.fromId is not in the host'],
    ['({ BrowserWindow }) => new BrowserWindow({ kiosk: true })', 'BrowserWindow option kiosk is not in the host'],
  ]
  for (const [use, message] of uses) await expect(app.evaluate(use), use).rejects.toThrow(message)
})
