import { page } from 'vitest/browser'
import { attributeDefinitions } from '../../preload/contract/attributes/definition.ts'
import { departments } from './department-scenes.ts'
import { invitation } from './invited-scenes.ts'
import { withNames } from './names-scenes.ts'
import type { Scene } from './scene.ts'
import { signedInWith } from './stage-forms.ts'

// The stages of other companies: what differs is what they ask for, and whether people sign up themselves.

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
