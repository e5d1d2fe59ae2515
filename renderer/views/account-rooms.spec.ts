import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { restoreProblem, type Session } from '../../preload/contract/session.ts'
import { en } from '../locales/en.ts'
import type { SessionOf } from '../stores/session-of.ts'
import { openApp } from '../testing/open-app.ts'
import { emptyProfile, errorOf, profile, sessions, shownNumber } from '../testing/samples.ts'
import {
  accountMenu,
  alert,
  button,
  changeOf,
  errorsOf,
  link,
  shownRows,
  status,
  text,
  title,
  typeCode,
} from '../testing/screen.ts'

const { signedIn } = sessions
const restoring = { ...sessions.restoring, wasSignedIn: true, profile }
const rooms = ['/profile', '/security', '/this-computer', '/help']
const rowOf = (label: string) => shownRows().find(([name]) => name === label)?.[1]

describe('a room of the account, while the session is being restored', () => {
  it.each(rooms)('%s stands as it will, and offers nothing yet that asks the server', async (at) => {
    const app = await openApp({ session: { ...restoring, profile: null }, at })
    await expect.element(page.getByRole('progressbar', { name: en.restoring.title })).toBeInTheDocument()
    expect(page.getByRole('link', { name: new RegExp(`^${en.profile.change}`) }).query()).toBeNull()
    expect(text(en.profile.none).query(), 'what is late is not missing').toBeNull()
    const places = () => [...document.querySelectorAll('main h1, main dl, main dt, nav a')].map(placeOf)
    const before = places()

    app.emit('sessionChanged', restoring)
    await expect.element(page.getByRole('banner').getByText('Ada Okafor')).toBeVisible()
    expect(places()).toEqual(before)

    app.answer('profile.refresh', { ok: true, value: profile })
    app.emit('sessionChanged', { ...signedIn, since: null })
    await expect.poll(() => page.getByRole('progressbar').query()).toBeNull()
    expect(places()).toEqual(before)
    expect(app.path()).toBe(at)
  })

  it.each(restoreProblem.options)('says what is wrong and tries again on demand: %s', async (problem) => {
    const app = await openApp({ session: { ...restoring, problem }, at: '/security' })
    await expect.element(alert(en.errors[problem])).toBeVisible()
    await expect.element(alert(en.restoring.asLastSeen)).toBeVisible()
    app.answer('session.retry', { ok: true, value: signedIn })
    await button(en.restoring.retry).click()
    await expect.element(changeOf(en.fields.password)).toBeVisible()
  })

  it.each(errorsOf('session.retry'))('explains %s when trying again fails', async (code) => {
    const app = await openApp({ session: { ...restoring, problem: 'Offline' } })
    app.fail('session.retry', errorOf(code))
    await button(en.restoring.retry).click()
    await expect.element(alert(en.errors[code])).toBeVisible()
  })

  it('lets the user sign out instead', async () => {
    const app = await openApp({ session: { ...restoring, problem: 'Offline' } })
    app.answer('auth.signOut', { ok: true, value: { ...sessions.signedOut, notice: 'serverNotTold' } })
    await button(en.account.signOut).click()
    await expect.element(status(en.notices.serverNotTold)).toBeVisible()
  })
})

describe('this computer', () => {
  const room = (session: Session, info = {}) => openApp({ session, info, at: '/this-computer' })

  it('says since when, in the language of the screens, and where the sign-in is kept', async () => {
    await room(signedIn, { platform: 'win32' })
    const written = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
    expect(rowOf(en.thisComputer.signedIn)).toBe(`Since ${written.format(signedIn.since)}`)
    await expect.element(text(en.keptIn.win32)).toBeVisible()
  })

  it('says so when nobody knows since when', async () => {
    await room({ ...signedIn, since: null })
    expect(rowOf(en.thisComputer.signedIn)).toBe(en.thisComputer.sinceUnknown)
  })

  it('says that a session in memory ends with the app, and tries the keychain again', async () => {
    const app = await room({ ...signedIn, keptIn: 'memory' }, { keychain: 'locked' })
    expect(rowOf(en.thisComputer.staysSignedIn)).toBe(en.thisComputer.untilClosed)
    app.fail('session.retry', errorOf('TimedOut'))
    await button(en.signIn.retryKeychain).click()
    await expect.element(alert(en.errors.TimedOut)).toBeVisible()
    app.answer('session.retry', { ok: true, value: signedIn })
    await button(en.signIn.retryKeychain).click()
    await expect.element(text(en.thisComputer.stays)).toBeVisible()
  })

  it('opens the settings, and shows the updates', async () => {
    await room(signedIn, { update: { status: 'current', checkedAt: null } })
    await expect.element(button(en.updates.check)).toBeVisible()
    await button(en.profile.change).click()
    await expect.element(page.getByRole('dialog', { name: en.settings.title })).toBeVisible()
  })
})

