import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { oneIn } from '../../scripts/reduced.ts'
import type { Call } from '../../preload/contract/define.ts'
import { listCalls, type ListedCall } from '../../preload/contract/derive.ts'
import { errorCodes, type AppError, type ErrorCode } from '../../preload/contract/errors.ts'
import type { Result } from '../../preload/contract/result.ts'
import { nearly, valid } from '../../preload/contract/testing/generate.ts'
import { createLog } from '../diagnostics/log.ts'
import { CommonFailure } from '../common-failure.ts'
import { done, failed } from '../outcome.ts'
import { answer } from './answer.ts'

const lines: string[] = []
const log = createLog((line) => lines.push(line))
const calls = listCalls()

function ask(call: ListedCall, change: Partial<Parameters<typeof answer>[0]>): ReturnType<typeof answer> {
  return answer({
    call,
    handler: () => Promise.resolve(done(null)),
    input: undefined,
    trusted: true,
    deadline: 1_000,
    log,
    ...change,
  })
}

const refusal = (code: 'Unexpected'): unknown => ({ ok: false, error: { code } })

function named(name: string): ListedCall {
  return calls.find((call) => call.name === name) ?? expect.fail(`${name} is not declared`)
}

const runs = 1_000 / oneIn('generated inputs of a call')
const anything = fc.anything({ withNullPrototype: true, withBigInt: true })

/** What a page can send: inputs that the schema takes, inputs that are almost right, and anything at all. */
const sent = (schema: Call['input']): fc.Arbitrary<unknown> => fc.oneof(valid(schema), nearly(valid(schema)), anything)

/** What a handler can do: answer as declared, answer something else, or fail in any way. */
const outcomes = (schema: Call['output']): fc.Arbitrary<() => Promise<Result<unknown>>> =>
  fc.oneof(
    { weight: 3, arbitrary: sent(schema).map((value) => () => Promise.resolve(done(value))) },
    // The types forbid an answer that is no outcome, so this needs a cast.
    anything.map((value) => () => Promise.resolve(value as Result<unknown>)),
    anything.map((reason) => () => Promise.reject(reason)),
    fc.constantFrom(...errorCodes).map((code) => () => Promise.resolve(failed({ code } as AppError))),
    fc.string().map((message) => () => {
      throw new TypeError(message)
    }),
  )

/** Per call: how many inputs reached the handler and how many were refused, and how many answers crossed the bridge. */
const counted = new Map(calls.map(({ channel }) => [channel, { reached: 0, refused: 0, crossed: 0, kept: 0 }]))

