import { complaint, run, type Run } from '../terraform.ts'
import { readAnswer, type DescribedClient, type DescribedPool, type PoolDescription } from './pool-description.ts'

/** An answer takes a second or two. The CLI may first renew a single sign-on, and gives up on a connection by itself. */
const patience = 60_000
const limits = ['--cli-connect-timeout', '10', '--cli-read-timeout', '20']

const orFiles = 'Or save its answers where it works, and give the files: --from-pool pool.json --client client.json'

/**
 * Asks AWS by its CLI, with whatever credentials that finds.
 * @returns what it printed as JSON
 * @throws Error with a sentence: the CLI is not there, has no credentials or no rights, or did not answer in a minute
 */
function ask(operation: string, api: string, poolId: string, more: readonly string[] = []): string {
  const region = regionOf(poolId)
  const args = ['cognito-idp', operation, '--user-pool-id', poolId, '--region', region, ...more, ...limits]
  const answer = run('aws', [...args, '--output', 'json'], { timeout: patience, env: { AWS_PAGER: '' } })
  switch (answer.outcome) {
    case 'done':
      return answer.stdout
    case 'missing':
      throw new Error(`The AWS CLI (aws) is not on the path. ${orFiles}`)
    case 'timedOut':
      throw new Error(`aws cognito-idp ${operation} gave no answer within a minute. ${orFiles}`)
    case 'failed':
      throw new Error(reasonOf(answer, api, poolId))
  }
}

function reasonOf(answer: Run, api: string, poolId: string): string {
  const text = complaint(answer)
  if (/credentials|token.*expired|expired.*token|sso session|InvalidClientTokenId|UnrecognizedClient/i.test(text)) {
    return `The AWS CLI has no credentials that count: sign it in (aws sso login, aws configure) or choose a profile (AWS_PROFILE). It says: ${text}`
  }
  if (/AccessDenied|not authorized to perform/i.test(text)) {
    return `AWS refuses: these credentials need the right cognito-idp:${api}. It says: ${text}`
  }
  if (text.includes('ResourceNotFound')) {
    return `The account of these credentials has no such user pool or app client in ${regionOf(poolId)}. AWS says: ${text}`
  }
  if (text.includes('FeatureUnavailableInTier')) {
    return `The pool is on LITE, which tracks no sessions: user_pool.tier is to be ESSENTIALS or PLUS. AWS says: ${text}`
  }
  if (/invalid choice/i.test(text)) return `The AWS CLI on this machine is too old for ${api}: bring it up to date.`
  return `aws cognito-idp failed: ${text}`
}

/**
 * Which sessions a pool tracks, as JSON.
 * @throws Error with a sentence, as `ask`
 */
export function getSessionTracking(poolId: string): string {
  return ask('get-user-pool-session-configuration', 'GetUserPoolSessionConfiguration', poolId)
}

/**
 * Has a pool track sessions, and returns its answer as JSON.
 * @param most how many sessions one user may have, 1 to 100
 * @throws Error with a sentence, as `ask`
 */
export function setSessionTracking(poolId: string, most: number): string {
  const tracked = ['--user-session-tracking', 'ENABLED', '--token-session', `MaxPerUser=${String(most)}`]
  return ask('set-user-pool-session-configuration', 'SetUserPoolSessionConfiguration', poolId, tracked)
}

/** The Region of a pool, which its id begins with. */
export function regionOf(poolId: string): string {
  return poolId.split('_')[0] ?? ''
}

/** @throws Error with a sentence, as `ask` */
export function describePool(poolId: string): DescribedPool {
  const { pool } = readAnswer(ask('describe-user-pool', 'DescribeUserPool', poolId), 'describe-user-pool')
  if (pool === undefined) throw new Error('The AWS CLI described no user pool.')
  return pool
}

/** @throws Error with a sentence, as `ask` */
export function describeClient(poolId: string, clientId: string): DescribedClient {
  const printed = ask('describe-user-pool-client', 'DescribeUserPoolClient', poolId, ['--client-id', clientId])
  const { client } = readAnswer(printed, 'describe-user-pool-client')
  if (client === undefined) throw new Error('The AWS CLI described no app client.')
  return client
}

/**
 * What a pool says of second factors and sessions, which DescribeUserPool does not. Whatever cannot be read is left out,
 * with the reason: older versions of the CLI do not know sessions, and some roles may not ask.
 */
export function describeRules(poolId: string): Pick<PoolDescription, 'totp' | 'sessions' | 'unread'> {
  const questions = [
    ['get-user-pool-mfa-config', 'GetUserPoolMfaConfig'],
    ['get-user-pool-session-configuration', 'GetUserPoolSessionConfiguration'],
  ] as const
  const unread: string[] = []
  const told = questions.map(([operation, api]) => {
    try {
      return readAnswer(ask(operation, api, poolId), operation)
    } catch (error) {
      unread.push(error instanceof Error ? error.message : String(error))
      return {}
    }
  })
  return Object.assign({ unread }, ...told) as Pick<PoolDescription, 'totp' | 'sessions' | 'unread'>
}

/**
 * The id of the pool's only app client.
 * @throws Error with a sentence that names the clients, when there are several or none
 */
export function onlyClient(poolId: string): string {
  const printed = ask('list-user-pool-clients', 'ListUserPoolClients', poolId)
  const { UserPoolClients: clients = [] } = JSON.parse(printed) as {
    UserPoolClients?: { ClientId: string; ClientName?: string }[]
  }
  const [first, ...others] = clients
  if (first === undefined) throw new Error(`The pool ${poolId} has no app client: the app needs one.`)
  if (others.length === 0) return first.ClientId
  const names = clients.map(({ ClientId, ClientName = '' }) => `${ClientId} (${ClientName})`).join(', ')
  throw new Error(`The pool has several app clients: choose one by --client ID. It has ${names}.`)
}
