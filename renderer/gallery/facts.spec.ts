import { expect, it } from 'vitest'
import { z } from '../../preload/contract/schema.ts'
import { session } from '../../preload/contract/session.ts'
import { sessions } from '../testing/samples.ts'
import { possibleFacts, shownFacts } from './facts.ts'

const door = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('open'), wide: z.boolean(), sign: z.string() }),
  z.strictObject({
    is: z.literal('shut'),
    lock: z.nullable(z.enum(['bolt', 'chain'])),
    keys: z.nullable(z.array(z.string())),
  }),
])

it('lists what a schema can produce', () => {
  expect(possibleFacts('door', door)).toEqual([
    'door.open',
    'door.open.wide=true',
    'door.open.wide=false',
    'door.shut',
    'door.shut.lock=null',
    'door.shut.lock=set',
    'door.shut.lock=bolt',
    'door.shut.lock=chain',
    'door.shut.keys=null',
    'door.shut.keys=set',
  ])
})

it('lists what a value shows', () => {
  expect(shownFacts('door', door, { is: 'shut', lock: 'chain', keys: null })).toEqual([
    'door.shut',
    'door.shut.lock=set',
    'door.shut.lock=chain',
    'door.shut.keys=null',
  ])
  expect(shownFacts('door', door, { is: 'open', wide: false, sign: 'Push' })).toEqual([
    'door.open',
    'door.open.wide=false',
  ])
})

it("knows the contract's sessions, and shows nothing that is not possible", () => {
  const possible = possibleFacts('session', session)
  expect(possible).toContain('session.signedOut.notice=sessionEnded')
  expect(possible).toContain('session.signedIn.phoneCode.wait.cause=tooManyRequests')
  for (const sample of Object.values(sessions)) {
    expect(possible).toEqual(expect.arrayContaining(shownFacts('session', session, sample)))
  }
})
