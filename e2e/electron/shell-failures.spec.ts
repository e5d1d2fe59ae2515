import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runInPage } from '../support/crash.ts'
import { confirm, signUp } from '../support/journeys.ts'
import { runInOtherPage } from '../support/other-pages.ts'
import { newPerson } from '../support/person.ts'
import { startRig, type Rig } from '../support/rig.ts'
import * as screens from '../support/screens.ts'

// What goes wrong around the app's own code: in its page, in its preload, in Chromium's other processes.

let rig: Rig
const person = newPerson()
beforeAll(async () => {
  rig = await startRig()
  await signUp(rig, person)
  await confirm(rig, person)
})
afterAll(() => rig.close())

/** Ends one of Chromium's processes as the system does that runs out of memory. */
async function killProcess(type: 'GPU' | 'Utility', service?: string): Promise<void> {
  const killed = await rig.app.evaluateMain(
    ({ app }, wanted) => {
      const found = app.getAppMetrics().find(({ type, serviceName }) => {
        return type === wanted.type && (wanted.service === undefined || serviceName === wanted.service)
      })
      return found !== undefined && process.kill(found.pid, 'SIGKILL')
    },
    { type, ...(service !== undefined && { service }) },
  )
  expect(killed, `there is a process of ${service ?? type}`).toBe(true)
}

describe('an error that nobody catches in the page', () => {
  it.each([
    ['an exception', `setTimeout(() => { throw new Error('thrown by the test') })`],
    ['a rejection', `void Promise.reject(new Error('rejected by the test'))`],
    ['a loop without an end', `setTimeout(() => { const end = Date.now() + 2_000; while (Date.now() < end); })`],
  ])('leaves the app as it is: %s', async (_what, script) => {
    const { page } = rig.app
    await page.evaluate(`(() => { ${script} })()`)
    await page.waitForTimeout(200)
    await screens.seeProfile(page, person)
    expect(await page.evaluate('app.session.get()')).toMatchObject({ value: { status: 'signedIn' } })
    expect(rig.app.output()).not.toContain('by the test')
  })
})

describe('a preload that fails', () => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-preload-'))
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  it('is in the log, without its text', async () => {
    const file = join(folder, 'preload.cjs')
    writeFileSync(file, `throw new TypeError('thrown by the test')`)
    await runInOtherPage(rig.app, { url: 'app://page/index.html', script: 'true', preload: file })
    await expect.poll(() => rig.app.output()).toContain('"message":"the preload failed","error":"TypeError"')
    expect(rig.app.output()).not.toContain('thrown by the test')
    await screens.seeProfile(rig.app.page, person)
  })
})

describe('a process of Chromium that dies', () => {
  it('is noted when it draws, and the app goes on', async () => {
    await killProcess('GPU')
    await expect.poll(() => rig.app.output()).toMatch(/a process of Chromium crashed.*"type":"GPU"/)
    await screens.seeProfile(rig.app.page, person)
  })

  it('is noted when it talks to the network, and the app goes on', async () => {
    await killProcess('Utility', 'network.mojom.NetworkService')
    await expect.poll(() => rig.app.output()).toMatch(/a process of Chromium crashed.*"type":"Utility"/)
    const update = `app.profile.update(${JSON.stringify({ attributes: { 'custom:role_name': 'Director' } })})`
    // Chromium starts it again. Before Electron 41 a session goes on asking the dead one (electron/electron#49572).
    const recovers = await rig.app.evaluateMain(() => Number.parseInt(process.versions.electron, 10) >= 41, undefined)
    const answer = recovers ? { ok: true } : { ok: false, error: { code: 'AnswerLost' } }
    expect(await rig.app.page.evaluate(update)).toMatchObject(answer)
    await rig.restart()
    await screens.seeProfile(rig.app.page, recovers ? { ...person, role: 'Director' } : person)
  })
})

describe('a page', () => {
  it('that crashes while it loads is loaded again', async () => {
    await rig.app.evaluateMain(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      contents?.once('did-start-navigation', () => {
        contents.forcefullyCrashRenderer()
      })
      contents?.reload()
    }, undefined)
    await expect.poll(() => rig.app.output()).toContain('the page crashed, it is loaded again')
    await expect.poll(() => runInPage(rig.app, 'document.body.innerText'), { timeout: 15_000 }).toContain(person.name)
  })
})
