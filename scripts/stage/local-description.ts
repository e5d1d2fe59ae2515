import { ask } from './ask.ts'
import { readAnswer, type PoolDescription } from './pool-description.ts'

/** Any signature will do for the local pool, and no other pool takes this one. */
const signature = 'AWS4-HMAC-SHA256 Credential=local'

/**
 * What a local pool answers one of an administrator's calls, as text.
 * @param endpoint `http://127.0.0.1:PORT`
 * @throws Error that says what was answered instead
 */
export async function askLocally(endpoint: string, operation: string, body: object, patience: number): Promise<string> {
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
    authorization: signature,
  }
  const answer = await ask(endpoint, { method: 'POST', headers, body: JSON.stringify(body) }, patience)
  if (!answer.ok) throw new Error(`${endpoint}: ${answer.reason}.`)
  if (answer.status !== 200) throw new Error(`${operation} was refused: ${answer.text}`)
  return answer.text
}

/**
 * How a local pool describes itself and its client.
 * @param endpoint `http://127.0.0.1:PORT`
 * @throws Error that says what was answered instead
 */
export async function describeLocally(
  endpoint: string,
  { userPoolId: UserPoolId, userPoolClientId: ClientId }: { userPoolId: string; userPoolClientId: string },
  patience: number,
): Promise<PoolDescription> {
  const tell = async (operation: string, body: object): Promise<ReturnType<typeof readAnswer>> =>
    readAnswer(await askLocally(endpoint, operation, body, patience), operation)
  const { pool } = await tell('DescribeUserPool', { UserPoolId })
  const { client } = await tell('DescribeUserPoolClient', { UserPoolId, ClientId })
  if (pool === undefined || client === undefined) throw new Error(`${endpoint} described no pool.`)
  const [mfa, sessions] = [
    await tell('GetUserPoolMfaConfig', { UserPoolId }),
    await tell('GetUserPoolSessionConfiguration', { UserPoolId }),
  ]
  return { ...mfa, ...sessions, pool, client }
}
