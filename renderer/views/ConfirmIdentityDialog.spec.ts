import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { ErrorCode } from '../../preload/contract/errors.ts'
import { careAt } from '../gallery/care-opening.ts'
import { en } from '../locales/en.ts'
import { openApp, type OpenedApp } from '../testing/open-app.ts'
import {
  bothFactors,
  confirmingBy,
  errorOf,
  goodPassword,
  places,
  sessions,
  shownNumber,
  unconfirmedSession,
} from '../testing/samples.ts'
import {
  alert,
  button,
  digit,
  errorsOf,
  field,
  link,
  status,
  text,
  title,
  typeCode,
  typedCode,
} from '../testing/screen.ts'
import { listen } from '../testing/speech.ts'

const ok = <Value>(value: Value) => ({ ok: true, value }) as const
const dialog = page.getByRole('dialog', { name: en.identity.title })
const password = dialog.getByLabelText(en.fields.password, { exact: true })
const { signedIn } = sessions
const heard = listen()
const said = (): string[] => heard.map(({ text: sentence }) => sentence)

const open = (session = unconfirmedSession): Promise<OpenedApp> =>
  openApp(careAt('/security', { session, factors: bothFactors }))

/** Begins something that needs a confirmation. */
async function begin(): Promise<void> {
  await button(en.places.endOthers).click()
  await expect.element(password).toHaveFocus()
}

async function enterPassword(): Promise<void> {
  await password.fill(goodPassword)
  await userEvent.keyboard('{Enter}')
}

/** A refused confirmation asked for no number to check. */
function sentenceOf(code: ErrorCode): string {
  return code === 'SignInRefused' ? en.identity.refused : en.errors[code]
}

