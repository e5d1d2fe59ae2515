import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { careAt } from '../gallery/care-opening.ts'
import { en } from '../locales/en.ts'
import { openApp, type OpenedApp } from '../testing/open-app.ts'
import { errorOf, goodPassword, places, sessions } from '../testing/samples.ts'
import { alert, button, errorsOf, fill, link, status, text, title, typeCode } from '../testing/screen.ts'
import { listen } from '../testing/speech.ts'

const heard = listen()
const ok = <Value>(value: Value) => ({ ok: true, value }) as const
const endAt = (device: string) => button(en.places.endNamed.replace('{device}', device))
const listed = (): string[] =>
  page
    .getByRole('region', { name: en.security.places })
    .getByRole('listitem')
    .elements()
    // Who helps with a failure is a list too, of links.
    .filter((item) => item.querySelector('a') === null)
    .map(({ textContent }) => textContent)

const open = (held: Parameters<typeof careAt>[1] = {}): Promise<OpenedApp> => openApp(careAt('/security', held))

describe('where the user is signed in', () => {
  it('is listed, this computer first and without a way to end it', async () => {
    await open()
    await expect.poll(listed).toHaveLength(places.length)
    const [here, desk, lost] = listed()
    expect(here).toContain(en.places.here)
    expect(here).toContain('Hamburg, Germany')
    expect(desk).toContain('Latchkey on macOS')
    expect(desk).toContain('Portugal')
    expect(desk).toContain('Last used 26 Nov 2026')
    expect(lost).toContain(en.places.unknownDevice)
    expect(endAt('Latchkey on Windows').query()).toBeNull()
  })

  it('one place is ended, and what is left is shown', async () => {
    const app = await open()
    app.answer('sessions.end', ok(places.slice(0, 1)))
    await endAt('Latchkey on macOS').click()
    await expect.element(status(en.places.ended)).toBeVisible()
    expect(app.inputsOf('sessions.end')).toEqual([{ id: 'desk' }])
    expect(listed()).toHaveLength(1)
    await expect.element(text(en.places.onlyHere)).toBeVisible()
    expect(button(en.places.endOthers).query()).toBeNull()
    await expect.element(title(en.security.title)).toHaveFocus()
  })

  it('all others are ended at once', async () => {
    const app = await open()
    app.answer('sessions.endOthers', ok(places.slice(0, 1)))
    await button(en.places.endOthers).click()
    await expect.element(status(en.places.othersEnded)).toBeVisible()
    await expect.element(text(en.places.onlyHere)).toBeVisible()
  })

  it.each(errorsOf('sessions.endOthers').filter((code) => code !== 'ConfirmationNeeded'))(
    'that only some could be ended is told, and those that are left are shown: %s',
    async (code) => {
      const app = await open()
      await expect.poll(listed).toHaveLength(places.length)
      app.fail('sessions.endOthers', errorOf(code))
      app.answer('sessions.list', ok(places.slice(0, 2)))
      await button(en.places.endOthers).click()
      await expect.element(alert(en.errors[code])).toBeVisible()
      await expect.poll(listed).toHaveLength(2)
    },
  )

  it('that cannot be read says so at its place, and can be asked for again', async () => {
    const app = await open({
      script: (double) => {
        double.fail('sessions.list', errorOf('Offline'))
      },
    })
    await expect.element(text(en.places.unknown)).toBeVisible()
    expect(button(en.places.endOthers).query()).toBeNull()
    // The rest of the room is there all the same.
    await expect.element(link(en.deleteAccount.open)).toBeVisible()
    app.answer('sessions.list', ok(places))
    await button(en.places.retry).click()
    await expect.poll(listed).toHaveLength(places.length)
  })

  it('is offered after a change of the password, and leads to the places', async () => {
    const app = await openApp(careAt('/security/password'))
    app.answer('auth.changePassword', ok(sessions.signedIn))
    await fill({ [en.fields.currentPassword]: goodPassword, [en.fields.newPassword]: 'Rain-on-copper-88' })
    await button(en.changePassword.submit).click()
    await expect.element(text(en.places.offer)).toBeVisible()
    const heading = page.getByRole('heading', { name: en.security.places })
    for (let time = 0; time < 2; time += 1) {
      await link(en.security.places).click()
      await expect.element(heading).toHaveFocus()
      await expect.element(heading).toBeInViewport()
      expect(app.path()).toBe('/security')
    }
  })

  it('is offered after a reset, which leads to another room', async () => {
    const app = await openApp({ ...careAt('/security'), session: sessions.resettingPassword, at: '/reset-password' })
    app.answer('auth.resetPassword', ok(sessions.signedIn))
    app.answer('profile.refresh', ok(sessions.signedIn.profile))
    await typeCode('123456')
    await fill({ [en.fields.newPassword]: goodPassword })
    await button(en.reset.submit).click()
    await link(en.security.places).click()
    await expect.element(page.getByRole('heading', { name: en.security.places })).toHaveFocus()
    expect(app.path()).toBe('/security')
  })
})

