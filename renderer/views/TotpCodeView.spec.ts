import { expect, it } from 'vitest'
import { en } from '../locales/en.ts'
import { openApp } from '../testing/open-app.ts'
import { errorOf, sessions, signingInAt } from '../testing/samples.ts'
import { alert, button, digit, errorsOf, text, title, typeCode, typedCode } from '../testing/screen.ts'

const session = signingInAt({ kind: 'totpCode', mayChoose: false })

it('the code of an app is sent when it is complete, and leads to the next step', async () => {
  const app = await openApp({ session })
  app.answer('auth.confirmSignIn', { ok: true, value: signingInAt({ kind: 'newPassword', missing: [] }) })
  await expect.element(text(en.totp.intro)).toBeVisible()
  await typeCode('123456', 'focused')
  await expect.element(title(en.firstPassword.title)).toBeVisible()
  expect(app.inputsOf('auth.confirmSignIn')).toEqual([{ code: '123456' }])
})

it('half of it is asked for in the words of this screen, and no other code is offered', async () => {
  const app = await openApp({ session })
  await expect.element(text(en.totp.codeHint)).toBeVisible()
  await typeCode('123')
  await button(en.signInStep.submit).click()
  await expect.element(text(en.totp.codeIncomplete)).toBeVisible()
  expect(app.inputsOf('auth.confirmSignIn')).toEqual([])
  expect(button(en.code.resend).query()).toBeNull()
  await expect.element(text(en.totp.lost)).toBeVisible()
})

it.each(errorsOf('auth.confirmSignIn'))(
  'explains %s, in its own words where the text message has others',
  async (code) => {
    const app = await openApp({ session })
    app.fail('auth.confirmSignIn', errorOf(code))
    await typeCode('123456')
    if (code === 'CodeWrong' || code === 'CodeUsed') {
      await expect.element(text(code === 'CodeWrong' ? en.totp.codeWrong : en.errors.CodeUsed)).toBeVisible()
      await expect.element(digit(1)).toHaveFocus()
      expect(text(en.errors.CodeWrong).query()).toBeNull()
    } else await expect.element(alert(en.errors[code])).toBeVisible()
    expect(typedCode()).toBe('123456')
  },
)

it('a limit that was met on another step is told', async () => {
  await openApp({ session: { ...session, wait: { cause: 'tooManyRequests', until: Date.now() + 600_000 } } })
  await expect.element(text(en.errors.TooManyRequests)).toBeVisible()
})

it('leads to another way where there is one', async () => {
  const app = await openApp({ session: signingInAt({ kind: 'totpCode', mayChoose: true }) })
  app.answer('auth.chooseFactorAgain', { ok: true, value: sessions.signingIn })
  await button(en.signInStep.another).click()
  await expect.element(title(en.signInCode.title)).toBeVisible()
})