describe('a confirmation that it is the user', () => {
  it('is not asked for while the last one counts', async () => {
    const app = await open(signedIn)
    app.answer('sessions.endOthers', ok(places.slice(0, 1)))
    await button(en.places.endOthers).click()
    await expect.element(status(en.places.othersEnded)).toBeVisible()
    expect(dialog.query()).toBeNull()
  })

  it('with the password alone goes on with what was begun', async () => {
    const app = await open()
    app.answer('identity.confirm', ok(signedIn))
    app.answer('sessions.endOthers', ok(places.slice(0, 1)))
    await begin()
    await expect.element(text(en.identity.intro)).toBeVisible()
    await expect.poll(said).toContain(en.identity.intro)
    expect(app.inputsOf('sessions.endOthers')).toEqual([])
    await enterPassword()
    await expect.element(status(en.places.othersEnded)).toBeVisible()
    expect(dialog.query()).toBeNull()
    expect(app.inputsOf('identity.confirm')).toEqual([{ password: goodPassword }])
    expect(app.inputsOf('sessions.endOthers')).toHaveLength(1)
  })

  it.each(['smsCode', 'totpCode'] as const)('asks for %s after the password, and then goes on', async (kind) => {
    const app = await open()
    const intro = kind === 'smsCode' ? en.identity.sent.replace('{destination}', shownNumber) : en.identity.app
    app.answer('identity.confirm', ok(confirmingBy(kind)))
    app.answer('identity.confirmCode', ok(signedIn))
    app.answer('sessions.endOthers', ok(places.slice(0, 1)))
    await begin()
    await enterPassword()
    await expect.element(digit(1)).toHaveFocus()
    await expect.element(text(intro)).toBeVisible()
    await expect.poll(said).toContain(intro)
    await expect.element(text('You have 3 minutes to finish.')).toBeVisible()
    await userEvent.keyboard('123456')
    await expect.element(status(en.places.othersEnded)).toBeVisible()
    expect(dialog.query()).toBeNull()
    expect(app.inputsOf('identity.confirmCode')).toEqual([{ code: '123456' }])
  })

  it.each(['button', 'Escape', 'cross'] as const)(
    'is left at the password by %s, and nothing is asked',
    async (way) => {
      const app = await open()
      await begin()
      if (way === 'button') await dialog.getByText(en.identity.cancel, { exact: true }).click()
      else if (way === 'Escape') await userEvent.keyboard('{Escape}')
      else await dialog.getByRole('button', { name: en.identity.cancel }).last().click()
      await expect.poll(() => dialog.query()).toBeNull()
      await expect.element(button(en.places.endOthers)).toHaveFocus()
      expect(app.recorded.some(({ name }) => name.startsWith('identity.') || name === 'sessions.endOthers')).toBe(false)
      expect(page.getBySelector('[data-live="assertive"]').query()).toBeNull()
    },
  )

  it('is left at the code, which main forgets, and begins with the password the next time', async () => {
    const app = await open()
    app.answer('identity.confirm', ok(confirmingBy('smsCode')))
    app.answer('identity.cancel', ok(unconfirmedSession))
    await begin()
    await enterPassword()
    await expect.element(digit(1)).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => dialog.query()).toBeNull()
    expect(app.inputsOf('identity.cancel')).toHaveLength(1)
    expect(app.inputsOf('sessions.endOthers')).toEqual([])
    expect(app.path()).toBe('/security')
    await begin()
    await expect.element(password).toHaveValue('')
  })

  it('is left while the password is being checked', async () => {
    const app = await open()
    const { promise, resolve } = Promise.withResolvers<{ ok: true; value: ReturnType<typeof confirmingBy> }>()
    app.answer('identity.confirm', promise)
    app.answer('identity.cancel', ok(unconfirmedSession))
    await begin()
    await enterPassword()
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => dialog.query()).toBeNull()
    expect(app.inputsOf('identity.cancel')).toHaveLength(1)
    resolve(ok(confirmingBy('smsCode')))
    await new Promise((done) => setTimeout(done, 100))
    expect(dialog.query()).toBeNull()
  })

  it.each(errorsOf('identity.confirm'))('explains %s of the password where it belongs, and keeps it', async (code) => {
    const app = await open()
    app.fail('identity.confirm', errorOf(code))
    await begin()
    await enterPassword()
    if (code === 'CurrentPasswordWrong') {
      await expect.element(password).toHaveAccessibleDescription(en.errors[code])
      await expect.element(password).toHaveFocus()
    } else await expect.element(alert(sentenceOf(code))).toBeVisible()
    await expect.element(password).toHaveValue(goodPassword)
  })

  it.each(errorsOf('identity.confirmCode'))('explains %s of the code where it belongs, and keeps it', async (code) => {
    const app = await open(confirmingBy('totpCode'))
    app.fail('identity.confirmCode', errorOf(code))
    await typeCode('123456')
    const atField = { CodeWrong: en.totp.codeWrong, CodeUsed: en.errors.CodeUsed }[code as string]
    await expect.element(atField === undefined ? alert(sentenceOf(code)) : text(atField)).toBeVisible()
    if (atField !== undefined) await expect.element(digit(1)).toHaveFocus()
    expect(typedCode()).toBe('123456')
  })

  it('sends another code, which empties the field', async () => {
    const app = await open(confirmingBy('smsCode'))
    app.answer('identity.resendCode', ok(confirmingBy('smsCode')))
    await typeCode('123')
    await button(en.code.resend).click()
    await expect.element(status(en.confirm.resent)).toBeVisible()
    expect(typedCode()).toBe('')
    await expect.element(digit(1)).toHaveFocus()
    expect(app.inputsOf('identity.resendCode')).toHaveLength(1)
  })

  it('whose time is over says so, asks for the password again, and then goes on with what was begun', async () => {
    const app = await open()
    app.answer('identity.confirm', ok(confirmingBy('smsCode')))
    app.answer('sessions.endOthers', ok(places.slice(0, 1)))
    await begin()
    await enterPassword()
    await expect.element(digit(1)).toHaveFocus()
    app.emit('sessionChanged', unconfirmedSession)
    await expect.element(text(en.identity.over)).toBeVisible()
    await expect.element(password).toHaveFocus()
    await expect.poll(said).toContain(en.identity.over)
    app.answer('identity.confirm', ok(signedIn))
    await enterPassword()
    await expect.element(status(en.places.othersEnded)).toBeVisible()
  })

  it('is where it was after a reload', async () => {
    const first = await open(confirmingBy('smsCode'))
    await expect.element(digit(1)).toHaveFocus()
    first.close()
    const app = await open(confirmingBy('smsCode'))
    app.answer('identity.confirmCode', ok(signedIn))
    await typeCode('123456')
    await expect.poll(() => dialog.query()).toBeNull()
    await expect.element(title(en.security.title)).toBeVisible()
  })

  it('that main wants anew is asked for once more, and the call repeated once', async () => {
    const app = await open(signedIn)
    app.fail('sessions.endOthers', { code: 'ConfirmationNeeded' })
    app.answer('identity.confirm', ok(signedIn))
    await begin()
    await enterPassword()
    await expect.element(alert(en.errors.ConfirmationNeeded)).toBeVisible()
    expect(app.inputsOf('sessions.endOthers')).toHaveLength(2)
    expect(dialog.query()).toBeNull()
  })

  it('goes with a session that ends', async () => {
    const app = await open()
    await begin()
    app.emit('sessionChanged', { ...sessions.signedOut, notice: 'sessionEnded' })
    await expect.element(title(en.signIn.title)).toBeVisible()
    expect(dialog.query()).toBeNull()
    expect(app.inputsOf('sessions.endOthers')).toEqual([])
  })

  it('opens by a click on what needs it, and by keyboard', async () => {
    await open()
    await expect.element(link(en.factors.setUpAgain)).toBeVisible()
    ;(button(en.factors.prefer).element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(password).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    await expect.element(button(en.factors.prefer)).toHaveFocus()
  })
})

describe('a form that needs a confirmation', () => {
  it.each(['/security/new-number', '/security/authenticator', '/security/delete'])(
    '%s asks when it opens, and leads back when the user does not confirm',
    async (at) => {
      const app = await openApp(careAt(at, { session: unconfirmedSession }))
      await expect.element(password).toHaveFocus()
      await userEvent.keyboard('{Escape}')
      await expect.poll(app.path).toBe('/security')
      expect(app.inputsOf('factors.getTotpKey')).toEqual([])
    },
  )

  it('keeps what was typed while it is asked again', async () => {
    const app = await openApp(careAt('/security/delete'))
    app.fail('auth.deleteAccount', { code: 'ConfirmationNeeded' })
    await field(en.deleteAccount.field).fill('0123')
    await button(en.deleteAccount.submit).click()
    await expect.element(password).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    await expect.element(alert(en.errors.ConfirmationNeeded)).toBeVisible()
    await expect.element(field(en.deleteAccount.field)).toHaveValue('0123')
    expect(app.path()).toBe('/security/delete')
  })
})
