import fc from 'fast-check'
import type { Result } from '../../preload/contract/result.ts'
import type { SessionStatus } from '../../preload/contract/session.ts'
import type { CallName } from '../faults/app.ts'
import type { KeychainFault } from '../faults/secrets.ts'
import { wrongCode } from '../support/codes.ts'
import type { Way } from './messages.ts'
import type { StepKind } from './truths.ts'
import { details } from '../faults/details.ts'
import { codeOf, otherPassword, type World, type administration } from './world.ts'

/** One step of a walk. Its name is what is printed. */
export interface Step {
  name: string
  kind: StepKind
  /** Where the screens offer it; everywhere unless given. */
  where?: readonly SessionStatus[]
  /** @returns the answer where it is a call that was answered */
  take: (world: World) => Promise<Result<unknown> | null>
}

interface Click {
  call: CallName
  where: readonly SessionStatus[]
  input?: (world: World) => unknown
  kind?: StepKind
  /** Makes the person believe in another password when it succeeds. */
  password?: (world: World) => string
  says?: string
}

const credentials = ({ phoneNumber, password }: World): object => ({ phoneNumber, password })
const newPassword = (world: World): string => otherPassword(world.password)

/** What a user can press. */
export const clicks: Click[] = [
  {
    call: 'auth.signUp',
    where: ['signedOut'],
    input: (world) => ({ ...details, ...credentials(world) }),
  },
  {
    call: 'auth.confirmSignUp',
    where: ['confirmingSignUp'],
    input: (world) => ({ code: codeOf(world) }),
    kind: { signsIn: true },
  },
  {
    call: 'auth.confirmSignUp',
    says: 'wrong code',
    where: ['confirmingSignUp'],
    input: (world) => ({ code: wrongCode(codeOf(world)) }),
    // An account that is confirmed already asks for no code.
    kind: { signsIn: true },
  },
  { call: 'auth.resendSignUpCode', where: ['confirmingSignUp'] },
  { call: 'session.startOver', where: ['confirmingSignUp', 'resettingPassword'] },
  { call: 'auth.signIn', where: ['signedOut'], input: credentials, kind: { signsIn: true } },
  {
    call: 'auth.signIn',
    says: 'wrong password',
    where: ['signedOut'],
    input: ({ phoneNumber }) => ({ phoneNumber, password: 'Wrong-horse-99' }),
  },
  { call: 'auth.signOut', where: ['signedIn', 'restoring'], kind: { signsOut: true } },
  { call: 'auth.requestPasswordReset', where: ['signedOut'], input: ({ phoneNumber }) => ({ phoneNumber }) },
  {
    call: 'auth.resumeSignUp',
    where: ['signedOut', 'resettingPassword'],
    input: ({ phoneNumber }) => ({ phoneNumber }),
  },
  { call: 'auth.resendResetCode', where: ['resettingPassword'] },
  {
    call: 'auth.resetPassword',
    where: ['resettingPassword'],
    input: (world) => ({ code: codeOf(world), newPassword: newPassword(world) }),
    kind: { signsIn: true },
    password: newPassword,
  },
  {
    call: 'auth.changePassword',
    where: ['signedIn'],
    input: (world) => ({ currentPassword: world.password, newPassword: newPassword(world) }),
    password: newPassword,
  },
  { call: 'profile.refresh', where: ['signedIn'] },
  { call: 'profile.update', where: ['signedIn'], input: () => ({ attributes: { 'custom:role_name': 'Owner' } }) },
  { call: 'profile.requestPhoneCode', where: ['signedIn'] },
  { call: 'profile.verifyPhone', where: ['signedIn'], input: (world) => ({ code: codeOf(world) }) },
  { call: 'session.retry', where: ['restoring'], kind: { signsIn: true } },
]

const clickSteps: Step[] = clicks.map(({ call, where, input, kind, password, says }) => ({
  name: says === undefined ? call : `${call} (${says})`,
  kind: { ...kind, click: true },
  where,
  async take(world) {
    const next = password?.(world)
    const result = await world.call(call, input?.(world))
    if (result.ok && next !== undefined) world.password = next
    return result
  },
}))

const ways: [string, Way][] = [
  ['cut', 'cut'],
  ['drop before', { fault: { kind: 'drop' }, times: 1 }],
  ['drop after', { fault: { kind: 'drop', when: 'after' }, times: 1 }],
  ['delay', { fault: { kind: 'delay', delayMs: 600 }, times: 1 }],
  ['503 twice', { fault: { kind: 'status', status: 503 }, times: 2 }],
  ['throttled', { fault: { kind: 'error', error: { name: 'TooManyRequestsException', message: 'Rate' } }, times: 1 }],
  ['truncated', { fault: { kind: 'truncate' }, times: 1 }],
  ['a login page', { fault: { kind: 'contentType' }, times: 1 }],
]
const keychainFaults: KeychainFault[] = ['read', 'write', 'delete', 'hang']
const minute = 60_000
const passing: [string, number][] = [
  ['a minute', minute],
  ['an hour', 61 * minute],
  ['a day', 1_440 * minute],
  ['five weeks', 35 * 1_440 * minute],
]

/** Something done by nobody who waits for an answer. */
function happens(name: string, kind: StepKind, work: (world: World) => Promise<unknown>): Step {
  return { name, kind, take: (world) => work(world).then(() => null) }
}

function administrates(what: keyof typeof administration, kind: StepKind): Step {
  return happens(`administrator: ${what}`, kind, (world) => world.administrate(what))
}

const surroundings: Step[] = [
  ...ways.map(([name, way]) => happens(`network: ${name}`, { shakes: true }, (world) => world.setWay(way))),
  happens('an SMS fails', {}, ({ pool }) => {
    pool.control.addFault({ operation: 'SMS', kind: 'error', times: 1 })
    return Promise.resolve()
  }),
  ...keychainFaults.map((fault) =>
    happens(`keychain: ${fault} fails`, { unkept: true }, (world) => {
      world.setKeychain(fault)
      return Promise.resolve()
    }),
  ),
  happens('all is well', { heals: true }, async (world) => {
    world.setKeychain(null)
    await world.setWay('clear')
    await world.catchUp()
  }),
  ...passing.map(([name, passes]) => happens(`${name} passes`, { passes }, (world) => world.pass(passes))),
  ...[-2 * 60, 0, 26 * 60].map((minutes) =>
    happens(`machine's clock: ${minutes} min`, {}, (world) => world.setMachineClock(minutes * minute)),
  ),
  happens('quit and start', { restarts: true }, (world) => world.quit()),
  happens('crash and start', { restarts: true, crashes: true }, (world) => world.crash()),
  administrates('disable', { ends: true }),
  administrates('enable', {}),
  administrates('delete', { ends: true }),
  administrates('resetPassword', { ends: true, sendsCode: true }),
]

/** A click, and the end of the app so many milliseconds later. */
function cutOff(click: Click, milliseconds: number): Step {
  return {
    name: `${click.call}, and a crash after ${milliseconds} ms`,
    kind: { ...click.kind, click: true, cutOff: true, restarts: true, crashes: true },
    where: click.where,
    async take(world) {
      await world.crashDuring(click.call, click.input?.(world), milliseconds)
      return null
    },
  }
}

/** All steps; clicks come more often than accidents. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...clickSteps) },
  { weight: 3, arbitrary: fc.constantFrom(...surroundings) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...clicks.filter(({ says }) => says === undefined)), fc.nat({ max: 60 }))
      .map(([click, milliseconds]) => cutOff(click, milliseconds)),
  },
)
