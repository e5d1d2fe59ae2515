import { CognitoJwtVerifier } from 'aws-jwt-verify'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { describe, expect, it } from 'vitest'
import type { LocalPool } from './server.ts'
import { hour, openPasswordPool, type SettingsChange } from './testing/pool.ts'
import { ada, grace, PoolUser, refusal, tokensOf } from './testing/sdk.ts'

async function registered(...changes: SettingsChange[]): Promise<PoolUser> {
  const user = new PoolUser(await openPasswordPool(...changes))
  await user.register({ name: 'Ada', 'custom:company': 'Engines' })
  return user
}

const rotating =
  (grace: number): SettingsChange =>
  ({ UserPoolClient }) => {
    UserPoolClient.RefreshTokenRotation = { Feature: 'ENABLED', RetryGracePeriodSeconds: grace }
    UserPoolClient.ExplicitAuthFlows = ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH']
  }

/** AWS's own verifier, with the pool's key set in place of the one that it would fetch from AWS. */
async function verify(pool: LocalPool, tokenUse: 'id' | 'access', token: string): Promise<object> {
  const verifier = CognitoJwtVerifier.create({ userPoolId: pool.userPoolId, clientId: pool.clientId, tokenUse })
  const keys = await fetch(`${pool.endpoint}/${pool.userPoolId}/.well-known/jwks.json`)
  verifier.cacheJwks((await keys.json()) as Parameters<typeof verifier.cacheJwks>[0])
  return verifier.verify(token)
}

describe('tokens', () => {
  it('verify with aws-jwt-verify, with the claims that Cognito puts in', async () => {
    const user = await registered()
    const { AccessToken, IdToken } = await user.signIn()
    const id = await verify(user.pool, 'id', IdToken)
    const access = await verify(user.pool, 'access', AccessToken)
    const sub = (await user.sdk.getUser({ AccessToken })).Username
    const iss = `https://cognito-idp.eu-central-1.amazonaws.com/${user.pool.userPoolId}`
    expect(id).toMatchObject({
      iss,
      sub,
      aud: user.pool.clientId,
      token_use: 'id',
      'cognito:username': sub,
      name: 'Ada',
      'custom:company': 'Engines',
      phone_number: ada.phone,
      phone_number_verified: true,
    })
    expect(access).toMatchObject({
      iss,
      sub,
      client_id: user.pool.clientId,
      token_use: 'access',
      username: sub,
      scope: 'aws.cognito.signin.user.admin',
    })
    for (const claims of [id, access]) {
      for (const name of ['auth_time', 'iat', 'exp', 'jti', 'origin_jti', 'event_id'])
        expect(claims).toHaveProperty(name)
    }
    expect(access).not.toHaveProperty('aud')
  })

  it('are signed with two keys', async () => {
    const { AccessToken, IdToken } = await (await registered()).signIn()
    const [access, id] = [AccessToken, IdToken].map((token) => decodeProtectedHeader(token))
    expect([access?.alg, id?.alg]).toEqual(['RS256', 'RS256'])
    expect(access?.kid).not.toBe(id?.kid)
  })

  it('live as long as the client says', async () => {
    const user = await registered(({ UserPoolClient }) => {
      UserPoolClient.AccessTokenValidity = 5
      UserPoolClient.IdTokenValidity = 2
      UserPoolClient.TokenValidityUnits.IdToken = 'hours'
    })
    const { AccessToken, IdToken, ExpiresIn } = await user.signIn()
    const lifetime = (token: string): number => {
      const { exp = 0, iat = 0 } = decodeJwt(token)
      return exp - iat
    }
    expect([ExpiresIn, lifetime(AccessToken), lifetime(IdToken)]).toEqual([300, 300, 7200])
    user.pool.control.advanceClock(301_000)
    expect(await refusal(user.sdk.getUser({ AccessToken }))).toBe('NotAuthorizedException: Access Token has expired')
  })
})

