import { z } from 'zod'
import { schemaOf } from '../attributes.ts'
import { errors } from '../errors.ts'
import { clientId, userPoolId } from './fields.ts'
import { operation } from './operation.ts'
import { checkPool, seconds } from './pool-id.ts'

// A fixed date, because nobody records when a local pool was made.
const since = seconds(Date.UTC(2024, 0, 1))

export const describeOperations = {
  DescribeUserPool: operation({
    signed: true,
    input: z.object({ UserPoolId: userPoolId }),
    run(pool, input) {
      checkPool(pool, input.UserPoolId)
      const { UserPool } = pool.settings
      const region = UserPool.Id.split('_')[0] ?? ''
      return {
        UserPool: {
          ...UserPool,
          SchemaAttributes: schemaOf(pool),
          Arn: `arn:aws:cognito-idp:${region}:000000000000:userpool/${UserPool.Id}`,
          EstimatedNumberOfUsers: pool.store.users.size,
          CreationDate: since,
          LastModifiedDate: since,
        },
      }
    },
  }),

  ListUserPoolClients: operation({
    signed: true,
    input: z.object({ UserPoolId: userPoolId, MaxResults: z.int().min(1).max(60).optional() }),
    run(pool, input) {
      checkPool(pool, input.UserPoolId)
      const { ClientId, ClientName } = pool.settings.UserPoolClient
      const isGone = pool.gone.current === 'client'
      return { UserPoolClients: isGone ? [] : [{ ClientId, ClientName, UserPoolId: input.UserPoolId }] }
    },
  }),

  DescribeUserPoolClient: operation({
    signed: true,
    input: z.object({ UserPoolId: userPoolId, ClientId: clientId }),
    run(pool, input) {
      checkPool(pool, input.UserPoolId)
      const { UserPoolClient } = pool.settings
      if (input.ClientId !== UserPoolClient.ClientId || pool.gone.current === 'client') {
        throw errors.clientUnknown(input.ClientId)
      }
      return {
        UserPoolClient: {
          ...UserPoolClient,
          UserPoolId: input.UserPoolId,
          AllowedOAuthFlowsUserPoolClient: false,
          EnablePropagateAdditionalUserContextData: false,
          CreationDate: since,
          LastModifiedDate: since,
        },
      }
    },
  }),
}
