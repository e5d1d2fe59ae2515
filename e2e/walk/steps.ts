import fc from 'fast-check'
import type { Result } from '../../preload/contract/result.ts'
import type { SessionStatus, SignInStep } from '../../preload/contract/session.ts'
import type { CallName } from '../faults/app.ts'
import type { KeychainFault } from '../faults/secrets.ts'
import { wrongCode } from '../support/codes.ts'
import type { Way } from './messages.ts'
import type { StepKind } from './truths.ts'
import { careClicks, newNumberOf, otherComputer } from './account-care.ts'
import { details } from '../faults/details.ts'
import { poolRequires } from '../support/second-factors.ts'
import { appCodeOf, codeOf, otherPassword, type World, type administration } from './world.ts'

/** One step of a walk. Its name is what is printed. */
export interface Step {
  name: string
  kind: StepKind
  /** Where the screens offer it; everywhere unless given. */
  where?: readonly SessionStatus[]
  /** At which steps of a sign-in the screens offer it; at all unless given. */
  at?: readonly SignInStep['kind'][] | undefined
  /** Whether they offer it now; always unless given. */
  when?: ((world: World) => boolean) | undefined
  /** @returns the answer where it is a call that was answered */
  take: (world: World) => Promise<Result<unknown> | null>
}

export interface Click {
  call: CallName
  where: readonly SessionStatus[]
  at?: readonly SignInStep['kind'][] | undefined
  when?: (world: World) => boolean
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
    input: (world) => ({ ...details, ...credentials(world), consent: world.terms }),
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
  { call: 'session.startOver', where: ['confirmingSignUp', 'signingIn', 'resettingPassword'] },
  { call: 'auth.signIn', where: ['signedOut'], input: credentials, kind: { signsIn: true } },
  {
    call: 'auth.signIn',
    says: 'wrong password',
    where: ['signedOut'],
    input: ({ phoneNumber }) => ({ phoneNumber, password: 'Wrong-horse-99' }),
  },
  {
    call: 'auth.confirmSignIn',
    where: ['signingIn'],
    at: ['smsCode', 'totpCode'],
    input: (world) => ({ code: answerOf(world) }),
    kind: { signsIn: true },
  },
  {
    call: 'auth.confirmSignIn',
    says: 'wrong code',
    where: ['signingIn'],
    at: ['smsCode', 'totpCode'],
    input: (world) => ({ code: wrongCode(answerOf(world)) }),
  },
  { call: 'auth.resendSignInCode', where: ['signingIn'], at: ['smsCode'] },
  { call: 'auth.chooseFactor', where: ['signingIn'], at: ['chooseFactor'], input: () => ({ factor: 'sms' }) },
  {
    call: 'auth.chooseFactor',
    says: 'the app',
    where: ['signingIn'],
    at: ['chooseFactor'],
    input: () => ({ factor: 'totp' }),
  },
  { call: 'auth.chooseFactorAgain', where: ['signingIn'], at: ['smsCode', 'totpCode'] },
  {
    call: 'auth.chooseFirstPassword',
    where: ['signingIn'],
    at: ['newPassword'],
    input: (world) => ({ newPassword: newPassword(world), attributes: {} }),
    kind: { signsIn: true },
    password: newPassword,
  },
  { call: 'auth.getTotpKey', where: ['signingIn'], at: ['setUpTotp'] },
  {
    call: 'auth.setUpTotp',
    where: ['signingIn'],
    at: ['setUpTotp'],
    input: (world) => ({ code: appCodeOf(world) }),
    kind: { signsIn: true },
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
  { call: 'profile.refresh', where: ['signedIn'], kind: { tells: 'number' } },
  { call: 'profile.update', where: ['signedIn'], input: () => ({ attributes: { 'custom:role_name': 'Owner' } }) },
  { call: 'profile.agree', where: ['signedIn'], when: isAsked, input: ({ terms }) => ({ version: terms }) },
  { call: 'profile.requestPhoneCode', where: ['signedIn'] },
  {
    call: 'profile.verifyPhone',
    where: ['signedIn'],
    input: (world) => ({ code: codeOf(world, newNumberOf(world) ?? world.phoneNumber) }),
    kind: { tells: 'number' },
  },
  { call: 'session.retry', where: ['restoring'], kind: { signsIn: true } },
  ...careClicks,
]

/** Whether the user is asked to agree to the company's terms, which a sign-out leaves as well. */
function isAsked(world: World): boolean {
  return 'consentDue' in world.session()
}

/** The right code for the step at which the sign-in stands. */
function answerOf(world: World): string {
  const session = world.session()
  const isOfApp = session.status === 'signingIn' && session.step.kind === 'totpCode'
  return isOfApp ? appCodeOf(world) : codeOf(world)
}

const clickSteps: Step[] = clicks.map(({ call, where, at, when, input, kind, password, says }) => ({
  name: says === undefined ? call : `${call} (${says})`,
  kind: { ...kind, click: true },
  where,
  at,
  when,
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

function poolAsks(whom: string, set: (world: World) => void): Step {
  return happens(`the pool asks ${whom}`, {}, (world) => {
    set(world)
    return Promise.resolve()
  })
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
  happens('the company changes its terms', { restarts: true }, (world) => world.changeTerms()),
  administrates('disable', { ends: true }),
  administrates('enable', {}),
  administrates('delete', { ends: true }),
  administrates('resetPassword', { ends: true, sendsCode: true }),
  administrates('textsOn', {}),
  administrates('textsOff', {}),
  // Whether a refresh goes on while a temporary password waits is the pool's matter.
  administrates('temporaryPassword', { ends: true }),
  ...otherComputer.map(({ name, kind, when, work }) => ({ ...happens(`another computer: ${name}`, kind, work), when })),
  poolAsks('nothing', (world) => {
    poolRequires(world.pool, 'OFF', [])
  }),
  poolAsks('what users have', (world) => {
    poolRequires(world.pool, 'OPTIONAL', ['sms', 'totp'])
  }),
  poolAsks('everybody for more', (world) => {
    poolRequires(world.pool, 'ON', ['sms', 'totp'])
  }),
  poolAsks('everybody for an app', (world) => {
    poolRequires(world.pool, 'ON', ['totp'])
  }),
]

/** A click, and the end of the app so many milliseconds later. */
function cutOff(click: Click, milliseconds: number): Step {
  return {
    name: `${click.call}, and a crash after ${milliseconds} ms`,
    kind: { ...click.kind, click: true, cutOff: true, restarts: true, crashes: true },
    where: click.where,
    at: click.at,
    when: click.when,
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