describe('refresh', () => {
  it('keeps auth_time and origin_jti, and gives no new refresh token', async () => {
    const user = await registered()
    const before = await user.signIn()
    user.pool.control.advanceClock(hour)
    const after = await user.refresh(before.RefreshToken)
    expect(after.RefreshToken).toBe('')
    const [old, fresh] = [decodeJwt(before.AccessToken), decodeJwt(after.AccessToken)]
    expect(fresh.origin_jti).toBe(old.origin_jti)
    expect(fresh.auth_time).toBe(old.auth_time)
    expect(fresh.jti).not.toBe(old.jti)
    expect((fresh.iat ?? 0) - (old.iat ?? 0)).toBeGreaterThanOrEqual(3600)
    await user.sdk.getUser({ AccessToken: after.AccessToken })
  })

  it('works through REFRESH_TOKEN_AUTH too', async () => {
    const user = await registered()
    const { RefreshToken } = await user.signIn()
    for (const AuthFlow of ['REFRESH_TOKEN_AUTH', 'REFRESH_TOKEN'] as const) {
      const answer = await user.sdk.initiateAuth({
        ClientId: user.pool.clientId,
        AuthFlow,
        AuthParameters: { REFRESH_TOKEN: RefreshToken },
      })
      expect(tokensOf(answer).IdToken).not.toBe('')
    }
  })

  it('shows attributes as they are now', async () => {
    const user = await registered()
    const { AccessToken, RefreshToken } = await user.signIn()
    await user.sdk.updateUserAttributes({ AccessToken, UserAttributes: [{ Name: 'name', Value: 'Countess' }] })
    const { IdToken } = await user.refresh(RefreshToken)
    expect(decodeJwt(IdToken).name).toBe('Countess')
  })

  it('refuses a token that is unknown, expired or revoked', async () => {
    const user = await registered()
    const { RefreshToken } = await user.signIn()
    const { RefreshToken: other } = await user.signIn()
    expect(await refusal(user.refresh(`${RefreshToken}x`))).toBe('NotAuthorizedException: Invalid Refresh Token.')
    await user.revoke(other)
    expect(await refusal(user.refresh(other))).toBe('NotAuthorizedException: Refresh Token has been revoked')
    user.pool.control.advanceClock(30 * 24 * hour)
    expect(await refusal(user.refresh(RefreshToken))).toBe('NotAuthorizedException: Refresh Token has expired')
  })

  it('rotates: the old token counts for the grace period and then is a reuse', async () => {
    const user = await registered(rotating(10))
    const { RefreshToken: first } = await user.signIn()
    user.pool.control.freezeClock()
    const second = (await user.refresh(first)).RefreshToken
    expect(second).not.toBe(first)
    user.pool.control.advanceClock(9_999)
    const third = (await user.refresh(first)).RefreshToken
    await user.refresh(second)
    user.pool.control.advanceClock(10_001)
    for (const replaced of [first, second]) {
      expect(await refusal(user.refresh(replaced))).toMatch(/^RefreshTokenReuseException/)
    }
    expect(await refusal(user.refresh(third))).toMatch(/^RefreshTokenReuseException/)
  })

  it('rotates without grace where that is 0', async () => {
    const user = await registered(rotating(0))
    const { RefreshToken: first } = await user.signIn()
    const second = (await user.refresh(first)).RefreshToken
    expect(await refusal(user.refresh(first))).toMatch(/^RefreshTokenReuseException/)
    await user.refresh(second)
  })

  it('rotates through GetTokensFromRefreshToken only, and never past the life of the first token', async () => {
    const user = await registered(rotating(0))
    const { RefreshToken: first } = await user.signIn()
    const other = user.sdk.initiateAuth({
      ClientId: user.pool.clientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: first },
    })
    expect(await refusal(other)).toBe('InvalidParameterException: REFRESH_TOKEN_AUTH is not enabled for the client.')
    user.pool.control.advanceClock(20 * 24 * hour)
    const second = (await user.refresh(first)).RefreshToken
    user.pool.control.advanceClock(10 * 24 * hour)
    expect(await refusal(user.refresh(second))).toBe('NotAuthorizedException: Refresh Token has expired')
  })
})