describe('answer', () => {
  afterAll(() => {
    console.table(Object.fromEntries(counted))
  })

  it.each(calls)('gives $channel a declared Result for generated inputs and outcomes', async (call) => {
    const { input, output } = call.declaration
    const count = counted.get(call.channel) ?? expect.fail()
    const property = fc.asyncProperty(sent(input), outcomes(output), async (asked, outcome) => {
      let given: unknown
      const handler = (parsed: unknown): Promise<Result<unknown>> => {
        count.reached += 1
        given = parsed
        return outcome()
      }
      const before = count.reached
      const result = await ask(call, { input: asked, handler })
      expect(call.result.safeParse(result).success).toBe(true)
      const parsed = input.safeParse(asked)
      expect(count.reached - before).toBe(parsed.success ? 1 : 0)
      if (parsed.success) expect(given).toEqual(parsed.data)
      else {
        count.refused += 1
        expect(result).toMatchObject({ ok: false, error: { code: 'InvalidInput' } })
      }
    })
    await fc.assert(property, { numRuns: runs })
    expect(count.reached, 'inputs that reached the handler').toBeGreaterThan(runs / 5)
    expect(count.refused, 'inputs that were refused').toBeGreaterThan(runs / 5)
  })

  it.each(calls)('lets nothing across that $channel does not declare', async (call) => {
    const { input, output } = call.declaration
    const [asked] = fc.sample(valid(input), 1)
    const count = counted.get(call.channel) ?? expect.fail()
    const property = fc.asyncProperty(sent(output), async (value) => {
      const result = await ask(call, { input: asked, handler: () => Promise.resolve(done(value)) })
      const declared = output.safeParse(value)
      if (declared.success) count.crossed += 1
      else count.kept += 1
      const crossing = declared.success ? { ok: true, value: declared.data } : refusal('Unexpected')
      expect(result).toStrictEqual(crossing)
    })
    await fc.assert(property, { numRuns: Math.ceil(runs / 4) })
    // About a third is declared. The bounds leave chance its room, also with the few inputs of a reduced run.
    expect(count.crossed, 'outputs that are declared').toBeGreaterThan(runs / 60)
    expect(count.kept, 'outputs that are not').toBeGreaterThan(runs / 60)
  })

  it('refuses a stranger before it looks at anything', async () => {
    let handled = false
    const handler = (): Promise<Result<unknown>> => {
      handled = true
      return Promise.resolve(done(null))
    }
    const result = await ask(named('signOut'), { trusted: false, handler })
    expect(result).toEqual({ ok: false, error: { code: 'SenderRefused' } })
    expect(handled).toBe(false)
  })

  it('names the wrong fields, not their values', async () => {
    const input = { phoneNumber: 'not a number', password: ' begins with a space' }
    const result = await ask(named('signIn'), { input })
    expect(result).toEqual({ ok: false, error: { code: 'InvalidInput', fields: ['phoneNumber', 'password'] } })
  })

  it('names a wrong member of a field by its own name', async () => {
    const long = `custom:${'x'.repeat(26)}`
    const input = {
      phoneNumber: '+4915112345678',
      password: 'Correct-Horse-7',
      attributes: { name: 'Ada', 'custom:company': 5, [long]: 'x' },
    }
    const error = { code: 'InvalidInput', fields: ['custom:company', long] }
    expect(await ask(named('signUp'), { input })).toEqual({ ok: false, error })
  })

  it('hides an error that the call does not declare, and logs it without its text', async () => {
    lines.length = 0
    const secret = 'token eyJhbGciOi'
    const unknown = await ask(named('signOut'), { handler: () => Promise.reject(new Error(secret)) })
    const undeclared = await ask(named('signOut'), {
      handler: () => Promise.resolve(failed({ code: 'CodeWrong' })),
    })
    for (const result of [unknown, undeclared]) expect(result).toEqual({ ok: false, error: { code: 'Unexpected' } })
    expect(lines).toHaveLength(2)
    expect(lines.join('\n')).not.toContain(secret)
  })

  it('ends a call whose handler does not', async () => {
    const result = await ask(named('getInfo'), { handler: () => new Promise(() => undefined), deadline: 20 })
    expect(result).toEqual({ ok: false, error: { code: 'TimedOut' } })
  })

  it.each(calls.filter((call) => !call.declaration.waitsForUser))(
    '$channel ends in its own words when nobody answers in time',
    async (call) => {
      const [input] = fc.sample(valid(call.declaration.input), 1)
      const endOf = (handler: () => Promise<never>): Promise<Result<unknown>> =>
        ask(call, { input, handler, deadline: 5 })
      const sendsCode = call.declaration.errors.some((code) => code === 'CodeMaybeSent')
      const endsIn = (code: ErrorCode): unknown => ({ ok: false, error: { code: sendsCode ? 'CodeMaybeSent' : code } })
      expect(await endOf(() => new Promise(() => undefined))).toEqual(endsIn('TimedOut'))
      for (const code of ['TimedOut', 'AnswerLost'] as const) {
        expect(await endOf(() => Promise.reject(new CommonFailure({ code })))).toEqual(endsIn(code))
      }
      const offline = await endOf(() => Promise.reject(new CommonFailure({ code: 'Offline' })))
      expect(offline).toEqual({ ok: false, error: { code: 'Offline' } })
    },
  )

  it('says at the most talkative level what each call came to', async () => {
    const said: string[] = []
    const talkative = createLog(
      (line) => said.push(line),
      () => 'debug',
    )
    await ask(named('signOut'), { log: talkative, handler: () => Promise.resolve(failed({ code: 'NotSignedIn' })) })
    expect(said.map((line) => JSON.parse(line) as object)).toMatchObject([
      { level: 'debug', message: 'answered', channel: 'call:auth.signOut', failure: 'NotSignedIn' },
    ])
  })

  it('lets a person take their time over a dialog', async () => {
    const handler = async (): Promise<Result<unknown>> => {
      await new Promise((resolve) => setTimeout(resolve, 60))
      return done(true)
    }
    expect(await ask(named('save'), { handler, deadline: 20 })).toEqual({ ok: true, value: true })
  })
})
