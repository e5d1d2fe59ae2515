import { AdminDisableUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import fc from 'fast-check'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import type { ErrorCode } from '../../../../preload/contract/errors.ts'
import type { Session } from '../../../../preload/contract/session.ts'
import { circumstances } from '../../testing/circumstances.ts'
import { judge } from './judge.ts'
import type { Refusal } from './texts.ts'
import {
  administrator,
  announced,
  auth,
  code,
  errorOf,
  installRig,
  operations,
  otherThan,
  password,
  person,
  pool,
  remembered,
  secrets,
  signedIn,
  signedInUnverified,
  startApp,
} from '../../testing/rig.ts'

installRig()

/** What a NotAuthorizedException may say, as AWS's documentation, clients and users report it. */
const texts = {
  credentials: ['Incorrect username or password.', 'Incorrect username or password'],
  attempts: ['Password attempts exceeded'],
  disabled: ['User is disabled.', 'User is disabled'],
  temporaryPassword: [
    'Temporary password has expired and must be reset by an administrator.',
    'User account has expired, it must be reset by an administrator.',
  ],
  risk: ['Unable to login because of security reasons.'],
  address: ['Request not allowed due to security reasons.'],
  client: [
    'Client 1example23456789 is configured with secret but SECRET_HASH was not received',
    'Client 1example23456789 is configured for secret but secret was not received',
    'Client 1example23456789 is configured without a secret but secret hash was received',
    'Unable to verify secret hash for client 1example23456789',
  ],
  right: ['A client attempted to write unauthorized attribute', 'Access Token does not have required scopes'],
  token: [
    'Access Token has been revoked',
    'Access Token has expired',
    'Invalid Access Token',
    'Could not verify signature for Access Token',
    'Refresh Token has been revoked',
    'Refresh Token has expired',
    'Invalid Refresh Token.',
    'Invalid Refresh Token',
  ],
  unknown: ['Invalid session for the user, session is expired.', 'Unauthorized', '', 'The user is a teapot.'],
} as const satisfies Record<Refusal | 'token' | 'unknown', readonly string[]>
const hour = 3_600_000
type About = keyof typeof texts
const cases = Object.entries(texts).flatMap(([about, each]) =>
  each.map((text): [text: string, about: About] => [text, about as About]),
)

/** Makes the pool refuse the next `times` requests for the operation with this exception. */
function refuse(operation: string, message: string, times: number, name = 'NotAuthorizedException'): void {
  pool.control.addFault({ operation, kind: 'error', times, error: { name, message } })
}

describe('sign-in that is refused', () => {
  const expected: Record<About, ErrorCode> = {
    credentials: 'CredentialsWrong',
    attempts: 'SignInLocked',
    disabled: 'UserDisabled',
    temporaryPassword: 'TemporaryPasswordExpired',
    risk: 'SignInBlocked',
    address: 'AccessBlocked',
    client: 'AppRefused',
    right: 'SignInRefused',
    token: 'SignInRefused',
    unknown: 'SignInRefused',
  }

  /** The code that a sign-in fails with when the pool answers this text. */
  function explained(message: string, name = 'NotAuthorizedException'): ErrorCode {
    return judge('signIn', Object.assign(new Error(message), { name }), circumstances).code
  }

  it.each(cases)('is explained: %s', (text, about) => {
    expect(explained(text)).toBe(expected[about])
  })

  it.each([
    ['USER_SRP_AUTH is not enabled for the client.', 'AppRefused'],
    ['USER_SRP_AUTH flow not enabled for this client', 'AppRefused'],
    ['Auth flow not enabled for this client', 'AppRefused'],
    ['Initiate Auth method not supported.', 'AppRefused'],
    ['Missing required parameter SECRET_HASH', 'AppRefused'],
    ['Invalid input given', 'PasswordResetRequired'],
    ['Something about a parameter', 'SignInRefused'],
  ] as const)('is explained for a parameter: %s', (text, code) => {
    expect(explained(text, 'InvalidParameterException')).toBe(code)
  })

  it('blames neither number nor password for any text that does not say so', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(explained(text)).toBe('SignInRefused')
      }),
    )
  })

  it.each(Object.keys(texts) as About[])('reaches the user through Amplify: %s', async (about) => {
    refuse('RespondToAuthChallenge', texts[about][0], 1)
    expect((await errorOf(auth.signIn('+4915199999999', password)))?.code).toBe(expected[about])
    expect(auth.session()).toMatchObject({ status: 'signedOut', notice: null })
  })

  it('is told to the user of an app client that does not allow the flow', async () => {
    const { ExplicitAuthFlows } = pool.settings.UserPoolClient
    const all = ExplicitAuthFlows.splice(0, Infinity)
    try {
      expect(await errorOf(auth.signIn('+4915199999999', password))).toEqual({ code: 'AppRefused' })
    } finally {
      ExplicitAuthFlows.push(...all)
    }
  })

  it('is told to a disabled user of the pool', async () => {
    const phoneNumber = await signedIn()
    await auth.signOut()
    await administrator().send(new AdminDisableUserCommand({ UserPoolId: pool.userPoolId, Username: phoneNumber }))
    expect(await errorOf(auth.signIn(phoneNumber, password))).toEqual({ code: 'UserDisabled' })
    expect(await errorOf(auth.signIn(phoneNumber, 'Wrong-Horse-77'))).toEqual({ code: 'CredentialsWrong' })
  })
})

