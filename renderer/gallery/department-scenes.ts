import { page } from 'vitest/browser'
import type { Attributes } from '../../preload/contract/session.ts'
import { fill } from '../testing/screen.ts'
import { stages } from '../testing/stages.ts'
import type { Scene } from './scene.ts'
import { signedInWith, submitSignUp, type } from './stage-forms.ts'

const { department } = stages

const driver: Attributes = {
  name: 'Ada Okafor',
  'custom:department': 'transport',
  'custom:employee_number': '004711',
}

/** A stage that asks for a department, of many, and for a number that stays. */
export const departments: Scene[] = [
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
