import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startRig, type Rig } from '../support/rig.ts'

// What a page is kept from, as Electron itself has it in force.

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

describe('the window', () => {
  it('is sandboxed, isolated and without Node, and switches none of Chromium’s protections off', async () => {
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

  it.runIf(process.platform === 'linux')('has a process that the kernel keeps in its sandbox', async () => {
    const pid = await rig.app.evaluateMain(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
      undefined,
    )
    const status = readFileSync(`/proc/${pid ?? 0}/status`, 'utf8')
    // 2: every system call goes through Chromium's filter.
    expect(/^Seccomp:\s+(\d)/m.exec(status)?.[1]).toBe('2')
    expect(/^NoNewPrivs:\s+(\d)/m.exec(status)?.[1]).toBe('1')
  })

  it('shows the page nothing of Node or Electron, in its own world', async () => {
    const { page } = rig.app
    const names = ['require', 'module', 'process', 'Buffer', 'global', 'electron', 'ipcRenderer', '__CHANNELS__']
    expect(await page.evaluate((all) => all.filter((name) => name in window), names)).toEqual([])
    // A function that crossed the bridge belongs to the page, not to the preload.
    const there = await page.evaluate(() => {
      const { app } = window as unknown as { app: { session: { get: () => Promise<unknown> } } }
      return app.session.get instanceof Function && Object.isFrozen(app) && Object.isFrozen(app.session)
    })
    expect(there).toBe(true)
  })
})

describe('notes of crashes', () => {
  it('are sent nowhere', async () => {
    expect(await rig.app.evaluateMain(({ crashReporter }) => crashReporter.getUploadToServer(), undefined)).toBe(false)
  })
})
