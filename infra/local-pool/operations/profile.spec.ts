import { describe, expect, it } from 'vitest'
import { hour, latestCode, openPasswordPool, wrongCode, type SettingsChange } from '../testing/pool.ts'
import { ada, grace, PoolUser, refusal } from '../testing/sdk.ts'

const newPhone = '+4915199999934'

async function signedIn(...changes: SettingsChange[]): Promise<{ user: PoolUser; AccessToken: string; sub: string }> {
  const user = new PoolUser(await openPasswordPool(...changes))
  const sub = await user.register({ name: 'Ada', 'custom:company': 'Engines', 'custom:role_name': 'Analyst' })
  const { AccessToken } = await user.signIn()
  return { user, AccessToken, sub }
}

const changeAtOnce: SettingsChange = ({ UserPool }) => {
  UserPool.UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate = []
}

describe('GetUser', () => {
  it('answers the UUID as name and the attributes that the client may read', async () => {
    const { user, AccessToken, sub } = await signedIn(({ UserPoolClient }) => {
      UserPoolClient.ReadAttributes = ['name', 'phone_number', 'phone_number_verified']
    })
    const { Username } = await user.sdk.getUser({ AccessToken })
    expect(Username).toBe(sub)
    expect(await user.attributes(AccessToken)).toEqual({
      sub,
      name: 'Ada',
      phone_number: ada.phone,
      phone_number_verified: 'true',
    })
  })
})

describe('UpdateUserAttributes', () => {
  it('changes what it names and leaves the rest', async () => {
    const { user, AccessToken } = await signedIn()
    const { CodeDeliveryDetailsList } = await user.sdk.updateUserAttributes({
      AccessToken,
      UserAttributes: [
        { Name: 'name', Value: 'Countess' },
        { Name: 'custom:company', Value: '' },
      ],
    })
    expect(CodeDeliveryDetailsList).toEqual([])
    const attributes = await user.attributes(AccessToken)
    expect(attributes).toMatchObject({ name: 'Countess', 'custom:role_name': 'Analyst', phone_number: ada.phone })
    expect(attributes).not.toHaveProperty('custom:company')
  })

  it.each([
    ['name', '', 'InvalidParameterException: user.name: Required attribute cannot be deleted.\n'],
    ['phone_number', 'none', 'InvalidParameterException: Invalid phone number format.'],
    ['phone_number_verified', 'true', 'NotAuthorizedException: A client attempted to write unauthorized attribute'],
    ['sub', 'x', 'NotAuthorizedException: A client attempted to write unauthorized attribute'],
    [
      'custom:x',
      '1',
      'InvalidParameterException: Attributes did not conform to the schema: custom:x: Attribute does not exist in the schema.\n',
    ],
  ])('refuses %s = "%s"', async (Name, Value, text) => {
    const { user, AccessToken } = await signedIn()
    const update = user.sdk.updateUserAttributes({ AccessToken, UserAttributes: [{ Name, Value }] })
    expect(await refusal(update)).toBe(text)
    await user.sdk.getUser({ AccessToken })
  })

  it('refuses to change what the schema calls immutable', async () => {
    const { user, AccessToken } = await signedIn(({ UserPool }) => {
      for (const attribute of UserPool.SchemaAttributes) {
        if (attribute.Name === 'custom:company') attribute.Mutable = false
      }
    })
    const update = user.sdk.updateUserAttributes({
      AccessToken,
      UserAttributes: [{ Name: 'custom:company', Value: 'x' }],
    })
    expect(await refusal(update)).toBe('InvalidParameterException: user.custom:company: Attribute cannot be updated.\n')
  })
})

describe('a change of number, verified first', () => {
  it('keeps the old number until the new one is verified', async () => {
    const { user, AccessToken } = await signedIn()
    const { CodeDeliveryDetailsList } = await user.sdk.updateUserAttributes({
      AccessToken,
      UserAttributes: [{ Name: 'phone_number', Value: newPhone }],
    })
    expect(CodeDeliveryDetailsList).toEqual([
      { AttributeName: 'phone_number', DeliveryMedium: 'SMS', Destination: '+*********9934' },
    ])
    expect(user.pool.control.sms().at(-1)?.to).toBe(newPhone)
    expect(await user.attributes(AccessToken)).toMatchObject({ phone_number: ada.phone, phone_number_verified: 'true' })
    await user.signIn()

    const verify = (Code: string): Promise<unknown> =>
      user.sdk.verifyUserAttribute({ AccessToken, AttributeName: 'phone_number', Code })
    expect(await refusal(verify(wrongCode(latestCode(user.pool))))).toMatch(/^CodeMismatchException/)
    await verify(latestCode(user.pool))
    expect(await user.attributes(AccessToken)).toMatchObject({ phone_number: newPhone, phone_number_verified: 'true' })
    expect(await refusal(user.signIn())).toMatch(/^NotAuthorizedException/)
    await new PoolUser(user.pool, { ...ada, phone: newPhone }).signIn()
  })

  it('refuses a number that has an account, also one that got it in the meantime', async () => {
    const { user, AccessToken } = await signedIn()
    const update = (Value: string): Promise<unknown> =>
      user.sdk.updateUserAttributes({ AccessToken, UserAttributes: [{ Name: 'phone_number', Value }] })
    await update(newPhone)
    const code = latestCode(user.pool)
    await new PoolUser(user.pool, { ...grace, phone: newPhone }).register()
    const taken = 'AliasExistsException: An account with the given phone_number already exists.'
    expect(await refusal(update(newPhone))).toBe(taken)
    const verify = user.sdk.verifyUserAttribute({ AccessToken, AttributeName: 'phone_number', Code: code })
    expect(await refusal(verify)).toBe(taken)
  })
})

