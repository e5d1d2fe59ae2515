import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { packApp } from '../support/packaged.ts'
import { startRig, type Rig } from '../support/rig.ts'
import { fitMain } from './fit.ts'
import { isHere } from '../../scripts/platforms.ts'

// What the app asks Electron for, and what Electron makes of it.

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

it.runIf(isHere('processes as files'))('the page’s process is in the system’s own sandbox', async () => {
  const pid = await rig.app.evaluateMain(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    undefined,
  )
  const status = readFileSync(`/proc/${pid ?? 0}/status`, 'utf8')
  // 2 is a filter of system calls.
  expect(status).toMatch(/^Seccomp:\s*2$/m)
  expect(status).toMatch(/^NoNewPrivs:\s*1$/m)
})

it('the page shares no object with its preload, and has nothing of Node', async () => {
  const found = await rig.app.page.evaluate(() => {
    const { app } = window as unknown as { app: { on: object; session: { get: () => object } } }
    const names = ['require', 'process', 'module', 'global', 'Buffer', 'setImmediate', 'ipcRenderer', 'electron']
    // What the preload made itself would descend from its own world's, where `require` is.
    const own = [app.on instanceof Function, app.session instanceof Object, app.session.get() instanceof Promise]
    return { names: names.filter((name) => name in window), own }
  })
  expect(found).toEqual({ names: [], own: [true, true, true] })
})

it('the bridge cannot be changed by the page', async () => {
  const kept = await rig.app.page.evaluate(async () => {
    const { app } = window as unknown as { app: Record<string, Record<string, unknown>> }
    const before = app.session?.get
    for (const change of [
      () => (app.session = {}),
      () => Object.assign(app.session ?? {}, { get: () => 'mine' }),
      () => delete (window as unknown as Record<string, unknown>).app,
      () => Object.defineProperty(window, 'app', { value: {} }),
    ]) {
      try {
        change()
      } catch {
        // In strict code each of them throws.
      }
    }
    const after = (window as unknown as { app: typeof app }).app.session?.get as () => Promise<unknown>
    return [before === after, await after()]
  })
  expect(kept).toMatchObject([true, { ok: true }])
})

it('the window switches none of Chromium’s protections off', async () => {
  const preferences = await rig.app.evaluateMain(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    return (contents as unknown as { getLastWebPreferences: () => Record<string, unknown> }).getLastWebPreferences()
  }, undefined)
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    enableBlinkFeatures: '',
  })
  const given = Object.entries(preferences).filter(([, value]) => value === true)
  const loosened = given.map(([name]) => name).filter((name) => /insecure|experimental|nodeIntegrationIn/i.test(name))
  expect(loosened).toEqual([])
  expect(preferences).not.toMatchObject({ webSecurity: false })
})

it('notes of crashes are sent nowhere', async () => {
  expect(await rig.app.evaluateMain(({ crashReporter }) => crashReporter.getUploadToServer(), undefined)).toBe(false)
})

it('an installed app’s window has no developer tools, however they are asked for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-installed-'))
  const project = fileURLToPath(new URL('../../', import.meta.url))
  writeFileSync(join(folder, 'package.json'), '{ "name": "installed", "version": "0.0.0", "main": "index.js" }')
  await fitMain(project, join(project, 'e2e/electron/fixture/installed.ts'), folder, '18')
  const app = packApp(folder)
  onTestFinished(() => {
    app.remove()
    rmSync(folder, { recursive: true })
  })
  const { code, errors } = await app.run([], { patience: 30_000 })
  expect(errors).toContain('{"packaged":true,"developerTools":false}')
  expect(code).toBe(0)
})
