import type { Result } from '../../preload/contract/result.ts'
import type { Session } from '../../preload/contract/session.ts'
import { en } from '../../renderer/locales/en.ts'
import type { Fault } from './fault.ts'
import type { Scene } from './scenes.ts'

/** Operations that send an SMS: when their answer is lost, a code may be on its way. */
export const codeSenders = new Set([
  'SignUp',
  'ResendConfirmationCode',
  'ForgotPassword',
  'GetUserAttributeVerificationCode',
])

/** Operations that are sent again: a read, and a refresh, whose answer may have held the next token. */
const repeated = new Set(['GetUser', 'GetTokensFromRefreshToken'])

/** What can be seen of one case. */
export interface Seen {
  scene: Scene
  operation: string
  fault: Fault
  result: Result<unknown>
  before: { session: Session; entries: ReadonlyMap<string, string> }
  after: { session: Session; entries: ReadonlyMap<string, string> }
  /** How often the app sent each operation. */
  sent: ReadonlyMap<string, number>
}

/** What is untrue in one case; empty when it holds. */
export function untruths(seen: Seen): string[] {
  const { scene, result, after, sent } = seen
  const found: string[] = []
  const check = (holds: boolean, what: string): void => {
    if (!holds) found.push(what)
  }
  const answered = result.ok ? 'ok' : result.error.code
  check(answered === expectedAnswer(seen), `answered ${answered}, not ${expectedAnswer(seen)}`)
  if (!result.ok) check(en.errors[result.error.code].length > 0, 'no sentence')
  const expected = expectedSession(seen)
  for (const [key, value] of Object.entries(expected)) {
    const is: unknown = { ...after.session }[key as keyof Session]
    check(JSON.stringify(is) === JSON.stringify(value), `session ${key} is ${JSON.stringify(is)}`)
  }
  if (result.ok && !scene.call.startsWith('profile.')) {
    // Where the session is kept may have changed since: a write that hung is told of when it arrives.
    const told = (session: object): string =>
      JSON.stringify(seen.fault.name === 'hang' ? { ...session, keptIn: undefined } : session)
    check(told({ ...(result.value as object) }) === told({ ...after.session }), 'the answer is not the session')
  }
  for (const [operation, times] of sent) {
    check(times <= (repeated.has(operation) ? 3 : 1), `${operation} was sent ${times} times`)
  }
  check((sent.get(seen.operation) ?? 0) > 0 || !reaches(seen), `${seen.operation} was never sent`)
  check(recordIsRight(seen), `the keychain holds ${[...after.entries.keys()].join(' and ') || 'nothing'}`)
  return found
}

/** A keychain that cannot be read leaves nothing to refresh. */
function reaches({ scene, fault }: Seen): boolean {
  return !(
    scene.call === 'session.retry' &&
    fault.at === 'keychain' &&
    (fault.name === 'read' || fault.name === 'hang')
  )
}

function expectedAnswer({ scene, operation, fault }: Seen): string {
  if (fault.at === 'keychain') return 'ok'
  // Signing out and restoring always answer where the user stands, and so does a code that was accepted.
  if (scene.call === 'auth.signOut' || scene.call === 'session.retry') return 'ok'
  if (scene.call === 'auth.confirmSignUp' && operation !== 'ConfirmSignUp') return 'ok'
  if (scene.call === 'auth.resetPassword' && operation !== 'ConfirmForgotPassword') return 'ok'
  // The account is there, and waits for its code.
  if (operation === 'SignUp' && fault.code === 'TooManyRequests') return 'ok'
  const lost = fault.code === 'AnswerLost' || fault.code === 'TimedOut'
  return lost && (codeSenders.has(operation) || scene.step?.sendsCode === true) ? 'CodeMaybeSent' : fault.code
}

/** The members of the session that the case decides. */
function expectedSession(seen: Seen): object {
  const { scene, fault, result, before } = seen
  if (!result.ok) return result.error.code === 'TooManyRequests' ? limited(before.session) : before.session
  if (fault.at === 'keychain') {
    if (!reaches(seen)) return { status: 'signedOut', notice: null }
    const signsIn = ['auth.signIn', 'auth.confirmSignUp', 'auth.resetPassword'].includes(scene.call)
    const writes = signsIn || (scene.step !== undefined && scene.leadsTo === 'signedIn')
    // Looking for what an earlier write left behind, and removing that, may fail: the record is written by then.
    const written = fault.name === 'delete' || fault.name === 'read'
    // A write that hung is told of when it arrives after all, which may be by now.
    if (writes && fault.name === 'hang') return { status: 'signedIn' }
    if (writes) return { status: 'signedIn', keptIn: written ? 'keychain' : 'memory' }
    // A record that was set aside has to be looked for, so a keychain that cannot be read may still hold one.
    const left = fault.name === 'delete' || fault.name === 'hang' || fault.name === 'read'
    if (scene.call === 'auth.signOut') return { status: 'signedOut', notice: left ? 'recordLeft' : 'signedOut' }
    return { status: scene.leadsTo }
  }
  if (scene.call === 'auth.signUp') return { status: 'confirmingSignUp', destination: null, problem: 'codeNotSent' }
  if (scene.call === 'auth.signOut') return { status: 'signedOut', notice: 'serverNotTold' }
  if (scene.call === 'session.retry') return { status: 'restoring', problem: fault.code }
  if (scene.call === 'auth.resetPassword') return { status: 'signedOut', notice: 'passwordReset' }
  return { status: 'signedOut', notice: 'accountConfirmed' }
}

/** A limit leaves the session as it was but for the wait, whose time the matrix does not know. */
function limited(session: Session): object {
  return Object.fromEntries(Object.entries(session).filter(([key]) => key !== 'wait' && key !== 'phoneCode'))
}

function recordIsRight({ scene, fault, before, after }: Seen): boolean {
  const { session, entries } = after
  const record = before.entries.get('session')
  if (fault.at === 'keychain') {
    // Whether what stays behind is worth anything is tried afterwards, by a restart.
    if (scene.call === 'auth.signOut') return entries.size === 0 || entries.get('session') === record
    if (session.status !== 'signedIn' || record !== undefined) return same(before.entries, entries)
    // A write that hung may still arrive.
    return session.keptIn === 'keychain' || fault.name === 'hang' ? entries.size === 1 : entries.size === 0
  }
  if (scene.call !== 'auth.signOut') return same(before.entries, entries)
  const { refreshToken } = JSON.parse(record ?? '{}') as { refreshToken?: string }
  return same(entries, new Map([['session.revoke', JSON.stringify([refreshToken])]]))
}

function same(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean {
  return JSON.stringify([...one]) === JSON.stringify([...other])
}
