import { strFromU8, unzipSync } from 'fflate'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { en } from '../renderer/locales/en.ts'
import { launchApp } from './launch.ts'
import { forEachAttribute } from '../preload/contract/testing/attributes.ts'
import { newestCode } from './support/codes.ts'
import { recordTokens } from './support/crossings.ts'
import { crashPage, runInPage } from './support/crash.ts'
import { makeDesktop } from './support/desktop.ts'
import { answerMessageBoxes, answerSaveDialog, clickMenu } from './support/dialogs.ts'
import { newPerson } from './support/person.ts'
import { startRig, type Rig } from './support/rig.ts'
import * as screens from './support/screens.ts'

let rig: Rig
let folder = ''
const person = newPerson()
const desktop = makeDesktop()

beforeAll(async () => {
  rig = await startRig(undefined, desktop.env)
  folder = mkdtempSync(join(tmpdir(), 'latchkey-saved-'))
})

afterAll(async () => {
  await rig.close()
  desktop.remove()
  rmSync(folder, { recursive: true, force: true })
})

/** Asks main as a screen would; the forms have specs of their own. */
async function call(name: 'signUp' | 'confirmSignUp', input: object): Promise<void> {
  const answer = await rig.app.page.evaluate(
    ([asked, sent]) => {
      const { app } = window as unknown as { app: { auth: Record<string, (input: object) => Promise<unknown>> } }
      return app.auth[asked]?.(sent)
    },
    [name, input] as const,
  )
  expect(answer).toMatchObject({ ok: true })
}

function logText(userData: string): string {
  return readFileSync(join(userData, 'logs/latchkey.log'), 'utf8')
}

describe('diagnostics', () => {
  let tokens: string[] = []
  let shown: [name: string, text: string][] = []

  it('are shown from the menu after a session with every kind of secret', async () => {
    const recorded = await recordTokens(rig.app)
    const { phoneNumber, password } = person
    await call('signUp', { phoneNumber, password, attributes: forEachAttribute(({ word }) => person[word]) })
    await call('confirmSignUp', { code: newestCode(rig.pool, person.phoneNumber) })
    await screens.seeProfile(rig.app.page, person)
    tokens = await recorded.read()
    expect(tokens.length).toBeGreaterThanOrEqual(3)
    await clickMenu(rig.app, 'diagnostics')
    const dialog = rig.app.page.getByRole('dialog', { name: en.diagnostics.title })
    await dialog.getByRole('button', { name: en.diagnostics.save }).waitFor()
    shown = await dialog
      .locator('details')
      .evaluateAll((all) =>
        all.map((details) => [
          details.querySelector('summary')?.textContent ?? '',
          details.querySelector('pre')?.textContent ?? '',
        ]),
      )
    expect(shown.map(([name]) => name)).toEqual([
      ...['versions.json', 'configuration.json', 'policy.json', 'preferences.json', 'state.json', 'crashes.json'],
      'latchkey.log',
    ])
    expect(Object.fromEntries(shown)).toMatchObject({
      'configuration.json': expect.stringContaining(rig.pool.userPoolId) as string,
      'state.json': expect.stringContaining('signedIn') as string,
      'latchkey.log': expect.stringContaining('"operation":"SignUp"') as string,
    })
  })

  it('are saved as they were shown, and hold nothing secret', async () => {
    const path = join(folder, 'diagnostics.zip')
    await answerSaveDialog(rig.app, path)
    await screens.press(rig.app.page, en.diagnostics.save)
    await screens.seeText(rig.app.page, en.diagnostics.saved)
    const files = Object.entries(unzipSync(readFileSync(path)))
    expect(files.map(([name, bytes]) => [name, strFromU8(bytes)])).toEqual(shown)
    const text = shown.map(([, content]) => content).join('\n')
    const codes = rig.pool.control.sms().map(({ code }) => code)
    const { password, phoneNumber } = person
    const details = Object.values(forEachAttribute(({ word }) => person[word]))
    for (const secret of [password, phoneNumber.slice(1), ...details, ...codes, ...tokens]) {
      expect(text).not.toContain(secret)
    }
  })

  it('say so when the file cannot be written', async () => {
    await answerSaveDialog(rig.app, join(folder, 'no-such-folder', 'diagnostics.zip'))
    await screens.press(rig.app.page, en.diagnostics.save)
    await screens.seeText(rig.app.page, en.errors.FileNotWritten)
    await screens.press(rig.app.page, en.diagnostics.close)
  })
})