describe('revocation', () => {
  it('of one sign-in leaves the others alone', async () => {
    const user = await registered()
    const [first, second] = [await user.signIn(), await user.signIn()]
    await user.revoke(first.RefreshToken)
    await user.revoke(first.RefreshToken)
    expect(await refusal(user.sdk.getUser({ AccessToken: first.AccessToken }))).toBe(
      'NotAuthorizedException: Access Token has been revoked',
    )
    await user.sdk.getUser({ AccessToken: second.AccessToken })
  })

  it('takes refresh tokens only, and only where the client allows it', async () => {
    const user = await registered()
    const { AccessToken, RefreshToken } = await user.signIn()
    expect(await refusal(user.revoke(AccessToken))).toMatch(/^UnsupportedTokenTypeException/)
    expect(await refusal(user.revoke(`${RefreshToken}x`))).toMatch(/^UnauthorizedException/)

    const unable = await registered(({ UserPoolClient }) => {
      UserPoolClient.EnableTokenRevocation = false
    })
    const { RefreshToken: unrevoked } = await unable.signIn()
    expect(await refusal(unable.revoke(unrevoked))).toMatch(/^UnsupportedOperationException/)
  })

  it('of all sign-ins ends this user’s and nobody else’s', async () => {
    const user = await registered()
    const other = new PoolUser(user.pool, grace)
    await other.register()
    const [first, second, others] = [await user.signIn(), await user.signIn(), await other.signIn()]
    await user.sdk.globalSignOut({ AccessToken: first.AccessToken })
    for (const { AccessToken, RefreshToken } of [first, second]) {
      expect(await refusal(user.sdk.getUser({ AccessToken }))).toMatch(/has been revoked$/)
      expect(await refusal(user.refresh(RefreshToken))).toMatch(/has been revoked$/)
    }
    await other.sdk.getUser({ AccessToken: others.AccessToken })
  })

  it('of all sign-ins, by an administrator, ends those of the user that is named', async () => {
    const user = await registered()
    const other = new PoolUser(user.pool, grace)
    await other.register()
    const [first, second, others] = [await user.signIn(), await user.signIn(), await other.signIn()]
    await user.sdk.adminUserGlobalSignOut(user.admin)
    for (const { RefreshToken } of [first, second])
      expect(await refusal(user.refresh(RefreshToken))).toMatch(/revoked$/)
    await other.refresh(others.RefreshToken)
  })

  it('of all sign-ins leaves those alone that follow, unless it lingers', async () => {
    const lingering = await registered(({ LocalPool }) => {
      LocalPool.GlobalSignOutLingersMs = 1000
    })
    for (const user of [await registered(), lingering]) {
      const { control } = user.pool
      control.freezeClock()
      await user.sdk.globalSignOut({ AccessToken: (await user.signIn()).AccessToken })
      control.advanceClock(999)
      const { AccessToken, RefreshToken } = await user.signIn()
      if (user === lingering) {
        const revoked = 'NotAuthorizedException: Access Token has been revoked'
        expect(await refusal(user.attributes(AccessToken))).toBe(revoked)
        expect(await refusal(user.refresh(RefreshToken))).toMatch(/revoked$/)
      } else await user.attributes(AccessToken)
      control.advanceClock(1)
      await user.attributes((await user.signIn()).AccessToken)
    }
  })

  it('does not outlast a disabled user', async () => {
    const user = await registered()
    const { AccessToken, RefreshToken } = await user.signIn()
    await user.sdk.adminDisableUser(user.admin)
    expect(await refusal(user.refresh(RefreshToken))).toBe('NotAuthorizedException: User is disabled.')
    expect(await refusal(user.sdk.getUser({ AccessToken }))).toBe('NotAuthorizedException: User is disabled.')
  })
})
