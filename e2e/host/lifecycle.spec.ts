import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { startFixture, type Fixture } from './fixture/start-fixture.ts'
import { isRunning } from './process-group.ts'

const started: Fixture[] = []

async function start(userData?: string): Promise<Fixture> {
  const app = await startFixture(userData)
  started.push(app)
  return app
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((app) => app.remove()))
})

describe('ending', () => {
  test('the window closed ends the application and leaves no process', async () => {
    const app = await start()
    expect(isRunning(app)).toBe(true)
    await app.evaluate('({ BrowserWindow }) => { for (const window of BrowserWindow.getAllWindows()) window.close() }')
    expect(await app.ended).toBe(0)
    await expect.poll(() => app.output()).toContain('all windows closed')
    expect(isRunning(app)).toBe(false)
  })

  test('a window that its user closes counts as well', async () => {
    const app = await start()
    await app.page.close()
    expect(await app.ended).toBe(0)
    expect(isRunning(app)).toBe(false)
  })

  test('quitting can be called off, and done later, and closes the window', async () => {
    const app = await start()
    await app.evaluate(`({ app, BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0].on('close', () => console.log('closed'))
      app.once('before-quit', (event) => {
        event.preventDefault()
        console.log('not yet')
        setTimeout(() => {
          console.log('now')
          app.quit()
        }, 50)
      })
      app.quit()
    }`)
    expect(await app.ended).toBe(0)
    await expect.poll(() => app.output()).toBe('not yet\nnow\nclosed\n')
  })

  test('a signal quits', async () => {
    const app = await start()
    process.kill(app.pid, 'SIGTERM')
    expect(await app.ended).toBe(0)
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

test('data that is in use is refused, and a killed app leaves it free', async () => {
  const first = await start()
  await expect(startFixture(first.userData)).rejects.toThrow(
    new RegExp(`it ended with code 3\\s+host: process ${String(first.pid)} uses the data already`),
  )
  await first.kill()
  const second = await start(first.userData)
  expect(await second.page.title()).toBe('Host fixture')
})

test('a window has the size that it is given', async () => {
  const app = await start()
  await expect.poll(() => app.page.evaluate(() => [window.outerWidth, window.outerHeight])).toEqual([900, 700])
})

test('what only a person can answer is cancelled, and said', async () => {
  const app = await start()
  const answer = await app.evaluate('({ dialog }) => dialog.showSaveDialog({})')
  expect(answer).toEqual({ canceled: true, filePath: '' })
  await expect.poll(() => app.output()).toContain('nothing is saved')
})

test('what the host lacks says so at its first use', async () => {
  const app = await start()
  const uses: [use: string, message: string][] = [
    ['({ app }) => app.dock', 'app.dock is not in the host'],
    ['({ app }) => { app.badgeCount = 1 }', 'app.badgeCount is not in the host'],
    ['({ app }) => app.getPath("music")', "app.getPath('music') is not in the host"],
    ['({ shell }) => shell.beep()', 'shell.beep is not in the host'],
    ['({ BrowserWindow }) => BrowserWindow.fromId(1)', 'BrowserWindow.fromId is not in the host'],
    ['({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].hide()', 'BrowserWindow.hide is not in the host'],
  ]
  for (const [use, message] of uses) await expect(app.evaluate(use), use).rejects.toThrow(message)
})
