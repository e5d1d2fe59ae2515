import { describe, expect, it } from 'vitest'
import { listCalls } from './derive.ts'
import { commonErrors, errorCodes, errorSchema, type ErrorCode } from './errors.ts'
import { passwordRules, phoneNumber } from './fields.ts'
import type { PasswordPolicy } from './password-policy.ts'
import { session } from './session.ts'

describe('the contract', () => {
  it('gives each call a channel of its own', () => {
    const channels = listCalls().map(({ channel }) => channel)
    expect(new Set(channels).size).toBe(channels.length)
    expect(channels).toContain('call:auth.signIn')
  })

  it('declares no error code that no call can answer', () => {
    const declared = new Set<ErrorCode>([
      ...commonErrors,
      ...listCalls().flatMap(({ declaration }) => declaration.errors),
    ])
    expect([...declared].sort()).toEqual([...errorCodes].sort())
  })

  it('lets no token ride along, neither in a session nor in an error', () => {
    const signedOut = { status: 'signedOut', phoneNumber: null, notice: null, wait: null }
    expect(session.safeParse(signedOut).success).toBe(true)
    expect(session.safeParse({ ...signedOut, refreshToken: 'x' }).success).toBe(false)
    expect(errorSchema('Offline').safeParse({ code: 'Offline', message: 'x' }).success).toBe(false)
  })

  it('accepts as an answer only what the call declares', () => {
    const schema = listCalls().find(({ name }) => name === 'signOut')?.result ?? expect.fail('signOut is not declared')
    expect(schema.safeParse({ ok: false, error: { code: 'NotSignedIn' } }).success).toBe(true)
    expect(schema.safeParse({ ok: false, error: { code: 'TimedOut' } }).success).toBe(true)
    expect(schema.safeParse({ ok: false, error: { code: 'CodeWrong' } }).success).toBe(false)
    expect(schema.safeParse({ ok: true, value: null }).success).toBe(false)
  })
})

describe('fields', () => {
  it.each([
    ['+4915112345678', true],
    ['+123456789012345', true],
    ['+1234567890123456', false],
    ['+0151123456', false],
    ['015112345678', false],
    ['+49 151 12345678', false],
  ])('a phone number: %s %s', (value, accepted) => {
    expect(phoneNumber.safeParse(value).success).toBe(accepted)
  })

  it('tells which rules of the policy a password keeps, and leaves out those the policy does not have', () => {
    const policy: PasswordPolicy = {
      minimumLength: 10,
      requireUppercase: true,
      requireLowercase: true,
      requireNumbers: true,
      requireSymbols: false,
    }
    const broken = (candidate: string, rules = policy): string[] =>
      passwordRules(rules, candidate).flatMap(({ rule, kept }) => (kept ? [] : [rule]))
    expect(broken('')).toEqual(['length', 'uppercase', 'lowercase', 'number'])
    expect(broken('eight88E')).toEqual(['length'])
    expect(broken('LongEnough1')).toEqual([])
    expect(broken('LongEnough1', { ...policy, requireSymbols: true })).toEqual(['symbol'])
    expect(broken('LongEnough1€', { ...policy, requireSymbols: true })).toEqual(['symbol'])
    expect(broken('LongEnough1~', { ...policy, requireSymbols: true })).toEqual([])
    expect(broken('Long Enough1', { ...policy, requireSymbols: true })).toEqual([])
    expect(broken('LongEnough1 ', { ...policy, requireSymbols: true })).toEqual(['symbol'])
    expect(broken(' LongEnough1', { ...policy, requireSymbols: true })).toEqual(['symbol'])
    expect(broken('Long\u3000Enough1', { ...policy, requireSymbols: true })).toEqual(['symbol'])
  })
})
