import { afterAll, beforeAll, expect, test } from 'vitest'
import { startFixture, type Fixture } from './fixture/start-fixture.ts'

let app: Fixture

beforeAll(async () => {
  app = await startFixture()
})

afterAll(() => app.remove())

/** Runs a script in the page from the main process: whoever was connected to a page that crashed has lost it. */
function runInPage(script: string): Promise<unknown> {
  return app.evaluate(
    '({ BrowserWindow }, script) => BrowserWindow.getAllWindows()[0].webContents.executeJavaScript(script)',
    script,
  )
}

test.each(['the first', 'the second'])('a page that crashes is told, and can be reloaded, %s time', async () => {
  await runInPage('location.hash = "#/here"')
  const details = await app.evaluate(`({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]
    const gone = new Promise((resolve) => webContents.once('render-process-gone', (_event, details) => resolve(details)))
    webContents.forcefullyCrashRenderer()
    return gone
  }`)
  expect(details).toEqual({ reason: 'crashed', exitCode: expect.any(Number) as number })

  await app.evaluate(`({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]
    const loaded = new Promise((resolve) => webContents.once('did-finish-load', resolve))
    webContents.reload()
    return loaded
  }`)
  expect(await runInPage('location.hash')).toBe('#/here')
  expect(await runInPage('exposedBeforePage')).toBe(true)
  expect(await runInPage('fixture.echo("alive")')).toBe('alive')
  const sender = await runInPage('fixture.whoAmI()')
  expect(sender).toMatchObject({ url: 'app://fixture/index.html#/here', top: true, isMainFrame: true })
})

test('events reach the page that was reloaded', async () => {
  await runInPage(
    '{ const heard = []; fixture.on((...values) => heard.push(values)); window.heard = heard; undefined }',
  )
  await app.evaluate(`({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].webContents.send('news', 1)`)
  expect(await runInPage('fixture.echo("behind it").then(() => heard)')).toEqual([[1]])
})

test('a script that throws is an error for whoever runs it', async () => {
  await expect(runInPage('throw new Error("thrown by the page")')).rejects.toThrow('thrown by the page')
})
