import type {
  CreateUserPoolClientCommandInput,
  CreateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import type { PoolSettings } from '../settings.ts'

/** The tag of pools that a recording makes: its policy lets nobody delete another one. */
export const tagsOfPools = { Project: 'latchkey-record' }

/**
 * How AWS is asked for a pool with these settings, but without SMS: it verifies nothing at a sign-up and has no role to
 * send with, so that no call can send a message. Second factors and session tracking are set afterwards.
 */
export function poolInput({ UserPool }: PoolSettings, PoolName: string): CreateUserPoolCommandInput {
  const { Policies, UsernameAttributes, AccountRecoverySetting, AdminCreateUserConfig, SchemaAttributes } = UserPool
  return {
    PoolName,
    Policies,
    UsernameAttributes: [...UsernameAttributes],
    AccountRecoverySetting,
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: AdminCreateUserConfig.AllowAdminCreateUserOnly },
    // CreateUserPool puts `custom:` in front of whatever is no standard attribute.
    Schema: SchemaAttributes.map(({ Name, ...rest }) => ({ ...rest, Name: Name.replace(/^custom:/, '') })),
    DeletionProtection: 'INACTIVE',
    UserPoolTier: 'ESSENTIALS',
    UserPoolTags: tagsOfPools,
  }
}

/** How AWS is asked for an app client with these settings. It has no secret. */
export function clientInput(
  { UserPoolClient }: PoolSettings,
  UserPoolId: string,
  ClientName: string,
): CreateUserPoolClientCommandInput {
  const client: Partial<PoolSettings['UserPoolClient']> = { ...UserPoolClient }
  delete client.ClientId
  return { ...client, UserPoolId, ClientName }
}
