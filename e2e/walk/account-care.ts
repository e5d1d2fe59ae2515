import { factor } from '../../preload/contract/session.ts'
import { wrongCode } from '../support/codes.ts'
import { terms } from '../support/terms.ts'
import type { Click } from './steps.ts'
import type { StepKind } from './truths.ts'
import { appCodeOf, codeOf, type World } from './world.ts'

// What a walk does to look after the account (decision 0065).

/** The number that waits for its code; null without one. */
export function newNumberOf(world: World): string | null {
  const session = world.session()
  return session.status === 'signedIn' ? (session.phoneCode?.newNumber ?? null) : null
}

/** What a confirmation waits for; null without one. */
function confirmingBy(world: World): 'smsCode' | 'totpCode' | null {
  const session = world.session()
  return session.status === 'signedIn' ? (session.confirming?.step.kind ?? null) : null
}

const isConfirming = (world: World): boolean => confirmingBy(world) !== null

/** The right code for the confirmation that waits. */
function confirmingCode(world: World): string {
  return confirmingBy(world) === 'totpCode' ? appCodeOf(world) : codeOf(world)
}

const where = ['signedIn'] as const
const factors = factor.options

/** What a user can press. */
export const careClicks: Click[] = [
  { call: 'identity.confirm', where, input: ({ password }) => ({ password }) },
  { call: 'identity.confirm', says: 'wrong password', where, input: () => ({ password: 'Wrong-horse-99' }) },
  { call: 'identity.confirmCode', where, when: isConfirming, input: (world) => ({ code: confirmingCode(world) }) },
  {
    call: 'identity.confirmCode',
    says: 'wrong code',
    where,
    when: isConfirming,
    input: (world) => ({ code: wrongCode(confirmingCode(world)) }),
  },
  { call: 'identity.resendCode', where, when: (world) => confirmingBy(world) === 'smsCode' },
  { call: 'identity.cancel', where, when: isConfirming },
  { call: 'factors.get', where, kind: { tells: 'factors' } },
  { call: 'factors.getTotpKey', where },
  {
    call: 'factors.turnOnTotp',
    where,
    input: (world) => ({ code: appCodeOf(world) }),
    kind: { tells: 'factors' },
  },
  { call: 'factors.turnOnSms', where, kind: { tells: 'factors' } },
  ...factors.flatMap((one): Click[] => [
    { call: 'factors.turnOff', says: one, where, input: () => ({ factor: one }), kind: { tells: 'factors' } },
    { call: 'factors.prefer', says: one, where, input: () => ({ factor: one }), kind: { tells: 'factors' } },
  ]),
  { call: 'sessions.list', where },
  {
    call: 'sessions.end',
    where,
    when: ({ otherSession }) => otherSession !== '',
    input: ({ otherSession }) => ({ id: otherSession }),
  },
  { call: 'sessions.endOthers', where, kind: { endsOthers: true } },
  {
    call: 'sessions.endEverywhere',
    where,
    input: ({ password }) => ({ password }),
    kind: { anew: true, signsIn: true, endsOthers: true },
  },
  { call: 'sessions.endEverywhere', says: 'wrong password', where, input: () => ({ password: 'Wrong-horse-99' }) },
  { call: 'profile.changeNumber', where, input: (world) => ({ phoneNumber: world.otherNumber() }) },
  { call: 'profile.keepNumber', where, when: (world) => newNumberOf(world) !== null },
  {
    call: 'auth.deleteAccount',
    where,
    input: ({ phoneNumber }) => ({ lastDigits: phoneNumber.slice(-4) }),
    kind: { signsOut: true, deletes: true },
  },
  { call: 'auth.deleteAccount', says: 'wrong digits', where, input: () => ({ lastDigits: '0000' }) },
]

interface ElsewhereStep {
  name: string
  kind: StepKind
  when?: (world: World) => boolean
  work: (world: World) => Promise<unknown>
}

/** What happens on another computer of the person. */
export const otherComputer: ElsewhereStep[] = [
  // A pool that asks for more has sent its code by then.
  { name: 'signs in', kind: { sendsCode: true }, work: (world) => world.signInElsewhere() },
  asks('signs out everywhere', { ends: true }, 'GlobalSignOut'),
  {
    name: 'agrees to the terms',
    kind: {},
    when: ({ elsewhere }) => elsewhere !== null,
    work: async ({ elsewhere, terms: Value }) =>
      elsewhere?.ask('UpdateUserAttributes', { UserAttributes: [{ Name: terms, Value }] }).catch(() => null),
  },
  asks('turns text messages on', {}, 'SetUserMFAPreference', { SMSMfaSettings: { Enabled: true } }),
  asks('turns text messages off', {}, 'SetUserMFAPreference', { SMSMfaSettings: { Enabled: false } }),
]

/** What the pool refuses changes nothing. */
function asks(name: string, kind: StepKind, operation: string, input = {}): ElsewhereStep {
  return {
    name,
    kind,
    when: ({ elsewhere }) => elsewhere !== null,
    work: async ({ elsewhere }) => elsewhere?.ask(operation, input).catch(() => null),
  }
}
