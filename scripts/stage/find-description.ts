import { describeClient, describePool, describeRules, onlyClient } from './aws-cli.ts'
import { readAnswerFile, type PoolDescription } from './pool-description.ts'

/** Where a description comes from, as the options say. */
export interface Sources {
  /** The id of a user pool, or a file `….json` with what DescribeUserPool answered for it. */
  pool: string
  /**
   * The id of an app client, or a file `….json` with what DescribeUserPoolClient answered. Without it, the client in the
   * pool's file, or the only one that the pool has.
   */
  client?: string | undefined
  /** Files `….json` with what GetUserPoolMfaConfig and GetUserPoolSessionConfiguration answered. */
  answers?: readonly string[] | undefined
}

/**
 * A pool and its app client, from files or by the AWS CLI.
 * @throws Error with a sentence: a file cannot be read or is wrong, AWS could not be asked, or the two do not belong
 * together
 */
export function findDescription({ pool: poolSource, client: clientSource, answers = [] }: Sources): PoolDescription {
  const saved = isFile(poolSource) ? readAnswerFile(poolSource) : { pool: describePool(poolSource) }
  const { pool } = saved
  if (pool === undefined) throw new Error(`${poolSource} holds no UserPool: save what describe-user-pool prints.`)
  const client = clientOf(pool.Id, 'client' in saved ? saved.client : undefined, clientSource, isFile(poolSource))
  if (client.UserPoolId !== undefined && client.UserPoolId !== pool.Id) {
    throw new Error(`The app client ${client.ClientId} belongs to the pool ${client.UserPoolId}, not to ${pool.Id}.`)
  }
  const told = answers.map(readAnswerFile)
  // Whoever has the pool's file only works without AWS.
  const rules = isFile(poolSource) ? {} : describeRules(pool.Id)
  return Object.assign({}, rules, saved, ...told, { pool, client }) as PoolDescription
}

function clientOf(
  poolId: string,
  saved: PoolDescription['client'] | undefined,
  source: string | undefined,
  isSaved: boolean,
): PoolDescription['client'] {
  if (source !== undefined && isFile(source)) {
    const { client } = readAnswerFile(source)
    if (client !== undefined) return client
    throw new Error(`${source} holds no UserPoolClient: save what describe-user-pool-client prints.`)
  }
  if (saved !== undefined && (source === undefined || source === saved.ClientId)) return saved
  if (source !== undefined) return describeClient(poolId, source)
  // Without AWS one would wait for credentials in vain.
  if (isSaved)
    throw new Error('The app client is missing: give what describe-user-pool-client prints, --client client.json')
  return describeClient(poolId, onlyClient(poolId))
}

function isFile(source: string): boolean {
  return source.endsWith('.json')
}
