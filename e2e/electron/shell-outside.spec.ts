import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { startRig, type Rig } from '../support/rig.ts'

// What the page and the menu have the system open. A recorder stands in the place of the system.

let rig: Rig
beforeAll(async () => {
  const brand = fileURLToPath(new URL('../../brands/northwind/brand.json', import.meta.url))
  rig = await startRig({ terms: { en: 'https://intranet.example.com/terms' } }, { LATCHKEY_BRAND_FILE: brand })
})
afterAll(() => rig.close())
beforeEach(() => answerWith('opens'))

/** How the system answers from now on, to whom everything that was opened is forgotten. */
function answerWith(how: 'opens' | 'fails' | 'hangs'): Promise<void> {
  return rig.app.evaluateMain(({ shell }, does) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = (address) => {
      opened.push(address)
      if (does === 'fails') return Promise.reject(new Error('no program'))
      return does === 'hangs' ? new Promise(() => undefined) : Promise.resolve()
    }
  }, how)
}

const opened = (): Promise<string[]> =>
  rig.app.evaluateMain(() => (globalThis as unknown as { opened: string[] }).opened, undefined)

const open = (input: unknown): Promise<unknown> => rig.app.page.evaluate(`app.app.open(${JSON.stringify(input)})`)

const notOpened = { ok: false, error: { code: 'NotOpened' } }

it.each([
  ['supportPhone', 'tel:+442079460123'],
  ['supportEmail', 'mailto:desk@northwind.example'],
  ['supportUrl', 'https://northwind.example/help'],
  ['privacy', 'https://northwind.example/datenschutz'],
  ['terms', 'https://intranet.example.com/terms'],
])('the page has %s opened, at the address of the brand or the policy', async (what, address) => {
  expect(await open({ what, language: 'de' })).toEqual({ ok: true, value: null })
  expect(await opened()).toEqual([address])
})

it.each([
  ['an address', 'https://evil.example'],
  ['an address in the place of a name', { what: 'https://evil.example', language: 'en' }],
  ['an address beside a name', { what: 'privacy', language: 'en', url: 'https://evil.example' }],
  ['a file', { what: 'file:///etc/passwd', language: 'en' }],
  ['a language that is none', { what: 'privacy', language: 'javascript:alert(1)' }],
  ['a name that every object has', { what: 'constructor', language: 'en' }],
  ['a language that every object has', { what: 'privacy', language: '__proto__' }],
  ['several names', { what: ['privacy', 'terms'], language: 'en' }],
  ['nothing', null],
])('a page that sends %s has nothing opened', async (_what, input) => {
  expect(await open(input)).toMatchObject({ ok: false, error: { code: 'InvalidInput' } })
  expect(await opened()).toEqual([])
})

it.each(['fails', 'hangs'] as const)('a system that %s is told, within seconds', async (how) => {
  await answerWith(how)
  const asked = performance.now()
  expect(await open({ what: 'privacy', language: 'en' })).toEqual(notOpened)
  expect(performance.now() - asked).toBeLessThan(8_000)
  await expect.poll(() => rig.app.output()).toContain('an address could not be opened')
})

it('the menu opens the pages, of an application that has the brand’s name', async () => {
  await rig.app.evaluateMain(({ Menu }) => {
    for (const id of ['privacy', 'terms']) Menu.getApplicationMenu()?.getMenuItemById(id)?.click()
  }, undefined)
  expect(await opened()).toEqual(['https://northwind.example/privacy', 'https://intranet.example.com/terms'])
  expect(await rig.app.evaluateMain(({ app }) => app.name, undefined)).toBe('Northwind Pass')
})
