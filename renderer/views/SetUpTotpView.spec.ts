import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { en } from '../locales/en.ts'
import { openApp, type OpenedApp } from '../testing/open-app.ts'
import { errorOf, phoneNumber, sessions, signingInAt, totpKey } from '../testing/samples.ts'
import { alert, button, digit, errorsOf, text, title, typeCode, typedCode } from '../testing/screen.ts'

const session = signingInAt({ kind: 'setUpTotp' })
const totpCode = signingInAt({ kind: 'totpCode', mayChoose: false })
const picture = page.getByRole('img', { name: en.setUpTotp.picture })
const shown = () => document.querySelector('code')?.textContent

function open(): Promise<OpenedApp> {
  return openApp({
    session,
    script: (double) => {
      double.answer('auth.getTotpKey', { ok: true, value: totpKey })
    },
  })
}

/** Everything that the page holds as text: the document, the stores, its storage and its history. */
function held(): string {
  const root = document.querySelector('[data-v-app]') as unknown as {
    __vue_app__: { config: { globalProperties: { $pinia: { state: { value: unknown } } } } }
  }
  const stores = JSON.stringify(root.__vue_app__.config.globalProperties.$pinia.state.value)
  const storage = JSON.stringify([
    Object.entries(localStorage),
    Object.entries(sessionStorage),
    history.state,
    location.href,
  ])
  return [stores, storage, document.documentElement.outerHTML].join('\n')
}

describe('setting up an authenticator app', () => {
  it('shows the key as a picture and in groups of four, and takes the first code', async () => {
    const app = await open()
    app.answer('auth.setUpTotp', { ok: true, value: sessions.signedIn })
    app.answer('profile.refresh', { ok: true, value: sessions.signedIn.profile })
    await expect.element(title(en.setUpTotp.title)).toHaveFocus()
    await expect.element(picture).toBeVisible()
    const groups = [...document.querySelectorAll('code span')].map(({ textContent }) => textContent)
    expect(groups.slice(0, -1).every(({ length }) => length === 4)).toBe(true)
    expect(groups.join('')).toBe(totpKey.key)
    await typeCode('123456')
    await expect.poll(app.path).toBe('/profile')
    expect(app.inputsOf('auth.setUpTotp')).toEqual([{ code: '123456' }])
  })

  it('copies the key in one piece, and says who else can read it', async () => {
    await open()
    let copied = ''
    const listen = (event: ClipboardEvent): void => void (copied = event.clipboardData?.getData('text/plain') ?? '')
    addEventListener('copy', listen, { once: true })
    await expect.element(text(en.setUpTotp.secret)).toBeVisible()
    await button(en.setUpTotp.copy).click()
    await expect.element(text(en.setUpTotp.copied)).toBeVisible()
    expect(copied).toBe(totpKey.key)
    expect(getSelection()?.toString(), 'the keyboard copies the same').toBe(totpKey.key)
  })

  it.each(errorsOf('auth.setUpTotp'))('explains %s, and keeps the key and the code', async (code) => {
    const app = await open()
    app.fail('auth.setUpTotp', errorOf(code))
    await typeCode('123456')
    const atField = { CodeWrong: en.totp.codeWrong, CodeUsed: en.errors.CodeUsed }[code as string]
    await expect.element(atField === undefined ? alert(en.errors[code]) : text(atField)).toBeVisible()
    if (atField !== undefined) await expect.element(digit(1)).toHaveFocus()
    expect(typedCode()).toBe('123456')
    expect(shown()).toBe(totpKey.key)
  })

  it.each(errorsOf('auth.getTotpKey'))('leads back when the key cannot be had: %s', async (code) => {
    const app = await openApp({
      session,
      script: (double) => {
        double.fail('auth.getTotpKey', errorOf(code))
      },
    })
    await expect.element(alert(en.setUpTotp.unreadable)).toBeVisible()
    await expect.element(title(en.setUpTotp.title)).toHaveFocus()
    expect(button(en.setUpTotp.submit).query()).toBeNull()
    app.fail('session.startOver', { code: 'Unexpected' })
    await button(en.signInStep.back).click()
    await expect.element(alert(en.errors.Unexpected)).toBeVisible()
    app.answer('session.startOver', { ok: true, value: { ...sessions.signedOut, phoneNumber } })
    await button(en.signInStep.back).click()
    await expect.element(title(en.signIn.title)).toBeVisible()
  })
})

describe('the key', () => {
  const afterwards = [sessions.signedOut, sessions.signedIn, sessions.signingIn, totpCode]

  it('is held by nothing but its screen while that is shown', async () => {
    await open()
    await expect.element(picture).toBeVisible()
    expect(held()).toContain(totpKey.key.slice(0, 4))
    const [stores = '', storage = ''] = held().split('\n')
    expect(stores + storage).not.toContain(totpKey.key)
  })

  it.each(afterwards)('is gone with its screen: %o', async (next) => {
    const app = await open()
    app.answer('profile.refresh', { ok: true, value: sessions.signedIn.profile })
    await expect.element(picture).toBeVisible()
    await button(en.setUpTotp.copy).click()
    app.emit('sessionChanged', next)
    await expect.poll(() => picture.query()).toBeNull()
    const left = held()
    for (const secret of [totpKey.key, totpKey.uri, en.setUpTotp.picture]) expect(left).not.toContain(secret)
    expect(document.querySelector('[data-modules]')).toBeNull()
  })

  it('is asked for anew when the screen opens again, and after a reload', async () => {
    const app = await open()
    app.emit('sessionChanged', totpCode)
    await expect.element(title(en.totp.title)).toBeVisible()
    app.emit('sessionChanged', session)
    await expect.element(picture).toBeVisible()
    expect(app.inputsOf('auth.getTotpKey')).toHaveLength(2)
    app.close()
    const reloaded = await open()
    await expect.element(picture).toBeVisible()
    expect(reloaded.inputsOf('auth.getTotpKey')).toHaveLength(1)
  })

  it('stays as it is while its screen is shown, whatever main tells of the session', async () => {
    const app = await open()
    await expect.element(picture).toBeVisible()
    app.emit('sessionChanged', { ...session, wait: { cause: 'tooManyRequests', until: Date.now() + 60_000 } })
    await expect.element(text(en.errors.TooManyRequests)).toBeVisible()
    expect(shown()).toBe(totpKey.key)
    expect(app.inputsOf('auth.getTotpKey')).toHaveLength(1)
  })
})
