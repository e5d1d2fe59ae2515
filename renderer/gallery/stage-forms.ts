import { page } from 'vitest/browser'
import type { Attributes, Session } from '../../preload/contract/session.ts'
import type { Messages } from '../locales/types.ts'
import { phoneNumber, sessions } from '../testing/samples.ts'
import { press } from './scene.ts'

// What a user of any stage does in its forms.

/** A user whose profile has these values. */
export const signedInWith = (attributes: Attributes): Session => ({
  ...sessions.signedIn,
  profile: { phoneNumber, phoneNumberVerified: true, attributes },
})

/** Types into the field of this attribute, whatever it is called in the language. */
export const type = (name: string, text: string): Promise<void> => page.getBySelector(`[name="${name}"]`).fill(text)

export const submitSignUp = (texts: Messages): Promise<void> => press(texts.signUp.submit)
export const save = (texts: Messages): Promise<void> => press(texts.editProfile.submit)
