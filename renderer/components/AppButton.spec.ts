import { beforeEach, describe, expect, it } from 'vitest'
import { en } from '../locales/en.ts'
import { move } from '../testing/emulate.ts'
import { openApp } from '../testing/open-app.ts'
import { sessions } from '../testing/samples.ts'
import { button } from '../testing/screen.ts'

beforeEach(move)

describe('a busy button', () => {
  it('keeps label, size and focus, and shows that it works after 300 ms and not before', async () => {
    const app = await openApp({ session: sessions.confirmingSignUp })
    app.answer('auth.resendSignUpCode', new Promise(() => undefined))
    const resend = button(en.code.resend)
    const { width } = resend.element().getBoundingClientRect()
    await resend.click()

    await expect.element(resend).toHaveAttribute('aria-busy', 'true')
    await expect.element(resend).toHaveFocus()
    expect(resend.element().getBoundingClientRect().width).toBe(width)

    const mark = resend.element().querySelector<HTMLElement>(':scope > span:last-child')
    const [appearing] = mark?.getAnimations() ?? []
    expect(appearing?.effect?.getComputedTiming()).toMatchObject({ delay: 300, fill: 'both' })
    await appearing?.finished
    await expect.element(mark).toBeVisible()
  })
})
