import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  ListUsersCommand,
  type AdminGetUserCommandOutput,
} from '@aws-sdk/client-cognito-identity-provider'
import type { LocalPool } from '../../infra/local-pool/server.ts'
import type { Factor, Factors } from '../../preload/contract/session.ts'

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

/** Makes an account with a number that is verified, a password that stays, and these attributes. */
export async function makeAccount(
  pool: LocalPool,
  account: { phoneNumber: string; password: string },
  attributes: Record<string, string> = {},
): Promise<void> {
  const user = { UserPoolId: pool.userPoolId, Username: account.phoneNumber }
  const own = { phone_number: account.phoneNumber, phone_number_verified: 'true', ...attributes }
  const UserAttributes = Object.entries(own).map(([Name, Value]) => ({ Name, Value }))
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

const factorOf: Record<string, Factor | undefined> = { SMS_MFA: 'sms', SOFTWARE_TOKEN_MFA: 'totp' }

/** The second factors in what AdminGetUser answers. */
export function factorsIn(
  user: Pick<AdminGetUserCommandOutput, 'UserMFASettingList' | 'PreferredMfaSetting'>,
): Factors {
  const { UserMFASettingList = [], PreferredMfaSetting = '' } = user
  const on = UserMFASettingList.flatMap((name) => factorOf[name] ?? [])
  return { on: on.toSorted(), preferred: factorOf[PreferredMfaSetting] ?? null }
}

/** The second factors that the pool holds of this user, whoever changed them. */
export async function factorsAtPool(pool: LocalPool, phoneNumber: string): Promise<Factors> {
  const command = new AdminGetUserCommand({ UserPoolId: pool.userPoolId, Username: phoneNumber })
  return factorsIn(await asAdministrator(pool, (client) => client.send(command)))
}

/** Whether somebody's account has this number. */
export async function hasAccount(pool: LocalPool, phoneNumber: string): Promise<boolean> {
  const command = new ListUsersCommand({
    UserPoolId: pool.userPoolId,
    Filter: `phone_number = "${phoneNumber}"`,
  })
  const { Users = [] } = await asAdministrator(pool, (client) => client.send(command))
  return Users.length > 0
}
