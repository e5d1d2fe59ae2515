import type { Factor } from '../../preload/contract/session.ts'
import { makeAccount } from '../support/administrator.ts'
import { newestCode } from '../support/codes.ts'
import { signInElsewhere } from '../support/other-computer.ts'
import { appCode, turnOn } from '../support/second-factors.ts'
import { agreed } from '../support/terms.ts'
import type { Scene } from './scenes.ts'
import type { Stage } from './stage.ts'

const asked = ['InitiateAuth', 'RespondToAuthChallenge']
/** Another computer may have ended the session, or changed the number. */
const askedAnew = ['GetUser', ...asked]
const changed = ['SetUserMFAPreference', 'GetUser']

/** Signs a user in who has these factors. */
async function signedInWith(stage: Stage, factors: Factor[]): Promise<void> {
  await makeAccount(stage.pool, stage, agreed)
  stage.key = await turnOn(stage.pool, stage, factors, stage.send)
  const { phoneNumber, password } = stage
  await stage.succeed('auth.signIn', { phoneNumber, password })
  const session = stage.session()
  if (session.status !== 'signingIn') return
  if (session.step.kind === 'chooseFactor') await stage.succeed('auth.chooseFactor', { factor: 'totp' })
  const isOfApp = factors.includes('totp')
  await stage.succeed('auth.confirmSignIn', { code: isOfApp ? nextAppCode(stage) : stage.code() })
}

/** Brings a user with this factor to a confirmation that waits for its code. */
async function confirming(stage: Stage, factor: Factor): Promise<void> {
  await signedInWith(stage, [factor])
  await stage.succeed('identity.confirm', { password: stage.password })
  const session = stage.session()
  if (session.status !== 'signedIn' || session.confirming === null) throw new Error('no confirmation waits for a code')
}

/** Signs the user in on another computer too, and answers what the app calls that session. */
async function alsoElsewhere(stage: Stage): Promise<void> {
  await stage.signIn()
  await signInElsewhere(stage.pool, stage, { send: stage.send })
  const places = await stage.succeed('sessions.list')
  stage.otherSession = (places as { id: string; current: boolean }[]).find(({ current }) => !current)?.id ?? ''
  if (stage.otherSession === '') throw new Error('the pool names no other session')
}

async function newNumber(stage: Stage): Promise<void> {
  await stage.signIn()
  await stage.succeed('profile.changeNumber', { phoneNumber: stage.newNumber })
}

async function newKey(stage: Stage): Promise<void> {
  await stage.signIn()
  stage.key = ((await stage.succeed('factors.getTotpKey')) as { key: string }).key
}

/** A code that the authenticator app did not show before: it shows each for 30 seconds. */
function nextAppCode({ pool, key }: Stage): string {
  pool.control.advanceClock(30_000)
  return appCode(pool, key)
}

