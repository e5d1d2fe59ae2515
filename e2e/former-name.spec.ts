import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import keytar from 'keytar'
import { afterEach, beforeEach, expect, it } from 'vitest'
import own from '../brand/brand.json' with { type: 'json' }
import { confirm, signUp } from './support/journeys.ts'
import { newPerson } from './support/person.ts'
import { startRig, type Rig } from './support/rig.ts'
import * as screens from './support/screens.ts'

// An application that got another name, or a company's second one, each with a data folder of its own (decision 0066).

let folder = ''
let rig: Rig
const person = newPerson()

/** The environment of an application of this name. */
function called(productName: string, formerNames: string[] = []): Record<string, string> {
  const file = join(folder, `${productName}.json`)
  writeFileSync(file, JSON.stringify({ ...own, productName, formerNames }))
  return { LATCHKEY_BRAND_FILE: file, ...(productName !== 'Acme' && { LATCHKEY_USER_DATA: join(folder, productName) }) }
}

const kept = (productName: string): Promise<string | null> =>
  keytar.getPassword(productName, `local/${rig.pool.userPoolId}`)

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'former-'))
  rig = await startRig(undefined, called('Acme'))
  await signUp(rig, person)
  await confirm(rig, person)
})
afterEach(async () => {
  for (const name of ['Acme', 'Acme Account']) await keytar.deletePassword(name, `local/${rig.pool.userPoolId}`)
  await rig.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

it('a new name takes the session over, and leaves nothing under the former one', async () => {
  expect(await kept('Acme')).not.toBeNull()
  await rig.restart(called('Acme Account', ['Acme']))
  await screens.seeProfile(rig.app.page, person)
  expect([await kept('Acme'), await kept('Acme Account')]).toEqual([null, expect.any(String)])
  await rig.restart(called('Acme Account', ['Acme']))
  await screens.seeProfile(rig.app.page, person)
  await rig.restart(called('Acme'))
  await screens.seeScreen(rig.app.page, 'signIn')
})

it('an application of another name knows nothing of the session, and leaves it alone', async () => {
  await rig.restart(called('Acme Account'))
  await screens.seeScreen(rig.app.page, 'signIn')
  expect([await kept('Acme'), await kept('Acme Account')]).toEqual([expect.any(String), null])
  await rig.restart(called('Acme'))
  await screens.seeProfile(rig.app.page, person)
})
