import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listCalls, type ListedCall } from '../../preload/contract/derive.ts'
import { errorCodes, type AppError } from '../../preload/contract/errors.ts'
import type { Result } from '../../preload/contract/result.ts'
import { createLog } from '../diagnostics/log.ts'
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

function named(name: string): ListedCall {
  return calls.find((call) => call.name === name) ?? expect.fail(`${name} is not declared`)
}

/** Anything a page can send, and anything a handler can do. */
const outcomes = fc.oneof(
  fc.anything().map((value) => () => Promise.resolve(done(value))),
  fc.anything().map((value) => () => Promise.resolve(value as never)),
  fc.anything().map((reason) => () => Promise.reject(reason)),
  fc.constantFrom(...errorCodes).map((code) => () => Promise.resolve(failed({ code } as AppError))),
  fc.string().map((message) => () => {
    throw new TypeError(message)
  }),
)

describe('answer', () => {
  it.each(calls)('gives $channel a declared Result for 1,000 inputs and outcomes', async (call) => {
    await fc.assert(
      fc.asyncProperty(fc.anything({ withNullPrototype: true, withBigInt: true }), outcomes, async (input, handler) => {
        const result = await ask(call, { input, handler })
        expect(call.result.safeParse(result).success).toBe(true)
      }),
      { numRuns: 1_000 },
    )
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
