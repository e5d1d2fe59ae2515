import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { en } from '../renderer/locales/en.ts'
import { confirm, signUp } from './support/journeys.ts'
import { newPerson } from './support/person.ts'
import { startRig, type Rig } from './support/rig.ts'
import * as screens from './support/screens.ts'

// A start of a user who is signed in: the account is there at once, and nothing of it moves (decision 0061).

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

const person = newPerson()
const refresh = 'GetTokensFromRefreshToken'

/** Where title, rows and values of the room stand, and what they say; a screen's opening motion does not count. */
const places = `[...document.querySelectorAll('main h1, main dt, main dd:first-of-type')].map((part) =>
  [part.textContent.trim(), part.offsetLeft, part.offsetTop, part.offsetWidth].join(' ')
)`

const status = (): Promise<unknown> => rig.app.page.evaluate('app.session.get().then(({ value }) => value.status)')

describe('a start', () => {
  it('shows what is known while the session is being restored, and nothing moves when it is', async () => {
    await signUp(rig, person)
    await confirm(rig, person)
    rig.pool.control.addFault({ operation: refresh, kind: 'delay', delayMs: 7_000, times: 1 })
    await rig.restart()
    const { page } = rig.app
    await screens.seeScreen(page, 'profile')
    await screens.seeText(page, person.company)
    const before = await page.evaluate(places)
    expect(await page.getByRole('link', { name: en.profile.change }).count()).toBe(0)
    expect(await status()).toBe('restoring')

    await screens.seeProfile(page, person)
    expect(await page.evaluate(places)).toEqual(before)
    expect(await status()).toBe('signedIn')
  })

  it('lets its user go to the other rooms meanwhile, and stay there', async () => {
    rig.pool.control.addFault({ operation: refresh, kind: 'delay', delayMs: 7_000, times: 1 })
    await rig.restart()
    const { page } = rig.app
    await screens.navigate(page, en.account.help)
    await page.getByRole('button', { name: en.diagnostics.title }).waitFor()
    expect(await status()).toBe('restoring')
    await expect.poll(status, { timeout: 15_000 }).toBe('signedIn')
    await page.getByRole('heading', { level: 1, name: en.help.title }).waitFor()
  })

  it('that cannot reach the server says so above the account, and goes on as soon as it can', async () => {
    rig.pool.control.addFault({ operation: refresh, kind: 'status', status: 503, times: 3 })
    await rig.restart()
    const { page } = rig.app
    await screens.seeScreen(page, 'profile')
    await screens.seeText(page, en.errors.ServerUnavailable)
    await screens.seeText(page, person.role)
    await screens.seeProfile(page, person)
    expect(await page.getByRole('main').getByText(en.errors.ServerUnavailable).count()).toBe(0)
  })
})
