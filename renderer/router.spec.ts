import { describe, expect, it, onTestFinished } from 'vitest'
import { createWebHashHistory } from 'vue-router'
import type { Session, SessionStatus } from '../preload/contract/session.ts'
import { en } from './locales/en.ts'
import { homes } from './router.ts'
import type { Double } from './testing/double.ts'
import { openApp } from './testing/open-app.ts'
import { allOffered, numberChanging, phoneNumber, profile, sessions, totpKey } from './testing/samples.ts'
import { changeOf, field, fill, labelled, link, title } from './testing/screen.ts'

/** Every screen, with whom it is for. */
const screens: Record<string, SessionStatus> = {
  '/restoring': 'restoring',
  '/sign-in': 'signedOut',
  '/sign-up': 'signedOut',
  '/forgot-password': 'signedOut',
  '/confirm-sign-up': 'confirmingSignUp',
  '/signing-in': 'signingIn',
  '/reset-password': 'resettingPassword',
  '/profile': 'signedIn',
  '/profile/edit': 'signedIn',
  '/security': 'signedIn',
  '/security/number': 'signedIn',
  '/security/password': 'signedIn',
  '/security/new-number': 'signedIn',
  '/security/authenticator': 'signedIn',
  '/security/delete': 'signedIn',
  '/this-computer': 'signedIn',
  '/help': 'signedIn',
}
/** Those that are there before the session of a known user is. */
const rooms = ['/profile', '/security', '/this-computer', '/help']
/** Those that only some stages offer, each with what takes it away. */
const offered = {
  '/security/new-number': { newNumber: false },
  '/security/authenticator': { totp: false },
  '/security/delete': { deleteAccount: false },
} as const
const info = { signIn: allOffered }
const statuses = Object.keys(sessions) as SessionStatus[]

/** The screen of the authenticator asks for it when it opens. */
const answerTotpKey = (double: Double): void => {
  double.answer('factors.getTotpKey', { ok: true, value: totpKey })
}

describe('the guard', () => {
  it.each(statuses)('lets a session that is %s onto its own screens and no other', async (status) => {
    for (const [path, owner] of Object.entries(screens)) {
      const app = await openApp({ session: sessions[status], at: path, info, script: answerTotpKey })
      expect(app.path(), path).toBe(owner === status ? path : `/${homes[status]}`)
      app.close()
    }
  })

  it('lets a known user into the rooms of the account while the session is being restored', async () => {
    for (const path of Object.keys(screens)) {
      const app = await openApp({ session: { ...sessions.restoring, wasSignedIn: true, profile: null }, at: path })
      expect(app.path(), path).toBe(rooms.includes(path) ? path : '/profile')
      app.close()
    }
  })

  it.each(Object.entries(offered))('lets nobody onto %s where the stage does not offer it', async (at, without) => {
    const app = await openApp({ session: sessions.signedIn, at, info: { signIn: { ...allOffered, ...without } } })
    expect(app.path()).toBe('/profile')
  })

  it('lets nobody onto the authenticator where there is no second factor, whatever the app may be', async () => {
    const signIn = { ...allOffered, secondFactor: 'OFF' } as const
    const app = await openApp({ session: sessions.signedIn, at: '/security/authenticator', info: { signIn } })
    expect(app.path()).toBe('/profile')
  })

  it.each(['/', '/no-such-screen'])('sends %s home', async (path) => {
    const app = await openApp({ at: path })
    expect(app.path()).toBe('/sign-in')
  })
})

describe('a change of the session', () => {
  it('that is restored keeps its user in the room where they are', async () => {
    const app = await openApp({ session: { ...sessions.restoring, wasSignedIn: true, profile: null }, at: '/security' })
    app.emit('sessionChanged', sessions.signedIn)
    await expect.element(changeOf(en.fields.password)).toBeVisible()
    expect(app.path()).toBe('/security')
  })

  it.each(statuses)('moves the user to the home of %s', async (status) => {
    const app = await openApp({ session: status === 'signedOut' ? sessions.confirmingSignUp : sessions.signedOut })
    app.answer('profile.refresh', { ok: true, value: profile })
    app.emit('sessionChanged', sessions[status])
    await expect.poll(app.path).toBe(`/${homes[status]}`)
  })

  it('leaves the user on the screen when it is still for them', async () => {
    const app = await openApp({ at: '/sign-up' })
    await field('Company').fill('Harbour & Sons')
    app.emit('sessionChanged', { ...sessions.signedOut, phoneNumber })
    expect(app.path()).toBe('/sign-up')
    await expect.element(field('Company')).toHaveValue('Harbour & Sons')
  })

  it('that comes before the answer to the first question is the newer one', async () => {
    const app = await openApp({
      script: (double) => {
        const late = Promise.resolve().then(() => {
          double.emit('sessionChanged', sessions.resettingPassword)
          return { ok: true as const, value: sessions.signedOut }
        })
        double.answer('session.get', late)
      },
    })
    expect(app.path()).toBe('/reset-password')
  })

  it('leaves nothing of one account to the next', async () => {
    const app = await openApp({ at: '/sign-up' })
    app.answer('profile.refresh', { ok: true, value: profile })
    await fill(labelled(profile.attributes, en))
    app.emit('sessionChanged', sessions.signedIn)
    await expect.element(title(en.profile.title)).toBeVisible()
    app.emit('sessionChanged', sessions.signedOut)
    await expect.element(title(en.signIn.title)).toBeVisible()
    await expect.element(field('Phone number')).toHaveValue('')

    await link(en.signIn.signUp).click()
    for (const label of Object.keys(labelled(profile.attributes, en))) {
      await expect.element(field(label)).toHaveValue('')
    }
  })
})

describe('a reload', () => {
  const places: [string, Session][] = [
    ['/sign-up', sessions.signedOut],
    ['/forgot-password', sessions.signedOut],
    ['/confirm-sign-up', sessions.confirmingSignUp],
    ['/signing-in', sessions.signingIn],
    ['/reset-password', sessions.resettingPassword],
    ['/profile/edit', sessions.signedIn],
    ['/security/password', sessions.signedIn],
    ['/security/new-number', sessions.signedIn],
    ['/security/authenticator', sessions.signedIn],
    ['/security/number', numberChanging],
    ['/security/delete', sessions.signedIn],
  ]

  it.each(places)('finds %s again', async (path, session) => {
    const before = location.hash
    onTestFinished(() => {
      history.replaceState(null, '', before === '' ? location.pathname + location.search : before)
    })
    location.hash = path
    const first = await openApp({ session, info, script: answerTotpKey, history: createWebHashHistory() })
    const heading = document.querySelector('h1')?.textContent
    first.close()

    const second = await openApp({ session, info, script: answerTotpKey, history: createWebHashHistory() })
    expect(second.path()).toBe(path)
    expect(document.querySelector('h1')?.textContent).toBe(heading)
  })
})
