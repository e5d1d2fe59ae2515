import { describe, expect, it } from 'vitest'
import type { UpdateState } from '../../preload/contract/machine.ts'
import { en } from '../locales/en.ts'
import { openApp } from '../testing/open-app.ts'
import { sessions } from '../testing/samples.ts'
import { button, status } from '../testing/screen.ts'

const ready: UpdateState = { status: 'ready', version: '2.0.0' }
const sentence = 'Version 2.0.0 is ready.'

describe.each(['signedOut', 'signedIn'] as const)('when %s', (where) => {
  it('a downloaded version is told quietly, and nothing before', async () => {
    const app = await openApp({ session: sessions[where] })
    app.emit('updateChanged', { status: 'downloading', version: '2.0.0', percent: 99 })
    expect(button(en.updates.restart).query()).toBeNull()
    app.emit('updateChanged', ready)
    await expect.element(status(sentence)).toBeVisible()

    app.answer('updates.restart', { ok: true, value: ready })
    await button(en.updates.restart).click()
    await expect.poll(() => app.inputsOf('updates.restart')).toHaveLength(1)
  })
})

it('a restart that fails is explained in the same place', async () => {
  const app = await openApp({ info: { update: ready } })
  app.fail('updates.restart', { code: 'Unexpected' })
  await button(en.updates.restart).click()
  await expect.element(status(en.errors.Unexpected)).toBeVisible()
})

it('who restarts here sees it being installed, keeps the focus, and learns when that failed', async () => {
  const app = await openApp({ info: { update: ready } })
  const installing: UpdateState = { status: 'installing', version: '2.0.0' }
  app.answer('updates.restart', { ok: true, value: installing })
  await button(en.updates.restart).click()
  await expect.element(status('Version 2.0.0 is being installed.')).toBeVisible()
  await expect.element(button(en.updates.restart)).toHaveAttribute('aria-busy', 'true')
  await expect.element(button(en.updates.restart)).toHaveFocus()
  app.emit('updateChanged', { status: 'failed', reason: 'notInstalled' })
  await expect.element(status(en.updateFailures.notInstalled)).toBeVisible()
  expect(button(en.updates.restart).query()).toBeNull()

  app.emit('updateChanged', { status: 'checking' })
  app.emit('updateChanged', { status: 'failed', reason: 'unreachable' })
  await expect.poll(() => status(en.updateFailures.notInstalled).query()).toBeNull()
  expect(status(en.updateFailures.unreachable).query(), 'that was another try, which nobody asked for here').toBeNull()
})

it('a check that fails is told in the settings alone', async () => {
  const app = await openApp({})
  app.emit('updateChanged', { status: 'failed', reason: 'refused' })
  await expect.element(button(en.signIn.submit)).toBeVisible()
  expect(status(en.updateFailures.refused).query()).toBeNull()
})
