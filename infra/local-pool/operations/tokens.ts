import { z } from 'zod'
import { authorise } from '../access-tokens.ts'
import { errors } from '../errors.ts'
import { refreshTokens, revokeFamilyOf, signOutEverywhere } from '../tokens.ts'
import { checkClient } from './client.ts'
import { accessToken, clientId, refreshToken, secretHash } from './fields.ts'
import { operation } from './operation.ts'

export const tokenOperations = {
  GetTokensFromRefreshToken: operation({
    input: z.object({ ClientId: clientId, ClientSecret: secretHash, RefreshToken: refreshToken }),
    async run(pool, input) {
      checkClient(pool, input.ClientId, input.ClientSecret)
      return { AuthenticationResult: await refreshTokens(pool, input.RefreshToken) }
    },
  }),

  RevokeToken: operation({
    input: z.object({ ClientId: clientId, ClientSecret: secretHash, Token: refreshToken }),
    run(pool, input) {
      checkClient(pool, input.ClientId, input.ClientSecret)
      if (!pool.settings.UserPoolClient.EnableTokenRevocation) throw errors.revocationOff()
      revokeFamilyOf(pool, input.Token)
      return {}
    },
  }),

  GlobalSignOut: operation({
    input: z.object({ AccessToken: accessToken }),
    async run(pool, input) {
      const user = await authorise(pool, input.AccessToken, ['UserNotFoundException'])
      signOutEverywhere(pool, user)
      return {}
    },
  }),
}