/** Each call that looks after an account (decision 0065). */
export const accountCareScenes: Scene[] = [
  {
    call: 'identity.confirm',
    prepare: (stage) => stage.signIn(),
    input: ({ password }) => ({ password }),
    operations: askedAnew,
    leadsTo: 'signedIn',
    confirms: true,
    sendsCode: true,
  },
  {
    call: 'identity.confirm',
    prepare: (stage) => signedInWith(stage, ['sms']),
    input: ({ password }) => ({ password }),
    operations: askedAnew,
    leadsTo: 'signedIn',
    sendsCode: true,
  },
  {
    call: 'identity.confirmCode',
    prepare: (stage) => confirming(stage, 'sms'),
    input: (stage) => ({ code: stage.code() }),
    operations: ['RespondToAuthChallenge'],
    leadsTo: 'signedIn',
    confirms: true,
    // Where the pool took the code unheard, it takes no other, and the password is asked for again.
    repeated: ['NothingPending'],
  },
  {
    call: 'identity.confirmCode',
    prepare: (stage) => confirming(stage, 'totp'),
    input: (stage) => ({ code: nextAppCode(stage) }),
    operations: ['RespondToAuthChallenge'],
    leadsTo: 'signedIn',
    confirms: true,
    repeated: ['NothingPending'],
  },
  {
    call: 'identity.resendCode',
    prepare: (stage) => confirming(stage, 'sms'),
    operations: asked,
    leadsTo: 'signedIn',
    sendsCode: true,
  },
  { call: 'factors.get', prepare: (stage) => stage.signIn(), operations: ['GetUser'], leadsTo: 'signedIn' },
  {
    call: 'factors.getTotpKey',
    prepare: (stage) => stage.signIn(),
    operations: ['AssociateSoftwareToken'],
    leadsTo: 'signedIn',
  },
  {
    call: 'factors.turnOnTotp',
    prepare: newKey,
    input: (stage) => ({ code: nextAppCode(stage) }),
    operations: ['VerifySoftwareToken', ...changed],
    leadsTo: 'signedIn',
    // The key that was proved unheard cannot be proved again.
    repeated: ['NothingPending', 'CodeWrong'],
  },
  {
    call: 'factors.turnOnSms',
    prepare: (stage) => stage.signIn(),
    operations: changed,
    leadsTo: 'signedIn',
  },
  {
    call: 'factors.turnOff',
    prepare: (stage) => signedInWith(stage, ['sms', 'totp']),
    input: () => ({ factor: 'sms' }),
    operations: changed,
    leadsTo: 'signedIn',
  },
  {
    call: 'factors.prefer',
    prepare: (stage) => signedInWith(stage, ['sms', 'totp']),
    input: () => ({ factor: 'sms' }),
    operations: changed,
    leadsTo: 'signedIn',
  },
  { call: 'sessions.list', prepare: (stage) => stage.signIn(), operations: ['ListUserSessions'], leadsTo: 'signedIn' },
  {
    call: 'sessions.end',
    prepare: alsoElsewhere,
    input: ({ otherSession }) => ({ id: otherSession }),
    operations: ['RevokeUserSession', 'ListUserSessions'],
    leadsTo: 'signedIn',
  },
  {
    call: 'sessions.endOthers',
    prepare: alsoElsewhere,
    operations: ['ListUserSessions', 'RevokeUserSession'],
    leadsTo: 'signedIn',
    asksTwice: ['ListUserSessions'],
  },
  {
    call: 'sessions.endEverywhere',
    prepare: (stage) => stage.signIn(),
    input: ({ password }) => ({ password }),
    operations: [...askedAnew, 'GlobalSignOut'],
    leadsTo: 'signedIn',
    confirms: true,
    asksTwice: asked,
    findsOut: 'GlobalSignOut',
    // The session has ended with the others, and nobody knew.
    repeated: ['NotSignedIn'],
  },
  {
    call: 'profile.changeNumber',
    prepare: (stage) => stage.signIn(),
    input: (stage) => ({ phoneNumber: stage.newNumber }),
    operations: ['UpdateUserAttributes'],
    leadsTo: 'signedIn',
    sendsCode: true,
  },
  {
    // Another code for the new number.
    call: 'profile.requestPhoneCode',
    prepare: newNumber,
    operations: ['UpdateUserAttributes'],
    leadsTo: 'signedIn',
    sendsCode: true,
  },
  {
    call: 'profile.verifyPhone',
    prepare: newNumber,
    input: (stage) => ({ code: newestCode(stage.pool, stage.newNumber) }),
    operations: ['VerifyUserAttribute', 'GetUser'],
    leadsTo: 'signedIn',
    getsOver: ['GetUser'],
    repeated: ['CodeExpired', 'CodeWrong', 'NothingPending'],
    changesNumber: true,
  },
  {
    call: 'auth.deleteAccount',
    prepare: (stage) => stage.signIn(),
    input: ({ phoneNumber }) => ({ lastDigits: phoneNumber.slice(-4) }),
    operations: ['DeleteUser'],
    leadsTo: 'signedOut',
    findsOut: 'DeleteUser',
    deletes: true,
    // What was carried out late is found out at the next try, whose user is gone.
    repeated: ['NotSignedIn'],
  },
]

/** Calls of it that ask nobody, each in the states in which the screens offer it. */
export const quietCareCalls: { call: string; states: Scene['prepare'][] }[] = [
  { call: 'identity.cancel', states: [(stage) => stage.signIn(), (stage) => confirming(stage, 'sms')] },
  { call: 'profile.keepNumber', states: [newNumber] },
]
