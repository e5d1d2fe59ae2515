import { describe, expect, it } from 'vitest'
import { listCalls } from '../../preload/contract/derive.ts'
import { createDouble } from './double.ts'
import { goodPassword, phoneNumber, sessions } from './samples.ts'

describe('the double', () => {
  it('has every call of the contract', () => {
    const bridge = createDouble().bridge as unknown as Record<string, Record<string, unknown>>
    for (const { group, name } of listCalls()) expect(bridge[group]?.[name], `${group}.${name}`).toBeTypeOf('function')
  })

  it('rejects and complains about a call that is not scripted', async () => {
    const { bridge, complaints } = createDouble()
    await expect(bridge.auth.signOut()).rejects.toThrow('auth.signOut')
    expect(complaints).toHaveLength(1)
  })

  it('rejects and complains about an input that the contract refuses', async () => {
    const { bridge, complaints, answer, inputsOf } = createDouble()
    answer('auth.signIn', { ok: true, value: sessions.signedIn })
    const input = { phoneNumber: '07700 900123', password: goodPassword }
    await expect(bridge.auth.signIn(input)).rejects.toThrow('auth.signIn')
    expect(complaints).toHaveLength(1)
    expect(inputsOf('auth.signIn')).toEqual([input])
  })

  it('gives no answer that the call does not declare', async () => {
    const { bridge, fail } = createDouble()
    fail('auth.signOut', { code: 'CodeWrong' })
    await expect(bridge.auth.signOut()).rejects.toThrow()
  })

  it('announces a new session before it answers the call, as main does', async () => {
    const { bridge, answer } = createDouble()
    answer('session.startOver', { ok: true, value: sessions.signedOut })
    const order: string[] = []
    bridge.on('sessionChanged', ({ status }) => order.push(`heard ${status}`))
    await bridge.session.startOver().then(() => order.push('answered'))
    expect(order).toEqual(['heard signedOut', 'answered'])
  })

  it('keeps a call waiting for as long as its promise does', async () => {
    const { bridge, answer } = createDouble()
    const { promise, resolve } = Promise.withResolvers<{ ok: true; value: typeof sessions.signedIn }>()
    answer('auth.signIn', promise)
    let answered = false
    const call = bridge.auth.signIn({ phoneNumber, password: goodPassword }).then(() => (answered = true))
    await Promise.resolve()
    expect(answered).toBe(false)
    resolve({ ok: true, value: sessions.signedIn })
    await expect(call).resolves.toBe(true)
  })
})
