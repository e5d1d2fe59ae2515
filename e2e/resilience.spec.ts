import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forEachAttribute } from '../preload/contract/testing/attributes.ts'
import { en } from '../renderer/locales/en.ts'
import { crashPage, runInPage } from './support/crash.ts'
import { confirm, signIn, signUp } from './support/journeys.ts'
import { keychainRecords } from './support/keychain.ts'
import { pageState } from './support/page-state.ts'
import { newPerson, type Person } from './support/person.ts'
import { callPool } from './support/pool-client.ts'
import { startRig, type Rig } from './support/rig.ts'
import * as screens from './support/screens.ts'
import { startAgain } from './support/second-start.ts'

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

const twoHours = 2 * 60 * 60 * 1000

/** Tells the main process that the machine woke up after so many milliseconds, in which its timers stood still. */
async function wakeUp(slept = 0): Promise<void> {
  await rig.app.evaluateMain(({ powerMonitor }, milliseconds) => {
    const now = Date.now.bind(Date)
    Date.now = () => now() + milliseconds
    powerMonitor.emit('resume')
  }, slept)
}

/** How many requests of this operation the pool answered. */
function answered(operation: string): number {
  return rig.pool.control.requests().filter((request) => request.operation === operation && request.status === 200)
    .length
}

describe('a second start', () => {
  it('ends by itself and brings the first to the front', async () => {
    await rig.app.evaluateMain(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) {
        const focus = window.focus.bind(window)
        window.focus = () => {
          console.log('asked to focus')
          focus()
        }
      }
    }, undefined)
    expect(await startAgain(rig)).toBe(0)
    await expect.poll(() => rig.app.output()).toContain('asked to focus')
    await screens.seeScreen(rig.app.page, 'signIn')
  })

  it('shows the window of the first when it was hidden', async () => {
    const visible = (): Promise<boolean | undefined> =>
      rig.app.evaluateMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible(), undefined)
    await rig.app.evaluateMain(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.hide()
    }, undefined)
    expect(await visible()).toBe(false)
    expect(await startAgain(rig)).toBe(0)
    await expect.poll(visible).toBe(true)
  })
})

describe('sleep', () => {
  const person = newPerson()

  it('does not end a session whose tokens expired meanwhile', async () => {
    const { page } = rig.app
    await signUp(rig, person)
    await confirm(rig, person)
    rig.pool.control.advanceClock(twoHours)
    const before = answered('GetTokensFromRefreshToken')
    await wakeUp(twoHours)
    await expect
      .poll(() => answered('GetTokensFromRefreshToken'), { message: 'refreshed by the waking alone' })
      .toBe(before + 1)
    await screens.fillProfile(page, { role: 'Director' })
    await screens.press(page, en.editProfile.submit)
    await screens.seeText(page, en.profile.saved)
    await screens.seeProfile(page, { ...person, role: 'Director' })
  })

  it('leads to sign-in, with the number and the reason, when the session was ended elsewhere', async () => {
    const { page } = rig.app
    const records = await keychainRecords(rig.pool.userPoolId)
    const { refreshToken } = JSON.parse(records[0]?.password ?? '') as { refreshToken: string }
    const revoked = await callPool(rig.pool, 'RevokeToken', { ClientId: rig.pool.clientId, Token: refreshToken })
    expect(revoked.status).toBe(200)
    await wakeUp()
    await screens.fillProfile(page, { role: 'Somebody else' })
    await screens.press(page, en.editProfile.submit)
    await screens.seeScreen(page, 'signIn')
    await screens.seeText(page, en.notices.sessionEnded)
    const number = await page.getByRole('textbox', { name: en.fields.phoneNumber, exact: true }).inputValue()
    expect(number.replaceAll(/[^+\d]/g, '')).toBe(person.phoneNumber)
    expect(await keychainRecords(rig.pool.userPoolId)).toEqual([])
  })
})

