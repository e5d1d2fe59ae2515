import { afterEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Wait } from '../../preload/contract/wait.ts'
import { en } from '../locales/en.ts'
import { openApp, type OpenedApp } from '../testing/open-app.ts'
import { sessions } from '../testing/samples.ts'
import { button, status, text } from '../testing/screen.ts'

// On the code screen of sign-up. The clock is the test's own, timers run as they do.
const start = new Date(2030, 4, 17, 14, 34, 10).getTime()
const resend = button(en.code.resend)

async function openWith(wait: Wait): Promise<OpenedApp> {
  vi.useFakeTimers({ now: start, toFake: ['Date', 'setTimeout', 'clearTimeout'], shouldAdvanceTime: true })
  const app = await openApp({ session: { ...sessions.confirmingSignUp, wait } })
  app.answer('auth.resendSignUpCode', { ok: true, value: sessions.confirmingSignUp })
  return app
}

afterEach(() => {
  vi.useRealTimers()
})

const shown = (): string | undefined =>
  resend.element().parentElement?.querySelector('[aria-hidden="true"]')?.textContent.trim()

describe('asking for another code', () => {
  it('waits with a countdown, and can be reached meanwhile but does nothing', async () => {
    const app = await openWith({ cause: 'codeSent', until: start + 27_000 })
    await expect.poll(shown).toMatch(/^New code in 0:2[67]$/)
    await expect.element(resend).toHaveAttribute('aria-disabled', 'true')
    await expect.element(resend).toHaveAccessibleDescription(/New code in 0:2[67]/)

    ;(resend.element() as HTMLButtonElement).focus()
    await expect.element(resend).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    ;(resend.element() as HTMLButtonElement).click()
    expect(app.inputsOf('auth.resendSignUpCode')).toEqual([])

    vi.setSystemTime(start + 19_000)
    await expect.poll(shown, { timeout: 3000 }).toMatch(/^New code in 0:0[678]$/)
  })

  it('is spoken once and not each second', async () => {
    await openWith({ cause: 'codeSent', until: start + 27_000 })
    const spoken = status('New code in').element()
    const said = spoken.textContent
    vi.setSystemTime(start + 10_000)
    await expect.poll(shown, { timeout: 3000 }).toMatch(/0:1\d/)
    expect(spoken.textContent).toBe(said)
    expect(spoken.isConnected).toBe(true)
  })

  it('is possible once the wait has passed, also when the machine slept through it', async () => {
    const app = await openWith({ cause: 'codeSent', until: start + 27_000 })
    await expect.element(resend).toHaveAttribute('aria-disabled', 'true')
    vi.setSystemTime(start + 3_600_000)
    await expect.element(resend).toHaveAttribute('aria-disabled', 'false')
    await resend.click()
    await expect.element(status(en.confirm.resent)).toBeVisible()
    expect(app.inputsOf('auth.resendSignUpCode')).toHaveLength(1)
    expect(text('New code in').query()).toBeNull()
  })

  it('names the time after a rate limit', async () => {
    await openWith({ cause: 'tooManyRequests', until: start + 15 * 60_000 })
    await expect.poll(shown).toBe('You can try again at 14:50 at the latest.')
    await expect.element(resend).toHaveAttribute('aria-disabled', 'true')
    expect(page.getByRole('alert').query()).toBeNull()
  })
})
