import { expect, it } from 'vitest'
import { page } from 'vitest/browser'
import type { UpdateState } from '../../preload/contract/machine.ts'
import { en } from '../locales/en.ts'
import { openApp } from '../testing/open-app.ts'
import { button } from '../testing/screen.ts'

it('an installation is told, with a button that waits and keeps the focus; when it failed, one may check again', async () => {
  const app = await openApp({ info: { update: { status: 'ready', version: '2.0.0' } } })
  await button(en.settings.title).click()
  const dialog = page.getByRole('dialog', { name: en.settings.title })
  const restart = dialog.getByRole('button', { name: en.updates.restart })
  const installing: UpdateState = { status: 'installing', version: '2.0.0' }
  app.answer('updates.restart', { ok: true, value: installing })
  await restart.click()
  await expect.element(dialog.getByText('Version 2.0.0 is being installed.', { exact: false })).toBeVisible()
  await expect.element(restart).toHaveAttribute('aria-busy', 'true')
  await expect.element(restart).toHaveFocus()
  expect(button(en.updates.check).query()).toBeNull()

  app.emit('updateChanged', { status: 'failed', reason: 'notInstalled' })
  await expect.element(dialog.getByText(en.updateFailures.notInstalled)).toBeVisible()
  await expect.element(button(en.updates.check)).toBeVisible()
})
