import { describe, expect, it } from 'vitest'
import { hour, latestCode, openPasswordPool, openPool, wrongCode } from '../testing/pool.ts'
import { ada, grace, PoolUser, refusal } from '../testing/sdk.ts'

async function newUser(): Promise<PoolUser> {
  return new PoolUser(await openPool())
}

describe('SignUp', () => {
  it('makes an unconfirmed user whose name is a UUID, and sends a code to the masked number', async () => {
    const user = await newUser()
    const answer = await user.sdk.signUp({
      ...user.client,
      Password: ada.password,
      UserAttributes: [
        { Name: 'name', Value: 'Ada' },
        { Name: 'custom:company', Value: 'Analytical Engines' },
      ],
    })
    expect(answer).toMatchObject({
      UserConfirmed: false,
      CodeDeliveryDetails: { AttributeName: 'phone_number', DeliveryMedium: 'SMS', Destination: '+*********5678' },
    })
    const [sms] = user.pool.control.sms()
    expect(sms?.to).toBe(ada.phone)
    expect(sms?.text).toBe(`Your Latchkey code is ${sms?.code ?? ''}.`)
    expect(sms?.code).toMatch(/^\d{6}$/)
    expect(await user.sdk.adminGetUser(user.admin)).toMatchObject({
      Username: answer.UserSub,
      UserStatus: 'UNCONFIRMED',
      Enabled: true,
    })
    expect(answer.UserSub).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  })

  it('refuses a number that has an account, confirmed or not', async () => {
    const user = await newUser()
    await user.signUp()
    const taken = 'UsernameExistsException: An account with the given phone_number already exists.'
    expect(await refusal(user.signUp())).toBe(taken)
    await user.sdk.confirmSignUp({ ...user.client, ConfirmationCode: latestCode(user.pool) })
    expect(await refusal(user.signUp())).toBe(taken)
  })

  it.each([
    ['+49-151-1', 'InvalidParameterException: Invalid phone number format.'],
    ['+0123', 'InvalidParameterException: Invalid phone number format.'],
    ['+1234567890123456', 'InvalidParameterException: Invalid phone number format.'],
    ['ada@example.org', 'InvalidParameterException: Username should be a phone number'],
  ])('refuses the user name %s', async (phone, text) => {
    const user = new PoolUser(await openPool(), { ...ada, phone })
    expect(await refusal(user.signUp())).toBe(text)
  })

  it.each([
    ['Short-1', 'Password not long enough'],
    ['correct-horse-1', 'Password must have uppercase characters'],
    ['CORRECT-HORSE-1', 'Password must have lowercase characters'],
    ['Correct-horse-x', 'Password must have numeric characters'],
  ])('refuses the password %s', async (password, what) => {
    const user = new PoolUser(await openPool(), { ...ada, password })
    expect(await refusal(user.signUp())).toBe(`InvalidPasswordException: Password did not conform with policy: ${what}`)
  })

  it.each([
    [{}, 'InvalidParameterException: Attributes did not conform to the schema: name: The attribute is required\n'],
    [
      { name: 'Ada', 'custom:x': '1' },
      'InvalidParameterException: Attributes did not conform to the schema: custom:x: Attribute does not exist in the schema.\n',
    ],
    [{ name: 'Ada', nickname: 'A' }, 'NotAuthorizedException: A client attempted to write unauthorized attribute'],
    [
      { name: 'Ada', phone_number_verified: 'true' },
      'NotAuthorizedException: A client attempted to write unauthorized attribute',
    ],
    [
      { name: 'A'.repeat(257) },
      'InvalidParameterException: Attributes did not conform to the schema: name: String must be no longer than 256 characters\n',
    ],
  ])('refuses the attributes %j', async (attributes, text) => {
    const user = await newUser()
    expect(await refusal(user.signUp(attributes as Record<string, string>))).toBe(text)
    expect((await user.sdk.listUsers(user.admin)).Users).toEqual([])
  })

  it('keeps the user when the message cannot be delivered', async () => {
    const user = await newUser()
    user.pool.control.addFault({ operation: 'SMS', kind: 'error', times: 1 })
    expect(await refusal(user.signUp())).toMatch(/^CodeDeliveryFailureException/)
    await user.sdk.resendConfirmationCode(user.client)
    await user.sdk.confirmSignUp({ ...user.client, ConfirmationCode: latestCode(user.pool) })
  })

  it.each([
    ['InvalidSmsRoleAccessPolicyException', 'Role does not have permission to publish with SNS'],
    ['LimitExceededException', 'Exceeded daily SMS limit'],
    ['UserLambdaValidationException', 'CustomMessage failed with error no template.'],
  ])('keeps the user when sending ends in %s', async (name, message) => {
    const user = await newUser()
    user.pool.control.addFault({ operation: 'SMS', kind: 'error', times: 1, error: { name, message } })
    expect(await refusal(user.signUp())).toBe(`${name}: ${message}`)
    expect(user.pool.control.sms()).toEqual([])
    expect(await user.sdk.adminGetUser(user.admin)).toMatchObject({ UserStatus: 'UNCONFIRMED' })
  })

  it.each([true, false])(
    'is confirmed at once where a PreSignUp trigger says so, number verified: %s',
    async (verify) => {
      const user = new PoolUser(
        await openPasswordPool(({ LocalPool }) => {
          LocalPool.PreSignUp = { autoConfirmUser: true, autoVerifyPhone: verify }
        }),
      )
      const answer = await user.sdk.signUp({
        ...user.client,
        Password: ada.password,
        UserAttributes: [{ Name: 'name', Value: 'Ada' }],
      })
      expect(answer).toMatchObject({ UserConfirmed: true })
      expect(answer).not.toHaveProperty('CodeDeliveryDetails')
      expect(user.pool.control.sms()).toEqual([])
      const { AccessToken } = await user.signIn()
      expect(await user.attributes(AccessToken)).toMatchObject({ phone_number_verified: String(verify) })
      expect(await refusal(user.sdk.confirmSignUp({ ...user.client, ConfirmationCode: '000000' }))).toBe(
        'NotAuthorizedException: User cannot be confirmed. Current status is CONFIRMED',
      )
    },
  )

  it('refuses another client, and a secret hash', async () => {
    const user = await newUser()
    const signUp = { ...user.client, Password: ada.password }
    expect(await refusal(user.sdk.signUp({ ...signUp, ClientId: 'another' }))).toMatch(/^ResourceNotFoundException/)
    expect(await refusal(user.sdk.signUp({ ...signUp, SecretHash: 'aGFzaA==' }))).toMatch(/^NotAuthorizedException/)
  })
})

