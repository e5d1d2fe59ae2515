import { afterEach, describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { Wait } from '../../preload/contract/wait.ts'
import { en } from '../locales/en.ts'
import { openApp, type OpenedApp } from '../testing/open-app.ts'
import { sessions } from '../testing/samples.ts'
import { alert, anyAlert, button, status, text } from '../testing/screen.ts'
import { listen } from '../testing/speech.ts'

// On the code screen of sign-up. The tests set the clock; timers are real.
const start = new Date(2030, 4, 17, 14, 34, 10).getTime()
const resend = button(en.code.resend)
const heard = listen()

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
    await expect.poll(shown).toMatch(/^Available again in 2[67] secs$/)
    await expect.element(resend).toHaveAttribute('aria-disabled', 'true')
    await expect.element(resend).toHaveAccessibleDescription(/^You can ask for a new code in 2[67] seconds\.$/)

    ;(resend.element() as HTMLButtonElement).focus()
    await expect.element(resend).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    ;(resend.element() as HTMLButtonElement).click()
    expect(app.inputsOf('auth.resendSignUpCode')).toEqual([])

    vi.setSystemTime(start + 19_000)
    await expect.poll(shown, { timeout: 3000 }).toMatch(/^Available again in [678] secs$/)
  })

  it('is spoken once and not each second, and so is its end', async () => {
    const app = await openWith({ cause: 'codeSent', until: start })
    const wait: Wait = { cause: 'codeSent', until: start + 27_000 }
    app.answer('auth.resendSignUpCode', { ok: true, value: { ...sessions.confirmingSignUp, wait } })
    const from = heard.length
    const said = (): string[] => heard.slice(from).map(({ text }) => text)
    await resend.click()
    await expect.poll(said).toHaveLength(2)
    expect(said()).toContain(en.confirm.resent)
    expect(said().filter((text) => /^You can ask for a new code in 2[67] seconds\.$/.test(text))).toHaveLength(1)

    vi.setSystemTime(start + 10_000)
    await expect.poll(shown, { timeout: 3000 }).toMatch(/ 1\d secs$/)
    expect(said()).toHaveLength(2)
    vi.setSystemTime(start + 27_000)
    await expect.poll(() => said().slice(2), { timeout: 3000 }).toEqual([en.wait.over])
  })

  it('is possible once the wait has passed, also when the machine slept through it', async () => {
    const app = await openWith({ cause: 'codeSent', until: start + 27_000 })
    await expect.element(resend).toHaveAttribute('aria-disabled', 'true')
    vi.setSystemTime(start + 3_600_000)
    await expect.element(resend).toHaveAttribute('aria-disabled', 'false')
    await resend.click()
    await expect.element(status(en.confirm.resent)).toBeVisible()
    expect(app.inputsOf('auth.resendSignUpCode')).toHaveLength(1)
    expect(text('Available again in').query()).toBeNull()
  })

  it('names the cause and the time after a rate limit', async () => {
    await openWith({ cause: 'tooManyRequests', until: start + 15 * 60_000 })
    const sentence = `${en.errors.TooManyRequests} You can try again at 14:50 at the latest.`
    await expect.element(status(sentence)).toBeVisible()
    await expect.element(resend).toHaveAttribute('aria-disabled', 'true')
    await expect.element(resend).toHaveAccessibleDescription(sentence)
    expect(shown()).toBeUndefined()
    expect(anyAlert.query()).toBeNull()
  })

  it('names them once when the limit has just been met', async () => {
    const app = await openWith({ cause: 'codeSent', until: start })
    const error = { code: 'TooManyRequests', until: start + 15 * 60_000 } as const
    app.fail('auth.resendSignUpCode', error)
    await resend.click()
    await expect.element(alert(en.errors.TooManyRequests)).toBeVisible()
    app.emit('sessionChanged', {
      ...sessions.confirmingSignUp,
      wait: { cause: 'tooManyRequests', until: error.until },
    })
    await expect.element(resend).toHaveAttribute('aria-disabled', 'true')
    expect(status(en.errors.TooManyRequests).query()).toBeNull()
  })
})
