import { beforeEach, expect, it, vi } from 'vitest'
import { requestErrors, type ErrorCode } from '../../../preload/contract/errors.ts'
import type { Session } from '../../../preload/contract/session.ts'
import { createLog } from '../../diagnostics/log.ts'
import type { AccountContext } from '../context.ts'
import { createTokenStore } from '../pool/token-store.ts'
import { createKeeping } from '../session/keeping.ts'
import { createSessionState } from '../session/state.ts'
import { createHeldPassword } from './held-password.ts'
import { confirmSignIn } from './sign-in-steps.ts'
import { signIn } from './sign-in.ts'

// What the pool answers after it has given the tokens cannot be made wrong from outside, so the pool is a stub here.

const tokens = createTokenStore('client')
const heldPassword = createHeldPassword()
const revoke = vi.fn(() => Promise.resolve(true))
const profile = { phoneNumber: '+447700900123', phoneNumberVerified: true, attributes: {} }
const fresh = { ok: true, value: { profile, lifetime: 3_600_000, age: 0, since: null } }

async function tokensCome(): Promise<void> {
  await tokens.setItem('CognitoIdentityServiceProvider.client.LastAuthUser', 'ada')
  await tokens.setItem('CognitoIdentityServiceProvider.client.ada.accessToken', 'access')
  await tokens.setItem('CognitoIdentityServiceProvider.client.ada.refreshToken', 'refresh')
}

/** Signs in on a pool whose steps do this. @returns the session afterwards */
async function signInWith({
  sign,
  current,
  keep,
}: Record<'sign' | 'current' | 'keep', () => unknown>): Promise<Session> {
  const state = createSessionState()
  state.set({ status: 'signedOut', phoneNumber: null, notice: null, wait: null })
  const context = {
    heldPassword,
    keeping: { keep: () => Promise.resolve().then(keep) },
    log: createLog(() => undefined),
    pool: {
      signIn: () => tokensCome().then(sign),
      currentSession: () => Promise.resolve().then(current),
    },
    recentSignIn: { until: () => null },
    revocations: { revoke },
    signInAge: { start: () => undefined },
    state,
    tokenRefresh: { start: () => undefined },
    tokens,
  } as unknown as AccountContext
  await signIn(context, state.set, { phoneNumber: profile.phoneNumber, password: 'x' }).catch(() => undefined)
  return state.get()
}

const fails = (code: ErrorCode) => (): unknown => ({ ok: false, error: { code } })
const throws = (): never => {
  throw new Error('broken')
}
const good = {
  sign: (): unknown => ({ ok: true, value: { step: 'done' } }),
  current: (): unknown => fresh,
  keep: (): unknown => 'keychain',
}
const codes: ErrorCode[] = [...requestErrors, 'NotSignedIn', 'UserDisabled', 'SignInRefused']
const broken = [
  ...codes.flatMap((code) => [
    { what: `the sign-in answers ${code}`, steps: { ...good, sign: fails(code) } },
    { what: `the session answers ${code}`, steps: { ...good, current: fails(code) } },
  ]),
  { what: 'the sign-in throws', steps: { ...good, sign: throws } },
  { what: 'the session throws', steps: { ...good, current: throws } },
  { what: 'keeping throws', steps: { ...good, keep: throws } },
  ...['confirmSignUp', 'resetPassword', 'challenge'].map((step) => ({
    what: `the next step is ${step}`,
    steps: { ...good, sign: (): unknown => ({ ok: true, value: { step, challenge: 'x' } }) },
  })),
]

beforeEach(async () => {
  revoke.mockClear()
  await tokens.clear()
})

it.each(broken)('no token is left, and the pool is asked to revoke it, when $what', async ({ steps }) => {
  expect((await signInWith(steps)).status).not.toBe('signedIn')
  expect(tokens.stored()).toBeNull()
  expect(revoke.mock.calls).toEqual([['refresh']])
})

it('a sign-in that works keeps its tokens, and holds no password any more', async () => {
  heldPassword.keep('of a sign-up')
  expect((await signInWith(good)).status).toBe('signedIn')
  expect(heldPassword.read()).toBeNull()
  expect(tokens.stored()).toEqual({ username: 'ada', refreshToken: 'refresh' })
  expect(revoke).not.toHaveBeenCalled()
})

/** Answers the last step of a sign-in so. @returns the session afterwards */
async function confirmWith({ current, keep }: Record<'current' | 'keep', () => unknown>): Promise<Session> {
  const state = createSessionState()
  const { phoneNumber } = profile
  const session = {
    status: 'signingIn',
    phoneNumber,
    step: { kind: 'totpCode', mayChoose: false },
    until: Date.now(),
    wait: null,
  } as const
  state.set(session)
  const context = {
    heldPassword,
    keeping: { keep: () => Promise.resolve().then(keep) },
    log: createLog(() => undefined),
    pool: {
      confirmTotpCode: () => tokensCome().then(good.sign),
      currentSession: () => Promise.resolve().then(current),
    },
    recentSignIn: { until: () => null },
    revocations: { revoke },
    signInAge: { start: () => undefined },
    state,
    tokenRefresh: { start: () => undefined },
    tokens,
  } as unknown as AccountContext
  await confirmSignIn(context, { session, become: state.set }, '123456').catch(() => undefined)
  return state.get()
}

const brokenAtTheEnd = [
  ...codes.map((code) => ({ what: `the session answers ${code}`, steps: { ...good, current: fails(code) } })),
  { what: 'the session throws', steps: { ...good, current: throws } },
  { what: 'keeping throws', steps: { ...good, keep: throws } },
]

it.each(brokenAtTheEnd)('no token is left after the last step of a sign-in either, when $what', async ({ steps }) => {
  expect((await confirmWith(steps)).status).not.toBe('signedIn')
  expect(tokens.stored()).toBeNull()
  expect(revoke.mock.calls).toEqual([['refresh']])
})

it.each(codes)('the sign-in begins again when the last step is done and the session answers %s', async (code) => {
  const { phoneNumber } = profile
  const over = { status: 'signedOut', phoneNumber, notice: 'signInOver', wait: null }
  expect(await confirmWith({ ...good, current: fails(code) })).toEqual(over)
})

const pending = { phoneNumber: profile.phoneNumber, destination: null, wait: null }
const sessions: [Session, number][] = [
  [{ status: 'signedOut', phoneNumber: null, notice: null, wait: null }, 0],
  [{ status: 'confirmingSignUp', ...pending }, 0],
  [{ status: 'resettingPassword', ...pending }, 0],
  [
    {
      status: 'signingIn',
      phoneNumber: profile.phoneNumber,
      step: { kind: 'totpCode', mayChoose: false },
      until: Date.now(),
      wait: null,
    },
    0,
  ],
  [{ status: 'restoring', wasSignedIn: false, problem: null, profile: null }, 1],
  [
    {
      status: 'signedIn',
      profile,
      since: null,
      keptIn: 'keychain',
      phoneCode: null,
      confirmedUntil: null,
      confirming: null,
    },
    1,
  ],
]

it.each(sessions)(
  'a token that rotates reaches the keychain only where somebody is signed in: %o',
  async (now, times) => {
    const state = createSessionState()
    const save = vi.fn(() => Promise.resolve(true))
    createKeeping({ state, tokens, vault: { save }, remembered: {} } as unknown as Parameters<typeof createKeeping>[0])
    await tokensCome()
    state.set(now)
    await tokens.setItem('CognitoIdentityServiceProvider.client.ada.refreshToken', 'rotated')
    expect(save).toHaveBeenCalledTimes(times)
  },
)
