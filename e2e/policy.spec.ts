import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Bridge } from '../preload/contract/derive.ts'
import type { AppInfo } from '../preload/contract/machine.ts'
import { en } from '../renderer/locales/en.ts'
import { details } from './faults/details.ts'
import { newestCode } from './support/codes.ts'
import { signIn, signUp } from './support/journeys.ts'
import { keychainRecords } from './support/keychain.ts'
import { newPerson } from './support/person.ts'
import { startRig, type Rig } from './support/rig.ts'
import * as screens from './support/screens.ts'
import { isHere } from '../scripts/platforms.ts'

declare global {
  interface Window {
    app: Bridge
  }
}

// What an administrator decides, in the built app. `elsewhere` is what no policy may do.

const elsewhere = {
  userPoolId: 'eu-central-1_Elsewhere',
  userPoolClientId: 'elsewhere',
  endpoint: 'https://elsewhere.example',
  region: 'us-east-1',
}
const policy = {
  ...elsewhere,
  sessionOnly: true,
  signInEveryHours: 'twelve',
  allowedCountries: ['GB', 'DE'],
  defaultCountry: 'DE',
  defaultLanguage: 'en',
  updateFeedUrl: 'http://updates.example',
  logLevel: 'warn',
}

let rig: Rig
beforeAll(async () => {
  rig = await startRig(policy)
})
afterAll(() => rig.close())

async function info(page: Page): Promise<AppInfo> {
  const answer = await page.evaluate(() => window.app.app.getInfo())
  return answer.ok ? answer.value : expect.fail(answer.error.code)
}

/** The app's own log lines. */
function log(): Record<string, unknown>[] {
  const lines = rig.app.output().split('\n')
  return lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Record<string, unknown>)
}

describe('a machine with a policy', () => {
  const person = newPerson()

  it('says what of it is not used; the rest counts', async () => {
    const { page } = rig.app
    const ignored = () => log().filter(({ message }) => message === 'part of the policy is ignored')
    const wanted = [...Object.keys(elsewhere), 'signInEveryHours', 'updateFeedUrl'].sort()
    await expect
      .poll(() =>
        ignored()
          .map(({ key }) => key)
          .sort(),
      )
      .toEqual(wanted)
    expect(await info(page)).toMatchObject({
      policy: { allowedCountries: ['GB', 'DE'], defaultCountry: 'DE', defaultLanguage: 'en' },
      keychain: 'disabled',
      update: { status: 'off' },
    })
    expect(log().filter(({ level }) => level === 'info')).toEqual([])
  })

  it('keeps no session, and says so', async () => {
    const { page } = rig.app
    await screens.seeText(page, en.keychain.disabled)
    await signUp(rig, person)
    // The boxes send a whole code by themselves.
    await screens.typeCode(page, newestCode(rig.pool, person.phoneNumber))
    await screens.seeProfile(page, person)
    await screens.seeText(page, en.keychain.disabled)
    expect(await keychainRecords(rig.pool.userPoolId)).toEqual([])
    await rig.restart()
    await screens.seeScreen(rig.app.page, 'signIn')
    expect(await keychainRecords(rig.pool.userPoolId)).toEqual([])
  })

  it('talks to the pool of the build', async () => {
    const before = rig.pool.control.requests().length
    await signIn(rig, person)
    const asked = rig.pool.control.requests().slice(before)
    expect(asked.map(({ operation }) => operation)).toContain('InitiateAuth')
    await screens.signOut(rig.app.page)
  })

  it('lets no number of another country sign up, whatever the page asks', async () => {
    const input = { ...details, phoneNumber: '+33612345678', password: newPerson().password }
    const answer = await rig.app.page.evaluate((fields) => window.app.auth.signUp(fields), input)
    expect(answer).toEqual({ ok: false, error: { code: 'PhoneNumberRefused' } })
    const asked = rig.pool.control.requests().filter(({ operation }) => operation === 'SignUp')
    expect(asked).toHaveLength(1)
  })

  it('removes the session that was kept before the policy came', async () => {
    const file = join(rig.userData, 'policy.json')
    rmSync(file)
    await rig.restart()
    await signIn(rig, person)
    expect(await keychainRecords(rig.pool.userPoolId)).toHaveLength(1)
    writeFileSync(file, '{"sessionOnly": true}')
    await rig.restart()
    await screens.seeScreen(rig.app.page, 'signIn')
    expect(await keychainRecords(rig.pool.userPoolId)).toEqual([])
  })

  it('does not start while nobody knows what the file says, and asks nobody anything; nothing is lost by that', async () => {
    const file = join(rig.userData, 'policy.json')
    rmSync(file)
    await rig.restart()
    await signIn(rig, person)
    const unusable: [problem: string, make: () => void][] = [
      [
        'the file holds no JSON object',
        () => {
          writeFileSync(file, '{"sessionOnly": true')
        },
      ],
      [
        'the file cannot be opened (EACCES)',
        () => {
          writeFileSync(file, '{"sessionOnly": true}', { mode: 0 })
        },
      ],
      [
        'this is no file',
        () => {
          mkdirSync(file)
        },
      ],
      [
        'the link leads nowhere',
        () => {
          symlinkSync('/nowhere/policy.json', file)
        },
      ],
    ]
    const unix = isHere('owners and modes of files') && isHere('links that anybody may make')
    for (const [problem, make] of unusable.filter(([problem]) => unix || !/EACCES|link/.test(problem))) {
      make()
      const asked = rig.pool.control.requests().length
      await rig.restart()
      await expect.poll(log, { timeout: 10_000 }).toContainEqual(
        expect.objectContaining({
          message: 'the policy cannot be used',
          problem: expect.stringContaining(problem) as unknown,
        }),
      )
      await rig.app.page.waitForTimeout(1_000)
      expect(log().map(({ message }) => message)).not.toContain('started')
      expect(rig.pool.control.requests()).toHaveLength(asked)
      expect(await keychainRecords(rig.pool.userPoolId)).toHaveLength(1)
      rmSync(file, { recursive: true })
    }
    await rig.restart()
    await screens.seeProfile(rig.app.page, person)
  })
})
