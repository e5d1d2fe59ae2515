import { AdminDeleteUserCommand, AdminDisableUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { oneIn } from '../../../scripts/reduced.ts'
import type { LocalPool } from '../../../infra/local-pool/server.ts'
import {
  administrator,
  auth,
  code,
  freshNumber,
  installRig,
  password,
  pool,
  signedUp,
  startApp,
  startPool,
  usePool,
} from '../testing/rig.ts'
import { dear, Walker } from '../testing/walk.ts'

installRig()

type Ask = typeof AdminDeleteUserCommand | typeof AdminDisableUserCommand

async function ask(Command: Ask, phoneNumber: string): Promise<void> {
  await administrator().send(new Command({ UserPoolId: pool.userPoolId, Username: phoneNumber }))
}

/**
 * How far an account is when its user comes to the app, for the first time or again. Each function leaves the app
 * signed out.
 */
const states: Record<string, () => Promise<string>> = {
  nobody: () => Promise.resolve(freshNumber()),
  unconfirmed: () => signedUp(),
  confirmed: async () => {
    const phoneNumber = await signedUp()
    await auth.confirmSignUp(code(phoneNumber))
    await auth.signOut()
    return phoneNumber
  },
  'disabled, unconfirmed': async () => {
    const phoneNumber = await signedUp()
    await ask(AdminDisableUserCommand, phoneNumber)
    return phoneNumber
  },
  'disabled, confirmed': async () => {
    const phoneNumber = await signedUp()
    await auth.confirmSignUp(code(phoneNumber))
    await auth.signOut()
    await ask(AdminDisableUserCommand, phoneNumber)
    return phoneNumber
  },
  'deleted meanwhile': async () => {
    const phoneNumber = await signedUp()
    await ask(AdminDeleteUserCommand, phoneNumber)
    return phoneNumber
  },
}

const pools: Record<string, () => Promise<LocalPool>> = {
  'hides who exists': () => startPool(),
  'hides how far an account is': () => startPool({}, { HidesUserStatus: true }),
  'hides it by turns': () => startPool({}, { UnknownUserRecovery: 'ALTERNATING' }),
  'tells who exists': () => startPool({ PreventUserExistenceErrors: 'LEGACY' }),
}

/** Where the user starts: in the app as it is, or at the sign-in screen of another machine. */
const starts = { here: (): Promise<unknown> => Promise.resolve(), elsewhere: newComputer }

async function newComputer(): Promise<void> {
  await auth.startOver()
  await startApp()
}

describe.each(Object.keys(pools))('a pool that %s', (name) => {
  let usual: LocalPool
  beforeAll(async () => {
    usual = pool
    usePool((await pools[name]?.()) ?? usual)
  })
  afterAll(async () => {
    await pool.close()
    usePool(usual)
  })

  const cases = Object.keys(states).flatMap((state) =>
    Object.entries(starts).flatMap(([from, start]) =>
      [password, null].map((known) => ({ state, from, start, known, knows: known === null ? 'forgot' : 'knows' })),
    ),
  )

  const every = oneIn('states of an account and kinds of pool at sign-up')
  const shift = Object.keys(pools).indexOf(name)
  // Each pool takes others, so that every state is tried.
  it.each(cases.filter((_, index) => (index + shift) % every === 0))(
    'lets in, or says why not: $state, comes $from, $knows the password',
    async ({ state, start, known }) => {
      const phoneNumber = (await states[state]?.()) ?? ''
      await start()
      const walker = new Walker(phoneNumber, known)
      const end = await walker.walk()
      const way = JSON.stringify(walker.clicks, null, 1)
      if (state.startsWith('disabled')) expect(auth.session().status, way).not.toBe('signedIn')
      else expect(end, way).toBe('signedIn')
      expect(dear(walker), way).toEqual([])
      expect(
        walker.clicks.map(({ answer }) => answer),
        way,
      ).not.toContain('Unexpected')
    },
  )
})