describe('ConfirmSignUp', () => {
  it('tells a wrong, an expired and a right code apart', async () => {
    const user = await newUser()
    await user.signUp()
    const code = latestCode(user.pool)
    const confirm = (ConfirmationCode: string): Promise<unknown> =>
      user.sdk.confirmSignUp({ ...user.client, ConfirmationCode })

    expect(await refusal(confirm(wrongCode(code)))).toBe(
      'CodeMismatchException: Invalid verification code provided, please try again.',
    )
    user.pool.control.advanceClock(24 * hour)
    expect(await refusal(confirm(code))).toBe(
      'ExpiredCodeException: Invalid code provided, please request a code again.',
    )
    await user.sdk.resendConfirmationCode(user.client)
    await confirm(latestCode(user.pool))
    expect(await user.sdk.adminGetUser(user.admin)).toMatchObject({ UserStatus: 'CONFIRMED' })
    expect(await refusal(confirm(latestCode(user.pool)))).toBe(
      'NotAuthorizedException: User cannot be confirmed. Current status is CONFIRMED',
    )
  })

  it('tells a disabled user so, also one who is confirmed', async () => {
    const user = await newUser()
    await user.signUp()
    const confirm = (): Promise<unknown> =>
      user.sdk.confirmSignUp({ ...user.client, ConfirmationCode: latestCode(user.pool) })
    await user.sdk.adminDisableUser(user.admin)
    expect(await refusal(confirm())).toBe('NotAuthorizedException: User is disabled.')
    await user.sdk.adminEnableUser(user.admin)
    await confirm()
    await user.sdk.adminDisableUser(user.admin)
    expect(await refusal(confirm())).toBe('NotAuthorizedException: User is disabled.')
  })

  it('still takes the code a minute before its 24 hours are over', async () => {
    const user = await newUser()
    await user.signUp()
    user.pool.control.advanceClock(24 * hour - 60_000)
    await user.sdk.confirmSignUp({ ...user.client, ConfirmationCode: latestCode(user.pool) })
  })

  it('allows 15 tries an hour', async () => {
    const user = await newUser()
    await user.signUp()
    const confirm = (ConfirmationCode: string): Promise<unknown> =>
      user.sdk.confirmSignUp({ ...user.client, ConfirmationCode })
    const wrong = wrongCode(latestCode(user.pool))
    for (let tries = 0; tries < 15; tries += 1) expect(await refusal(confirm(wrong))).toMatch(/^CodeMismatchException/)
    expect(await refusal(confirm(latestCode(user.pool)))).toBe(
      'LimitExceededException: Attempt limit exceeded, please try after some time.',
    )
    user.pool.control.advanceClock(hour)
    await confirm(latestCode(user.pool))
  })
})

describe('ResendConfirmationCode', () => {
  it('sends a new code in place of the old one', async () => {
    const user = await newUser()
    await user.signUp()
    const [first] = user.pool.control.sms()
    const { CodeDeliveryDetails } = await user.sdk.resendConfirmationCode(user.client)
    expect(CodeDeliveryDetails?.Destination).toBe('+*********5678')
    const [, second] = user.pool.control.sms()
    expect(second?.to).toBe(ada.phone)
    if (first?.code === second?.code) return
    expect(await refusal(user.sdk.confirmSignUp({ ...user.client, ConfirmationCode: first?.code }))).toMatch(
      /^CodeMismatchException/,
    )
  })

  it('sends five an hour, to each user', async () => {
    const user = await newUser()
    await user.signUp()
    const other = new PoolUser(user.pool, grace)
    await other.signUp()
    for (let sent = 0; sent < 5; sent += 1) await user.sdk.resendConfirmationCode(user.client)
    expect(await refusal(user.sdk.resendConfirmationCode(user.client))).toMatch(/^LimitExceededException/)
    await user.sdk.resendConfirmationCode(other.client)
    user.pool.control.advanceClock(hour)
    await user.sdk.resendConfirmationCode(user.client)
  })

  it('refuses for a confirmed user', async () => {
    const user = await newUser()
    await user.register()
    expect(await refusal(user.sdk.resendConfirmationCode(user.client))).toBe(
      'InvalidParameterException: User is already confirmed.',
    )
  })
})
