import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { en } from '../locales/en.ts'
import { openApp, type OpenedApp } from '../testing/open-app.ts'
import { proxyQuestion } from '../testing/samples.ts'
import { alert } from '../testing/screen.ts'

const dialog = page.getByRole('dialog', { name: en.proxy.title })
const username = dialog.getByLabelText(en.proxy.username, { exact: true })
const password = dialog.getByLabelText(en.fields.password, { exact: true })
const submit = dialog.getByRole('button', { name: en.proxy.submit, exact: true })

/** Main takes a question back once it is answered. */
async function open(question = proxyQuestion): Promise<OpenedApp> {
  const app = await openApp()
  app.answer('proxy.answer', { ok: true, value: null })
  app.emit('proxyQuestionChanged', question)
  await expect.element(dialog).toBeVisible()
  return app
}

describe('the question of a proxy', () => {
  it('names the proxy and the way, and hands over what is typed, to the letter', async () => {
    const app = await open()
    await expect.element(dialog.getByText('proxy.office.example:8080', { exact: false })).toBeVisible()
    await expect.element(dialog.getByText('(Basic)', { exact: false })).toBeVisible()
    await expect.element(username).toHaveFocus()
    // A password of another system may begin with a space, or be a single character.
    await username.fill('COMPANY\\ada')
    await password.fill(' x')
    await submit.click()
    const credentials = { username: 'COMPANY\\ada', password: ' x' }
    expect(app.inputsOf('proxy.answer')).toEqual([{ id: 1, credentials }])
    app.emit('proxyQuestionChanged', null)
    await expect.poll(() => dialog.query()).toBeNull()
  })

  it.each(['basic', 'digest', 'ntlm', 'negotiate'] as const)('warns where %s is readable', async (scheme) => {
    await open({ ...proxyQuestion, scheme })
    await expect.element(submit).toBeVisible()
    expect(dialog.getByText(en.proxy.readable).query() !== null).toBe(scheme === 'basic')
  })

  it.each([
    ['Escape', () => userEvent.keyboard('{Escape}')],
    ['the cross', () => dialog.getByRole('button', { name: en.settings.close, exact: true }).click()],
    ['the button', () => dialog.getByRole('button', { name: en.proxy.cancel, exact: true }).click()],
  ])('is declined by %s', async (_way, act) => {
    const app = await open()
    await act()
    await expect.poll(() => app.inputsOf('proxy.answer')).toEqual([{ id: 1, credentials: null }])
  })

  it('is asked for what is missing, and sends nothing before', async () => {
    const app = await open()
    await submit.click()
    await expect.element(dialog.getByText(en.proxy.usernameMissing)).toBeVisible()
    await expect.element(dialog.getByText(en.fields.passwordMissing)).toBeVisible()
    await expect.element(username).toHaveFocus()
    expect(app.inputsOf('proxy.answer')).toEqual([])
  })

  it('says that a name was refused and keeps the name, in a fresh dialog', async () => {
    const app = await open()
    await username.fill('ada')
    await password.fill('wrong')
    await submit.click()
    app.emit('proxyQuestionChanged', { ...proxyQuestion, id: 2, refused: 'ada' })
    await expect.element(alert(en.proxy.refused)).toBeVisible()
    await expect.element(username).toHaveValue('ada')
    await expect.element(password).toHaveValue('')
    await password.fill('right')
    await submit.click()
    expect(app.inputsOf('proxy.answer')[1]).toEqual({ id: 2, credentials: { username: 'ada', password: 'right' } })
  })

  it('is there after a reload, and above another dialog', async () => {
    const app = await openApp({ info: { proxyQuestion } })
    app.answer('proxy.answer', { ok: true, value: null })
    await expect.element(dialog).toBeVisible()
    app.emit('proxyQuestionChanged', null)
    await expect.poll(() => dialog.query()).toBeNull()
    app.emit('screenRequested', 'settings')
    await expect.element(page.getByRole('dialog', { name: en.settings.title })).toBeVisible()
    app.emit('proxyQuestionChanged', { ...proxyQuestion, id: 3 })
    await username.fill('ada')
    await password.fill('right')
    await submit.click()
    expect(app.inputsOf('proxy.answer')).toEqual([{ id: 3, credentials: { username: 'ada', password: 'right' } }])
  })
})
