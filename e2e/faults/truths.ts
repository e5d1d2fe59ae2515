import { listCalls } from '../../preload/contract/derive.ts'
import type { Result } from '../../preload/contract/result.ts'
import { session, type Session } from '../../preload/contract/session.ts'
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
const repeated = new Set(['GetUser', 'GetTokensFromRefreshToken', 'ListUserSessions'])

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
  if (result.ok && answersSession(scene.call)) {
    // Where the session is kept may have changed since: a write that hung is told of when it arrives.
    const told = (session: object): string =>
      JSON.stringify(seen.fault.name === 'hang' ? { ...session, keptIn: undefined } : session)
    check(told({ ...(result.value as object) }) === told({ ...after.session }), 'the answer is not the session')
  }
  for (const [operation, times] of sent) {
    const most = (scene.asksTwice?.includes(operation) === true ? 2 : 1) * (repeated.has(operation) ? 3 : 1)
    check(times <= most, `${operation} was sent ${times} times`)
  }
  check((sent.get(seen.operation) ?? 0) > 0 || !reaches(seen), `${seen.operation} was never sent`)
  const due = 'consentDue' in after.session
  check(
    due === (scene.agrees === true && !result.ok),
    due ? 'the user is asked to agree' : 'nobody asks the user to agree',
  )
  check(recordIsRight(seen), `the keychain holds ${[...after.entries.keys()].join(' and ') || 'nothing'}`)
  return found
}

function answersSession(name: string): boolean {
  return listCalls().find(({ channel }) => channel === `call:${name}`)?.declaration.output === session
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
  if (scene.getsOver?.includes(operation) === true) return 'ok'
  // What comes too late is not carried out yet when the app asks.
  if (scene.findsOut === operation && fault.carriedOut && fault.code === 'AnswerLost') return 'ok'
  if (scene.deletes === true && fault.carriedOut && fault.code === 'NetworkSignIn') return 'ok'
  // The account is there, and waits for its code.
  if (operation === 'SignUp' && fault.code === 'TooManyRequests') return 'ok'
  const lost = fault.code === 'AnswerLost' || fault.code === 'TimedOut'
  const sends = codeSenders.has(operation) || (scene.sendsCode === true && !repeated.has(operation))
  return lost && sends ? 'CodeMaybeSent' : fault.code
}

/** The members of the session that the case decides. */
function expectedSession(seen: Seen): object {
  const { scene, fault, result, before } = seen
  if (!result.ok) {
    if (scene.call === 'profile.changeNumber' && result.error.code === 'CodeMaybeSent')
      return withoutCode(before.session)
    return result.error.code === 'TooManyRequests' ? withoutCode(before.session) : before.session
  }
  if (fault.at === 'keychain') {
    if (!reaches(seen)) return { status: 'signedOut', notice: null }
    const signsIn = ['auth.signIn', 'auth.confirmSignUp', 'auth.resetPassword'].includes(scene.call)
    const writes = signsIn || scene.confirms === true || (scene.step === true && scene.leadsTo === 'signedIn')
    // Looking for what an earlier write left behind, and removing that, may fail: the record is written by then.
    const written = fault.name === 'delete' || fault.name === 'read'
    // A write that hung is told of when it arrives after all, which may be by now.
    if (writes && fault.name === 'hang') return { status: 'signedIn' }
    if (writes) return { status: 'signedIn', keptIn: written ? 'keychain' : 'memory' }
    // A record that was set aside has to be looked for, so a keychain that cannot be read may still hold one.
    const left = fault.name === 'delete' || fault.name === 'hang' || fault.name === 'read'
    if (scene.call === 'auth.signOut') return { status: 'signedOut', notice: left ? 'recordLeft' : 'signedOut' }
    if (scene.deletes === true) return { status: 'signedOut', notice: 'accountDeleted' }
    return { status: scene.leadsTo }
  }
  if (scene.call === 'auth.signUp') return { status: 'confirmingSignUp', destination: null, problem: 'codeNotSent' }
  if (scene.call === 'auth.signOut') return { status: 'signedOut', notice: 'serverNotTold' }
  if (scene.deletes === true) return { status: 'signedOut', notice: 'accountDeleted' }
  if (scene.findsOut !== undefined || scene.getsOver !== undefined) return { status: scene.leadsTo }
  if (scene.call === 'session.retry') return { status: 'restoring', problem: fault.code }
  if (scene.call === 'auth.resetPassword') return { status: 'signedOut', notice: 'passwordReset' }
  return { status: 'signedOut', notice: 'accountConfirmed' }
}

/** The session but for what waits for a code, and until when nothing else is taken: the matrix does not know that time. */
function withoutCode(session: Session): object {
  return Object.fromEntries(Object.entries(session).filter(([key]) => key !== 'wait' && key !== 'phoneCode'))
}

function recordIsRight(seen: Seen): boolean {
  const { scene, fault, before, after, result } = seen
  const { session, entries } = after
  const record = before.entries.get('session')
  if (fault.at === 'keychain') {
    // Whether what stays behind is worth anything is tried afterwards, by a restart.
    if (scene.leadsTo === 'signedOut') return entries.size === 0 || entries.get('session') === record
    if (scene.confirms === true) return isRenewed(seen)
    if (session.status !== 'signedIn' || record !== undefined) return same(before.entries, entries)
    // A write that hung may still arrive.
    return session.keptIn === 'keychain' || fault.name === 'hang' ? entries.size === 1 : entries.size === 0
  }
  if (scene.deletes === true && result.ok) return entries.size === 0
  if (scene.confirms === true && result.ok) return isRenewed(seen)
  if (scene.call !== 'auth.signOut') return same(before.entries, entries)
  const { refreshToken } = JSON.parse(record ?? '{}') as { refreshToken?: string }
  return same(entries, new Map([['session.revoke', JSON.stringify([refreshToken])]]))
}

/** Whether the keychain has the new session in the place of the old one, as far as it takes anything. */
function isRenewed({ scene, fault, before, after }: Seen): boolean {
  const [old, now] = [before.entries.get('session'), after.entries.get('session')]
  // Where every session was ended, the old one is worth nothing.
  if (fault.name === 'write') return now === (scene.findsOut === undefined ? old : undefined)
  // A write that hung may have arrived by now.
  return now !== undefined && (now !== old || fault.name === 'hang')
}

function same(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean {
  return JSON.stringify([...one]) === JSON.stringify([...other])
}
