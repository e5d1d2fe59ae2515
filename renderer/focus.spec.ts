import { describe, expect, it } from 'vitest'
import type { AppInfo } from '../preload/contract/machine.ts'
import { en } from './locales/en.ts'
import { openApp, type OpenedApp } from './testing/open-app.ts'
import { errorOf, profile, sessions } from './testing/samples.ts'
import { button, status, text, title } from './testing/screen.ts'

// The focus is never lost: when the element that has it goes away, the title of the screen gets it.

const files = [{ name: 'versions.json', text: '{}' }]

async function openCrashed(): Promise<OpenedApp> {
  const app = await openApp({ session: sessions.signedIn, info: { crash: { at: 0 } } })
  app.answer('diagnostics.dismissCrash', { ok: true, value: null })
  app.answer('diagnostics.preview', { ok: true, value: { files } })
  app.answer('diagnostics.save', { ok: true, value: true })
  await expect.element(text(en.diagnostics.crashed)).toBeVisible()
  return app
}

describe('the focus', () => {
  it('stays on "Try again" at the profile while it is tried, and then goes to the title', async () => {
    const app = await openApp({
      session: sessions.signedIn,
      script: (double) => {
        double.fail('profile.refresh', errorOf('Offline'))
      },
    })
    const { promise, resolve } = Promise.withResolvers<{ ok: true; value: typeof profile }>()
    await expect.element(button(en.profile.retry)).toBeVisible()
    app.answer('profile.refresh', promise)
    await button(en.profile.retry).click()
    await expect.element(button(en.profile.retry)).toHaveAttribute('aria-busy', 'true')
    await expect.element(button(en.profile.retry)).toHaveFocus()
    resolve({ ok: true, value: profile })
    await expect.poll(() => button(en.profile.retry).query()).toBeNull()
    await expect.element(title(en.profile.title)).toHaveFocus()
  })

  it('goes to the title when the notice of a crash is dismissed', async () => {
    await openCrashed()
    await button(en.diagnostics.dismiss).click()
    await expect.poll(() => text(en.diagnostics.crashed).query()).toBeNull()
    await expect.element(title(en.profile.title)).toHaveFocus()
  })

  it('goes to the title when a dialog closes whose button is gone', async () => {
    await openCrashed()
    await button(en.diagnostics.title).click()
    await button(en.diagnostics.save).click()
    await expect.element(status(en.diagnostics.saved)).toBeVisible()
    await button(en.diagnostics.close).click()
    await expect.element(title(en.profile.title)).toHaveFocus()
  })

  it('goes back to the button when a dialog closes', async () => {
    await openCrashed()
    await button(en.diagnostics.title).click()
    await button(en.diagnostics.close).click()
    await expect.element(button(en.diagnostics.title)).toHaveFocus()
  })

  it('goes to the title when the keychain has taken the session', async () => {
    const app = await openApp({ session: { ...sessions.signedIn, keptIn: 'memory' }, info: { keychain: 'locked' } })
    app.answer('session.retry', { ok: true, value: sessions.signedIn })
    await button(en.signIn.retryKeychain).click()
    await expect.poll(() => text(en.profile.sessionOnly).query()).toBeNull()
    await expect.element(title(en.profile.title)).toHaveFocus()
  })

  it('goes to the title when the keychain works again and holds no session', async () => {
    const app = await openApp({ info: { keychain: 'locked' } })
    const { promise, resolve } = Promise.withResolvers<{ ok: true; value: typeof sessions.signedOut }>()
    app.answer('session.retry', promise)
    await button(en.signIn.retryKeychain).click()
    app.emit('keychainChanged', 'ready')
    resolve({ ok: true, value: sessions.signedOut })
    await expect.poll(() => button(en.signIn.retryKeychain).query()).toBeNull()
    await expect.element(title(en.signIn.title)).toHaveFocus()
  })

  it('goes to the title when the notice of an update goes', async () => {
    const update: AppInfo['update'] = { status: 'ready', version: '2.0.0' }
    const app = await openApp({ session: sessions.signedIn, info: { update } })
    app.answer('updates.restart', { ok: true, value: { status: 'failed', reason: 'refused' } })
    await button(en.updates.restart).click()
    await expect.poll(() => button(en.updates.restart).query()).toBeNull()
    await expect.element(title(en.profile.title)).toHaveFocus()
  })
})
