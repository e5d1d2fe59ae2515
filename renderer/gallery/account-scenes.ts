import { expect } from 'vitest'
import { userEvent } from 'vitest/browser'
import { forEachAttribute } from '../../preload/contract/testing/attributes.ts'
import type { Profile, Session } from '../../preload/contract/session.ts'
import { emptyProfile, goodPassword, longProfile, profile, sessions } from '../testing/samples.ts'
import { button, fill, labelled } from '../testing/screen.ts'
import { press, type Scene } from './scene.ts'

// The profile, and the forms that change it or the password.

const signedInAs = (shown: Profile): Session => ({ ...sessions.signedIn, profile: shown })

export const accountScenes: Scene[] = [
  { name: 'profile', opening: { session: sessions.signedIn } },
  { name: 'profile, nothing given', opening: { session: signedInAs(emptyProfile) } },
  { name: 'profile, as long as the pool takes it', opening: { session: signedInAs(longProfile) } },
  { name: 'profile, not verified', opening: { session: signedInAs({ ...profile, phoneNumberVerified: false }) } },
  { name: 'profile, kept in memory', opening: { session: { ...sessions.signedIn, keptIn: 'memory' } } },
  {
    name: 'profile, kept nowhere by policy',
    opening: { session: { ...sessions.signedIn, keptIn: 'memory' }, info: { keychain: 'disabled' } },
  },
  { name: 'profile, offline', opening: { session: sessions.signedIn, info: { connection: 'offline' } } },
  {
    name: 'profile, files of no use',
    opening: { session: sessions.signedIn, info: { unusableFolder: '/home/ada/.config/Latchkey' } },
  },
  { name: 'profile, after a crash', opening: { session: sessions.signedIn, info: { crash: { at: 0 } } } },
  {
    name: 'profile, an update is ready',
    opening: { session: sessions.signedIn, info: { update: { status: 'ready', version: '2.0.0' } } },
  },
  {
    name: 'profile, an update is being installed',
    opening: { session: sessions.signedIn, info: { update: { status: 'installing', version: '2.0.0' } } },
  },
  { name: 'editing the profile', opening: { session: sessions.signedIn, at: '/profile/edit' } },
  { name: 'editing the profile, nothing given', opening: { session: signedInAs(emptyProfile), at: '/profile/edit' } },
  {
    name: 'verifying the number, which the pool no longer tells',
    opening: {
      at: '/security/number',
      session: {
        ...sessions.signedIn,
        profile: emptyProfile,
        phoneCode: { newNumber: null, destination: null, wait: null },
      },
    },
  },
  {
    name: 'editing the profile, emptied',
    opening: { session: sessions.signedIn, at: '/profile/edit' },
    act: async (texts) => {
      await fill(labelled({ ...forEachAttribute(() => ''), 'custom:company': ' ' }, texts))
      await press(texts.editProfile.submit)
    },
  },
  {
    name: 'editing the profile, about to be discarded',
    opening: { session: sessions.signedIn, at: '/profile/edit' },
    act: async (texts) => {
      await fill({ [texts.attributes.role]: 'Director' })
      await userEvent.keyboard('{Escape}')
      await expect.element(button(texts.leave.keep)).toHaveFocus()
    },
  },
  { name: 'changing the password', opening: { session: sessions.signedIn, at: '/security/password' } },
  {
    name: 'changing the password, to the same one',
    opening: { session: sessions.signedIn, at: '/security/password' },
    act: async (texts) => {
      await fill({ [texts.fields.currentPassword]: goodPassword, [texts.fields.newPassword]: goodPassword })
      await press(texts.changePassword.submit)
    },
  },
  {
    name: 'changing the password, one suggested',
    opening: { session: sessions.signedIn, at: '/security/password' },
    act: (texts) => press(texts.fields.suggestPassword),
  },
  {
    name: 'changing the password, filled',
    opening: { session: sessions.signedIn, at: '/security/password' },
    act: (texts) =>
      fill({ [texts.fields.currentPassword]: goodPassword, [texts.fields.newPassword]: 'Rain-on-copper-88' }),
  },
]
