import { page } from 'vitest/browser'
import { forEachAttribute } from '../../preload/contract/testing/attributes.ts'
import { northwindInfo } from '../testing/brands.ts'
import { goodPassword, phoneNumber, profile } from '../testing/samples.ts'
import { fill } from '../testing/screen.ts'
import { fillSignUp, hang, press, type Scene } from './scene.ts'

// The form of a new account.

const lenient = {
  minimumLength: 8,
  requireUppercase: false,
  requireLowercase: false,
  requireNumbers: false,
  requireSymbols: false,
}

export const signUpScenes: Scene[] = [
  { name: 'sign-up', opening: { at: '/sign-up' } },
  {
    name: 'sign-up, filled',
    opening: { at: '/sign-up' },
    act: (texts) => fillSignUp(texts, { ...profile, phoneNumber, password: goodPassword }),
  },
  { name: 'sign-up, nothing entered', opening: { at: '/sign-up' }, act: (texts) => press(texts.signUp.submit) },
  {
    name: 'sign-up, all wrong',
    opening: { at: '/sign-up' },
    act: async (texts) => {
      const attributes = forEachAttribute(() => 'x'.repeat(257))
      await fillSignUp(texts, { phoneNumber: '+44 7700', attributes, password: 'a b' })
      await press(texts.signUp.submit)
    },
  },
  {
    name: 'sign-up, password half right',
    opening: { at: '/sign-up' },
    act: (texts) => fill({ [texts.fields.password]: 'Brass' }),
  },
  {
    name: 'sign-up, a landline',
    opening: { at: '/sign-up' },
    act: (texts) => fill({ [texts.fields.phoneNumber]: '+44 20 7946 0018' }),
  },
  {
    name: 'sign-up, a country that is not taken',
    opening: {
      at: '/sign-up',
      info: { policy: { allowedCountries: ['DE'], defaultCountry: null, defaultLanguage: null } },
    },
    act: async (texts) => {
      await fill({ [texts.fields.phoneNumber]: phoneNumber })
      await press(texts.signUp.submit)
    },
  },
  {
    name: 'sign-up, a policy that asks for length alone',
    opening: { at: '/sign-up', info: { passwordPolicy: lenient, system: { languages: ['en'], region: null } } },
    act: (texts) => fill({ [texts.fields.password]: 'Brass' }),
  },
  {
    name: 'sign-up, a password of joined names',
    opening: { at: '/sign-up' },
    act: (texts) => fill({ [texts.attributes.name]: 'Ada Okafor', [texts.fields.password]: 'AdaOkafor1!' }),
  },
  {
    name: 'sign-up, a number without its calling code',
    opening: { at: '/sign-up' },
    act: (texts) => fill({ [texts.fields.phoneNumber]: '7700 900123' }),
  },
  { name: 'sign-up, with terms', opening: { at: '/sign-up', info: { brand: northwindInfo } } },
  {
    name: 'sign-up, terms not agreed to',
    opening: { at: '/sign-up', info: { brand: northwindInfo } },
    act: async (texts) => {
      await fillSignUp(texts, { ...profile, phoneNumber, password: goodPassword })
      await press(texts.signUp.submit)
    },
  },
  {
    name: 'sign-up, terms agreed to',
    opening: { at: '/sign-up', info: { brand: northwindInfo } },
    act: async (texts) => {
      await fillSignUp(texts, { ...profile, phoneNumber, password: goodPassword })
      await page.getByRole('checkbox').click()
    },
  },
  {
    name: 'sign-up, busy',
    opening: { at: '/sign-up', script: hang('auth.signUp') },
    act: async (texts) => {
      await fillSignUp(texts, { ...profile, phoneNumber, password: goodPassword })
      await press(texts.signUp.submit)
    },
  },
]
