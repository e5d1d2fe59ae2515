import type { Attributes } from '../../preload/contract/session.ts'
import { goodPassword, sessions } from '../testing/samples.ts'
import { fill } from '../testing/screen.ts'
import { stages } from '../testing/stages.ts'
import { press, type Scene } from './scene.ts'
import { save, signedInWith, submitSignUp, type } from './stage-forms.ts'

const { names } = stages

const colleague: Attributes = { given_name: 'Ada', family_name: 'Okafor', email: 'ada.okafor@harbour.example' }

/** A stage with standard attributes alone, whose pool remembers passwords. */
export const withNames: Scene[] = [
  { name: 'names, sign-up', opening: { at: '/sign-up', info: names } },
  {
    name: 'names, sign-up, all wrong',
    opening: { at: '/sign-up', info: names },
    act: async (texts) => {
      await type('given_name', 'x'.repeat(257))
      await type('email', 'ada@harbour')
      await submitSignUp(texts)
    },
  },
  { name: 'names, profile', opening: { info: names, session: signedInWith(colleague) } },
  { name: 'names, editing', opening: { at: '/profile/edit', info: names, session: signedInWith(colleague) } },
  {
    name: 'names, editing, nothing given',
    opening: { at: '/profile/edit', info: names, session: signedInWith({}) },
    act: save,
  },
  {
    name: 'names, changing the password',
    opening: { at: '/security/password', info: names, session: signedInWith(colleague) },
    act: (texts) => fill({ [texts.fields.newPassword]: goodPassword }),
  },
  {
    name: 'names, a password that the pool refuses',
    opening: {
      at: '/security/password',
      info: names,
      session: signedInWith(colleague),
      script: (double) => {
        double.fail('auth.changePassword', { code: 'PasswordRefused' })
      },
    },
    act: async (texts) => {
      await fill({ [texts.fields.currentPassword]: goodPassword, [texts.fields.newPassword]: 'Rain-on-copper-88' })
      await press(texts.changePassword.submit)
    },
  },
  { name: 'names, choosing a new password', opening: { info: names, session: sessions.resettingPassword } },
]
