import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { careAt } from '../gallery/care-opening.ts'
import { en } from '../locales/en.ts'
import { openApp, type OpenedApp } from '../testing/open-app.ts'
import { bothFactors, errorOf, sessions, totpKey } from '../testing/samples.ts'
import { alert, button, digit, errorsOf, link, status, text, title, typeCode, typedCode } from '../testing/screen.ts'

const ok = <Value>(value: Value) => ({ ok: true, value }) as const
const picture = page.getByRole('img', { name: en.setUpTotp.picture })
const open = (held: Parameters<typeof careAt>[1] = {}): Promise<OpenedApp> =>
  openApp(careAt('/security/authenticator', held))

describe('adding an authenticator app', () => {
  it('shows its key, takes the first code, and says on Security that it is on', async () => {
    const app = await openApp(careAt('/security'))
    app.answer('factors.turnOnTotp', ok(bothFactors))
    await link(en.factors.setUp).click()
    await expect.element(title(en.addTotp.title)).toHaveFocus()
    await expect.element(picture).toBeVisible()
    expect(text(en.addTotp.replaces).query()).toBeNull()
    app.answer('factors.get', new Promise<never>(() => undefined))
    await typeCode('123456')
    await expect.element(status(en.factors.totpIsOn)).toBeVisible()
    expect(app.path()).toBe('/security')
    expect(app.inputsOf('factors.turnOnTotp')).toEqual([{ code: '123456' }])
    // What the change answered is shown at once.
    await expect.element(text(en.factors.first)).toBeVisible()
  })

  it('again says that the app before no longer counts, also after a reload', async () => {
    await open({ factors: bothFactors })
    await expect.element(text(en.addTotp.replaces)).toBeVisible()
  })

  it.each(errorsOf('factors.turnOnTotp').filter((code) => code !== 'ConfirmationNeeded'))(
    'explains %s where it belongs, and keeps key and code',
    async (code) => {
      const app = await open()
      app.fail('factors.turnOnTotp', errorOf(code))
      await typeCode('123456')
      const atField = { CodeWrong: en.totp.codeWrong, CodeUsed: en.errors.CodeUsed }[code as string]
      await expect.element(atField === undefined ? alert(en.errors[code]) : text(atField)).toBeVisible()
      if (atField !== undefined) await expect.element(digit(1)).toHaveFocus()
      expect(typedCode()).toBe('123456')
      await expect.element(picture).toBeVisible()
    },
  )

  it('fetches another key for which the pool no longer waits', async () => {
    const app = await open()
    app.fail('factors.turnOnTotp', { code: 'NothingPending' })
    await typeCode('123456')
    app.answer('factors.getTotpKey', ok({ ...totpKey, key: 'GEZDGNBVGY3TQOJQ' }))
    await button(en.addTotp.retry).click()
    await expect.element(text('GEZD')).toBeVisible()
    expect(typedCode()).toBe('')
    await expect.poll(() => alert(en.errors.NothingPending).query()).toBeNull()
  })

  it.each(errorsOf('factors.getTotpKey').filter((code) => code !== 'ConfirmationNeeded'))(
    'says that there is no key, why, and fetches one again: %s',
    async (code) => {
      const app = await open({
        script: (double) => {
          double.fail('factors.getTotpKey', errorOf(code))
        },
      })
      await expect.element(alert(en.addTotp.unreadable)).toBeVisible()
      await expect.element(alert(en.errors[code])).toBeVisible()
      expect(digit(1).query()).toBeNull()
      app.answer('factors.getTotpKey', ok(totpKey))
      await button(en.addTotp.retry).click()
      await expect.element(picture).toBeVisible()
    },
  )

  it.each(['button', 'Escape'] as const)('is left by %s without a question, and the key is gone', async (way) => {
    const app = await open()
    await expect.element(picture).toBeVisible()
    await typeCode('123')
    if (way === 'button') await button(en.addTotp.cancel).click()
    else await userEvent.keyboard('{Escape}')
    await expect.poll(app.path).toBe('/security')
    await expect.poll(() => picture.query()).toBeNull()
    expect(document.documentElement.outerHTML).not.toContain(totpKey.key.slice(0, 4))
    expect(app.inputsOf('factors.turnOnTotp')).toEqual([])
  })

  it('goes with a session that ends', async () => {
    const app = await open()
    await expect.element(picture).toBeVisible()
    app.emit('sessionChanged', sessions.signedOut)
    await expect.poll(() => picture.query()).toBeNull()
  })
})
