import type { Attributes } from '../../preload/contract/session.ts'
import { phoneNumber, sessions } from '../testing/samples.ts'
import { fill } from '../testing/screen.ts'
import { stages } from '../testing/stages.ts'
import { enterCode, press, type Scene } from './scene.ts'
import { save, signedInWith, type } from './stage-forms.ts'

const { invited } = stages

const guard: Attributes = {
  name: 'Ada Okafor',
  'custom:shift_work': 'true',
  'custom:joined_on': '2019-04-01',
  'custom:floor': '-1',
  'custom:badge': 'A-17',
}

const edit = { at: '/profile/edit', info: invited, session: signedInWith(guard) }

/** Wrong values for the fields of the invited stage, by what is wrong. */
const wrong: Record<string, Record<string, string>> = {
  unreadable: { 'custom:joined_on': 'soon', 'custom:floor': 'ground' },
  'too early and too low': { 'custom:joined_on': '1969-12-31', 'custom:floor': '-3' },
  'too late and too high': { 'custom:joined_on': '2150-01-01', 'custom:floor': '41' },
  'no such day': { 'custom:joined_on': '2023-02-29' },
  'a short year': { 'custom:joined_on': '19-4-1' },
}

/** A stage where only an administrator creates accounts, with every type but a choice. */
export const invitation: Scene[] = [
  { name: 'invited, sign-in', opening: { info: invited } },
  { name: 'invited, sign-in, for the first time here', opening: { info: { ...invited, signedInBefore: false } } },
  {
    name: 'invited, confirming the number, code over',
    opening: { info: invited, session: { ...sessions.confirmingSignUp, destination: null, outlived: true } },
  },
  {
    name: 'invited, confirming the number, account perhaps gone',
    opening: { info: invited, session: { ...sessions.confirmingSignUp, outlived: true } },
  },
  {
    name: 'invited, confirming the number, account gone',
    opening: {
      info: invited,
      session: sessions.confirmingSignUp,
      script: (double) => {
        double.fail('auth.confirmSignUp', { code: 'AccountGone' })
      },
    },
    act: (texts) => enterCode(texts, '123456'),
  },
  {
    name: 'invited, asking for a reset, not possible',
    opening: {
      at: '/forgot-password',
      info: invited,
      script: (double) => {
        double.fail('auth.requestPasswordReset', { code: 'ResetNotPossible' })
      },
    },
    act: async (texts) => {
      await fill({ [texts.fields.phoneNumber]: phoneNumber })
      await press(texts.forgot.submit)
    },
  },
  { name: 'invited, profile', opening: { info: invited, session: signedInWith(guard) } },
  {
    name: 'invited, profile, values that nobody can read',
    opening: {
      info: invited,
      session: signedInWith({ 'custom:shift_work': 'perhaps', 'custom:joined_on': '1.4.19', 'custom:floor': 'K' }),
    },
  },
  { name: 'invited, editing', opening: edit },
  {
    name: 'invited, editing, nothing given',
    opening: { ...edit, session: signedInWith({}) },
    act: save,
  },
  ...Object.entries(wrong).map(([name, values]): Scene => ({
    name: `invited, editing, ${name}`,
    opening: edit,
    act: async (texts) => {
      for (const [attribute, text] of Object.entries(values)) await type(attribute, text)
      await save(texts)
    },
  })),
]
