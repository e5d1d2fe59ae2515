import { expect, it } from 'vitest'
import { listCalls } from '../../preload/contract/derive.ts'
import { clicks } from './steps.ts'

/** Calls about the account that a walk makes in another way, and why. */
const elsewhere: Record<string, string> = { 'session.get': 'main tells each session by itself' }

it('make every call about the account', () => {
  const groups = ['session', 'auth', 'identity', 'factors', 'sessions', 'profile']
  const all = listCalls()
    .filter(({ group }) => groups.includes(group))
    .map(({ group, name }) => `${group}.${name}`)
  const made = new Set([...clicks.map(({ call }) => call), ...Object.keys(elsewhere)])
  expect(all.filter((call) => !made.has(call))).toEqual([])
})
