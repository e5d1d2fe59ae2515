import { page } from 'vitest/browser'
import { attributeDefinitions } from '../../preload/contract/attributes/definition.ts'
import type { Attributes, Session } from '../../preload/contract/session.ts'
import type { Messages } from '../locales/types.ts'
import { goodPassword, phoneNumber, sessions } from '../testing/samples.ts'
import { fill } from '../testing/screen.ts'
import { stages } from '../testing/stages.ts'
import { press, type Scene } from './scene.ts'

// The stages of other companies: what differs is what they ask for, and whether people sign up themselves.

const { department, invited, names } = stages

const signedInWith = (attributes: Attributes): Session => ({
  ...sessions.signedIn,
  profile: { phoneNumber, phoneNumberVerified: true, attributes },
})

/** Types into the field of this attribute, whatever it is called in the language. */
const type = (name: string, text: string): Promise<void> => page.getBySelector(`[name="${name}"]`).fill(text)

const submitSignUp = (texts: Messages): Promise<void> => press(texts.signUp.submit)
const save = (texts: Messages): Promise<void> => press(texts.editProfile.submit)

const driver: Attributes = {
  name: 'Ada Okafor',
  'custom:department': 'transport',
  'custom:employee_number': '004711',
}
const colleague: Attributes = { given_name: 'Ada', family_name: 'Okafor', email: 'ada.okafor@harbour.example' }
const guard: Attributes = {
  name: 'Ada Okafor',
  'custom:shift_work': 'true',
  'custom:joined_on': '2019-04-01',
  'custom:floor': '-1',
  'custom:badge': 'A-17',
}

const departments: Scene[] = [
  { name: 'department, sign-up', opening: { at: '/sign-up', info: department } },
  {
    name: 'department, sign-up, nothing entered',
    opening: { at: '/sign-up', info: department },
    act: submitSignUp,
  },
  {
    name: 'department, sign-up, the choices',
    opening: { at: '/sign-up', info: department },
    act: () => page.getBySelector('main [role="combobox"]').click(),
  },
  {
    name: 'department, sign-up, a choice that is not there',
    opening: { at: '/sign-up', info: department },
    act: async (texts) => {
      await page.getBySelector('main [role="combobox"]').click()
      await fill({ [texts.fields.choiceSearch]: 'xyz' })
    },
  },
  {
    name: 'department, sign-up, number too short',
    opening: { at: '/sign-up', info: department },
    act: async (texts) => {
      await type('custom:employee_number', '4711')
      await submitSignUp(texts)
    },
  },
  {
    name: 'department, sign-up, number of another form',
    opening: { at: '/sign-up', info: department },
    act: async (texts) => {
      await type('custom:employee_number', 'A-4711')
      await submitSignUp(texts)
    },
  },
  { name: 'department, profile', opening: { info: department, session: signedInWith(driver) } },
  {
    name: 'department, editing',
    opening: { at: '/profile/edit', info: department, session: signedInWith(driver) },
  },
  {
    name: 'department, editing, a choice that is no longer offered',
    opening: {
      at: '/profile/edit',
      info: department,
      session: signedInWith({ ...driver, 'custom:department': 'Hafenmeisterei' }),
    },
  },
]

const withNames: Scene[] = [
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
    opening: { at: '/change-password', info: names, session: signedInWith(colleague) },
    act: (texts) => fill({ [texts.fields.newPassword]: goodPassword }),
  },
  {
    name: 'names, a password that the pool refuses',
    opening: {
      at: '/change-password',
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

const edit = { at: '/profile/edit', info: invited, session: signedInWith(guard) }

/** Wrong values for the fields of the invited stage, by what is wrong. */
const wrong: Record<string, Record<string, string>> = {
  unreadable: { 'custom:joined_on': 'soon', 'custom:floor': 'ground' },
  'too early and too low': { 'custom:joined_on': '1969-12-31', 'custom:floor': '-3' },
  'too late and too high': { 'custom:joined_on': '2150-01-01', 'custom:floor': '41' },
  'no such day': { 'custom:joined_on': '2023-02-29' },
  'a short year': { 'custom:joined_on': '19-4-1' },
}

const invitation: Scene[] = [
  { name: 'invited, sign-in', opening: { info: invited } },
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

/** Overlong words of a company, in directions that are not the page's. */
const wordy = attributeDefinitions.parse([
  {
    name: 'custom:cost_centre',
    type: 'choice',
    label: {
      en: 'The cost centre to which the expenses of your journeys are charged until further notice of the accounting department',
      de: 'Reisekostenabrechnungskostenstellenverantwortlichkeitsbezeichnung bis auf Weiteres',
      ar: 'Kostenstelle für Reisekosten',
      he: 'מרכז העלות שאליו מחויבות הוצאות הנסיעה שלך',
    },
    hint: { en: 'قسم المحاسبة يعرف الرقم', de: 'Die Buchhaltung kennt sie: <b>Zimmer 12</b> & Durchwahl 4711' },
    choices: [
      {
        value: 'a',
        label: { en: 'Harbour logistics and everything that goes with it, from Hamburg to Rotterdam and back' },
      },
      { value: 'b', label: { en: 'الخدمات اللوجستية في الميناء' } },
    ],
  },
  { name: 'custom:parking', type: 'boolean', label: { en: 'مكان لوقوف السيارات', de: 'Parkplatz' } },
])

const words: Scene[] = [
  { name: 'long words, sign-up', opening: { at: '/sign-up', info: { attributes: wordy } } },
  {
    name: 'long words, the choices',
    opening: { at: '/sign-up', info: { attributes: wordy } },
    act: () => page.getBySelector('main [role="combobox"]').click(),
  },
  {
    name: 'long words, profile',
    opening: {
      info: { attributes: wordy },
      session: signedInWith({ 'custom:cost_centre': 'a', 'custom:parking': 'false' }),
    },
  },
]

/** Every screen that a stage's description changes. */
export const stageScenes: Scene[] = [...departments, ...withNames, ...invitation, ...words]
