import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { en } from '../locales/en.ts'
import { openApp } from '../testing/open-app.ts'
import { sessions } from '../testing/samples.ts'
import { button, text } from '../testing/screen.ts'

const folder = '/home/ada/.config/Latchkey'
/** The part of the sentence before the folder. */
const [beginning = ''] = en.diagnostics.folderUnusable.split('{folder}')
const dialog = page.getByRole('dialog', { name: en.diagnostics.title })
const notice = (): ReturnType<typeof text> => text(beginning.trim())

describe.each(['signedOut', 'signedIn'] as const)('files that cannot be used, told to a user who is %s', (where) => {
  it('name their folder, when the app knows it at its start', async () => {
    await openApp({ session: sessions[where], info: { unusableFolder: folder } })
    await expect.element(notice()).toBeVisible()
    await expect.element(text(folder)).toBeVisible()
  })

  it('name it, too, when it shows later, until the user has read it', async () => {
    const app = await openApp({ session: sessions[where] })
    expect(notice().query()).toBeNull()
    app.emit('folderUnusable', folder)
    await expect.element(notice()).toBeVisible()
    await button(en.diagnostics.dismiss).click()
    await expect.poll(() => notice().query()).toBeNull()
  })

  it('lead to the diagnostics', async () => {
    const app = await openApp({ session: sessions[where], info: { unusableFolder: folder } })
    app.answer('diagnostics.preview', { ok: true, value: { files: [] } })
    await button(en.diagnostics.title).click()
    await expect.element(dialog).toBeVisible()
  })
})