describe('where the pool tracks no places', () => {
  const untracked = { rules: { sessions: false } }
  const dialog = page.getByRole('dialog', { name: en.places.question })

  async function send(): Promise<void> {
    await button(en.places.everywhere).click()
    await dialog.getByLabelText(en.fields.password, { exact: true }).fill(goodPassword)
    await dialog.getByRole('button', { name: en.places.everywhere }).click()
  }

  it('everything is ended with the password, after its meaning was told', async () => {
    const app = await open(untracked)
    expect(app.inputsOf('sessions.list')).toEqual([])
    app.answer('sessions.endEverywhere', ok(sessions.signedIn))
    await button(en.places.everywhere).click()
    await expect.element(dialog.getByText(en.places.meaning)).toBeVisible()
    await expect.poll(() => heard.map(({ text: sentence }) => sentence)).toContain(en.places.meaning)
    await dialog.getByText(en.places.stay, { exact: true }).click()
    expect(app.inputsOf('sessions.endEverywhere')).toEqual([])

    await send()
    await expect.element(status(en.places.everywhereDone)).toBeVisible()
    expect(app.inputsOf('sessions.endEverywhere')).toEqual([{ password: goodPassword }])
    expect(dialog.query()).toBeNull()
  })

  it('a second step leads through its code to the account, and says what was done', async () => {
    const app = await open(untracked)
    app.answer('sessions.endEverywhere', ok(sessions.signingIn))
    app.answer('auth.confirmSignIn', ok(sessions.signedIn))
    await send()
    await expect.element(title(en.signInCode.title)).toBeVisible()
    await typeCode('123456', 'focused')
    await expect.element(status(en.places.everywhereDone)).toBeVisible()
  })

  it('a sign-in that fails afterwards says that everything is ended', async () => {
    const app = await open(untracked)
    app.answer('sessions.endEverywhere', ok({ ...sessions.signedOut, notice: 'signedOutEverywhere' }))
    await send()
    await expect.element(status(en.notices.signedOutEverywhere)).toBeVisible()
  })

  it.each(errorsOf('sessions.endEverywhere'))('explains %s where it belongs, and keeps the password', async (code) => {
    const app = await open(untracked)
    app.fail('sessions.endEverywhere', errorOf(code))
    await send()
    const password = dialog.getByLabelText(en.fields.password, { exact: true })
    if (code === 'CurrentPasswordWrong') {
      await expect.element(password).toHaveAccessibleDescription(en.errors[code])
      await expect.element(password).toHaveFocus()
    } else {
      // Nobody was asked for a number to check.
      const sentence = code === 'SignInRefused' ? en.identity.refused : en.errors[code]
      await expect.element(alert(sentence)).toBeVisible()
    }
    await expect.element(password).toHaveValue(goodPassword)
  })

  it('is offered after a change of the password, and opens the question', async () => {
    const app = await openApp(careAt('/security/password', untracked))
    app.answer('auth.changePassword', ok(sessions.signedIn))
    await fill({ [en.fields.currentPassword]: goodPassword, [en.fields.newPassword]: 'Rain-on-copper-88' })
    await button(en.changePassword.submit).click()
    await link(en.places.everywhere).click()
    await expect.element(dialog).toBeVisible()
  })
})
