import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { en } from '../locales/en.ts'
import { openApp, type OpenedApp } from '../testing/open-app.ts'
import { sessions } from '../testing/samples.ts'
import { alert, button, status, text } from '../testing/screen.ts'

const files = [
  { name: 'versions.json', text: '{\n  "app": "1.2.3"\n}\n' },
  { name: 'latchkey.log', text: '{"message":"<b>started</b>"}\n' },
]
const dialog = page.getByRole('dialog', { name: en.diagnostics.title })

async function openDialog(): Promise<OpenedApp> {
  const app = await openApp()
  app.answer('diagnostics.preview', { ok: true, value: { files } })
  app.emit('screenRequested', 'diagnostics')
  await expect.element(dialog).toBeVisible()
  await expect.element(button(en.diagnostics.save)).toBeVisible()
  return app
}

describe('the diagnostics', () => {
  it('show every file to the letter before anything is saved', async () => {
    const app = await openDialog()
    for (const { name, text: content } of files) {
      const shown = dialog.getByRole('group', { name })
      expect(shown.query()).toBeNull()
      await dialog.getByText(name, { exact: true }).click()
      await expect.element(shown).toBeVisible()
      expect(shown.element().textContent).toBe(content)
    }
    expect(app.inputsOf('diagnostics.save')).toEqual([])
  })

  it('say that the file is saved, and nothing when the user cancelled', async () => {
    const app = await openDialog()
    app.answer('diagnostics.save', { ok: true, value: false })
    await button(en.diagnostics.save).click()
    await expect.element(button(en.diagnostics.save)).toHaveAttribute('aria-busy', 'false')
    expect(status(en.diagnostics.saved).query()).toBeNull()
    app.answer('diagnostics.save', { ok: true, value: true })
    await button(en.diagnostics.save).click()
    await expect.element(status(en.diagnostics.saved)).toBeVisible()
  })

  it.each(['FileNotWritten', 'Unexpected'] as const)('explain %s, and can be tried again', async (code) => {
    const app = await openDialog()
    app.fail('diagnostics.save', { code })
    await button(en.diagnostics.save).click()
    await expect.element(alert(en.errors[code])).toBeVisible()
    app.answer('diagnostics.save', { ok: true, value: true })
    await button(en.diagnostics.save).click()
    await expect.element(status(en.diagnostics.saved)).toBeVisible()
    expect(alert(en.errors[code]).query()).toBeNull()
  })

  it('have nothing to save when they could not be collected', async () => {
    const app = await openApp()
    app.fail('diagnostics.preview', { code: 'Unexpected' })
    app.emit('screenRequested', 'diagnostics')
    await expect.element(alert(en.errors.Unexpected)).toBeVisible()
    expect(button(en.diagnostics.save).query()).toBeNull()
  })

  it('are collected anew each time they are opened', async () => {
    const app = await openDialog()
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => dialog.query()).toBeNull()
    app.emit('screenRequested', 'diagnostics')
    await expect.element(dialog).toBeVisible()
    await expect.poll(() => app.inputsOf('diagnostics.preview')).toHaveLength(2)
  })
})

describe.each(['signedOut', 'signedIn'] as const)('a crash, told to a user who is %s', (where) => {
  async function openCrashed(): Promise<OpenedApp> {
    const app = await openApp({ session: sessions[where], info: { crash: { at: 1_769_854_830_123 } } })
    app.answer('diagnostics.dismissCrash', { ok: true, value: null })
    app.answer('diagnostics.preview', { ok: true, value: { files } })
    await expect.element(text(en.diagnostics.crashed)).toBeVisible()
    return app
  }

  it('can be dismissed', async () => {
    const app = await openCrashed()
    await button(en.diagnostics.dismiss).click()
    await expect.poll(() => text(en.diagnostics.crashed).query()).toBeNull()
    expect(app.inputsOf('diagnostics.dismissCrash')).toHaveLength(1)
  })

  it('leads to the diagnostics, and is over once they are saved', async () => {
    const app = await openCrashed()
    await button(en.diagnostics.title).click()
    await expect.element(dialog).toBeVisible()
    app.answer('diagnostics.save', { ok: true, value: true })
    await button(en.diagnostics.save).click()
    await expect.element(status(en.diagnostics.saved)).toBeVisible()
    expect(app.inputsOf('diagnostics.dismissCrash')).toHaveLength(1)
    await button(en.diagnostics.close).click()
    expect(text(en.diagnostics.crashed).query()).toBeNull()
  })
})
