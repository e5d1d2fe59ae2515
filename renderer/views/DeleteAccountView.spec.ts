import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { careAt } from '../gallery/care-opening.ts'
import { en } from '../locales/en.ts'
import { openApp, type OpenedApp } from '../testing/open-app.ts'
import { emptyProfile, errorOf, sessions } from '../testing/samples.ts'
import { alert, button, errorsOf, field, link, status, text, title } from '../testing/screen.ts'

const digits = () => field(en.deleteAccount.field)
const open = (at = '/security/delete'): Promise<OpenedApp> => openApp(careAt(at))

describe('deleting the account', () => {
  it('says what goes, takes the last digits, and ends at the sign-in', async () => {
    const app = await open('/security')
    app.answer('auth.deleteAccount', { ok: true, value: { ...sessions.signedOut, notice: 'accountDeleted' } })
    await link(en.deleteAccount.open).click()
    await expect.element(title(en.deleteAccount.title)).toHaveFocus()
    const { account, sessions: ended, kept, again } = en.deleteAccount
    for (const sentence of [account, ended, kept, again]) await expect.element(text(sentence)).toBeVisible()
    await digits().fill('0123')
    await userEvent.keyboard('{Enter}')
    await expect.element(status(en.notices.accountDeleted)).toBeVisible()
    expect(app.inputsOf('auth.deleteAccount')).toEqual([{ lastDigits: '0123' }])
    await expect.element(field(en.fields.phoneNumber)).toHaveValue('')
  })

  it.each([
    ['', en.deleteAccount.missing],
    ['9999', en.deleteAccount.wrong],
    ['123', en.deleteAccount.wrong],
    ['900123', en.deleteAccount.wrong],
  ])('with %j says so at the field, and asks for nothing', async (typed, sentence) => {
    const app = await open()
    await digits().fill(typed)
    await button(en.deleteAccount.submit).click()
    await expect.element(digits()).toHaveAccessibleDescription(sentence)
    await expect.element(digits()).toHaveFocus()
    expect(app.inputsOf('auth.deleteAccount')).toEqual([])
  })

  it('takes digits of any script', async () => {
    const app = await open()
    app.answer('auth.deleteAccount', { ok: true, value: { ...sessions.signedOut, notice: 'accountDeleted' } })
    await digits().fill(' ٠١٢٣ ')
    await button(en.deleteAccount.submit).click()
    await expect.poll(() => app.inputsOf('auth.deleteAccount')).toEqual([{ lastDigits: '0123' }])
  })

  it.each(errorsOf('auth.deleteAccount').filter((code) => code !== 'ConfirmationNeeded'))(
    'explains %s, and keeps what was typed',
    async (code) => {
      const app = await open()
      app.fail('auth.deleteAccount', errorOf(code))
      await digits().fill('0123')
      await button(en.deleteAccount.submit).click()
      await expect.element(alert(en.errors[code])).toBeVisible()
      await expect.element(digits()).toHaveValue('0123')
    },
  )

  it('that main refuses for its digits is told at the field', async () => {
    const app = await open()
    app.fail('auth.deleteAccount', { code: 'InvalidInput', fields: ['lastDigits'] })
    await digits().fill('0123')
    await button(en.deleteAccount.submit).click()
    await expect.element(digits()).toHaveAccessibleDescription(en.fields.refused)
    await expect.element(digits()).toHaveFocus()
  })

  it('is thought better of without a question', async () => {
    const app = await open()
    await digits().fill('0123')
    await button(en.deleteAccount.cancel).click()
    await expect.poll(app.path).toBe('/security')
  })

  it('and a new number are not offered where the pool does not tell the number', async () => {
    const opening = careAt('/security', { session: { ...sessions.signedIn, profile: emptyProfile } })
    await openApp(opening)
    await expect.element(button(en.places.endOthers)).toBeVisible()
    expect(link(en.deleteAccount.open).query()).toBeNull()
    for (const at of ['/security/delete', '/security/new-number']) {
      const app = await openApp({ ...opening, at })
      expect(app.path()).toBe('/profile')
      app.close()
    }
  })
})
