import { describe, expect, it } from 'vitest'
import { latestCode, openPasswordPool, type SettingsChange } from '../testing/pool.ts'
import { ada, PoolUser, refusal } from '../testing/sdk.ts'

const legacy: SettingsChange = ({ UserPoolClient }) => {
  UserPoolClient.PreventUserExistenceErrors = 'LEGACY'
}
const alternating: SettingsChange = ({ LocalPool }) => {
  LocalPool.UnknownUserRecovery = 'ALTERNATING'
}
const simulated = { AttributeName: 'phone_number', DeliveryMedium: 'SMS', Destination: '+*********5678' }

async function nobody(...changes: SettingsChange[]): Promise<PoolUser> {
  return new PoolUser(await openPasswordPool(...changes))
}

function confirmReset(user: PoolUser): Promise<unknown> {
  return user.sdk.confirmForgotPassword({ ...user.client, ConfirmationCode: '123456', Password: ada.password })
}

function confirmSignUp(user: PoolUser): Promise<unknown> {
  return user.sdk.confirmSignUp({ ...user.client, ConfirmationCode: '123456' })
}

describe('a client that hides whether a user exists', () => {
  it('answers sign-in as for a wrong password', async () => {
    const user = await nobody()
    const wrong = 'NotAuthorizedException: Incorrect username or password.'
    expect(await refusal(user.signIn())).toBe(wrong)
    expect(await refusal(user.srpSignIn())).toBe(wrong)
  })

  it('makes up the same salt and UUID for the same name each time, and others for others', async () => {
    const user = await nobody()
    const start = async (phone: string): Promise<Record<string, string>> => {
      const { ChallengeParameters = {} } = await user.sdk.initiateAuth({
        ClientId: user.pool.clientId,
        AuthFlow: 'USER_SRP_AUTH',
        AuthParameters: { USERNAME: phone, SRP_A: 'abcdef' },
      })
      return ChallengeParameters
    }
    const [first, again, other] = [await start(ada.phone), await start(ada.phone), await start('+4915112345679')]
    expect(first.USER_ID_FOR_SRP).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect([again.SALT, again.USER_ID_FOR_SRP]).toEqual([first.SALT, first.USER_ID_FOR_SRP])
    expect(again.SRP_B).not.toBe(first.SRP_B)
    expect(other.SALT).not.toBe(first.SALT)
    expect(other.USER_ID_FOR_SRP).not.toBe(first.USER_ID_FOR_SRP)
  })

  it('simulates delivery, and sends nothing', async () => {
    const user = await nobody()
    expect((await user.sdk.forgotPassword(user.client)).CodeDeliveryDetails).toEqual(simulated)
    expect((await user.sdk.forgotPassword(user.client)).CodeDeliveryDetails).toEqual(simulated)
    expect((await user.sdk.resendConfirmationCode(user.client)).CodeDeliveryDetails).toEqual(simulated)
    expect(user.pool.control.sms()).toEqual([])
  })

  it('treats a disabled user like nobody', async () => {
    const user = await nobody()
    await user.register()
    const messages = user.pool.control.sms().length
    await user.sdk.adminDisableUser(user.admin)
    expect((await user.sdk.forgotPassword(user.client)).CodeDeliveryDetails).toEqual(simulated)
    expect((await user.sdk.resendConfirmationCode(user.client)).CodeDeliveryDetails).toEqual(simulated)
    expect(user.pool.control.sms()).toHaveLength(messages)
  })

  it('answers a code for nobody as a wrong one, and one that was not asked for as expired', async () => {
    const user = await nobody()
    expect(await refusal(confirmReset(user))).toMatch(/^CodeMismatchException/)
    expect(await refusal(confirmSignUp(user))).toMatch(/^ExpiredCodeException/)
    await user.register()
    expect(await refusal(confirmReset(user))).toMatch(/^ExpiredCodeException/)
  })

  it('limits the calls for nobody as for anybody', async () => {
    const user = await nobody()
    for (let calls = 0; calls < 5; calls += 1) await user.sdk.forgotPassword(user.client)
    expect(await refusal(user.sdk.forgotPassword(user.client))).toMatch(/^LimitExceededException/)
  })
})

describe('a client that hides it by turns, as newer documentation says', () => {
  it('alternates between simulated delivery and an error', async () => {
    const user = await nobody(alternating)
    for (let round = 0; round < 2; round += 1) {
      expect((await user.sdk.forgotPassword(user.client)).CodeDeliveryDetails).toEqual(simulated)
      expect(await refusal(user.sdk.forgotPassword(user.client))).toMatch(/^InvalidParameterException: Cannot reset/)
      expect((await user.sdk.resendConfirmationCode(user.client)).CodeDeliveryDetails).toEqual(simulated)
      expect(await refusal(user.sdk.resendConfirmationCode(user.client))).toMatch(/^InvalidParameterException/)
    }
  })

  it('serves real users every time', async () => {
    const user = await nobody(alternating)
    await user.register()
    for (let calls = 0; calls < 4; calls += 1) await user.sdk.forgotPassword(user.client)
  })
})

describe('a client that hides, too, how far an account is, as some report', () => {
  const hiding: SettingsChange = ({ LocalPool }) => {
    LocalPool.HidesUserStatus = true
  }

  it('simulates a reset for an unconfirmed number, and another code for a confirmed one', async () => {
    const user = await nobody(hiding)
    await user.signUp()
    expect((await user.sdk.forgotPassword(user.client)).CodeDeliveryDetails).toEqual(simulated)
    expect(user.pool.control.sms()).toHaveLength(1)
    await user.sdk.confirmSignUp({ ...user.client, ConfirmationCode: latestCode(user.pool) })
    expect((await user.sdk.resendConfirmationCode(user.client)).CodeDeliveryDetails).toEqual(simulated)
    expect(user.pool.control.sms()).toHaveLength(1)
    await user.sdk.forgotPassword(user.client)
    expect(user.pool.control.sms()).toHaveLength(2)
  })

  it('tells it to a client that hides nothing', async () => {
    const user = await nobody(hiding, legacy)
    await user.signUp()
    expect(await refusal(user.sdk.forgotPassword(user.client))).toMatch(/^InvalidParameterException: Cannot reset/)
  })
})

describe('a client that says so (LEGACY)', () => {
  it('tells that there is no such user', async () => {
    const user = await nobody(legacy)
    const unknown = 'UserNotFoundException: User does not exist.'
    expect(await refusal(user.signIn())).toBe(unknown)
    expect(await refusal(user.srpSignIn())).toBe(unknown)
    const calls = [
      () => user.sdk.forgotPassword(user.client),
      () => user.sdk.resendConfirmationCode(user.client),
      () => confirmReset(user),
      () => confirmSignUp(user),
    ]
    for (const call of calls) {
      expect(await refusal(call())).toBe('UserNotFoundException: Username/client id combination not found.')
    }
  })

  it('tells that a user is disabled', async () => {
    const user = await nobody(legacy)
    await user.register()
    await user.sdk.adminDisableUser(user.admin)
    expect(await refusal(user.sdk.forgotPassword(user.client))).toBe('NotAuthorizedException: User is disabled.')
  })
})