describe('a new number that waits for its code', () => {
  async function waiting(...changes: SettingsChange[]): Promise<{
    user: PoolUser
    AccessToken: string
    update: (Value: string) => Promise<unknown>
    verify: (Code: string) => Promise<unknown>
  }> {
    const { user, AccessToken } = await signedIn(...changes)
    const update = (Value: string): Promise<unknown> =>
      user.sdk.updateUserAttributes({ AccessToken, UserAttributes: [{ Name: 'phone_number', Value }] })
    const verify = (Code: string): Promise<unknown> =>
      user.sdk.verifyUserAttribute({ AccessToken, AttributeName: 'phone_number', Code })
    await update(newPhone)
    return { user, AccessToken, update, verify }
  }
  const sentTo = ({ pool }: PoolUser): string[] => pool.control.sms().map(({ to }) => to)

  it('gets another code when it is given again, and the first one counts no longer', async () => {
    const { user, AccessToken, update, verify } = await waiting()
    const first = latestCode(user.pool)
    expect(await update(newPhone)).toMatchObject({ CodeDeliveryDetailsList: [{ Destination: '+*********9934' }] })
    expect(sentTo(user)).toEqual([ada.phone, newPhone, newPhone])
    if (first !== latestCode(user.pool)) expect(await refusal(verify(first))).toMatch(/^CodeMismatchException/)
    await verify(latestCode(user.pool))
    expect(await user.attributes(AccessToken)).toMatchObject({ phone_number: newPhone })
  })

  it('gets no other code when it is given again, where the pool sends one for each number', async () => {
    const { user, update, verify } = await waiting(({ LocalPool }) => {
      LocalPool.SendsOneCodePerNewNumber = true
    })
    const code = latestCode(user.pool)
    expect(await update(newPhone)).toMatchObject({ CodeDeliveryDetailsList: [] })
    expect(sentTo(user)).toEqual([ada.phone, newPhone])
    await verify(code)
  })

  it('is not where GetUserAttributeVerificationCode sends to: that code is for the number that counts', async () => {
    const { user, AccessToken, verify, update } = await waiting()
    const first = latestCode(user.pool)
    const attribute = { AccessToken, AttributeName: 'phone_number' }
    const { CodeDeliveryDetails } = await user.sdk.getUserAttributeVerificationCode(attribute)
    expect(CodeDeliveryDetails).toMatchObject({ Destination: '+*********5678' })
    expect(sentTo(user).at(-1)).toBe(ada.phone)
    if (first !== latestCode(user.pool)) expect(await refusal(verify(first))).toMatch(/^CodeMismatchException/)
    await verify(latestCode(user.pool))
    expect(await user.attributes(AccessToken)).toMatchObject({ phone_number: ada.phone, phone_number_verified: 'true' })
    await update(newPhone)
    await verify(latestCode(user.pool))
    expect(await user.attributes(AccessToken)).toMatchObject({ phone_number: newPhone })
  })

  it('goes on to wait when the number that counts is given: its code still moves the account', async () => {
    const { user, AccessToken, update, verify } = await waiting()
    const code = latestCode(user.pool)
    expect(await update(ada.phone)).toMatchObject({ CodeDeliveryDetailsList: [] })
    await verify(code)
    expect(await user.attributes(AccessToken)).toMatchObject({ phone_number: newPhone })
  })

  it('gives way to the next one, whose code alone counts', async () => {
    const { user, AccessToken, update, verify } = await waiting()
    await update('+4915100000007')
    await verify(latestCode(user.pool))
    expect(await user.attributes(AccessToken)).toMatchObject({ phone_number: '+4915100000007' })
  })

  it('is forgotten when an administrator vouches for another, and its code with it', async () => {
    const { user, AccessToken, verify } = await waiting()
    const code = latestCode(user.pool)
    const UserAttributes = [
      { Name: 'phone_number', Value: '+4915100000007' },
      { Name: 'phone_number_verified', Value: 'true' },
    ]
    await user.sdk.adminUpdateUserAttributes({ ...user.admin, UserAttributes })
    expect(await refusal(verify(code))).toMatch(/^ExpiredCodeException/)
    expect(await user.attributes(AccessToken)).toMatchObject({ phone_number: '+4915100000007' })
  })
})

