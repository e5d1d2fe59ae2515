import fc from 'fast-check'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { ProxyQuestion } from '../../../preload/contract/proxy.ts'
import { ProxyAsked, type Challenge, type Credentials } from './proxy-asked.ts'
import { createProxySignIns, type ProxySignIns } from './sign-ins.ts'

const office: Challenge = { host: 'proxy.office', port: 8080, scheme: 'basic' }
const ada: Credentials = { username: 'ada', password: 'right' }
const asked = (challenge = office, refused: Credentials | null = null): ProxyAsked => new ProxyAsked(challenge, refused)

interface Shown {
  signIns: ProxySignIns
  /** Every question that the page was told, and null for each that was taken back. */
  told: (ProxyQuestion | null)[]
  /** Answers the question that is shown. */
  reply: (credentials: Credentials | null) => void
}

function open(patience?: number): Shown {
  const told: Shown['told'] = []
  const signIns = createProxySignIns({ announce: (question) => told.push(question), ...(patience && { patience }) })
  const reply = (credentials: Credentials | null): void => {
    signIns.answer({ id: signIns.question()?.id ?? expect.fail('no question'), credentials })
  }
  return { signIns, told, reply }
}

describe('the sign-ins to proxies', () => {
  it('show one question for all requests of a proxy, and keep its answer', async () => {
    const { signIns, told, reply } = open()
    const answers = Array.from({ length: 5 }, (_, index) => signIns.ask(asked(), index % 2 === 0))
    await expect.poll(signIns.question).toEqual({ id: 1, ...office, refused: null })
    reply(ada)
    expect(await Promise.all(answers)).toEqual([true, true, true, true, true])
    expect(told).toHaveLength(2)
    expect([signIns.known(office), signIns.question()]).toEqual([ada, null])
    // One that asked before the answer came has it now.
    expect(await signIns.ask(asked(), false)).toBe(true)
    expect(told).toHaveLength(2)
  })

  it('give an answer to the proxy and the scheme that it was meant for alone', () => {
    const other = fc.record({
      host: fc.constantFrom('proxy.office', 'proxy.office.evil', 'office'),
      port: fc.constantFrom(8080, 80, 443),
      scheme: fc.constantFrom<Challenge['scheme'][]>('basic', 'digest', 'ntlm', 'negotiate'),
    })
    const property = fc.asyncProperty(other, other, async (one, another) => {
      const { signIns, reply } = open()
      const answered = signIns.ask(asked(one), true)
      await Promise.resolve()
      await Promise.resolve()
      reply(ada)
      await answered
      const same = one.host === another.host && one.port === another.port && one.scheme === another.scheme
      expect(signIns.known(another)).toEqual(same ? ada : null)
    })
    return fc.assert(property)
  })

  it('forget what was refused, tell the name, and keep what is newer', async () => {
    const { signIns, reply } = open()
    const first = signIns.ask(asked(), true)
    await expect.poll(signIns.question).not.toBeNull()
    reply(ada)
    await first
    const again = signIns.ask(asked(office, ada), true)
    expect(signIns.known(office)).toBeNull()
    await expect.poll(signIns.question).toMatchObject({ refused: 'ada' })
    const newer = { username: 'ada', password: 'newer' }
    reply(newer)
    expect(await again).toBe(true)
    // A request that was sent with the old one needs no question.
    expect(await signIns.ask(asked(office, ada), true)).toBe(true)
    expect(signIns.known(office)).toBe(newer)
  })

  it('ask about two proxies one after the other', async () => {
    const { signIns, told, reply } = open()
    const home = { ...office, host: 'proxy.home' }
    const both = [signIns.ask(asked(), true), signIns.ask(asked(home), true)]
    await expect.poll(signIns.question).toMatchObject({ host: 'proxy.office' })
    reply(null)
    await expect.poll(signIns.question).toMatchObject({ host: 'proxy.home' })
    reply(ada)
    expect(await Promise.all(both)).toEqual([false, true])
    expect(told.map((question) => question?.id ?? null)).toEqual([1, null, 2, null])
  })

  it('do not ask again by themselves what was declined, and do for the user', async () => {
    const { signIns, reply } = open()
    const first = signIns.ask(asked(), false)
    await expect.poll(signIns.question).not.toBeNull()
    reply(null)
    expect(await first).toBe(false)
    expect(await signIns.ask(asked(), false)).toBe(false)
    const second = signIns.ask(asked(), true)
    await expect.poll(signIns.question).not.toBeNull()
    reply(ada)
    expect(await second).toBe(true)
  })

  it('ask no fourth time after three wrong answers, however often an update is looked for, and do for the user', () => {
    const wrong = fc.array(fc.constantFrom('wrong', 'other'), { minLength: 3, maxLength: 6 })
    const property = fc.asyncProperty(wrong, async (passwords) => {
      const { signIns, told, reply } = open()
      // Each answer leads to another look at the feed, which the proxy refuses again.
      for (let refused: Credentials | null = null; ; refused = signIns.known(office)) {
        const answered = signIns.ask(asked(office, refused), false)
        await sleep(0)
        if (signIns.question() === null) {
          expect(await answered).toBe(false)
          break
        }
        reply({ username: 'ada', password: passwords.shift() ?? expect.fail('asked a seventh time') })
        await answered
      }
      expect(told.filter((question) => question !== null)).toHaveLength(3)
      expect(await signIns.ask(asked(), false)).toBe(false)
      const again = signIns.ask(asked(), true)
      await expect.poll(signIns.question).toMatchObject({ refused: null })
      reply(ada)
      expect(await again).toBe(true)
    })
    return fc.assert(property, { numRuns: 20 })
  })

  it('end a question that nobody answers, and all of them when the app ends', async () => {
    const brief = open(30)
    expect(await brief.signIns.ask(asked(), true)).toBe(false)
    expect(brief.told.at(-1)).toBeNull()
    const { signIns, told } = open()
    const both = [signIns.ask(asked(), true), signIns.ask(asked({ ...office, port: 1 }), true)]
    await expect.poll(signIns.question).not.toBeNull()
    signIns.declineAll()
    expect(await Promise.all(both)).toEqual([false, false])
    expect(told).toHaveLength(2)
  })

  it('take no answer to another question', async () => {
    const { signIns } = open()
    let ended = false
    void signIns.ask(asked(), true).then(() => (ended = true))
    await expect.poll(signIns.question).not.toBeNull()
    signIns.answer({ id: 99, credentials: ada })
    await sleep(10)
    expect([ended, signIns.known(office)]).toEqual([false, null])
    signIns.declineAll()
  })
})
