import type { Factor } from '../../preload/contract/session.ts'
import { invite, makeAccount } from '../support/administrator.ts'
import { appCode, poolRequires, turnOn } from '../support/second-factors.ts'
import { agreed } from '../support/terms.ts'
import { details } from './details.ts'
import type { Scene } from './scenes.ts'
import type { Stage } from './stage.ts'

/** Signs in, so that the app waits for the first step. */
async function signInTo(stage: Stage): Promise<void> {
  const { phoneNumber, password } = stage
  await stage.succeed('auth.signIn', { phoneNumber, password })
  if (stage.session().status !== 'signingIn') throw new Error('the pool asked for nothing more')
}

/** Brings a user with these factors to the first step. */
async function withFactors(stage: Stage, factors: Factor[]): Promise<void> {
  await makeAccount(stage.pool, stage, agreed)
  stage.key = await turnOn(stage.pool, stage, factors, stage.send)
  await signInTo(stage)
}

async function invited(stage: Stage): Promise<void> {
  await invite(stage.pool, stage, { ...details.attributes, ...agreed })
  await signInTo(stage)
}

/** Brings a user to the set-up of an authenticator app. */
export async function settingUp(stage: Stage): Promise<void> {
  await makeAccount(stage.pool, stage, agreed)
  poolRequires(stage.pool, 'ON', ['totp'])
  await signInTo(stage)
  await readKey(stage)
}

async function readKey(stage: Stage): Promise<void> {
  const answer = await stage.app.call('auth.getTotpKey')
  if (!answer.ok) throw new Error(`the key was answered by ${answer.error.code}`)
  stage.key = (answer.value as { key: string }).key
}

/** A code that the authenticator app did not show before: it shows each for 30 seconds. */
function nextAppCode({ pool, key }: Stage): string {
  pool.control.advanceClock(30_000)
  return appCode(pool, key)
}

const verifier = ['InitiateAuth', 'RespondToAuthChallenge']
const answered = ['RespondToAuthChallenge']

/** Each call that answers a step of a sign-in (decision 0064). */
export const signInScenes: Scene[] = [
  {
    call: 'auth.confirmSignIn',
    prepare: (stage) => withFactors(stage, ['sms']),
    input: (stage) => ({ code: stage.code() }),
    operations: answered,
    leadsTo: 'signedIn',
    step: true,
  },
  {
    call: 'auth.confirmSignIn',
    prepare: (stage) => withFactors(stage, ['totp']),
    input: (stage) => ({ code: nextAppCode(stage) }),
    operations: answered,
    leadsTo: 'signedIn',
    step: true,
  },
  {
    call: 'auth.resendSignInCode',
    prepare: (stage) => withFactors(stage, ['sms']),
    operations: verifier,
    leadsTo: 'signingIn',
    step: true,
    sendsCode: true,
  },
  {
    call: 'auth.chooseFactor',
    prepare: (stage) => withFactors(stage, ['sms', 'totp']),
    input: () => ({ factor: 'sms' }),
    operations: answered,
    leadsTo: 'signingIn',
    step: true,
    sendsCode: true,
  },
  {
    call: 'auth.chooseFactorAgain',
    prepare: async (stage) => {
      await withFactors(stage, ['sms', 'totp'])
      await stage.succeed('auth.chooseFactor', { factor: 'totp' })
    },
    operations: verifier,
    leadsTo: 'signingIn',
    step: true,
  },
  {
    call: 'auth.chooseFirstPassword',
    prepare: invited,
    input: (stage) => ({ newPassword: stage.newPassword, attributes: {} }),
    operations: answered,
    leadsTo: 'signedIn',
    changesPassword: true,
    step: true,
  },
  {
    call: 'auth.setUpTotp',
    prepare: settingUp,
    input: (stage) => ({ code: nextAppCode(stage) }),
    operations: ['VerifySoftwareToken', 'RespondToAuthChallenge'],
    leadsTo: 'signedIn',
    step: true,
  },
]

/** Answers the step at which the sign-in stands. @throws Error when that does not work */
export async function answerStep(stage: Stage): Promise<unknown> {
  const session = stage.session()
  switch (session.status === 'signingIn' ? session.step.kind : null) {
    case 'smsCode':
      return stage.succeed('auth.confirmSignIn', { code: stage.code() })
    case 'totpCode':
      return stage.succeed('auth.confirmSignIn', { code: nextAppCode(stage) })
    case 'chooseFactor':
      return stage.succeed('auth.chooseFactor', { factor: 'totp' })
    case 'newPassword':
      return stage.succeed('auth.chooseFirstPassword', { newPassword: stage.newPassword, attributes: {} })
    case 'setUpTotp':
      await readKey(stage)
      return stage.succeed('auth.setUpTotp', { code: nextAppCode(stage) })
    case null:
      throw new Error('the sign-in waits for nothing')
  }
}
