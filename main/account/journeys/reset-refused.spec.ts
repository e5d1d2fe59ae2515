import { AdminDisableUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { anywhere, exceptions } from '../pool/errors/exceptions.ts'
import {
  administrator,
  auth,
  code,
  errorOf,
  installRig,
  password,
  pool,
  rememberedFile,
  secrets,
  signedIn,
  startApp,
} from '../testing/rig.ts'

installRig()

const newPassword = 'Chosen-Anew-3'
type Fault = Parameters<typeof pool.control.addFault>[0]
type What = Fault extends infer Kind ? (Kind extends Fault ? Omit<Kind, 'operation' | 'times'> : never) : never

/** A user who waits for the code of a reset. @returns the number */
async function resetting(): Promise<string> {
  const phoneNumber = await signedIn()
  await auth.signOut()
  await auth.requestPasswordReset(phoneNumber)
  return phoneNumber
}

const names = [...new Set([...Object.keys(exceptions.signIn), ...Object.keys(anywhere), 'SomethingNewException'])]
const faults: [string, What][] = [
  ...names.map((name): [string, What] => [name, { kind: 'error', error: { name, message: 'refused' } }]),
  ['Incorrect username or password.', { kind: 'error', error: notAuthorized('Incorrect username or password.') }],
  ['User is disabled.', { kind: 'error', error: notAuthorized('User is disabled.') }],
  ['Password attempts exceeded', { kind: 'error', error: notAuthorized('Password attempts exceeded') }],
  ['UserNotConfirmedException', { kind: 'error', error: { name: 'UserNotConfirmedException', message: 'refused' } }],
  ['no connection', { kind: 'drop' }],
  ['a lost answer', { kind: 'drop', when: 'after' }],
  ['half an answer', { kind: 'truncate' }],
  ['a login page', { kind: 'contentType' }],
  ['a server that is down', { kind: 'status', status: 503 }],
  ['a time-out', { kind: 'delay', delayMs: 1_800 }],
]

function notAuthorized(message: string): { name: string; message: string } {
  return { name: 'NotAuthorizedException', message }
}

const cases = ['InitiateAuth', 'RespondToAuthChallenge'].flatMap((operation) =>
  faults.map(([what, fault]) => ({ operation, what, fault })),
)

it.each(cases)('leads to the sign-in screen, where the new password works: $operation, $what', async (given) => {
  const phoneNumber = await resetting()
  pool.control.addFault({ ...given.fault, operation: given.operation, times: 1 })
  const session = await auth.resetPassword(code(phoneNumber), newPassword)
  expect(session).toMatchObject({ status: 'signedOut', phoneNumber, notice: 'passwordReset' })
  expect(auth.session()).toEqual(session)
  expect(secrets.has('session')).toBe(false)
  expect(await startApp()).toMatchObject({ status: 'signedOut', notice: null })
  expect(await errorOf(auth.signIn(phoneNumber, password))).toEqual({ code: 'CredentialsWrong' })
  expect(await auth.signIn(phoneNumber, newPassword)).toMatchObject({ status: 'signedIn' })
})

it('leads there too when the user is disabled between the two', async () => {
  const phoneNumber = await resetting()
  const sent = code(phoneNumber)
  const send = globalThis.fetch
  globalThis.fetch = async (input, init) => {
    const answer = await send(input, init)
    const disable = new AdminDisableUserCommand({ UserPoolId: pool.userPoolId, Username: phoneNumber })
    const target = new Headers(init?.headers).get('x-amz-target') ?? ''
    if (target.endsWith('.ConfirmForgotPassword')) await administrator().send(disable)
    return answer
  }
  try {
    const expected = { status: 'signedOut', phoneNumber, notice: 'passwordReset', wait: null }
    expect(await auth.resetPassword(sent, newPassword)).toEqual(expected)
  } finally {
    globalThis.fetch = send
  }
})

it('leaves no step that waits for a used code to a start after a crash', async () => {
  const phoneNumber = await resetting()
  pool.control.addFault({ operation: 'InitiateAuth', kind: 'delay', delayMs: 1_300, times: 1 })
  const asked = auth.resetPassword(code(phoneNumber), newPassword)
  const onDisk = (): unknown => (JSON.parse(readFileSync(rememberedFile, 'utf8')) as { pending: unknown }).pending
  await expect.poll(onDisk, { timeout: 1_200, interval: 20 }).toBeNull()
  expect(auth.session().status).toBe('resettingPassword')
  expect(await asked).toMatchObject({ status: 'signedIn' })
})
