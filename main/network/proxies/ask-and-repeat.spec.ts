import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CommonFailure } from '../../common-failure.ts'
import { withDeadline } from '../deadline.ts'
import { answerLogins } from './answer-logins.ts'
import { askAndRepeat } from './ask-and-repeat.ts'
import { ProxyAsked, type Challenge, type Credentials } from './proxy-asked.ts'
import { createProxySignIns, type ProxySignIns } from './sign-ins.ts'

const office: Challenge = { host: 'proxy.office', port: 8080, scheme: 'basic' }
const ada: Credentials = { username: 'ada', password: 'right' }

/** A `fetch` behind a proxy that takes this password alone, and what it was given, in order. */
function behindProxy(signIns: ProxySignIns): { send: typeof fetch; given: (string | null)[] } {
  const given: (string | null)[] = []
  const send = (): Promise<Response> => {
    const credentials = signIns.known(office)
    given.push(credentials?.password ?? null)
    if (credentials?.password === ada.password) return Promise.resolve(new Response('{}'))
    const cause = new ProxyAsked(office, credentials)
    return Promise.reject(new CommonFailure({ code: 'ProxySignIn' }, { cause }))
  }
  return { send: askAndRepeat(send, signIns), given }
}

/** Sign-ins whose user gives these passwords one after the other, each after a while, and then none. */
function userWho(passwords: string[], takes = 0): ProxySignIns {
  const left = [...passwords]
  const signIns = createProxySignIns({
    announce: (question) => {
      if (question === null) return
      setTimeout(() => {
        const password = left.shift()
        signIns.answer({ id: question.id, credentials: password === undefined ? null : { username: 'ada', password } })
      }, takes)
    },
  })
  return signIns
}

describe('a request behind a proxy', () => {
  it('is sent again with each new answer, three at most, and with no other', () => {
    const passwords = fc.array(fc.constantFrom('right', 'wrong', 'other'), { maxLength: 6 })
    const property = fc.asyncProperty(passwords, async (answers) => {
      const { send, given } = behindProxy(userWho(answers))
      const first = answers.indexOf('right')
      const through = first >= 0 && first < 3
      const outcome = await send('http://pool.test').then(
        () => true,
        (error: unknown) => (error instanceof CommonFailure ? error.error.code : error),
      )
      expect(outcome).toBe(through ? true : 'ProxySignIn')
      expect(given).toEqual([null, ...answers.slice(0, through ? first + 1 : 3)])
    })
    return fc.assert(property, { numRuns: 60 })
  })

  it('asks nobody any more for what a call that has ended left behind', async () => {
    let questions = 0
    const signIns = createProxySignIns({
      announce: (question) => {
        if (question === null) return
        questions += 1
        queueMicrotask(() => {
          signIns.answer({ id: question.id, credentials: null })
        })
      },
    })
    const { send, given } = behindProxy(signIns)
    let behind: Promise<unknown> | undefined
    const call = async (): Promise<void> => {
      behind = sleep(20).then(() => send('http://pool.test'))
      await send('http://pool.test')
    }
    await expect(withDeadline(10_000, call, true)).rejects.toThrow('ProxySignIn')
    await expect(behind).rejects.toThrow('ProxySignIn')
    expect(given).toEqual([null, null])
    expect(questions).toBe(1)
  })

  it('forgets the last wrong password too', async () => {
    const signIns = userWho(['wrong', 'wrong', 'wrong'])
    await behindProxy(signIns)
      .send('http://pool.test')
      .catch(() => undefined)
    expect(signIns.known(office)).toBeNull()
  })

  it('asks nobody by itself once as many answers as may be given were wrong, and asks the user who tries again', () => {
    const wrong = fc.array(fc.constantFrom('wrong', 'other'), { minLength: 3, maxLength: 3 })
    const property = fc.asyncProperty(wrong, fc.integer({ min: 1, max: 4 }), async (answers, looks) => {
      const { send, given } = behindProxy(userWho([...answers, 'right']))
      const tries = (forUser: boolean): Promise<string> =>
        withDeadline(1_000, () => send('http://pool.test'), forUser).then(
          () => 'through',
          (error: unknown) => (error instanceof CommonFailure ? error.error.code : String(error)),
        )
      expect(await tries(true)).toBe('ProxySignIn')
      for (let look = 0; look < looks; look += 1) expect(await tries(false)).toBe('ProxySignIn')
      expect(given).toEqual([null, ...answers, ...Array.from({ length: looks }, () => null)])
      expect(await tries(true)).toBe('through')
    })
    return fc.assert(property, { numRuns: 30 })
  })

  it('lets its caller’s deadline stand still while the user types, and run again afterwards', async () => {
    const { send } = behindProxy(userWho(['right'], 150))
    const late = withDeadline(60, async () => {
      await send('http://pool.test')
      await sleep(30)
      return 'in time'
    })
    expect(await late).toBe('in time')
    const hung = withDeadline(60, async () => {
      await behindProxy(userWho(['right'], 150)).send('http://pool.test')
      await sleep(5_000, undefined, { ref: false })
    })
    await expect(hung).rejects.toMatchObject({ error: { code: 'TimedOut' } })
  })

  it('asks nobody about any other failure', async () => {
    const send = askAndRepeat(() => Promise.reject(new CommonFailure({ code: 'Offline' })), userWho(['right']))
    await expect(send('http://pool.test')).rejects.toMatchObject({ error: { code: 'Offline' } })
  })
})

describe('a login', () => {
  /** What a request answers when it is asked this, in order: the name, or null where it cancels. */
  function answers(
    infos: { isProxy: boolean; scheme: string; host: string; port: number }[],
    known: Credentials | null,
  ) {
    const request = new EventEmitter()
    const asked: ProxyAsked[] = []
    answerLogins(request, { known: () => known, asked: (one) => asked.push(one) })
    const given = infos.map((info) => {
      let answer: string | null = 'never answered'
      request.emit('login', info, (username?: string) => (answer = username ?? null))
      return answer
    })
    return { given, asked }
  }
  const info = { ...office, isProxy: true }

  it('of a proxy is answered once with what is known', () => {
    const { given, asked } = answers([info, info], ada)
    expect(given).toEqual(['ada', null])
    expect(asked).toMatchObject([{ challenge: office, refused: ada }])
  })

  it('of a proxy ends the request when nothing is known', () => {
    expect(answers([info], null)).toMatchObject({ given: [null], asked: [{ challenge: office, refused: null }] })
  })

  it('of a server is never answered, and nobody is asked', () => {
    const property = fc.property(
      fc.domain(),
      fc.integer({ min: 1, max: 65_535 }),
      fc.string(),
      (host, port, scheme) => {
        for (const name of [scheme, 'basic', 'negotiate'])
          expect(answers([{ isProxy: false, host, port, scheme: name }], ada)).toEqual({ given: [null], asked: [] })
      },
    )
    fc.assert(property)
  })

  it('of a proxy in an unknown way is not answered', () => {
    expect(answers([{ ...info, scheme: 'mock' }], ada)).toEqual({ given: [null], asked: [] })
  })
})
