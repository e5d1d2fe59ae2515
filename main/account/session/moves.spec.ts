import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Session } from '../../../preload/contract/session.ts'
import { moves, type Move } from './moves.ts'
import { rememberedOf, startingSession } from './remember.ts'

const record = new URL('../../../docs/decisions/0049-the-session-is-a-machine.md', import.meta.url)

/** Each pair of a state and a next state, with the moves that lead there. */
function edges(): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [name, { from, to }] of Object.entries<Move>(moves)) {
    for (const edge of from.flatMap((start) => to.map((end) => `${start} --> ${end}`))) {
      found.set(edge, [...(found.get(edge) ?? []), name])
    }
  }
  return found
}

it('are those of the diagram', () => {
  const drawn = [...readFileSync(record, 'utf8').matchAll(/^ {2}(\w+ --> \w+): (.+)$/gm)]
  expect(new Map(drawn.map(([, edge = '', names = '']) => [edge, names.split(', ')]))).toEqual(edges())
})

it('reach every state, and lead out of every state', () => {
  const states = ['restoring', 'signedOut', 'confirmingSignUp', 'signingIn', 'resettingPassword', 'signedIn']
  const ways = [...edges().keys()].map((edge) => edge.split(' --> '))
  for (const state of states) {
    expect(ways.some(([from, to]) => to === state && from !== state)).toBe(true)
    expect(ways.some(([from, to]) => from === state && to !== state)).toBe(true)
  }
})

const phoneNumber = '+4915112345678'
const wait = { until: Date.now() + 20_000, cause: 'codeSent' } as const
const waiting: Session[] = [
  { status: 'confirmingSignUp', phoneNumber, destination: '+********678', wait },
  { status: 'confirmingSignUp', phoneNumber, destination: null, wait: null, problem: 'codeNotSent' },
  { status: 'confirmingSignUp', phoneNumber, destination: null, wait, problem: 'maybeConfirmed' },
  { status: 'resettingPassword', phoneNumber, destination: '+********678', wait },
  { status: 'signedOut', phoneNumber: null, notice: null, wait },
]

it.each(waiting)('leave a step that waits for its code to the next start: %o', (session) => {
  const nothing = {
    version: 1,
    pending: null,
    wait: null,
    ended: null,
    maybeSignedUp: null,
    phoneNumber: null,
    profile: null,
    deleting: null,
    signedInBefore: false,
  } as const
  expect(startingSession({ ...nothing, ...rememberedOf(session, null, false, null) }, false)).toEqual(session)
})