it('Help leads to the diagnostics', async () => {
  const app = await openApp({ session: signedIn, at: '/help' })
  app.answer('diagnostics.preview', { ok: true, value: { files: [] } })
  await button(en.diagnostics.title).click()
  await expect.element(page.getByRole('dialog', { name: en.diagnostics.title })).toBeVisible()
})

describe('a new account', () => {
  const greeting = (name: string) => page.getByRole('heading', { level: 2, name })

  async function confirm(session: SessionOf<'signedIn'>): Promise<void> {
    const app = await openApp({ session: sessions.confirmingSignUp })
    app.answer('auth.confirmSignUp', { ok: true, value: session })
    app.answer('profile.refresh', { ok: true, value: session.profile })
    await typeCode('123456')
    await expect.element(title(en.profile.title)).toBeVisible()
  }

  it('is greeted once, by the name that its user has, with what comes next', async () => {
    await confirm(signedIn)
    await expect.element(greeting('Your account is ready, Ada Okafor')).toBeVisible()
    await expect.element(text(en.ready.kept)).toBeVisible()
    await expect.element(text(`sign in with ${shownNumber}`)).toBeVisible()
    await button(en.ready.dismiss).click()
    await expect.element(title(en.profile.title)).toHaveFocus()

    await link(en.account.help).click()
    await link(en.account.profile).click()
    await expect.element(title(en.profile.title)).toBeVisible()
    expect(text(en.ready.details).query()).toBeNull()
  })

  it('is greeted by the first name where the pool holds it', async () => {
    await confirm({ ...signedIn, profile: { ...profile, attributes: { ...profile.attributes, given_name: ' Ada ' } } })
    await expect.element(greeting('Your account is ready, Ada')).toBeVisible()
  })

  it('is promised nothing that is not so', async () => {
    await confirm({ ...signedIn, keptIn: 'memory', profile: emptyProfile })
    await expect.element(greeting(en.ready.nameless)).toBeVisible()
    expect(text(en.ready.kept).query()).toBeNull()
  })

  it('is not greeted after a sign-in', async () => {
    const app = await openApp()
    app.answer('profile.refresh', { ok: true, value: profile })
    app.emit('sessionChanged', signedIn)
    await expect.element(title(en.profile.title)).toBeVisible()
    expect(text(en.ready.details).query()).toBeNull()
  })
})

describe('in a narrow window', () => {
  const menu = accountMenu(en)
  const entry = (name: string) => page.getByRole('menuitem', { name, exact: true })

  it('one menu behind the initials leads to every room, by keyboard too', async () => {
    await page.viewport(360, 640)
    const app = await openApp({ session: signedIn })
    expect(page.getByRole('navigation').query()).toBeNull()
    await menu.click()
    await expect.element(entry(en.account.profile)).toHaveAttribute('aria-current', 'page')
    await entry(en.account.security).click()
    await expect.poll(app.path).toBe('/security')

    ;(menu.element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}{ArrowDown}{ArrowDown}{ArrowDown}{Enter}')
    await expect.poll(app.path).toBe('/help')
  })

  it('it holds the settings and the way out', async () => {
    await page.viewport(360, 640)
    const app = await openApp({ session: signedIn })
    await menu.click()
    await entry(en.settings.title).click()
    await expect.element(page.getByRole('dialog', { name: en.settings.title })).toBeVisible()
    await button(en.settings.close).click()

    app.answer('auth.signOut', { ok: true, value: sessions.signedOut })
    await menu.click()
    await entry(en.account.signOut).click()
    await expect.element(title(en.signIn.title)).toBeVisible()
  })
})

function placeOf(element: Element): string {
  const { top, left, width } = element.getBoundingClientRect()
  return `${element.tagName}: ${String(top)}, ${String(left)}, ${String(width)}`
}
