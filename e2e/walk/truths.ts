import type { RecordedRequest } from '../../infra/local-pool/requests.ts'
import type { Result } from '../../preload/contract/result.ts'
import type { Factors, Session } from '../../preload/contract/session.ts'
import { details } from '../faults/details.ts'
import { codeSenders } from '../faults/truths.ts'
import type { World } from './world.ts'

/** What a step was, as far as it decides what may be true afterwards. */
export interface StepKind {
  /** The user clicked, and only then may an SMS be sent. */
  click?: boolean
  /** An administrator's step sends the user a code. */
  sendsCode?: boolean
  /** A success of it makes somebody be signed in. */
  signsIn?: boolean
  signsOut?: boolean
  /** A success of it ends every session and begins a new one here, if the pool asks for no more. */
  anew?: boolean
  /** After a success of it no other computer is signed in. */
  endsOthers?: boolean
  /** After a success of it there is no account. */
  deletes?: boolean
  /** What its answer says is what the pool holds. */
  tells?: 'factors' | 'number'
  /** The app ended during it, in an orderly way unless it crashed. */
  restarts?: boolean
  crashes?: boolean
  /** It was cut off by the end of the app: whether it was carried out, nobody knows. */
  cutOff?: boolean
  /** The session has a cause to end from here on. */
  ends?: boolean
  /** Answers of the pool may be lost from here on. */
  shakes?: boolean
  /** The keychain may not hold what it was given from here on. */
  unkept?: boolean
  /** In milliseconds. */
  passes?: number
  /** Everything works again, and the app has caught up. */
  heals?: boolean
}

/** What came of a step. */
export interface Outcome {
  /** Null where nobody waited for an answer. */
  answer: Result<unknown> | null
  /** Whether the pool held still while the truth was asked for. */
  still: boolean
}

/**
 * What must be true of a walk after each of its steps.
 *
 * `in`: somebody signed in and did not sign out, so they are signed in, or being restored, until there is a cause.
 * `out`: nobody is signed in until somebody signs in. `unsure`: a step was cut off, so either may be.
 */
export interface Truths {
  /** @returns what is untrue after a step; empty when all holds */
  after(kind: StepKind, outcome: Outcome): string[]
}

/** The pool's grace for a rotated token is longer than a walk takes, and shorter than any time that it lets pass. */
const graceMs = 60_000
const refreshTokenMs = 29 * 24 * 3_600_000
/** Operations that may have an SMS sent, or not. */
const maySend = new Set([...codeSenders, 'UpdateUserAttributes', 'RespondToAuthChallenge'])
const entryNames = /^session(\.revoke|\.unreadable\.[0-9a-f]+)?$/

/** Whether it asks for an SMS. */
function asksForSms({ operation, body }: RecordedRequest): boolean {
  return codeSenders.has(operation) || (operation === 'UpdateUserAttributes' && body.includes('"phone_number"'))
}

