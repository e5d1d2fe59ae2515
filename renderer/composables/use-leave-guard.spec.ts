import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createMemoryHistory } from 'vue-router'
import { en } from '../locales/en.ts'
import { openApp, type OpenedApp } from '../testing/open-app.ts'
import { destination, goodPassword, profile, sessions } from '../testing/samples.ts'
import { button, digit, field, fill, link, title, typeCode } from '../testing/screen.ts'

const question = page.getByRole('alertdialog', { name: en.leave.title })
const profileRoom = title(en.profile.title)
const securityRoom = title(en.security.title)

/** The screens that edit something, and what a user changes there. */
const edits = [
  {
    name: 'the profile',
    at: '/profile/edit',
    room: { path: '/profile', entry: en.account.profile, home: profileRoom },
    shown: title(en.editProfile.title),
    change: () => fill({ [en.attributes.role]: 'Director' }),
    changed: field(en.attributes.role),
    value: 'Director',
    cancel: en.editProfile.cancel,
  },
  {
    name: 'the password',
    at: '/security/password',
    room: { path: '/security', entry: en.account.security, home: securityRoom },
    shown: title(en.changePassword.title),
    change: () => fill({ [en.fields.newPassword]: 'Rain' }),
    changed: field(en.fields.newPassword),
    value: 'Rain',
    cancel: en.changePassword.cancel,
  },
] as const

/** Ways out of an edit that are not meant to throw away what was typed. */
const ways: Record<string, (entry: string) => Promise<void>> = {
  Escape: () => userEvent.keyboard('{Escape}'),
  'a link of the frame': (entry) => link(entry).click(),
}

async function open(at: string): Promise<OpenedApp> {
  return openApp({ session: sessions.signedIn, at })
}

describe.each(edits)(
  'an edit of $name',
  ({ at, room: { path, entry, home }, shown, change, changed, value, cancel }) => {
    it.each(Object.entries(ways))('asks nothing when nothing was changed, and is left by %s', async (_, leave) => {
      await open(at)
      await expect.element(shown).toBeVisible()
      await leave(entry)
      await expect.element(home).toBeVisible()
      expect(question.query()).toBeNull()
    })

    it.each(Object.entries(ways))('asks before %s loses what was typed, and keeps it', async (_, leave) => {
      await open(at)
      await change()
      await leave(entry)
      await expect.element(question).toBeVisible()
      await expect.element(button(en.leave.keep)).toHaveFocus()
      await button(en.leave.keep).click()
      await expect.poll(() => question.query()).toBeNull()
      await expect.element(changed).toHaveValue(value)
      // Asked again the next time.
      await leave(entry)
      await button(en.leave.discard).click()
      await expect.element(home).toBeVisible()
    })

    it('asks before going back, and goes back only then', async () => {
      const history = createMemoryHistory()
      history.replace(path)
      history.push(at)
      const app = await openApp({ session: sessions.signedIn, history })
      await change()
      history.go(-1)
      await expect.element(question).toBeVisible()
      await button(en.leave.keep).click()
      await expect.poll(app.path).toBe(at)
      await expect.element(changed).toHaveValue(value)
      history.go(-1)
      await button(en.leave.discard).click()
      await expect.poll(app.path).toBe(path)
      await expect.element(home).toBeVisible()
    })

    it('takes Escape at the question for staying', async () => {
      await open(at)
      await change()
      await userEvent.keyboard('{Escape}')
      await expect.element(question).toBeVisible()
      await userEvent.keyboard('{Escape}')
      await expect.poll(() => question.query()).toBeNull()
      await expect.element(changed).toHaveValue(value)
    })

    it('is left by its own Cancel without a question', async () => {
      await open(at)
      await change()
      await button(cancel).click()
      await expect.element(home).toBeVisible()
      expect(question.query()).toBeNull()
    })

    it('asks nothing once the change is taken back', async () => {
      await open(at)
      const before = (changed.element() as HTMLInputElement).value
      await change()
      await changed.fill(before)
      await userEvent.keyboard('{Escape}')
      await expect.element(home).toBeVisible()
    })

    it('asks nothing when the session ends', async () => {
      const app = await open(at)
      await change()
      app.emit('sessionChanged', { ...sessions.signedOut, notice: 'sessionEnded' })
      await expect.element(title(en.signIn.title)).toBeVisible()
      expect(question.query()).toBeNull()
    })

    it('drops an open question when the session ends', async () => {
      const app = await open(at)
      await change()
      await userEvent.keyboard('{Escape}')
      await expect.element(question).toBeVisible()
      app.emit('sessionChanged', { ...sessions.signedOut, notice: 'sessionEnded' })
      await expect.element(title(en.signIn.title)).toBeVisible()
      expect(question.query()).toBeNull()
    })

    it('leaves Escape to what is open over it', async () => {
      const app = await open(at)
      await change()
      app.emit('screenRequested', 'settings')
      await expect.element(page.getByRole('dialog')).toBeVisible()
      await userEvent.keyboard('{Escape}')
      await expect.poll(() => page.getByRole('dialog').query()).toBeNull()
      expect(question.query()).toBeNull()
      await expect.element(changed).toHaveValue(value)
    })
  },
)

it('asks nothing while the change is being sent, and Escape does nothing then', async () => {
  const app = await open('/profile/edit')
  const { promise, resolve } = Promise.withResolvers<{ ok: true; value: typeof profile }>()
  app.answer('profile.update', promise)
  await fill({ [en.attributes.role]: 'Director' })
  await button(en.editProfile.submit).click()
  await expect.element(button(en.editProfile.submit)).toHaveAttribute('aria-busy', 'true')
  await userEvent.keyboard('{Escape}')
  expect(question.query()).toBeNull()
  await expect.element(title(en.editProfile.title)).toBeVisible()
  resolve({ ok: true, value: profile })
  await expect.element(profileRoom).toBeVisible()
  expect(question.query()).toBeNull()
})

it('a saved password asks nothing', async () => {
  const app = await open('/security/password')
  app.answer('auth.changePassword', { ok: true, value: sessions.signedIn })
  await fill({ [en.fields.currentPassword]: goodPassword, [en.fields.newPassword]: 'Rain-on-copper-88' })
  await button(en.changePassword.submit).click()
  await expect.element(securityRoom).toBeVisible()
  expect(question.query()).toBeNull()
})

it('a code that is typed by half is not asked about, because the text message still has it', async () => {
  const session = { ...sessions.signedIn, profile: { ...profile, phoneNumberVerified: false } }
  await openApp({
    session: { ...session, phoneCode: { newNumber: null, destination, wait: null } },
    at: '/security/number',
  })
  await typeCode('123')
  await expect.element(digit(3)).toHaveValue('3')
  await userEvent.keyboard('{Escape}')
  await expect.element(securityRoom).toBeVisible()
  expect(question.query()).toBeNull()
})

it('Escape of an input method ends what it writes, not the edit', async () => {
  await open('/profile/edit')
  const target = field(en.attributes.role)
  await target.click()
  target.element().dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', isComposing: true, bubbles: true }))
  await new Promise(requestAnimationFrame)
  await expect.element(title(en.editProfile.title)).toBeVisible()
})
