import type { GetTokensFromRefreshTokenResponse } from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt, decodeProtectedHeader, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import type { Behaviour } from '../behaviour.ts'
import type { Bench } from '../bench.ts'
import { outcome, person, said, tokensOf, type Person, type Tokens } from '../steps.ts'

/** What a pool says to an access token. */
export const whose = ({ sdk }: Bench, AccessToken: string): Promise<string> => said(sdk.getUser({ AccessToken }))

/** What a pool says to both tokens of a sign-in. */
export async function both(who: Person, { AccessToken, RefreshToken }: Tokens): Promise<Record<string, string>> {
  return {
    'the access token': await whose(who.bench, AccessToken),
    'the refresh token': await said(who.refresh(RefreshToken), outcome),
  }
}

export const tokenBehaviours: readonly Behaviour[] = [
  {
    lines: ['The texts for a token that is unsigned or foreign'],
    leaves: 'The foreign token is one that another key has signed, with the claims and the key’s name of a true one.',
    async replay(bench) {
      const { AccessToken } = await (await person(bench)).signIn()
      const claims = decodeJwt(AccessToken)
      const { privateKey } = await generateKeyPair('RS256')
      const { kid = '' } = decodeProtectedHeader(AccessToken)
      const foreign = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey)
      const unknownKey = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'none' }).sign(privateKey)
      return {
        unsigned: await whose(bench, new UnsecuredJWT(claims).encode()),
        'signed by another key': await whose(bench, foreign),
        'signed by another key of another name': await whose(bench, unknownKey),
        'no token': await whose(bench, 'nonsense'),
      }
    },
  },
  {
    lines: ['Rotation: a retry in the grace gets yet another token, and all count until its end'],
    client: ({ UserPoolClient }) => {
      UserPoolClient.ExplicitAuthFlows = ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH']
      UserPoolClient.RefreshTokenRotation = { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 }
    },
    async replay(bench) {
      const { sdk, ClientId, clock } = bench
      const rotate = (RefreshToken: string): Promise<GetTokensFromRefreshTokenResponse> =>
        sdk.getTokensFromRefreshToken({ ClientId, RefreshToken })
      const { RefreshToken: old } = await (await person(bench)).signIn()
      const first = tokensOf(await rotate(old)).RefreshToken
      const second = tokensOf(await rotate(old)).RefreshToken
      const words = {
        'the retry': first === second ? 'the same token' : 'another token',
        'the first new one, in the grace': await said(rotate(first), outcome),
        'the second new one, in the grace': await said(rotate(second), outcome),
      }
      await clock.wait(12_000)
      return { ...words, 'the old one after the grace': await said(rotate(old), outcome) }
    },
  },
  {
    lines: ['RevokeToken of an unknown refresh token: `UnauthorizedException`'],
    replay: async ({ sdk, ClientId }) => ({ nonsense: await said(sdk.revokeToken({ ClientId, Token: 'nonsense' })) }),
  },
  {
    lines: ['RevokeToken of a deleted client: its model names nothing that fits, so it answers as all others do'],
    async replay(bench) {
      const { RefreshToken } = await (await person(bench)).signIn()
      await bench.removeClient()
      return { RevokeToken: await said(bench.sdk.revokeToken({ ClientId: bench.ClientId, Token: RefreshToken })) }
    },
  },
  {
    lines: ['Nor the refresh tokens'],
    async replay(bench) {
      const who = await person(bench)
      const tokens = await who.signIn()
      await bench.sdk.adminDisableUser(who.admin)
      await bench.sdk.adminEnableUser(who.admin)
      return both(who, tokens)
    },
  },
  {
    lines: ['The text of both: "User is disabled."'],
    async replay(bench) {
      const who = await person(bench)
      const tokens = await who.signIn()
      await bench.sdk.adminDisableUser(who.admin)
      return both(who, tokens)
    },
  },
  {
    lines: ['A refresh of a deleted user: "Invalid Refresh Token."'],
    async replay(bench) {
      const who = await person(bench)
      const { RefreshToken } = await who.signIn()
      await bench.sdk.adminDeleteUser(who.admin)
      return { 'the refresh token': await said(who.refresh(RefreshToken), outcome) }
    },
  },
  {
    lines: [
      'AssociateSoftwareToken after a reset or a deletion, GlobalSignOut after a deletion: `NotAuthorizedException`, since their models name no other',
    ],
    leaves: 'AssociateSoftwareToken after a reset needs a text message.',
    async replay(bench) {
      const who = await person(bench)
      const { AccessToken } = await who.signIn()
      await bench.sdk.adminDeleteUser(who.admin)
      return {
        AssociateSoftwareToken: await said(bench.sdk.associateSoftwareToken({ AccessToken })),
        GlobalSignOut: await said(bench.sdk.globalSignOut({ AccessToken })),
      }
    },
  },
]
