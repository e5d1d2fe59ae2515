import { expect, it } from 'vitest'
import type { Handlers } from '../preload/contract/derive.ts'
import { listCalls } from '../preload/contract/derive.ts'
import { done, failed } from './outcome.ts'

it('does not compile with a code that the call does not declare', () => {
  const declared: Handlers['auth']['signOut'] = () => Promise.resolve(failed({ code: 'NotSignedIn' }))
  const common: Handlers['auth']['signOut'] = () => Promise.resolve(failed({ code: 'Offline' }))
  // @ts-expect-error -- signOut declares no wrong code. The type check fails when this compiles.
  const undeclared: Handlers['auth']['signOut'] = () => Promise.resolve(failed({ code: 'CodeWrong' }))
  // @ts-expect-error -- and answers a session, nothing else.
  const other: Handlers['auth']['signOut'] = () => Promise.resolve(done('signed out'))
  expect([declared, common, undeclared, other]).toHaveLength(4)
})

const withDetails = ['ChallengeNotSupported', 'AttributesNotAsked', 'OrganisationRefused']

it('is what every call of the contract answers', () => {
  for (const { result, channel, declaration } of listCalls()) {
    for (const code of declaration.errors.filter((one) => !withDetails.includes(one))) {
      expect(result.safeParse(failed({ code } as { code: 'Offline' })).success, channel).toBe(true)
    }
  }
})