/** Watches a world from its start on. */
export function watchTruths(world: World): Truths {
  const { pool, secrets } = world
  let who: 'in' | 'out' | 'unsure' = 'out'
  /** There is a cause for the session to end. */
  let excused = false
  /** The newest token may have been lost; the one before it is good for the grace. */
  let shaky = false
  /** The keychain may not have what the next start needs. */
  let unkept = false
  /** The keychain gave a start nothing, and nobody did anything since. */
  let dark = false
  let age = 0
  let mayBeSent = 0
  let late = 0
  let requests = 0
  let messages = 0
  /** Requests without an answer so far: the SMS of such a one may come at any time. */
  let unanswered = 0
  let looked = 0
  /** The app was asked to delete the account, and nobody else had a reason to end the session since. */
  let deleting = false

  function counted(kind: StepKind, answered: 'ok' | 'failed' | null): string[] {
    const all = pool.control.requests()
    const asked = all.slice(requests).filter(asksForSms).length
    // Such an answer may be what has the pool send the code of a sign-in.
    const answers = all.slice(requests).filter(({ operation }) => operation === 'RespondToAuthChallenge').length
    requests = all.length
    // What an app sent that was killed may arrive a moment later.
    const most = (kind.click === true ? 1 : 0) + late
    late = kind.cutOff === true && asked === 0 ? 1 : 0
    mayBeSent += asked + answers + (kind.sendsCode === true ? 1 : 0)
    const sent = pool.control.sms().length
    const now = sent - messages
    const mayBeNow = most + (kind.sendsCode === true ? 1 : 0) + unanswered
    messages = sent
    unanswered = all.filter(({ operation, status }) => status === null && maySend.has(operation)).length
    if (now > mayBeNow) return [`${now} SMS in one step where ${mayBeNow} may be`]
    const holds = asked <= most && sent <= mayBeSent
    // What was answered is done: an SMS of these that was not sent by now will not be.
    if (holds && answered === 'ok') mayBeSent -= Math.min(answers, mayBeSent - sent)
    if (holds) return []
    return [`${asked} requests for an SMS where ${most} may be, and ${sent} SMS where ${mayBeSent} may be`]
  }

  function leaks(): string[] {
    const written = world.written()
    const fresh = written.slice(Math.max(0, looked - 4_096))
    looked = written.length
    return [...world.secretsSeen()].some((secret) => fresh.includes(secret))
      ? ['a token or a password was written where it does not belong']
      : []
  }

  function records(session: Session): string[] {
    const names = [...secrets.entries.keys()]
    const strange = names.filter((name) => !entryNames.test(name))
    if (strange.length > 0) return [`the keychain holds ${strange.join(' and ')}`]
    const told = session.status === 'signedOut' && session.notice === 'signedOut'
    return told && world.keychain() === null && names.includes('session') ? ['a record is left of a sign-out'] : []
  }

  function standing(kind: StepKind, session: Session): string[] {
    const { status } = session
    if (who === 'out' && status === 'signedIn' && kind.signsIn !== true) return ['a signed-out user came back']
    if (who === 'out' && status === 'restoring') return ['a session that was ended is being restored']
    if (dark && kind.heals === true && status !== 'signedIn' && status !== 'restoring') {
      return ['a session that the keychain holds was not restored when it gave it']
    }
    const mayLeave = kind.signsOut === true || kind.anew === true
    const lost = who === 'in' && status !== 'signedIn' && status !== 'restoring' && !mayLeave
    if (lost && !excused) return [`a signed-in user was lost: ${JSON.stringify(session)}`]
    return who === 'in' && kind.heals === true && status === 'restoring' && !excused
      ? ['a session is not restored although all is well']
      : []
  }

  /** What the app says of the account is what the pool holds. */
  function known(kind: StepKind, { answer, still }: Outcome, session: Session): string[] {
    const truth = world.truth()
    if (session.status === 'signedOut' && session.notice === 'accountDeleted' && truth.exists) {
      return ['an account that is there is told as deleted']
    }
    if (deleting && !truth.exists && session.status === 'signedOut' && session.notice === 'sessionEnded') {
      return ['a deletion is told as a session that ended']
    }
    if (still && truth.exists && session.status === 'signedIn' && session.consentDue !== true) {
      if (truth.terms !== world.terms) return [`the user is past the terms, and agreed to ${truth.terms ?? 'nothing'}`]
    }
    if (answer?.ok !== true || !still) return []
    if (kind.deletes === true) return forgotten()
    if (kind.endsOthers === true && world.isElsewhere()) return ['another computer is signed in still']
    if (kind.tells === 'factors' && told(answer.value as Factors) !== told(truth.factors)) {
      return [`the app shows ${told(answer.value as Factors)} where the pool holds ${told(truth.factors)}`]
    }
    const shown = session.status === 'signedIn' ? session.profile.phoneNumber : truth.phoneNumber
    return kind.tells === 'number' && shown !== truth.phoneNumber ? ['the app shows a number that does not count'] : []
  }

  /** Whether nothing is left of a user whose account is deleted. */
  function forgotten(): string[] {
    const found: string[] = []
    if (world.truth().exists) found.push('the account is still there')
    const disk = world.onDisk()
    const traces = [world.phoneNumber, world.otherNumber(), ...Object.values(details.attributes)]
    if (traces.some((trace) => disk.includes(trace))) found.push('the disk still knows a user who is deleted')
    if (world.keychain() === null && secrets.entries.size > 0) found.push('the keychain still knows them')
    return found
  }

  /** What follows from a step for the next ones. */
  function learn(kind: StepKind, answered: 'ok' | 'failed' | null, session: Session): void {
    const { status } = session
    if (kind.ends === true || kind.signsIn === true) deleting = false
    // Where the app has seen the account after the request timed out, it does not know of one that is carried out later.
    if (kind.deletes === true) deleting = answered !== 'failed' || !world.truth().exists
    if (kind.anew === true && answered === 'failed') excused = true
    if (kind.anew === true && answered === 'ok' && status !== 'signedIn') who = 'out'
    else if (kind.signsOut === true && answered === 'ok') who = 'out'
    else if (kind.cutOff === true && (kind.signsIn === true || kind.signsOut === true)) who = 'unsure'
    else if (status === 'signedIn' && who !== 'in') {
      who = 'in'
      excused = false
      age = 0
    } else if (who === 'in' && status === 'signedOut') who = session.notice === null ? 'unsure' : 'out'
    if (status !== 'signedIn') return
    if (session.keptIn === 'memory') unkept = true
    else if (kind.heals === true) [shaky, unkept] = [false, false]
  }

  return {
    after(kind, outcome) {
      const answered = outcome.answer === null ? null : outcome.answer.ok ? 'ok' : 'failed'
      age += kind.passes ?? 0
      const session = world.session()
      if (kind.click === true || kind.ends === true || kind.passes !== undefined) dark = false
      if (kind.restarts === true && who === 'in' && !excused && !unkept) dark = session.status === 'signedOut'
      if (kind.shakes === true || kind.crashes === true) shaky = true
      if (kind.unkept === true) unkept = true
      if (kind.ends === true || age > refreshTokenMs) excused = true
      if ((shaky || unkept) && (kind.passes ?? 0) >= graceMs) excused = true
      if ((unkept || world.keychain() !== null) && kind.restarts === true) excused = true
      if (!world.truth().exists) excused = true
      const found = [
        ...counted(kind, answered),
        ...leaks(),
        ...records(session),
        ...standing(kind, session),
        ...known(kind, outcome, session),
      ]
      learn(kind, answered, session)
      return found
    },
  }
}

function told({ on, preferred }: Factors): string {
  return `${on.toSorted().join(' and ') || 'nothing'}, first ${preferred ?? 'none'}`
}
