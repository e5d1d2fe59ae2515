import { page } from 'vitest/browser'
import type { Messages } from '../locales/types.ts'
import { northwindInfo } from '../testing/brands.ts'
import { sessions } from '../testing/samples.ts'
import { press, type Scene } from './scene.ts'

// What a signed-in user sees who has not agreed to what the company asks for now (decision 0067).

const opening = { session: { ...sessions.signedIn, consentDue: true }, info: { brand: northwindInfo } } as const

export const consentScenes: Scene[] = [
  { name: 'consent', opening },
  { name: 'consent, not agreed to', opening, act: (texts) => press(texts.consent.submit) },
  { name: 'consent, agreed to', opening, act: () => page.getByRole('checkbox').click() },
]

/** What a user does to agree. */
export const agreeing = {
  opening,
  act: async (texts: Messages): Promise<void> => {
    await page.getByRole('checkbox').click()
    await press(texts.consent.submit)
  },
}
