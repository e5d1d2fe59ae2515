import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { oneIn } from '../../scripts/reduced.ts'
import { languages } from '../../preload/contract/languages.ts'
import type { Language } from '../../preload/contract/machine.ts'
import { loadMessages } from '../locales/catalogues.ts'
import { goodPassword, profile, sessions, signingInAt } from '../testing/samples.ts'
import { field, text } from '../testing/screen.ts'
import { longestFailures } from './failures.ts'
import { actionBars, findHiddenButtons, findHiddenFocus, isInWindow } from './form-places.ts'
import { homeScenes } from './home-scenes.ts'
import { longest } from './lengths.ts'
import type { Scene } from './scene.ts'
import { screenScenes } from './screens.ts'
import { show, speak } from './show.ts'
import { securityScenes } from './security-scenes.ts'
import { formlessSteps } from './sign-in-scenes.ts'

// The main button of every form is in the window, whichever language makes the form long, and nothing moves it away.

/** In CSS pixels: the app's own window without its frame, and a small notebook's screen without the system's bar. */
const sizes = [
  [1080, 704],
  [1366, 650],
] as const

const look = { theme: 'light', width: 1080 } as const
const editing = [
  '/profile/edit',
  '/security/number',
  '/security/password',
  '/security/new-number',
  '/security/authenticator',
  '/security/delete',
]

/** Whether a scene is of a screen with a form. */
function hasForm({ opening: { session, at = '' } }: Scene): boolean {
  const status = session?.status ?? 'signedOut'
  if (session?.status === 'signedIn' && session.consentDue) return true
  return status === 'signedIn' ? editing.includes(at) : status !== 'restoring'
}

// Those of the account's rooms show where a form has led.
const formless = [...homeScenes, ...securityScenes, ...formlessSteps]
const forms = screenScenes.filter((scene) => hasForm(scene) && !formless.includes(scene))
const every = { form: oneIn('forms in a low window'), language: oneIn('languages of a form in a low window') }
const cases = forms
  .map((scene, place) => ({
    ...scene,
    spoken: languages.filter((_, index) => index % every.language === place % every.language),
  }))
  .filter((_, index) => index % every.form === 0)

/** Waits until the browser has laid the page out anew and told of what came into view. */
async function settled(): Promise<void> {
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
}

/** Does this in each of these languages. */
async function inEach(spoken: readonly Language[], measure: (language: Language) => void): Promise<void> {
  for (const language of spoken) {
    await speak(language)
    // What a form's bar covers is known a frame after the language has changed its height.
    await new Promise(requestAnimationFrame)
    measure(language)
  }
}

describe('the main button', () => {
  // A language takes about a third of a second.
  it.each(cases)('is in the window in each language: $name', { timeout: 60_000 }, async ({ spoken, ...scene }) => {
    await show(scene, { ...look, language: 'en' })
    expect(actionBars().length, 'there is a form').toBeGreaterThan(0)
    for (const [width, height] of sizes) {
      await page.viewport(width, height)
      await inEach(spoken, (language) => {
        const top = scrollY
        expect(findHiddenButtons(), `${language}, where the user is`).toEqual([])
        scrollTo({ top: 0 })
        expect(findHiddenButtons(), `${language}, at the top`).toEqual([])
        scrollTo({ top })
      })
    }
    await page.viewport(320, 480)
    await inEach(spoken, (language) => {
      expect(findHiddenFocus(), `${language}, what has the focus is seen`).toEqual([])
    })
  })
})

const someOf = oneIn('failures of a form in a low window')
const failing = longestFailures(await loadMessages(longest)).filter(
  (scene, index) => hasForm(scene) && index % someOf === 0,
)

it.each(failing.map((scene) => [scene.name, scene] as const))('%s: the failure is seen', async (_, scene) => {
  await show(scene, { ...look, language: longest })
  for (const [width, height] of sizes) {
    await page.viewport(width, height)
    const alert = document.querySelector('form [data-tone="problem"]')
    // Failures of a field stand at the field, and a form that was sent has gone.
    if (alert === null) return
    // The window was higher when it appeared.
    alert.parentElement?.scrollIntoView({ block: 'nearest' })
    await settled()
    expect(isInWindow(alert)).toBe(true)
    expect(findHiddenButtons()).toEqual([])
    const bar = alert.closest('form')?.querySelector('[data-actions]')?.getBoundingClientRect().top ?? 0
    expect(alert.getBoundingClientRect().bottom).toBeLessThanOrEqual(bar + 1)
  }
})

describe('typing a new password', () => {
  const step = oneIn('languages in which a password is typed where nothing may move')
  const some = languages.filter((language, index) => index % step === 0 || language === longest)
  const screens = [
    { name: 'sign-up', opening: { at: '/sign-up' }, label: 'password' },
    { name: 'reset', opening: { session: sessions.resettingPassword }, label: 'newPassword' },
    {
      name: 'first password',
      opening: { session: signingInAt({ kind: 'newPassword', missing: [] }) },
      label: 'newPassword',
    },
    { name: 'change', opening: { session: sessions.signedIn, at: '/security/password' }, label: 'newPassword' },
  ] as const
  const typed = [
    'a',
    'Password1!',
    'qwertyuiop',
    'aaaaaaaaaa',
    `${profile.attributes.name.replace(' ', '')}1!`,
    'Sommer2024!',
    goodPassword,
    '',
  ]

  it.each(some.flatMap((language) => screens.map((screen) => [language, screen.name, screen] as const)))(
    'in %s moves nothing: %s',
    async (language, _, { name, opening, label }) => {
      const texts = await loadMessages(language)
      await show({ name, opening }, { ...look, language })
      const input = field(texts.fields[label])
      for (const width of [1080, 320]) {
        await page.viewport(width, 704)
        await input.click()
        const heights = new Set([document.querySelector('form')?.offsetHeight])
        for (const password of typed) {
          await input.fill(password)
          await settled()
          heights.add(document.querySelector('form')?.offsetHeight)
        }
        await page.getByRole('button', { name: texts.fields.suggestPassword, exact: true }).click()
        await expect.element(text(texts.fields.passwordSuggested)).toBeVisible()
        heights.add(document.querySelector('form')?.offsetHeight)
        expect([...heights]).toHaveLength(1)
        await input.fill('')
      }
    },
  )

  it.each(some.flatMap((language) => sizes.map(([width, height]) => [language, width, height] as const)))(
    'in %s a field that gets an error leaves the main button in the window of %i by %i pixels',
    async (language, width, height) => {
      const texts = await loadMessages(language)
      await show({ name: 'sign-up', opening: { at: '/sign-up' } }, { ...look, language, width })
      await page.viewport(width, height)
      await field(texts.fields.phoneNumber).fill('12')
      await field(texts.fields.password).fill('a')
      await field(texts.fields.phoneNumber).click()
      await expect.element(text(texts.fields.newPasswordWeak)).toBeInTheDocument()
      await settled()
      expect(findHiddenButtons()).toEqual([])
    },
  )
})