describe('a step of a sign-in that is refused', () => {
  const expected: Record<About, ErrorCode> = {
    // The pool no longer waits, as far as anybody knows, so the sign-in begins again.
    credentials: 'NothingPending',
    temporaryPassword: 'NothingPending',
    right: 'NothingPending',
    token: 'NothingPending',
    unknown: 'NothingPending',
    attempts: 'SignInLocked',
    disabled: 'UserDisabled',
    risk: 'SignInBlocked',
    address: 'AccessBlocked',
    client: 'AppRefused',
  }
  const steps = ['confirmSmsCode', 'confirmTotpCode', 'chooseFactor', 'chooseFirstPassword', 'setUpTotp'] as const

  it.each(steps)('is judged by its text, and means another sign-in where that is unknown: %s', (step) => {
    for (const [text, about] of cases) {
      const thrown = Object.assign(new Error(text), { name: 'NotAuthorizedException' })
      // An attribute that the app client may not write stays so, however often the user signs in.
      const stays = step === 'chooseFirstPassword' && about === 'right'
      expect(judge(step, thrown, circumstances).code, text).toBe(stays ? 'SignInRefused' : expected[about])
    }
  })
})

/** What a signed-in user can ask for, and the operation of the pool behind it. */
const asked: [operation: string, ask: () => Promise<unknown>][] = [
  ['GetUser', () => auth.refreshProfile()],
  ['UpdateUserAttributes', () => auth.updateProfile(person.attributes)],
  ['ChangePassword', () => auth.changePassword(password, password)],
  ['GetUserAttributeVerificationCode', () => auth.requestPhoneCode()],
  ['VerifyUserAttribute', () => auth.verifyPhone('123456')],
  ['AssociateSoftwareToken', () => auth.newTotpKey()],
  ['SetUserMFAPreference', () => auth.turnOff('totp')],
  ['ListUserSessions', () => auth.places()],
]

describe.each(asked)('%s that is refused to a signed-in user', (operation, ask) => {
  let before: Session
  beforeEach(async () => {
    await signedInUnverified()
    await auth.requestPhoneCode()
    before = auth.session()
  })

  function expectedCode(about: About): ErrorCode {
    if (about === 'credentials' && operation === 'ChangePassword') return 'CurrentPasswordWrong'
    if (about === 'address') return 'AccessBlocked'
    if (about === 'attempts') return operation === 'ChangePassword' ? 'SignInLocked' : 'TooManyRequests'
    return about === 'client' ? 'AppRefused' : 'NotAllowed'
  }

  it('leaves the session alone, whatever the text', async () => {
    for (const [text, about] of cases.filter(([, about]) => about !== 'disabled')) {
      const sent = operations(operation)
      // The app asks once when it knows that the refusal does not concern the session.
      const times = expectedCode(about) === 'NotAllowed' && about !== 'right' ? 2 : 1
      refuse(operation, text, times)
      expect((await errorOf(ask()))?.code, text).toBe(expectedCode(about))
      expect(operations(operation) - sent, text).toBe(times)
      // The session holds a limit on codes beside the code that it awaits.
      const limited = about === 'attempts' ? { phoneCode: expect.anything() as unknown } : {}
      expect(auth.session(), text).toEqual({ ...before, ...limited })
      before = auth.session()
    }
    expect(await startApp()).toMatchObject({ status: 'signedIn' })
  })

  it('works with a new token after one that was too old', async () => {
    for (const text of texts.token) {
      refuse(operation, text, 1)
      // The pool compares the code only after it has accepted the token, and this code is wrong.
      const looked = operation === 'VerifyUserAttribute' ? { code: 'CodeWrong' } : null
      // The pool counts codes and password changes by the hour.
      pool.control.advanceClock(hour)
      expect(await errorOf(ask()), text).toEqual(looked)
      expect(auth.session().status).toBe('signedIn')
    }
  })

  it.each(texts.disabled)('ends the session of a disabled user: %s', async (text) => {
    refuse(operation, text, 1)
    expect(await errorOf(ask())).toEqual({ code: 'NotSignedIn' })
    expect(auth.session()).toMatchObject({ status: 'signedOut', notice: 'accountDisabled' })
    expect(secrets.size).toBe(0)
  })

  it.each(['before', 'behind'])(
    'ends the session of a user whose password must be reset, %s a refresh',
    async (when) => {
      const name = 'PasswordResetRequiredException'
      if (when === 'behind') refuse(operation, 'Access Token has expired', 1)
      refuse(when === 'behind' ? 'GetTokensFromRefreshToken' : operation, 'Password reset required', 1, name)
      expect(await errorOf(ask())).toEqual({ code: 'NotSignedIn' })
      expect(auth.session()).toMatchObject({ status: 'signedOut', notice: 'passwordResetRequired' })
      expect(secrets.size).toBe(0)
    },
  )

  it.each(['NotAuthorizedException', 'UserNotFoundException'])(
    'ends the session when a refresh is refused as well: %s',
    async (name) => {
      refuse(operation, 'Access Token has been revoked', 1, name)
      refuse('GetTokensFromRefreshToken', 'Refresh Token has been revoked', 1, name)
      expect(await errorOf(ask())).toEqual({ code: 'NotSignedIn' })
      expect(auth.session()).toMatchObject({ status: 'signedOut', notice: 'sessionEnded' })
    },
  )

  it('goes on with the session for any other text while the pool refreshes it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        refuse(operation, text, 2)
        expect(await errorOf(ask())).toEqual({ code: 'NotAllowed' })
        expect(auth.session()).toEqual(before)
      }),
      { numRuns: 15 },
    )
  })
})

