import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { restoreProblem, type Session } from '../../preload/contract/session.ts'
import { en } from '../locales/en.ts'
import { openApp } from '../testing/open-app.ts'
import { errorOf, sessions } from '../testing/samples.ts'
import { alert, button, errorsOf, status, text, title } from '../testing/screen.ts'

describe('restoring the session', () => {
  it('waits quietly and moves on by itself', async () => {
    const app = await openApp({ session: sessions.restoring })
    await expect.element(text(en.restoring.wait)).toBeVisible()
    expect(button(en.restoring.retry).query()).toBeNull()

    app.answer('profile.refresh', { ok: true, value: sessions.signedIn.profile })
    app.emit('sessionChanged', sessions.signedIn)
    await expect.element(title(en.profile.title)).toBeVisible()
  })

  it('shows the frame alone while the keychain may answer at once, and says what it waits for later', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    await openApp({ session: sessions.restoring })
    await expect.element(button(en.settings.title)).toBeVisible()
    vi.advanceTimersByTime(150)
    await new Promise(requestAnimationFrame)
    expect(document.querySelector('h1')).toBeNull()
    vi.advanceTimersByTime(100)
    await expect.element(title(en.restoring.title)).toHaveFocus()
  })

  it('shows no other screen before the one of a session that comes soon', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const app = await openApp({ session: sessions.restoring })
    const shown = new Set<string | null>()
    const note = (): void => {
      for (const { textContent } of document.querySelectorAll('h1')) shown.add(textContent)
    }
    note()
    const watcher = new MutationObserver(note)
    watcher.observe(document.body, { childList: true, subtree: true })
    onTestFinished(() => {
      watcher.disconnect()
    })
    vi.advanceTimersByTime(150)
    app.emit('sessionChanged', sessions.signedOut)
    await expect.element(title(en.signIn.title)).toBeVisible()
    vi.advanceTimersByTime(1_000)
    await new Promise(requestAnimationFrame)
    expect([...shown]).toEqual([en.signIn.title])
  })

  it.each(restoreProblem.options)('explains %s and tries again on demand', async (problem) => {
    const app = await openApp({ session: { ...sessions.restoring, problem } })
    await expect.element(alert(en.errors[problem])).toBeVisible()

    app.answer('profile.refresh', { ok: true, value: sessions.signedIn.profile })
    app.answer('session.retry', { ok: true, value: sessions.signedIn })
    await button(en.restoring.retry).click()
    await expect.element(title(en.profile.title)).toBeVisible()
  })

  it.each(errorsOf('session.retry'))('explains %s when trying again fails', async (code) => {
    const app = await openApp({ session: { ...sessions.restoring, problem: 'Offline' } })
    app.fail('session.retry', errorOf(code))
    await button(en.restoring.retry).click()
    await expect.element(alert(en.errors[code])).toBeVisible()
  })

  it('keeps the buttons in place and the focus on them while trying', async () => {
    const app = await openApp({ session: { ...sessions.restoring, problem: 'Offline' } })
    const { promise, resolve } = Promise.withResolvers<{ ok: true; value: Session }>()
    app.answer('session.retry', promise)
    await button(en.restoring.retry).click()
    app.emit('sessionChanged', sessions.restoring)
    await expect.element(button(en.restoring.retry)).toHaveAttribute('aria-busy', 'true')
    await expect.element(button(en.restoring.retry)).toHaveFocus()

    resolve({ ok: true, value: { ...sessions.restoring, problem: 'TimedOut' } })
    await expect.element(alert(en.errors.TimedOut)).toBeVisible()
    await expect.element(button(en.restoring.retry)).toHaveFocus()
  })

  it('lets the user sign out instead', async () => {
    const app = await openApp({ session: { ...sessions.restoring, problem: 'Offline' } })
    app.answer('auth.signOut', { ok: true, value: { ...sessions.signedOut, notice: 'serverNotTold' } })
    await button(en.account.signOut).click()
    await expect.element(status(en.notices.serverNotTold)).toBeVisible()
  })

  it('offers to try again when main does not even tell the session', async () => {
    await openApp({
      script: (double) => {
        double.fail('session.get', errorOf('SenderRefused'))
      },
    })
    await expect.element(alert(en.errors.Unexpected)).toBeVisible()
    await expect.element(button(en.restoring.retry)).toBeVisible()
  })
})
