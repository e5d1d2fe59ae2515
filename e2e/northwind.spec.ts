import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import keytar from 'keytar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOf } from '../scripts/build-of.ts'
import { findName, type SearchedFile } from '../scripts/brand/name-search.ts'
import { attributesOf } from './support/administrator.ts'
import { newestCode, wrongCode } from './support/codes.ts'
import { newPerson } from './support/person.ts'
import { allowed, attributes, brand, en, folder, identity, ourName, stageFile } from './support/northwind.ts'
import { startRig, type Rig } from './support/rig.ts'
import { saidOnPage } from './support/said.ts'
import * as screens from './support/screens.ts'
import { fillSignUpForm, seeValues } from './support/stage-forms.ts'
import { valuesOf } from './support/stage-values.ts'

// Another company's app from the first start to its help, and then the search: nothing on the way says whose code it is.

const build = fileURLToPath(new URL(`../${buildOf(folder)}/`, import.meta.url))
const { phoneNumber, password } = newPerson()
const values = valuesOf(attributes, 'newAccount')
const said: SearchedFile[] = []

let rig: Rig
beforeAll(async () => {
  rig = await startRig(undefined, {}, stageFile, folder)
})
afterAll(() => rig.close())

async function look(name: string): Promise<string> {
  const screen = await saidOnPage(rig.app.page, name)
  said.push(screen)
  return String(screen.content)
}

/** As the settings do it; they have specs of their own. */
async function speakGerman(): Promise<void> {
  await rig.app.page.evaluate(async () => {
    const { app } = window as unknown as { app: { settings: { update: (settings: object) => Promise<unknown> } } }
    await app.settings.update({ theme: 'system', language: 'de', country: null })
  })
  await rig.app.page.reload()
}

describe('the way of somebody of Northwind', () => {
  it('begins with its name and its words', async () => {
    await screens.seeScreen(rig.app.page, 'signIn')
    const text = await look('sign-in')
    expect(await rig.app.page.title()).toContain(brand.productName)
    expect(text).toContain(brand.productName)
    expect(text).toContain(brand.motto?.en)
  })

  it('signs up, once its terms are agreed to', async () => {
    const { page } = rig.app
    await fillSignUpForm(page, attributes, { phoneNumber, password, values })
    expect(await look('sign-up')).toContain(en.signUp.smsNote)
    await screens.press(page, en.signUp.submit)
    await screens.seeText(page, en.consent.needed)
    expect(rig.pool.control.sms()).toEqual([])
    await page.getByRole('checkbox', { name: en.consent.agree }).check()
    await screens.press(page, en.signUp.submit)
    await screens.seeScreen(page, 'confirm')
  })

  it('gets text messages in its name', async () => {
    const texts = rig.pool.control.sms().map(({ text }) => text)
    expect(texts).toEqual([`Your ${brand.productName} code is ${newestCode(rig.pool, phoneNumber)}.`])
    said.push({ path: 'the text messages', content: texts.join('\n') })
    await screens.submitCode(rig.app.page, wrongCode(newestCode(rig.pool, phoneNumber)))
    await screens.seeText(rig.app.page, en.errors.CodeWrong)
    await look('an error')
    await screens.submitCode(rig.app.page, newestCode(rig.pool, phoneNumber))
    await seeValues(rig.app.page, attributes, values)
    await look('profile')
  })

  it('has agreed to the version that its brand names', async () => {
    const { attribute = '', version } = brand.consent ?? {}
    expect(await attributesOf(rig.pool, phoneNumber)).toMatchObject({ [attribute]: version })
  })

  it('keeps the session in a keychain entry of its own', async () => {
    const entry = `local/${rig.pool.userPoolId}`
    expect(await keytar.getPassword(identity.keychainService, entry)).not.toBeNull()
    expect(await keytar.getPassword(ourName, entry)).toBeNull()
    await rig.restart()
    await seeValues(rig.app.page, attributes, values)
    await look('profile after a restart')
  })

  it('finds help from its own service desk, in both of its languages', async () => {
    const { page } = rig.app
    await screens.navigate(page, en.account.security)
    await screens.seeScreen(page, 'security')
    await look('security')
    await screens.navigate(page, en.account.help)
    await screens.seeText(page, brand.support.name.en ?? '')
    const help = await look('help')
    expect(help).toContain(brand.support.phone)
    expect(help).toContain(brand.support.email)
    await speakGerman()
    await screens.seeText(page, brand.support.name.de ?? '')
    await look('help in German')
  })

  it('is known to the pool by its own name', () => {
    const agents = rig.pool.control.requests().map(({ headers }) => headers['user-agent'] ?? '')
    // The administrator of the test asks too.
    const ofApp = new Set(agents.filter((agent) => !agent.startsWith('aws-sdk-js/')))
    expect([...ofApp]).toEqual([expect.stringMatching(/^Northwind-Pass\/\d/)])
  })
})

describe('the search for the name of another brand', () => {
  const filesOf = (place: string, pattern: string): SearchedFile[] => {
    const paths = globSync(pattern, { cwd: place, withFileTypes: true }).filter((entry) => entry.isFile())
    return paths.map(({ parentPath, name }) => {
      const path = join(parentPath, name)
      return { path: path.slice(join(place, '/').length).replaceAll('\\', '/'), content: readFileSync(path) }
    })
  }

  it('finds nothing on any screen, in any text message, in the log and its files’ names, in what was built', () => {
    const logs = filesOf(join(rig.userData, 'logs'), '**/*')
    expect(logs.map(({ path }) => path)).toContain(`${identity.shortName}.log`)
    const built = filesOf(build, '{main,preload,renderer}/**/*')
    expect(built.length).toBeGreaterThan(20)
    expect(said.length).toBeGreaterThan(6)
    const searched = [...said, ...logs, { path: 'the output', content: rig.app.output() }, ...built]
    expect(findName(searched, ourName, allowed)).toEqual({ found: [], unused: [] })
  })
})