describe('a change of number, at once', () => {
  it('shows the new number unverified, and nobody signs in with it before it is verified', async () => {
    const { user, AccessToken, sub } = await signedIn(changeAtOnce)
    await user.sdk.updateUserAttributes({ AccessToken, UserAttributes: [{ Name: 'phone_number', Value: newPhone }] })
    expect(await user.attributes(AccessToken)).toMatchObject({
      phone_number: newPhone,
      phone_number_verified: 'false',
    })
    const renamed = new PoolUser(user.pool, { ...ada, phone: newPhone })
    expect(await refusal(renamed.signIn())).toMatch(/^NotAuthorizedException/)
    expect(await refusal(user.signIn())).toMatch(/^NotAuthorizedException/)
    await new PoolUser(user.pool, { ...ada, phone: sub }).signIn()
    const Code = latestCode(user.pool)
    await user.sdk.verifyUserAttribute({ AccessToken, AttributeName: 'phone_number', Code })
    await renamed.signIn()
  })
})

describe('codes for attributes', () => {
  it('sends five an hour, counts 15 tries, and lets each code live a day', async () => {
    const { user, AccessToken } = await signedIn()
    const send = (): Promise<unknown> =>
      user.sdk.getUserAttributeVerificationCode({ AccessToken, AttributeName: 'phone_number' })
    const verify = (Code: string): Promise<unknown> =>
      user.sdk.verifyUserAttribute({ AccessToken, AttributeName: 'phone_number', Code })

    expect(await refusal(verify('123456'))).toMatch(/^ExpiredCodeException/)
    for (let sent = 0; sent < 5; sent += 1) await send()
    expect(await refusal(send())).toMatch(/^LimitExceededException/)
    const wrong = wrongCode(latestCode(user.pool))
    for (let tries = 0; tries < 14; tries += 1) expect(await refusal(verify(wrong))).toMatch(/^CodeMismatchException/)
    expect(await refusal(verify(latestCode(user.pool)))).toMatch(/^LimitExceededException/)
  })

  it('forgets a code after 24 hours', async () => {
    const { user } = await signedIn(({ UserPoolClient }) => {
      UserPoolClient.AccessTokenValidity = 1
      UserPoolClient.TokenValidityUnits.AccessToken = 'days'
    })
    const { AccessToken: first } = await user.signIn()
    await user.sdk.getUserAttributeVerificationCode({ AccessToken: first, AttributeName: 'phone_number' })
    user.pool.control.advanceClock(24 * hour)
    const { AccessToken } = await user.signIn()
    const Code = latestCode(user.pool)
    const verify = user.sdk.verifyUserAttribute({ AccessToken, AttributeName: 'phone_number', Code })
    expect(await refusal(verify)).toMatch(/^ExpiredCodeException/)
  })

  it('verifies numbers only', async () => {
    const { user, AccessToken } = await signedIn()
    const send = user.sdk.getUserAttributeVerificationCode({ AccessToken, AttributeName: 'name' })
    expect(await refusal(send)).toMatch(/^InvalidParameterException/)
  })
})

describe('DeleteUserAttributes', () => {
  it('removes what is not required', async () => {
    const { user, AccessToken } = await signedIn()
    await user.sdk.deleteUserAttributes({ AccessToken, UserAttributeNames: ['custom:company'] })
    expect(await user.attributes(AccessToken)).not.toHaveProperty('custom:company')
    for (const name of ['name', 'phone_number']) {
      const remove = user.sdk.deleteUserAttributes({ AccessToken, UserAttributeNames: [name] })
      const text = `user.${name}: Required attribute cannot be deleted.\n`
      expect(await refusal(remove)).toBe(`InvalidParameterException: ${text}`)
    }
  })
})

describe('DeleteUserAttributes where the number is not required', () => {
  it('leaves the UUID to sign in with', async () => {
    const { user, AccessToken, sub } = await signedIn(({ UserPool }) => {
      for (const attribute of UserPool.SchemaAttributes) attribute.Required = false
    })
    await user.sdk.deleteUserAttributes({ AccessToken, UserAttributeNames: ['phone_number'] })
    const attributes = await user.attributes(AccessToken)
    expect(Object.keys(attributes).sort()).toEqual(['custom:company', 'custom:role_name', 'name', 'sub'])
    expect(await refusal(user.signIn())).toMatch(/^NotAuthorizedException/)
    await new PoolUser(user.pool, { ...ada, phone: sub }).signIn()
  })
})

describe('DeleteUser', () => {
  it('removes the user and frees the number', async () => {
    const { user, AccessToken } = await signedIn()
    const { RefreshToken } = await user.signIn()
    await user.sdk.deleteUser({ AccessToken })
    expect(await refusal(user.sdk.getUser({ AccessToken }))).toBe('UserNotFoundException: User does not exist.')
    expect(await refusal(user.sdk.deleteUser({ AccessToken }))).toBe('UserNotFoundException: User does not exist.')
    expect(await refusal(user.refresh(RefreshToken))).toBe('NotAuthorizedException: Invalid Refresh Token.')
    expect(await refusal(user.signIn())).toMatch(/^NotAuthorizedException/)
    await user.register()
    // The old tokens are not the new account's.
    expect(await refusal(user.sdk.getUser({ AccessToken }))).toBe('UserNotFoundException: User does not exist.')
  })
})
