import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attributes } from '../preload/contract/testing/attributes.ts'
import { listCalls } from '../preload/contract/derive.ts'
import type { Bridge } from '../preload/contract/derive.ts'
import { answerSaveDialog } from './support/dialogs.ts'
import { startRig, type Rig } from './support/rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
  // A thousand calls to save something shall not wait for a person a thousand times.
  await answerSaveDialog(rig.app, null)
})
afterAll(() => rig.close())

/** What the page has. In its world the bridge is untyped: anything can be sent. */
type Untyped = Record<string, Record<string, (input: unknown) => Promise<unknown>>>

const phoneNumbers = fc.stringMatching(/^\+447700900\d{3}$/)
const fields = {
  phoneNumber: fc.oneof(phoneNumbers, fc.string(), fc.jsonValue()),
  password: fc.oneof(fc.string(), fc.string({ minLength: 250, maxLength: 300 }), fc.jsonValue()),
  newPassword: fc.oneof(fc.string(), fc.jsonValue()),
  currentPassword: fc.oneof(fc.string(), fc.jsonValue()),
  code: fc.oneof(fc.stringMatching(/^\d{4,8}$/), fc.string(), fc.jsonValue()),
  attributes: fc.oneof(
    fc.dictionary(
      fc.oneof(fc.constantFrom(...attributes.map(({ name }) => name)), fc.string()),
      fc.oneof(fc.string(), fc.string({ minLength: 255, maxLength: 400 })),
    ),
    fc.jsonValue(),
  ),
}
/** Near misses of real inputs, and anything that JSON can say. */
const inputs = fc.oneof(
  fc.record(fields, { requiredKeys: [] }),
  fc.record({ ...fields, extra: fc.jsonValue() }, { requiredKeys: ['phoneNumber', 'password'] }),
  fc.jsonValue(),
  fc.constant(undefined),
)

describe('the boundary', () => {
  it.each(listCalls())('answers 1,000 inputs to $channel with a declared Result', async ({ group, name, result }) => {
    const { page } = rig.app
    const sent = fc.sample(inputs, 1_000)
    for (let start = 0; start < sent.length; start += 250) {
      // As text, because what travels between the two processes of the test would drop an undefined.
      const batch = sent.slice(start, start + 250).map((input) => JSON.stringify({ input }))
      const answers = await page.evaluate(
        async ([place, call, texts]) => {
          const { app } = window as unknown as { app: Untyped }
          return Promise.all(
            texts.map(async (text) => app[place]?.[call]?.((JSON.parse(text) as { input: unknown }).input)),
          )
        },
        [group, name, batch] as const,
      )
      expect(answers).toHaveLength(batch.length)
      for (const [index, answer] of answers.entries()) {
        expect(result.safeParse(answer).success, `${batch[index] ?? ''} → ${JSON.stringify(answer)}`).toBe(true)
      }
    }
  })

  it('still works afterwards', async () => {
    const { page } = rig.app
    await page.reload()
    const state = await page.evaluate(() => (window as unknown as { app: Bridge }).app.session.get())
    expect(state).toMatchObject({ ok: true })
  })

  it('offers the page its declared calls and nothing else', async () => {
    const offered = await rig.app.page.evaluate(() => {
      const { app } = window as unknown as { app: Record<string, object> }
      return Object.entries(app).flatMap(([group, members]) =>
        typeof members === 'function' ? [group] : Object.keys(members).map((name) => `${group}.${name}`),
      )
    })
    expect(offered.sort()).toEqual([...listCalls().map(({ group, name }) => `${group}.${name}`), 'on'].sort())
    const node = await rig.app.page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
    )
    expect(node).toEqual([])
  })
})
