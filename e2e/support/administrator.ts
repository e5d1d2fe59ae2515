import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import type { LocalPool } from '../../infra/local-pool/server.ts'

// What an administrator of the pool does, through AWS's SDK.

async function asAdministrator<Answer>(
  { endpoint }: LocalPool,
  work: (client: CognitoIdentityProviderClient) => Promise<Answer>,
): Promise<Answer> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = new CognitoIdentityProviderClient({ endpoint, region: 'eu-central-1', credentials })
  try {
    return await work(client)
  } finally {
    client.destroy()
  }
}

/** Makes an account with a number that is verified, and a password that stays. */
export async function makeAccount(pool: LocalPool, account: { phoneNumber: string; password: string }): Promise<void> {
  const user = { UserPoolId: pool.userPoolId, Username: account.phoneNumber }
  const UserAttributes = [
    { Name: 'phone_number', Value: account.phoneNumber },
    { Name: 'phone_number_verified', Value: 'true' },
  ]
  await asAdministrator(pool, async (client) => {
    await client.send(new AdminCreateUserCommand({ ...user, UserAttributes, MessageAction: 'SUPPRESS' }))
    await client.send(new AdminSetUserPasswordCommand({ ...user, Password: account.password, Permanent: true }))
  })
}

/** Invites somebody, whose temporary password this is. Without attributes nothing but the unverified number is known. */
export async function invite(
  pool: LocalPool,
  { phoneNumber, password }: { phoneNumber: string; password: string },
  attributes: Record<string, string> = {},
): Promise<void> {
  const own = { phone_number: phoneNumber, phone_number_verified: 'false', ...attributes }
  const command = new AdminCreateUserCommand({
    UserPoolId: pool.userPoolId,
    Username: phoneNumber,
    TemporaryPassword: password,
    MessageAction: 'SUPPRESS',
    UserAttributes: Object.entries(own).map(([Name, Value]) => ({ Name, Value })),
  })
  await asAdministrator(pool, (client) => client.send(command))
}

/** The attributes that the pool holds of this user. */
export async function attributesOf(pool: LocalPool, phoneNumber: string): Promise<Record<string, string | undefined>> {
  const command = new AdminGetUserCommand({ UserPoolId: pool.userPoolId, Username: phoneNumber })
  const { UserAttributes = [] } = await asAdministrator(pool, (client) => client.send(command))
  return Object.fromEntries(UserAttributes.map(({ Name = '', Value }) => [Name, Value]))
}
