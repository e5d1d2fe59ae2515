import { beforeEach, describe, expect, it } from 'vitest'
import { page, type Locator } from 'vitest/browser'
import { nextTick } from 'vue'
import type { DiagnosticsPreview } from '../preload/contract/machine.ts'
import { en } from './locales/en.ts'
import { move } from './testing/emulate.ts'
import { openApp } from './testing/open-app.ts'
import { goodPassword, phoneNumber, profile, sessions } from './testing/samples.ts'
import { alert, button, changeOf, fill, status, text, typeCode } from './testing/screen.ts'

// Nothing on the screen jumps while something is being loaded, also for users whose screens move.
beforeEach(move)

const offline = { ok: false, error: { code: 'Offline' } } as const

/** The distance of an element from the window's upper edge, in CSS pixels. */
function topOf(locator: Locator): number {
  return locator.element().getBoundingClientRect().top
}

/** Waits until the screen's opening animation is over. It begins a frame after the screen is there, or two. */
async function arrived(): Promise<void> {
  for (let frames = 0; frames < 3; frames += 1) {
    await new Promise(requestAnimationFrame)
    await Promise.all(document.getAnimations().map(({ finished }) => finished))
  }
}

/** Expects that an element keeps its place while this button is busy, and when its call has failed. */
async function expectSteady(place: Locator, name: string, fail: (answer: typeof offline) => void): Promise<void> {
  await arrived()
  const before = topOf(place)
  await button(name).click()
  await expect.element(button(name)).toHaveAttribute('aria-busy', 'true')
  expect(topOf(place), 'while it is tried').toBe(before)
  fail(offline)
  await expect.element(button(name)).toHaveAttribute('aria-busy', 'false')
  expect(topOf(place), 'when it failed again').toBe(before)
}

describe('what is told stays until there is another answer', () => {
  it('to a sign-in', async () => {
    const app = await openApp()
    app.answer('auth.signIn', Promise.resolve(offline))
    await fill({ [en.fields.phoneNumber]: phoneNumber, [en.fields.password]: goodPassword })
    await button(en.signIn.submit).click()
    await expect.element(alert(en.errors.Offline)).toBeVisible()

    const { promise, resolve } = Promise.withResolvers<typeof offline>()
    app.answer('auth.signIn', promise)
    await expectSteady(button(en.signIn.submit), en.signIn.submit, resolve)
  })

  it('to a code', async () => {
    const app = await openApp({ session: sessions.confirmingSignUp })
    app.fail('auth.confirmSignUp', { code: 'CodeWrong' })
    await typeCode('123456')
    await expect.element(text(en.errors.CodeWrong)).toBeVisible()

    app.answer('auth.confirmSignUp', new Promise(() => undefined))
    await button(en.confirm.submit).click()
    await expect.element(button(en.confirm.submit)).toHaveAttribute('aria-busy', 'true')
    await expect.element(text(en.errors.CodeWrong)).toBeVisible()
  })

  it('to restoring the session', async () => {
    const app = await openApp({ session: { ...sessions.restoring, problem: 'Offline' } })
    const { promise, resolve } = Promise.withResolvers<typeof offline>()
    app.answer('session.retry', promise)
    await expectSteady(button(en.restoring.retry), en.restoring.retry, resolve)
  })

  it('also while main tries again by itself', async () => {
    const app = await openApp({ session: { ...sessions.restoring, problem: 'Offline' } })
    await arrived()
    const before = topOf(button(en.restoring.retry))
    app.emit('sessionChanged', sessions.restoring)
    await nextTick()
    expect(topOf(button(en.restoring.retry))).toBe(before)
  })

  it('to asking for the profile', async () => {
    const app = await openApp({
      session: sessions.signedIn,
      script: (double) => {
        double.answer('profile.refresh', Promise.resolve(offline))
      },
    })
    await expect.element(status(en.errors.Offline)).toBeVisible()
    const { promise, resolve } = Promise.withResolvers<typeof offline>()
    app.answer('profile.refresh', promise)
    await expectSteady(changeOf(en.attributes.name), en.profile.retry, resolve)
    await expect
      .element(page.getByRole('definition').filter({ hasText: profile.attributes['custom:company'] }))
      .toBeVisible()
  })
})

describe('the diagnostics', () => {
  const names = ['versions', 'configuration', 'policy', 'preferences', 'state', 'crashes', 'log']
  const files = names.map((name) => ({ name: `${name}.json`, text: '{}' }))
  const dialog = page.getByRole('dialog')

  /** Opens the diagnostics; main answers them when `collected` is called. */
  async function open(): Promise<{ collected: () => void }> {
    const app = await openApp()
    const { promise, resolve } = Promise.withResolvers<{ ok: true; value: DiagnosticsPreview }>()
    app.answer('diagnostics.preview', promise)
    app.emit('screenRequested', 'diagnostics')
    await expect.element(dialog).toBeVisible()
    return {
      collected: () => {
        resolve({ ok: true, value: { files } })
      },
    }
  }

  it('keep their place for what is collected', async () => {
    const { collected } = await open()
    await Promise.all(
      dialog
        .element()
        .getAnimations()
        .map(({ finished }) => finished),
    )
    const { top, height } = dialog.element().getBoundingClientRect()
    const save = topOf(button(en.diagnostics.save))
    collected()
    await expect.element(dialog.getByText('versions.json')).toBeVisible()
    expect(dialog.element().getBoundingClientRect()).toMatchObject({ top, height })
    expect(topOf(button(en.diagnostics.save))).toBe(save)
  })

  it('show nothing of it before 300 ms', async () => {
    await open()
    const skeleton = dialog.element().querySelector('.animate-late') ?? expect.fail('no skeleton')
    const [late] = skeleton.getAnimations()
    if (!late) expect.fail('it is there at once')
    late.pause()
    late.currentTime = 299
    expect(getComputedStyle(skeleton).visibility).toBe('hidden')
    late.currentTime = 400
    expect(getComputedStyle(skeleton).visibility).toBe('visible')
  })
})
