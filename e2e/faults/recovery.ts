import type { Result } from '../../preload/contract/result.ts'
import type { Fault } from './fault.ts'
import type { Scene } from './scenes.ts'
import { answerStep } from './sign-in-steps.ts'
import type { Stage } from './stage.ts'

/** A call, and what struck it where. */
interface Struck {
  scene: Scene
  fault: Fault
  operation: string
}

/**
 * Goes on without the fault: repeats a call that failed, and then walks on to the profile and out.
 * @throws Error that names the step that does not work
 */
export async function recover(
  stage: Stage,
  { scene, fault, operation }: Struck,
  result: Result<unknown>,
): Promise<void> {
  if (!result.ok) await repeat(stage, { scene, fault, operation })
  if (scene.changesPassword) stage.password = stage.newPassword
  if (scene.changesNumber) stage.phoneNumber = stage.newNumber
  // What was put off: a revocation, or a session that could not be restored.
  await stage.app.account.catchUp()
  keptAgain(stage)
  if (scene.leadsTo === 'signedOut') await startAgain(stage)
  // The number is free.
  if (scene.deletes) await stage.signUp()
  await walkToProfile(stage)
  await stage.succeed('profile.refresh')
  await stage.succeed('auth.signOut')
  const session = stage.session()
  if (session.status !== 'signedOut' || session.notice !== 'signedOut') throw new Error('sign-out is not told as done')
  if (stage.secrets.entries.size > 0) throw new Error('sign-out left something in the keychain')
}

/** A session that the keychain did not take at first is there once it works. */
function keptAgain(stage: Stage): void {
  const session = stage.session()
  if (session.status === 'signedIn' && session.keptIn !== 'keychain') throw new Error('the session was not kept later')
}

async function repeat(stage: Stage, { scene, fault, operation }: Struck): Promise<void> {
  const again = await stage.app.call(scene.call, scene.input?.(stage))
  // The pool carried it out unheard, or a part of it, and may take no other.
  const took = fault.at === 'way' && (fault.carriedOut || operation !== scene.operations[0])
  if (again.ok) {
    const { status } = stage.session()
    const mayBeOver = scene.step === true && took && status === 'signedOut'
    if (status !== scene.leadsTo && !mayBeOver) throw new Error(`the repetition led to ${status}`)
    return
  }
  const excused = took && scene.repeated?.includes(again.error.code) === true
  if (!excused) throw new Error(`the repetition answered ${again.error.code}`)
  const session = stage.session()
  const tellsDeletion = session.status === 'signedOut' && session.notice === 'accountDeleted'
  if (scene.deletes === true && !tellsDeletion) throw new Error('a deletion that was carried out is not told as such')
  await stage.succeed('session.startOver')
}

/** Nobody is signed in by a restart after a sign-out, whatever the keychain kept. */
async function startAgain(stage: Stage): Promise<void> {
  stage.app.restart()
  await stage.app.account.catchUp()
  const { status } = stage.session()
  if (status !== 'signedOut') throw new Error(`a restart after the sign-out led to ${status}`)
  if (stage.secrets.entries.size > 0) throw new Error('a restart after the sign-out left a record')
}

async function walkToProfile(stage: Stage): Promise<void> {
  const { phoneNumber, newPassword } = stage
  for (let steps = 0; steps < 5; steps += 1) {
    switch (stage.session().status) {
      case 'signedIn':
        return
      case 'restoring':
        await stage.succeed('session.retry')
        break
      case 'confirmingSignUp':
        await stage.succeed('auth.confirmSignUp', { code: stage.code() })
        break
      case 'resettingPassword':
        await stage.succeed('auth.resetPassword', { code: stage.code(), newPassword })
        stage.password = newPassword
        break
      case 'signingIn':
        await answerStep(stage)
        break
      case 'signedOut':
        await stage.succeed('auth.signIn', { phoneNumber, password: stage.password })
    }
  }
  const { status } = stage.session()
  if (status !== 'signedIn') throw new Error(`the way to the profile ends at ${status}`)
}
