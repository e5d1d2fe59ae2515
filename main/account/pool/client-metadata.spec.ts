import { AdminResetUserPasswordCommand } from '@aws-sdk/client-cognito-identity-provider'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { administrator, auth, code, freshNumber, installRig, password, pool, signedIn, speak } from '../testing/rig.ts'
import { person } from '../testing/rig.ts'

installRig()

beforeEach(() => {
  pool.settings.LocalPool.CustomMessage = { App: 'Northwind Pass', Language: 'fr' }
})
afterEach(() => {
  delete pool.settings.LocalPool.CustomMessage
  speak('en')
})

function text(phoneNumber: string): string | undefined {
  return pool.control
    .sms()
    .findLast(({ to }) => to === phoneNumber)
    ?.text.replaceAll(/\d{6}/g, '#')
}

it('messages come in the language of the screens, also when it changes', async () => {
  speak('de')
  const phoneNumber = freshNumber()
  await auth.signUp({ ...person, phoneNumber, password })
  expect(text(phoneNumber)).toBe('Ihr Code für Northwind Pass ist #.')
  speak('nl')
  pool.control.advanceClock(60_000)
  await auth.resendSignUpCode()
  expect(text(phoneNumber)).toBe('Je code voor Northwind Pass is #.')

  await auth.confirmSignUp(code(phoneNumber))
  speak('it')
  const newNumber = freshNumber()
  await auth.changeNumber(newNumber)
  expect(text(newNumber)).toBe('Il tuo codice Northwind Pass è #.')
})

it('so does the code of a reset', async () => {
  const phoneNumber = await signedIn()
  await auth.signOut()
  speak('pl')
  await auth.requestPasswordReset(phoneNumber)
  expect(text(phoneNumber)).toBe('Kod do zmiany hasła w aplikacji Northwind Pass: #')
})

it('what the app does not ask for comes in the language of the stage', async () => {
  speak('de')
  const phoneNumber = await signedIn()
  const user = { UserPoolId: pool.userPoolId, Username: phoneNumber }
  await administrator().send(new AdminResetUserPasswordCommand(user))
  expect(text(phoneNumber)).toBe('Votre code Northwind Pass pour changer de mot de passe est #.')
})

it('every call that may send a message says the language, and no other thing', async () => {
  speak('ja')
  const phoneNumber = await signedIn()
  await auth.signOut()
  await auth.requestPasswordReset(phoneNumber)
  await auth.startOver()
  await auth.signIn(phoneNumber, password)
  await auth.updateProfile(person.attributes)
  const said = pool.control.requests().flatMap(({ operation, body }) => {
    const { ClientMetadata } = JSON.parse(body) as { ClientMetadata?: unknown }
    return ClientMetadata === undefined ? [] : [[operation, ClientMetadata]]
  })
  const language = { language: 'ja' }
  const saying = ['SignUp', 'ForgotPassword', 'InitiateAuth', 'RespondToAuthChallenge', 'UpdateUserAttributes']
  expect(said).toEqual(expect.arrayContaining(saying.map((operation) => [operation, language])))
  expect(said.every(([, told]) => JSON.stringify(told) === JSON.stringify(language))).toBe(true)
})