describe('the native menu', () => {
  it('speaks the language of the screens and opens the logs and what is about the app', async () => {
    const labels = await rig.app.evaluateMain(
      ({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label),
      undefined,
    )
    expect(labels).toContain(en.menu.help)
    await clickMenu(rig.app, 'about')
    await rig.app.page.getByRole('dialog', { name: en.menu.about }).waitFor()
    await screens.press(rig.app.page, en.settings.close)
    await clickMenu(rig.app, 'openLogs')
    await expect.poll(() => desktop.opened()).toEqual([join(rig.userData, 'logs')])
  })
})

describe('the window', () => {
  it('is where it was, after a restart', async () => {
    const bounds = { x: 60, y: 40, width: 900, height: 640 }
    await rig.app.evaluateMain(({ BrowserWindow }, wanted) => {
      BrowserWindow.getAllWindows()[0]?.setBounds(wanted)
    }, bounds)
    await rig.restart()
    const restored = await rig.app.evaluateMain(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
      undefined,
    )
    expect(restored).toEqual(bounds)
  })
})

describe('a crash of the page', () => {
  const text = 'document.body.innerText'

  it('is told on the screen that comes back, once', async () => {
    expect(await crashPage(rig.app)).toBe('loaded')
    await expect.poll(() => runInPage(rig.app, text)).toContain(en.diagnostics.crashed)
    await rig.restart()
    await screens.seeText(rig.app.page, en.diagnostics.crashed)
    await screens.press(rig.app.page, en.diagnostics.dismiss)
    await rig.restart()
    await screens.seeProfile(rig.app.page, person)
    expect(await rig.app.page.getByText(en.diagnostics.crashed).count()).toBe(0)
    expect(readFileSync(join(rig.userData, 'crashes.json'), 'utf8')).toContain('"crashed":"page"')
  })

  it('leads to a question at the third time within a minute, and the user can try again', async () => {
    const { asked } = await answerMessageBoxes(rig.app, ['Open logs', 'Try again'])
    for (let count = 0; count < 3; count += 1) expect(await crashPage(rig.app)).toBe('loaded')
    expect(await asked()).toHaveLength(2)
    expect(desktop.opened()).toHaveLength(2)
    await expect.poll(() => runInPage(rig.app, text)).toContain(person.name)
  })
})

describe('a failure of the main process', () => {
  it('ends the app, is in the log, and is told at the next start', async () => {
    const userData = mkdtempSync(join(tmpdir(), 'latchkey-failing-'))
    const app = await launchApp({ pool: rig.pool, userData })
    await app.evaluateMain(() => {
      setTimeout(() => {
        throw new TypeError('broken by the test, with Correct-horse-7')
      }, 0)
    }, undefined)
    await expect.poll(() => existsSync(join(userData, 'crashes.json'))).toBe(true)
    await app.kill()
    expect(logText(userData)).toContain('"message":"the main process failed","error":"TypeError"')
    expect(logText(userData) + app.output()).not.toContain('broken by the test')
    const next = await launchApp({ pool: rig.pool, userData })
    await screens.seeText(next.page, en.diagnostics.crashed)
    await next.quit()
    rmSync(userData, { recursive: true })
  })

  it('that nobody waited for is noted, and the app goes on', async () => {
    await rig.restart()
    await rig.app.evaluateMain(() => {
      void Promise.reject(new RangeError('nobody waits for this'))
    }, undefined)
    await expect.poll(() => logText(rig.userData)).toContain('a failure that nobody waited for')
    await screens.seeProfile(rig.app.page, person)
  })
})
