import { setTimeout as delay } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'
import { calls } from '../../../preload/contract/contract.ts'
import { commonErrors, type ErrorCode } from '../../../preload/contract/errors.ts'
import type { Result } from '../../../preload/contract/result.ts'
import type { Session } from '../../../preload/contract/session.ts'
import { createLog } from '../../diagnostics/log.ts'
import { withDeadline } from '../../network/deadline.ts'
import type { Remembered } from '../../settings/remembered.ts'
import type { AccountContext } from '../context.ts'
import { createTokenStore } from '../pool/token-store.ts'
import { createMachine } from '../session/machine.ts'
import { createSessionState } from '../session/state.ts'
import { createHeldPassword } from './held-password.ts'
import { resetPassword } from './password-reset.ts'

// A reset on a pool whose every step can go wrong, which no real pool can be made to do. The real one is in
// `reset-refused.spec.ts`.

const phoneNumber = '+447700900123'
const profile = { phoneNumber, phoneNumberVerified: true, attributes: {} }
const log = createLog(() => undefined)
const saved: Session = { status: 'signedOut', phoneNumber, notice: 'passwordReset', wait: null }

type Step = () => unknown
interface Steps {
  reset: Step
  sign: Step
  current: Step
  keep: Step
}

const good: Steps = {
  reset: () => ({ ok: true, value: null }),
  sign: () => ({ ok: true, value: { step: 'done' } }),
  current: () => ({ ok: true, value: { profile, lifetime: 3_600_000, age: 0, since: null } }),
  keep: () => 'keychain',
}
const fails = (code: ErrorCode) => (): unknown => ({ ok: false, error: { code, until: 9_999_999_999_999 } })
const throws = (): never => {
  throw new Error('broken')
}
const next = (step: string) => (): unknown => ({ ok: true, value: { step, challenge: 'SMS_MFA' } })

function stage(steps: Partial<Steps>) {
  const { reset, sign, current, keep } = { ...good, ...steps }
  const state = createSessionState()
  const announced: Session[] = []
  state.connect({ keep: () => Promise.resolve(), announce: (session) => announced.push(session) })
  state.set({ status: 'resettingPassword', phoneNumber, destination: null, wait: null })
  const revoke = vi.fn(() => Promise.resolve(true))
  const remembered = { update: vi.fn<(change: Partial<Remembered>) => void>() }
  const passwords: string[] = []
  const tokens = createTokenStore('client')
  const context = {
    heldPassword: createHeldPassword(),
    keeping: { keep: () => Promise.resolve().then(keep) },
    log,
    pool: {
      resetPassword: () => Promise.resolve().then(reset),
      async signIn(_number: string, password: string) {
        passwords.push(password)
        await tokens.setItem('CognitoIdentityServiceProvider.client.LastAuthUser', 'ada')
        await tokens.setItem('CognitoIdentityServiceProvider.client.ada.refreshToken', 'refresh')
        return sign()
      },
      currentSession: () => Promise.resolve().then(current),
    },
    remembered,
    recentSignIn: { until: () => null },
    revocations: { revoke },
    signInAge: { start: () => undefined },
    state,
    rules: { challengeMinutes: 3 },
    tokenRefresh: { start: () => undefined },
    tokens,
  } as unknown as AccountContext
  const ask = (): Promise<Result<Session>> =>
    resetPassword(context, createMachine(state, log), { code: '123456', newPassword: 'Chosen-Anew-3' })
  return { ask, announced, passwords, remembered, revoke, state, tokens }
}

const signInFailures: ErrorCode[] = [...calls.auth.signIn.errors, ...commonErrors, 'NotSignedIn']

it('signs in with the new password, and shows no other screen on the way', async () => {
  const { ask, announced, passwords, remembered, state } = stage({})
  const answer = await ask()
  expect(answer).toEqual({ ok: true, value: state.get() })
  expect(passwords).toEqual(['Chosen-Anew-3'])
  expect(announced.map(({ status }) => status)).toEqual(['resettingPassword', 'signedIn'])
  expect(remembered.update).toHaveBeenCalledWith({ pending: null, wait: null })
})

it('goes on to the step that the pool asks for', async () => {
  const { ask, announced } = stage({ sign: next('totpCode') })
  expect(await ask()).toMatchObject({
    ok: true,
    value: { status: 'signingIn', phoneNumber, step: { kind: 'totpCode' } },
  })
  expect(announced.map(({ status }) => status)).toEqual(['resettingPassword', 'signingIn'])
})

const broken: [string, Partial<Steps>][] = [
  ...signInFailures.flatMap((code): [string, Partial<Steps>][] => [
    [`the sign-in answers ${code}`, { sign: fails(code) }],
    [`the session answers ${code}`, { current: fails(code) }],
  ]),
  ...['confirmSignUp', 'resetPassword', 'challenge'].map((step): [string, Partial<Steps>] => [
    `the next step is ${step}`,
    { sign: next(step) },
  ]),
  ['the sign-in throws', { sign: throws }],
  ['the session throws', { current: throws }],
  ['keeping throws', { keep: throws }],
]

it.each(broken)('says that the password is saved, and leaves no token behind, when %s', async (what, steps) => {
  const { ask, announced, revoke, state, tokens } = stage(steps)
  const limited = what.endsWith('TooManyRequests')
  const expected = limited ? { ...saved, wait: { until: 9_999_999_999_999, cause: 'tooManyRequests' } } : saved
  expect(await ask()).toEqual({ ok: true, value: expected })
  expect(state.get()).toEqual(expected)
  expect(announced.map(({ status }) => status)).toEqual(['resettingPassword', 'signedOut'])
  expect(tokens.stored()).toBeNull()
  expect(revoke.mock.calls).toEqual([['refresh']])
})

it.each(calls.auth.resetPassword.errors)('signs nobody in when the reset itself answers %s', async (code) => {
  const { ask, passwords, remembered, state } = stage({ reset: fails(code) })
  expect(await ask()).toMatchObject({ ok: false, error: { code } })
  expect(state.get().status).toBe('resettingPassword')
  expect([passwords, remembered.update.mock.calls]).toEqual([[], []])
})

const late: [string, Partial<Steps>, Session['status']][] = [
  ['signs in', {}, 'signedIn'],
  ['fails', { current: fails('TimedOut') }, 'signedOut'],
  ['breaks', { keep: throws }, 'signedOut'],
  ['asks for more', { sign: next('totpCode') }, 'signingIn'],
]

it.each(late)(
  'says within the call’s time that the password is saved, when the sign-in takes longer and then %s',
  async (_end, steps, status) => {
    const { ask, announced, state } = stage({ ...steps, sign: () => delay(1_200).then(steps.sign ?? good.sign) })
    expect(await withDeadline(1_000, ask)).toEqual({ ok: true, value: saved })
    await state.exclusive(() => Promise.resolve())
    expect(state.get().status).toBe(status)
    // What the user has read and closed does not come back.
    expect(announced.filter((session) => session.status === 'signedOut')).toEqual([saved])
  },
)

it('says so within the call’s time too when only the disk is slow', async () => {
  const { ask, state } = stage({})
  state.connect({ keep: () => delay(1_200), announce: () => undefined })
  expect(await withDeadline(1_000, ask)).toMatchObject({ ok: true, value: { status: 'signedIn' } })
})
