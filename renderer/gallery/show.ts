import { page } from 'vitest/browser'
import { appInfo as appInfoSchema, type Language, type Theme } from '../../preload/contract/machine.ts'
import { session as sessionSchema } from '../../preload/contract/session.ts'
import { accountGroups } from '../locales/account-groups.ts'
import { loadMessages } from '../locales/catalogues.ts'
import { emulate, type Features } from '../testing/emulate.ts'
import { openApp, type OpenedApp } from '../testing/open-app.ts'
import { appInfo, sessions } from '../testing/samples.ts'
import { shownFacts } from './facts.ts'
import { findUnhelped } from './helped.ts'
import { saidFacts } from './said.ts'
import { withFreshWait, type Scene } from './scene.ts'

// Fetched before the first scene, so that none is looked at half-loaded.
await Promise.all([
  import('../components/BrandPages.vue'),
  import('../components/CountryPicker.vue'),
  import('../components/SupportNote.vue'),
  import('../fields/phone-library.ts'),
])

/** How a scene is looked at. `width` is the window's, in CSS pixels; `system` is what the desktop asks for. */
export interface Look {
  language: Language
  theme: Exclude<Theme, 'system'>
  width: number
  system?: Features
}

const height = 760
let shown: OpenedApp | null = null
const tallest = 2_400

/** What is still moving after this time, in milliseconds, is taken as it is. */
const patience = 3_000
const pause = 40

/**
 * Shows a scene, with nothing moving any more. @returns the facts of the contract that can be seen
 * @throws Error when a sentence sends the user to somebody without an address
 */
export async function show({ opening, act }: Scene, { language, theme, width, system }: Look): Promise<string[]> {
  await emulate({ 'prefers-reduced-motion': 'reduce', ...system })
  await page.viewport(width, height)
  const settings = { ...appInfo.settings, theme, ...opening.info?.settings, language }
  const info = { ...appInfo, ...opening.info, settings }
  const session = withFreshWait(opening.session ?? sessions.signedOut)
  const app = await openApp({ ...opening, session, info })
  shown = app
  const { answered } = app
  const messages = await loadMessages(language)
  await act?.(messages)
  await calm()
  checkTexts()
  const told = !answered.some(({ name, code }) => name === 'app.getInfo' && code !== 'ok')
  const unhelped = told ? findUnhelped(messages, info.brand, language) : []
  if (unhelped.length > 0) throw new Error(`Nobody is named who helps, below: ${unhelped.join('; ')}`)
  return [
    ...shownFacts('session', sessionSchema, session),
    ...shownFacts('info', appInfoSchema, info),
    ...answered.map(({ name, code }) => `${name} answers ${code}`),
    ...saidFacts(messages),
  ]
}

const unfetched = new RegExp(`\\b(?:${accountGroups.join('|')})\\.[a-z][a-zA-Z]+\\b`)

/** @throws Error when a screen before the account shows the key of a text that only the account's rooms fetch */
function checkTexts(): void {
  const [key] = unfetched.exec(document.body.innerText) ?? []
  if (key !== undefined) throw new Error(`${key} is shown before its text is there; see account-groups.ts`)
}

/** Has the scene that is shown speak another language. It keeps what was typed and what went wrong. */
export async function speak(language: Language): Promise<void> {
  shown?.emit('settingsChanged', { ...appInfo.settings, language })
  while (document.documentElement.lang !== language) await new Promise(requestAnimationFrame)
}

/** Makes the window as tall as what there is to see, within reason. */
export async function fitHeight(width: number): Promise<void> {
  await page.viewport(width, Math.min(Math.max(document.documentElement.scrollHeight, height), tallest))
}

/** Waits until fonts and late parts are there, animations are over, and nothing changes any more. */
async function calm(): Promise<void> {
  const end = performance.now() + patience
  let before = ''
  for (;;) {
    await document.fonts.ready
    await new Promise((resolve) => setTimeout(resolve, pause))
    const now = document.body.innerHTML
    const moving = document.getAnimations().some(({ playState }) => playState === 'running')
    if ((now === before && !moving) || performance.now() > end) return
    before = now
  }
}