describe('two accounts in turn', () => {
  const first = newPerson({ name: 'Wilhelmina Zachary', company: 'Quince & Yarrow', role: 'Cartographer' })
  const detailsOf = (person: Person): string[] => Object.values(forEachAttribute(({ word }) => person[word]))
  const second = newPerson({ name: 'Ada Okafor', company: 'Northwind Traders', role: 'Warehouse lead' })

  /** The parts of this person that can be found in the page; digits alone, because numbers are shown in groups. */
  async function tracesOf(person: Person): Promise<string[]> {
    const { phoneNumber } = person
    const { text, stores } = await pageState(rig.app.page)
    const places = { text, stores }
    return Object.entries(places).flatMap(([place, content]) => {
      const found = detailsOf(person).filter((part) => content.replaceAll('&amp;', '&').includes(part))
      if (content.replaceAll(/[^\d]/g, '').includes(phoneNumber.slice(1))) found.push(phoneNumber)
      return found.map((part) => `${place}: ${part}`)
    })
  }

  it('never see each other', async () => {
    const { page } = rig.app
    await signUp(rig, first)
    await confirm(rig, first)
    expect(await tracesOf(first), 'the search must find what is there').toEqual(
      ['text', 'stores'].flatMap((place) =>
        [...detailsOf(first), first.phoneNumber].map((part) => `${place}: ${part}`),
      ),
    )
    await screens.signOut(page)
    await signUp(rig, second)
    await confirm(rig, second)
    expect(await tracesOf(first)).toEqual([])
  })

  it('nor after a restart, nor while the session is being restored', async () => {
    rig.pool.control.addFault({ operation: 'GetTokensFromRefreshToken', kind: 'delay', delayMs: 4000, times: 1 })
    await rig.restart()
    const { page } = rig.app
    await page.getByRole('main').waitFor()
    expect(await tracesOf(first)).toEqual([])
    expect(await page.evaluate('app.session.get()')).toMatchObject({ value: { status: 'restoring' } })
    await screens.seeProfile(page, second)
    expect(await tracesOf(first)).toEqual([])
    const remembered = readFileSync(join(rig.userData, 'remembered.json'), 'utf8')
    expect(remembered).toContain(second.phoneNumber)
    for (const part of [first.name, first.company, first.role, first.phoneNumber]) {
      expect(remembered).not.toContain(part)
    }
    await screens.signOut(page)
    await signIn(rig, first)
    expect(await tracesOf(second)).toEqual([])
    await screens.signOut(page)
  })
})

describe('a page that crashes', () => {
  const person = newPerson()
  /** The screen's heading, and what is in its fields. */
  const screen = `({
    title: document.querySelector('h1')?.textContent.trim(),
    typed: [...document.querySelectorAll('input')].map(({ value }) => value).join(''),
  })`

  it('comes back to its screen without what was typed', async () => {
    const { page } = rig.app
    await signUp(rig, person)
    await confirm(rig, person)
    await screens.fillChangePassword(page, person.password, 'Another-horse-8')
    expect(await runInPage(rig.app, screen)).toMatchObject({ typed: `${person.password}Another-horse-8` })
    expect(await crashPage(rig.app)).toBe('loaded')
    await expect.poll(() => runInPage(rig.app, screen)).toEqual({ title: en.changePassword.title, typed: '' })
    await expect.poll(() => rig.app.output()).toContain('the page crashed, it is loaded again')
    await runInPage(rig.app, 'location.hash = "#/profile"')
    await expect.poll(() => runInPage(rig.app, 'document.body.innerText')).toContain(person.name)
  })

  it('is given up at the third time within a minute, and the app can still be closed', async () => {
    expect(await crashPage(rig.app)).toBe('loaded')
    await expect.poll(() => runInPage(rig.app, screen)).toMatchObject({ title: en.profile.title })
    expect(await crashPage(rig.app)).toBe('given up')
    await expect.poll(() => rig.app.output()).toContain('the page crashed too often')
    await rig.restart()
    await screens.seeProfile(rig.app.page, person)
  })
})
