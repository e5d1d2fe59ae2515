import { describe, expect, it } from 'vitest'
import { oneIn } from '../../scripts/reduced.ts'
import { auth, installRig } from './testing/rig.ts'
import { makeUser } from './testing/sign-in-users.ts'
import { combinations, strangeValues, told, values, whyImpossible } from './testing/sign-in-table.ts'
import { walkIn } from './testing/sign-in-walk.ts'

// docs/sign-in-steps.md says what each user meets on each pool. Every line of it is held here.

installRig()

const possible = combinations.filter((one) => whyImpossible(one).length === 0)

it('say of each combination one thing, or one reason why there is none', () => {
  for (const one of combinations) expect(whyImpossible(one).length, JSON.stringify(one)).toBeLessThan(2)
  for (const one of possible) expect(told(one).length, JSON.stringify(one)).toBeGreaterThan(0)
  expect(strangeValues()).toEqual([])
  expect([combinations.length, possible.length]).toEqual([756, 594])
})

const every = oneIn('pools and users at a sign-in')
const pools = values.mode.flatMap((mode) => values.offers.map((offers) => ({ mode, offers })))

describe.each(pools)('a pool with MFA $mode that offers $offers', ({ mode, offers }) => {
  const users = possible.filter((one) => one.mode === mode && one.offers === offers)
  const shift = pools.findIndex((one) => one.mode === mode && one.offers === offers)
  const ways = users.map((one) => told(one).join())
  // Whoever is the first to meet something always takes part, and of the others each pool takes different ones.
  const tried = users.filter((_, index) => {
    const isFirst = ways.indexOf(ways[index] ?? '') === index
    return isFirst || (index + shift) % every === 0
  })

  it.each(tried)('asks who is $account, $number, has $has', { timeout: 30_000 }, async (one) => {
    const user = await makeUser(one)
    expect(await walkIn(user, one.number === 'verified' ? 'sms' : 'totp')).toEqual(told(one))
    await (auth.session().status === 'signedIn' ? auth.signOut() : auth.startOver())
  })
})
