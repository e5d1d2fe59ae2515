import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listCalls } from '../../preload/contract/derive.ts'
import { startRig, type Rig } from '../support/rig.ts'
import * as screens from '../support/screens.ts'

// What JSON cannot say is written as the page would write it, and sent through Electron's real context bridge.

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

/** Expressions that the page sends. None may hurt more than its own call. */
const strange = [
  'undefined',
  'NaN',
  '-0',
  '10n ** 40n',
  'Symbol("phoneNumber")',
  'Object.assign(Object.create(null), { phoneNumber: "x" })',
  '() => { throw new Error("called") }',
  'class Person {}',
  'new Map([["phoneNumber", new Map()]])',
  'new Set([new Set()])',
  'new WeakMap()',
  'new Date(NaN)',
  '/^(a+)+$/gu',
  'new Error("x", { cause: { phoneNumber: 1 } })',
  'new Promise(() => undefined)',
  'Promise.reject(new Error("rejected by the page")).catch(() => undefined)',
  'document.body',
  'window',
  'location',
  'new Blob(["x"])',
  'new Uint8Array(100_000)',
  'new DataView(new ArrayBuffer(8))',
  'new Array(50)',
  'Object.assign([], { phoneNumber: "x", length: 3 })',
  '(() => { const cycle = { password: "x" }; cycle.phoneNumber = cycle; return cycle })()',
  '(() => { const cycle = []; cycle.push({ cycle }); return cycle })()',
  '(() => { let deep = {}; for (let count = 0; count < 5000; count += 1) deep = { phoneNumber: deep }; return deep })()',
  '({ get phoneNumber() { throw new Error("a getter that throws") } })',
  '({ get phoneNumber() { return this }, password: "x" })',
  '({ toJSON() { throw new Error("toJSON") }, toString() { throw new Error("toString") } })',
  'new Proxy({}, { get() { throw new Error("get") }, ownKeys() { throw new Error("ownKeys") } })',
  'new Proxy({}, { ownKeys: () => ["phoneNumber"], getOwnPropertyDescriptor: () => undefined })',
  'new Proxy([], { get: (target, key) => (key === "length" ? 4294967295 : 1) })',
  '(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy })()',
  'JSON.parse(\'{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}\')',
  '({ ["__proto__"]: { polluted: true }, password: { __proto__: { polluted: true } } })',
  '({ phoneNumber: "x".repeat(5_000_000) })',
  'Array.from({ length: 20_000 }, (_, index) => ({ index }))',
  '({ phoneNumber: "\\ud800", password: "\\u0000" })',
]

/** Such an expression, alone or inside others. */
const expressions = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...strange.filter((expression) => !/_000[_)]/.test(expression))),
    fc.jsonValue().map((value) => `(${JSON.stringify(value)})`),
    fc.array(tie('value'), { maxLength: 3 }).map((values) => `[${values.join(', ')}]`),
    fc
      .dictionary(fc.constantFrom('phoneNumber', 'password', 'code', 'name', '["__proto__"]', 'extra'), tie('value'), {
        maxKeys: 4,
      })
      .map(
        (fields) =>
          `({ ${Object.entries(fields)
            .map((field) => field.join(': '))
            .join(', ')} })`,
      ),
  ),
})).value

const calls = listCalls().filter(({ group, name }) => group === 'auth' || name === 'update' || name === 'setMenuLabels')

interface Sent {
  call: string
  /** The beginning of the expression. */
  value: string
  answer: unknown
}

/** Sends each expression to each call; `rejected` where the bridge would not carry it. */
async function send(values: string[]): Promise<Sent[]> {
  const names = calls.map(({ group, name }) => `${group}.${name}`)
  const tries = values.map((value) => `() => (${value})`)
  return rig.app.page.evaluate<Sent[]>(`(async () => {
    const names = ${JSON.stringify(names)}
    const tries = [${tries.join(',\n')}]
    const values = ${JSON.stringify(values)}
    const never = new Promise((resolve) => setTimeout(resolve, 60_000, 'never'))
    // What the bridge refuses to carry is an error of the page's own side. Main never answers by one.
    const refusal = (error) => (String(error).includes('remote method') ? 'failed in main' : 'rejected')
    const answers = []
    for (const [index, make] of tries.entries()) {
      for (const call of names) {
        const [group, name] = call.split('.')
        const asked = (async () => app[group][name](make()))().catch(refusal)
        answers.push({ call, value: values[index].slice(0, 200), answer: await Promise.race([asked, never]) })
      }
    }
    return answers
  })()`)
}

async function expectDeclared(values: string[]): Promise<void> {
  const answers = await send(values)
  expect(answers).toHaveLength(values.length * calls.length)
  for (const { call, value, answer } of answers) {
    if (answer === 'rejected') continue
    const declared = calls.find(({ group, name }) => `${group}.${name}` === call)?.result.safeParse(answer)
    expect(declared?.success, `${call}(${value}) → ${JSON.stringify(answer)}`).toBe(true)
  }
}

async function expectUnharmed(): Promise<void> {
  const { app } = rig
  expect(await app.evaluateMain(() => 'polluted' in {}, undefined)).toBe(false)
  expect(await app.page.evaluate('"polluted" in {}')).toBe(false)
  expect(await app.page.evaluate('app.session.get()')).toMatchObject({ ok: true })
  expect(app.output()).not.toContain('the main process failed')
  expect(app.output()).not.toContain('nobody waited for')
}

it.each(strange)('%s ends in a declared answer or a rejection, and harms nobody', async (expression) => {
  await expectDeclared([expression])
  await expectUnharmed()
})

it('so do 300 generated ones, one inside the other', async () => {
  const sent = fc.sample(expressions, 300)
  for (let start = 0; start < sent.length; start += 50) await expectDeclared(sent.slice(start, start + 50))
  await expectUnharmed()
})

it('an event gives its listener the payload alone, and a listener that throws harms nobody', async () => {
  const given = await rig.app.page.evaluate(`new Promise((resolve) => {
    app.on('settingsChanged', (...values) => resolve(values.map((value) => Object.keys(value).sort())))
    app.on('settingsChanged', () => { throw new Error('thrown by a listener') })
    void app.settings.update({ theme: 'dark', language: null, country: null })
  })`)
  expect(given).toEqual([['country', 'language', 'theme']])
  await expectUnharmed()
})

it('the page works on', async () => {
  await rig.app.page.reload()
  await screens.seeScreen(rig.app.page, 'signIn')
})