describe('a refresh that is refused', () => {
  it('keeps the session when it is the app or the connection that is refused', async () => {
    const phoneNumber = await signedIn()
    const record = [...secrets]
    const name = 'NotAuthorizedException'
    const unable = [
      ...texts.client.map((text) => [name, text, 'AppRefused'] as const),
      ...texts.address.map((text) => [name, text, 'AccessBlocked'] as const),
      ...texts.attempts.map((text) => [name, text, 'TooManyRequests'] as const),
      ['InvalidParameterException', 'REFRESH_TOKEN_AUTH is not enabled for the client.', 'AppRefused'] as const,
      ['ResourceNotFoundException', 'User pool client 1example23456789 does not exist.', 'AppRefused'] as const,
    ]
    for (const [exception, text, problem] of unable) {
      refuse('GetTokensFromRefreshToken', text, 1, exception)
      expect(await startApp(), text).toMatchObject({ status: 'restoring', problem, profile: { phoneNumber } })
      expect([...secrets]).toEqual(record)
      expect(await auth.restore(), text).toMatchObject({ status: 'signedIn', profile: { phoneNumber } })
    }
  })

  it('is not tried again by itself when the pool or the app client is gone', async () => {
    const phoneNumber = await signedIn()
    const text = 'User pool client 1example23456789 does not exist.'
    refuse('GetTokensFromRefreshToken', text, 1, 'ResourceNotFoundException')
    expect(await startApp()).toMatchObject({ status: 'restoring', problem: 'AppRefused' })
    // The first pause before another try is 2.5 seconds at most.
    await sleep(3_500)
    expect(operations('GetTokensFromRefreshToken')).toBe(1)
    expect(await auth.restore()).toMatchObject({ status: 'signedIn', profile: { phoneNumber } })
  })

  it('ends the session for any other text', async () => {
    const others = cases.filter(([, about]) => about !== 'address' && about !== 'client' && about !== 'attempts')
    const phoneNumber = await signedIn()
    const record = [...secrets]
    for (const [text, about] of others) {
      for (const [key, value] of record) secrets.set(key, value)
      remembered.update({ phoneNumber, ended: null })
      refuse('GetTokensFromRefreshToken', text, 1)
      const notice = about === 'disabled' ? 'accountDisabled' : 'sessionEnded'
      expect(await startApp(), text).toEqual({ status: 'signedOut', phoneNumber, notice, wait: null })
      expect(secrets.size).toBe(0)
    }
  })

  it('leaves a session without a keychain as it was when the app client is refused', async () => {
    await signedIn()
    secrets.clear()
    pool.control.advanceClock(2 * hour)
    refuse('GetTokensFromRefreshToken', texts.client[0], 1)
    expect(await errorOf(auth.refreshProfile())).toEqual({ code: 'AppRefused' })
    expect(auth.session().status).toBe('signedIn')
    await auth.refreshProfile()
  })

  it('tells a user who was disabled while they were signed in, at the next thing they do and after a start', async () => {
    for (const next of [() => errorOf(auth.refreshProfile()), () => startApp()]) {
      const phoneNumber = await signedIn()
      await administrator().send(new AdminDisableUserCommand({ UserPoolId: pool.userPoolId, Username: phoneNumber }))
      await next()
      expect(auth.session()).toEqual({ status: 'signedOut', phoneNumber, notice: 'accountDisabled', wait: null })
      expect(announced.at(-1)).toEqual(auth.session())
    }
  })
})

describe('a write that the app client may not make', () => {
  it('is told as such by the pool, and everything else goes on', async () => {
    const phoneNumber = await signedInUnverified()
    const { WriteAttributes } = pool.settings.UserPoolClient
    const all = WriteAttributes.splice(0, Infinity, 'phone_number')
    try {
      expect(await errorOf(auth.updateProfile(person.attributes))).toEqual({ code: 'NotAllowed' })
      expect(auth.session()).toMatchObject({ status: 'signedIn', profile: { phoneNumber } })
      expect(operations('GetTokensFromRefreshToken')).toBe(0)
      await auth.refreshProfile()
      await auth.requestPhoneCode()
      expect(await errorOf(auth.verifyPhone(otherThan(code(phoneNumber))))).toEqual({ code: 'CodeWrong' })
    } finally {
      WriteAttributes.splice(0, Infinity, ...all)
    }
  })
})
