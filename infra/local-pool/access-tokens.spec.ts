import { generateKeyPairSync } from 'node:crypto'
import { SignJWT, UnsecuredJWT, decodeJwt, decodeProtectedHeader } from 'jose'
import { describe, expect, it } from 'vitest'
import { makeSigningKeys } from './keys.ts'
import { allowPasswords, changedSettings, hour, openPasswordPool, openPool } from './testing/pool.ts'
import { ada, PoolUser, refusal } from './testing/sdk.ts'

async function registered(pool = openPasswordPool()): Promise<PoolUser> {
  const user = new PoolUser(await pool)
  await user.register()
  return user
}

describe('an access token that must not count', () => {
  async function refusals(user: PoolUser, AccessToken: string): Promise<Set<string>> {
    const calls = [
      user.sdk.getUser({ AccessToken }),
      user.sdk.updateUserAttributes({ AccessToken, UserAttributes: [{ Name: 'name', Value: 'x' }] }),
      user.sdk.deleteUserAttributes({ AccessToken, UserAttributeNames: ['custom:company'] }),
      user.sdk.getUserAttributeVerificationCode({ AccessToken, AttributeName: 'phone_number' }),
      user.sdk.verifyUserAttribute({ AccessToken, AttributeName: 'phone_number', Code: '123456' }),
      user.sdk.changePassword({ AccessToken, PreviousPassword: ada.password, ProposedPassword: 'Battery-staple-2' }),
      user.sdk.associateSoftwareToken({ AccessToken }),
      user.sdk.verifySoftwareToken({ AccessToken, UserCode: '123456' }),
      user.sdk.setUserMFAPreference({ AccessToken, SMSMfaSettings: { Enabled: true } }),
      user.sdk.listUserSessions({ AccessToken }),
      user.sdk.revokeUserSession({ AccessToken, SessionId: 'tkn' }),
      user.sdk.globalSignOut({ AccessToken }),
      user.sdk.deleteUser({ AccessToken }),
    ]
    return new Set(await Promise.all(calls.map(refusal)))
  }

  it('is refused by every operation: unsigned', async () => {
    const user = await registered()
    const claims = decodeJwt((await user.signIn()).AccessToken)
    const unsigned = new UnsecuredJWT(claims).encode()
    expect(await refusals(user, unsigned)).toEqual(new Set(['NotAuthorizedException: Invalid Access Token']))
  })

  it('is refused by every operation: signed with somebody else’s key under the pool’s key id', async () => {
    const user = await registered()
    const { AccessToken } = await user.signIn()
    const { kid = '' } = decodeProtectedHeader(AccessToken)
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const forged = await new SignJWT(decodeJwt(AccessToken)).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey)
    expect(await refusals(user, forged)).toEqual(
      new Set(['NotAuthorizedException: Could not verify signature for Access Token']),
    )
  })

  it('is refused by every operation: of another pool', async () => {
    const user = await registered()
    const foreign = await registered(openPool({ makeKeys: makeSigningKeys, settings: changedSettings(allowPasswords) }))
    const { AccessToken } = await foreign.signIn()
    expect(await refusals(user, AccessToken)).toEqual(
      new Set(['NotAuthorizedException: Could not verify signature for Access Token']),
    )
  })

  it('is refused by every operation: an id token', async () => {
    const user = await registered()
    const { IdToken } = await user.signIn()
    expect(await refusals(user, IdToken)).toEqual(
      new Set(['NotAuthorizedException: Could not verify signature for Access Token']),
    )
  })

  it('is refused by every operation: expired', async () => {
    const user = await registered()
    const { AccessToken } = await user.signIn()
    user.pool.control.advanceClock(hour + 1000)
    expect(await refusals(user, AccessToken)).toEqual(new Set(['NotAuthorizedException: Access Token has expired']))
  })

  it('is refused by every operation: revoked', async () => {
    const user = await registered()
    const { AccessToken, RefreshToken } = await user.signIn()
    await user.revoke(RefreshToken)
    expect(await refusals(user, AccessToken)).toEqual(
      new Set(['NotAuthorizedException: Access Token has been revoked']),
    )
  })
})
