import { describe, expect, it, onTestFinished } from 'vitest'
import { createWebHashHistory } from 'vue-router'
import type { AppInfo } from '../../preload/contract/machine.ts'
import { en } from '../locales/en.ts'
import { openApp, type OpenedApp } from '../testing/open-app.ts'
import { profile, sessions } from '../testing/samples.ts'
import { field, link } from '../testing/screen.ts'

// `e2e/electron/shell-back.spec.ts` presses real buttons and keys in Electron.

const mouse = (button: number) => (): void => {
  for (const type of ['mousedown', 'mouseup']) {
    document.body.dispatchEvent(new MouseEvent(type, { button, bubbles: true, cancelable: true }))
  }
}
const key =
  (key: string, held: KeyboardEventInit = {}) =>
  (): void => {
    const target = document.activeElement ?? document.body
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held }))
  }

const moment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 150))

/** Opens the app at the sign-in screen, whose address is in the window as in the app, and goes on to the sign-up. */
async function atSignUp(platform: AppInfo['platform'] = 'linux'): Promise<OpenedApp> {
  const before = location.hash
  onTestFinished(() => {
    history.replaceState(null, '', before === '' ? location.pathname + location.search : before)
  })
  history.replaceState(null, '', '#/sign-in')
  const app = await openApp({ history: createWebHashHistory(), info: { platform } })
  await link(en.signIn.signUp).click()
  await expect.poll(app.path).toBe('/sign-up')
  await moment()
  return app
}

const ways: [string, AppInfo['platform'], back: () => void, forward: () => void][] = [
  ['the buttons of the mouse', 'linux', mouse(3), mouse(4)],
  ['Alt and an arrow', 'linux', key('ArrowLeft', { altKey: true }), key('ArrowRight', { altKey: true })],
  ['Alt and an arrow', 'win32', key('ArrowLeft', { altKey: true }), key('ArrowRight', { altKey: true })],
  ['the keys of a browser', 'win32', key('BrowserBack'), key('BrowserForward')],
  ['Command and a bracket', 'darwin', key('[', { metaKey: true }), key(']', { metaKey: true })],
]

describe.each(ways)('%s on %s', (_name, platform, back, forward) => {
  it('go back one screen, and forward again, and nowhere from the first and the last', async () => {
    const app = await atSignUp(platform)
    forward()
    await moment()
    expect(app.path()).toBe('/sign-up')
    back()
    await expect.poll(app.path).toBe('/sign-in')
    await moment()
    back()
    await moment()
    expect(app.path()).toBe('/sign-in')
    forward()
    await expect.poll(app.path).toBe('/sign-up')
  })

  it('count once where the system tells of them twice', async () => {
    const app = await atSignUp(platform)
    await link(en.signUp.signIn).click()
    await expect.poll(app.path).toBe('/sign-in')
    await moment()
    back()
    back()
    await expect.poll(app.path).toBe('/sign-up')
    await moment()
    expect(app.path()).toBe('/sign-up')
  })

  it('lead to no screen of another state of the session', async () => {
    const app = await atSignUp(platform)
    app.answer('profile.refresh', { ok: true, value: profile })
    app.emit('sessionChanged', sessions.signedIn)
    await expect.poll(app.path).toBe('/profile')
    await moment()
    const before: unknown = history.state
    expect(before).toMatchObject({ back: '/sign-in' })
    back()
    await moment()
    expect(app.path()).toBe('/profile')
    expect(history.state).toEqual(before)
  })

  it('do nothing while a dialog is open', async () => {
    const app = await atSignUp(platform)
    app.emit('screenRequested', 'settings')
    await expect.poll(() => document.querySelector('[role=dialog]')).not.toBeNull()
    back()
    await moment()
    expect(app.path()).toBe('/sign-up')
  })
})

it('leaves a Mac’s own keys in a field to the field', async () => {
  const app = await atSignUp('darwin')
  await field(en.attributes.company).click()
  for (const held of [{ altKey: true }, { metaKey: true }, { altKey: true, shiftKey: true }]) {
    const event = new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true, cancelable: true, ...held })
    document.activeElement?.dispatchEvent(event)
    expect(event.defaultPrevented).toBe(false)
  }
  await moment()
  expect(app.path()).toBe('/sign-up')
})
