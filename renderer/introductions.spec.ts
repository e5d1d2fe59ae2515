import { describe, expect, it } from 'vitest'
import { languages } from '../preload/contract/languages.ts'
import type { Language } from '../preload/contract/machine.ts'
import { loadMessages } from './locales/catalogues.ts'
import { en } from './locales/en.ts'
import { careAt } from './gallery/care-opening.ts'
import { answerKey } from './gallery/sign-in-scenes.ts'
import { openApp, type Opening } from './testing/open-app.ts'
import {
  appInfo,
  destination,
  numberChanging,
  sessions,
  shownNewNumber,
  shownNumber,
  signingInAt,
} from './testing/samples.ts'
import { button, link } from './testing/screen.ts'
import { listen, plain } from './testing/speech.ts'
import { spokenOnFocus } from './testing/spoken.ts'

// Each screen introduces itself: title, introduction and where the code went, once each, before the label of the field
// that has the focus (decision 0063).

const heard = listen()

/** What a screen reader says when a screen opens: of the focus, and then what the announcer adds. */
async function spoken(): Promise<string[]> {
  const announced = heard.filter(({ region }) => region.isConnected).map(({ text }) => text)
  return [...(await spokenOnFocus()), ...announced]
}

const outlived = true as const
const { confirmingSignUp: confirming, resettingPassword: resetting, signedIn, signedOut, restoring } = sessions

/** Every screen in every state that changes what introduces it, with where its code went. */
const screens: Record<string, Opening & { to?: string }> = {
  'sign-in': {},
  'sign-in with the number': { session: { ...signedOut, phoneNumber: confirming.phoneNumber } },
  'sign-up': { at: '/sign-up' },
  'asking for a reset': { at: '/forgot-password' },
  'confirming the number': { session: confirming, to: shownNumber },
  'confirming the number, sent elsewhere': { session: { ...confirming, destination: 'a***@h***' }, to: 'a***@h***' },
  'confirming the number, nothing sent': { session: { ...confirming, destination: null }, to: shownNumber },
  'confirming the number, no code could be sent': {
    session: { ...confirming, destination: null, problem: 'codeNotSent' },
    to: shownNumber,
  },
  'confirming the number, code over': { session: { ...confirming, destination: null, outlived }, to: shownNumber },
  'signing in, a code by text message': { session: sessions.signingIn, to: shownNumber },
  'signing in, a code sent somewhere': {
    session: signingInAt({ kind: 'smsCode', destination: null, mayChoose: false }),
  },
  'signing in, a code of the app': { session: signingInAt({ kind: 'totpCode', mayChoose: true }) },
  'signing in, choosing': { session: signingInAt({ kind: 'chooseFactor', factors: ['sms', 'totp'] }) },
  'signing in, a first password': { session: signingInAt({ kind: 'newPassword', missing: ['name'] }) },
  'signing in, setting up the app': { session: signingInAt({ kind: 'setUpTotp' }), script: answerKey },
  'choosing a new password': { session: resetting, to: shownNumber },
  'choosing a new password, nothing sent': { session: { ...resetting, destination: null }, to: shownNumber },
  'verifying the number': {
    at: '/security/number',
    session: { ...signedIn, phoneCode: { newNumber: null, destination, wait: null } },
    to: shownNumber,
  },
  'verifying a new number': { ...careAt('/security/number', { session: numberChanging }), to: shownNewNumber },
  'changing the number': careAt('/security/new-number'),
  'adding an authenticator': careAt('/security/authenticator'),
  'deleting the account': careAt('/security/delete'),
  'changing the password': { at: '/security/password', session: signedIn },
  'editing the profile': { at: '/profile/edit', session: signedIn },
  security: { at: '/security', session: signedIn },
  'this computer': { at: '/this-computer', session: signedIn },
  help: { at: '/help', session: signedIn },
  restoring: { session: restoring },
  'restoring, offline': { session: { ...restoring, problem: 'Offline' } },
}

/** The title and the introduction that the eyes see. */
function seen(): { title: string; intro: string } {
  const title = document.querySelector('h1')
  return {
    title: plain(title?.textContent ?? ''),
    intro: plain(title?.parentElement?.querySelector('p')?.textContent ?? ''),
  }
}

const times = (part: string, texts: string[]): number => texts.join('\n').split(part).length - 1

/** Opens a screen and expects that it is introduced. */
async function expectIntroduced({ to, ...opening }: Opening & { to?: string }): Promise<void> {
  const app = await openApp(opening)
  if (opening.at !== undefined) expect(app.path(), 'the screen is there').toBe(opening.at)
  // A start says nothing at first, because most are over before anybody could read it (decision 0077).
  await expect.poll(() => document.querySelector('h1')).not.toBeNull()
  const { title, intro } = seen()
  await expect.poll(async () => times(intro, await spoken()), { message: 'the introduction, once' }).toBe(1)
  const said = await spoken()
  expect(times(title, said), `the title, once, in ${said.join(' | ')}`).toBe(1)
  expect(said[0]?.startsWith(title), 'the title comes first').toBe(true)
  if (to !== undefined) expect(times(to, said), 'where the code went').toBe(1)
  const field = document.activeElement
  if (field instanceof HTMLInputElement) {
    const label = plain(field.labels?.[0]?.textContent ?? field.ariaLabel)
    expect(said.findIndex((part) => part.startsWith(label))).toBeGreaterThan(
      said.findIndex((part) => part.includes(intro)),
    )
  }
}

describe('introduces itself when it opens', () => {
  it.each(Object.entries(screens).filter(([name]) => name !== 'editing the profile'))('%s', async (_, screen) => {
    await expectIntroduced(screen)
  })

  it.each(languages)('in %s too', async (language: Language) => {
    const settings = { ...appInfo.settings, language }
    await expectIntroduced({ session: confirming, to: shownNumber, info: { settings } })
    expect(seen().title).toBe((await loadMessages(language)).confirm.title)
  })

  it('also without an introduction', async () => {
    await openApp({ at: '/profile/edit', session: signedIn })
    await expect.poll(spoken).toContain(en.editProfile.title)
  })
})

it('introduces each screen to which a way leads, and not the one before again', async () => {
  const app = await openApp()
  await expect.poll(async () => (await spoken())[0]).toContain(en.signIn.title)
  await link(en.signIn.forgot).click()
  await expect.poll(async () => (await spoken())[0]).toBe(`${en.forgot.title} ${en.forgot.intro}`)
  await link(en.forgot.back).click()
  await expect.poll(async () => (await spoken())[0]).toBe(`${en.signIn.title} ${en.signIn.intro}`)
  app.emit('sessionChanged', sessions.confirmingSignUp)
  await expect.poll(async () => (await spoken())[0]).toContain(en.confirm.title)
  expect(await spoken()).not.toContain(en.signIn.intro)
  await expect.element(button(en.confirm.submit)).toBeVisible()
})
