import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { nextTick } from 'vue'
import { en } from './locales/en.ts'
import { openApp } from './testing/open-app.ts'
import { errorOf, goodPassword, phoneNumber, profile, sessions } from './testing/samples.ts'
import { button, digit, field, fill, status, text, title, typeCode } from './testing/screen.ts'
import { listen } from './testing/speech.ts'

// Screen readers speak each message once, beside what they say of the focus (decision 0036).

const heard = listen()

/** What the live regions of this test's app spoke so far. */
function spoken(): string[] {
  return heard.filter(({ region }) => region.isConnected).map(({ urgency, text: said }) => `${urgency}: ${said}`)
}

const typed = { [en.fields.phoneNumber]: phoneNumber, [en.fields.password]: goodPassword }

describe('a message', () => {
  it('of a failure is spoken at once, and again when the same comes again', async () => {
    const app = await openApp()
    app.fail('auth.signIn', errorOf('Offline'))
    await fill(typed)
    await button(en.signIn.submit).click()
    await expect.poll(spoken).toEqual([`assertive: ${en.errors.Offline}`])
    await button(en.signIn.submit).click()
    await expect.poll(spoken).toEqual([`assertive: ${en.errors.Offline}`, `assertive: ${en.errors.Offline}`])
  })

  it('of a success is spoken on the screen that comes next, whose title has the focus', async () => {
    const app = await openApp({ session: sessions.signedIn, at: '/profile/edit' })
    app.answer('profile.update', { ok: true, value: profile })
    await field(en.attributes.role).fill('Director')
    await button(en.editProfile.submit).click()
    await expect.element(title(en.profile.title)).toHaveFocus()
    await expect.poll(spoken).toEqual([`polite: ${en.profile.saved}`])
  })

  it('that is there from the start is spoken into a region that was there before it', async () => {
    await openApp({ session: { ...sessions.signedOut, notice: 'signedOut' }, info: { connection: 'offline' } })
    await expect.poll(spoken).toEqual([`polite: ${en.app.offline}`, `polite: ${en.notices.signedOut}`])
  })

  it('is spoken again when trying again brings the same, and not when main tries by itself', async () => {
    const problem = { ...sessions.restoring, problem: 'Offline' } as const
    const app = await openApp({ session: problem })
    app.answer('session.retry', { ok: true, value: problem })
    // The screen has no field, so its introduction is spoken as well.
    await expect.poll(spoken).toEqual([`polite: ${en.restoring.problem}`, `assertive: ${en.errors.Offline}`])
    app.emit('sessionChanged', sessions.restoring)
    await nextTick()
    app.emit('sessionChanged', problem)
    await nextTick()
    await button(en.restoring.retry).click()
    await expect.poll(() => spoken().slice(1)).toEqual(Array(2).fill(`assertive: ${en.errors.Offline}`))
  })
})

describe('what is wrong with a field', () => {
  it('is spoken with its label when it was left, for the focus is in the next', async () => {
    await openApp()
    await field(en.fields.phoneNumber).click()
    await userEvent.keyboard('077')
    await userEvent.tab()
    await expect.poll(spoken).toEqual([`polite: ${en.fields.phoneNumber} ${en.fields.phoneNumberNotKnown}`])
  })

  it('is the description of the field that gets the focus, and not spoken beside', async () => {
    const app = await openApp()
    app.fail('auth.signIn', errorOf('Offline'))
    await button(en.signIn.submit).click()
    await expect.element(field(en.fields.phoneNumber)).toHaveFocus()
    await expect.element(field(en.fields.phoneNumber)).toHaveAccessibleDescription(en.fields.phoneNumberMissing)
    // If the error above had been announced, it would stand before this one.
    await fill(typed)
    await button(en.signIn.submit).click()
    await expect.poll(spoken).toEqual([`assertive: ${en.errors.Offline}`])
  })

  it.each(['CodeWrong', 'CodeExpired'] as const)(
    'is said at the box of the code that has the focus: %s',
    async (code) => {
      const app = await openApp({ session: sessions.confirmingSignUp })
      app.fail('auth.confirmSignUp', { code })
      await typeCode('123456')
      await expect.element(digit(1)).toHaveFocus()
      await expect.element(digit(1)).toHaveAccessibleDescription(en.errors[code])
      await expect
        .element(page.getByRole('group', { name: en.fields.code, exact: true }))
        .not.toHaveAccessibleDescription()
      expect(spoken()).toEqual([])

      // The box has the focus already, so now the error is announced.
      await userEvent.keyboard('{Enter}')
      await expect.poll(spoken).toEqual([`assertive: ${en.errors[code]}`])
    },
  )
})

describe('an open dialog', () => {
  it('silences nothing that happens behind it', async () => {
    const app = await openApp()
    await button(en.settings.title).click()
    await expect.element(page.getByRole('dialog')).toBeVisible()
    app.emit('connectionChanged', 'offline')
    await expect.poll(spoken).toEqual([`polite: ${en.app.offline}`])
  })

  it('says once what the screen behind it tells too', async () => {
    const app = await openApp({ info: { update: { status: 'checking' } } })
    await button(en.settings.title).click()
    await expect.element(page.getByRole('dialog')).toBeVisible()
    app.emit('updateChanged', { status: 'ready', version: '2.0.0' })
    await expect.poll(spoken).toEqual(['polite: Version 2.0.0 is ready.'])
  })

  it('has its own messages spoken, each time', async () => {
    const app = await openApp()
    app.answer('diagnostics.preview', { ok: true, value: { files: [{ name: 'a.json', text: '{}' }] } })
    app.answer('diagnostics.save', { ok: true, value: true })
    app.emit('screenRequested', 'diagnostics')
    await button(en.diagnostics.save).click()
    await expect.element(status(en.diagnostics.saved)).toBeVisible()
    await expect.poll(spoken).toEqual([`polite: ${en.diagnostics.saved}`])
    await button(en.diagnostics.save).click()
    await expect.poll(spoken).toHaveLength(2)
  })

  it('says that it is still collecting when that takes long', async () => {
    const app = await openApp()
    app.answer('diagnostics.preview', new Promise(() => undefined))
    app.emit('screenRequested', 'diagnostics')
    await expect.poll(spoken).toEqual([`polite: ${en.diagnostics.collecting}`])
    expect(text(en.diagnostics.collecting).query()).toBeNull()
  })
})
