import { partitionOf } from '../../../main/stage/partition.ts'
import { asList, asText, isObject, type ObjectValue, type Value } from '../hcl/value.ts'
import type { Stage } from '../stage.ts'
import { at, each, ofType, same, type Rule } from './rule.ts'

/** One statement of one policy, with where it stands. */
interface Statement {
  address: string
  kind: 'trust' | 'identity' | 'resource'
  statement: ObjectValue
}

const policies: { type: string; attribute: string; kind: Statement['kind'] }[] = [
  { type: 'aws_iam_role', attribute: 'assume_role_policy', kind: 'trust' },
  { type: 'aws_iam_role_policy', attribute: 'policy', kind: 'identity' },
  { type: 'aws_sns_topic_policy', attribute: 'policy', kind: 'resource' },
  { type: 'aws_s3_bucket_policy', attribute: 'policy', kind: 'resource' },
]

/** Who may act as whom, and do what. */
export const accessRules: Record<string, Rule> = {
  'nothing is open to everybody': (stage) =>
    wrong(
      allowed(stage).filter(({ kind }) => kind !== 'identity'),
      ({ Principal }) =>
        isObject(Principal) && same(Object.keys(Principal), ['Service']) && typeof Principal.Service === 'string',
    ),

  'no action is a wildcard': (stage) =>
    wrong(allowed(stage), ({ Action }) =>
      listed(Action).every((action) => typeof action === 'string' && !action.includes('*')),
    ),

  'no resource is a wildcard, but for phone numbers': (stage) =>
    wrong(
      allowed(stage).filter(({ kind }) => kind === 'identity'),
      ({ Action, Resource }) =>
        same(Action, 'sns:Publish') ||
        listed(Resource).every((resource) => typeof resource === 'string' && resource.startsWith('${')),
    ),

  'a statement names what it allows': (stage) =>
    wrong(
      statements(stage),
      (statement) => !('NotAction' in statement || 'NotPrincipal' in statement || 'NotResource' in statement),
    ),

  'only this account lets a service act': (stage) =>
    wrong(
      allowed(stage).filter(({ kind, statement }) => kind !== 'identity' && !namesNoAccount(statement)),
      ({ Condition }) =>
        /^\d{12}$/.test(asText(at(Condition, 'StringEquals', 'aws:SourceAccount'))) &&
        typeof at(Condition, 'ArnLike', 'aws:SourceArn') === 'string',
    ),

  'the SMS role is for pools of this account and Region that know a random external id': (stage) => {
    const { region, account_id: account } = stage.given
    const partition = partitionOf(asText(region)) ?? 'none'
    const pools = `arn:${partition}:cognito-idp:${asText(region)}:${asText(account)}:userpool/*`
    const roles = allowed(stage).filter(
      ({ statement }) => at(statement, 'Principal', 'Service') === 'cognito-idp.amazonaws.com',
    )
    if (roles.length !== 1) return ['there is not exactly one role for Cognito']
    return wrong(
      roles,
      ({ Condition }) =>
        /^\$\{.*random_uuid\..*\}$/.test(asText(at(Condition, 'StringEquals', 'sts:ExternalId'))) &&
        at(Condition, 'ArnLike', 'aws:SourceArn') === pools,
    )
  },

  'the SMS role only sends': (stage) =>
    each(stage, 'aws_cognito_user_pool', (pool) => {
      const role = asText(at(pool, 'sms_configuration', 0, 'sns_caller_arn')).replace(/\.arn\}$/, '.id}')
      const granted = statements(stage).filter(({ address }) => at(valuesOf(stage, address), 'role') === role)
      return same(
        granted.map(({ statement }) => statement.Action ?? null),
        ['sns:Publish'],
      )
    }),

  'every role has its boundary': (stage) =>
    each(stage, 'aws_iam_role', (values) => values.permissions_boundary !== undefined),
}

/**
 * Lambda sends no account when it takes a function's role, and none is documented for SNS. CloudFront's statement has a
 * rule of its own.
 */
function namesNoAccount(statement: ObjectValue): boolean {
  return ['lambda.amazonaws.com', 'sns.amazonaws.com', 'cloudfront.amazonaws.com'].includes(
    asText(at(statement, 'Principal', 'Service')),
  )
}

/** Every statement of every policy of the stage. */
export function statements(stage: Stage): Statement[] {
  return policies.flatMap(({ type, attribute, kind }) =>
    ofType(stage, type).flatMap(({ address, values }) => {
      const policy = JSON.parse(asText(values[attribute])) as Value
      return asList(at(policy, 'Statement')).flatMap((statement) =>
        isObject(statement) ? [{ address, kind, statement }] : [],
      )
    }),
  )
}

function allowed(stage: Stage): Statement[] {
  return statements(stage).filter(({ statement }) => statement.Effect !== 'Deny')
}

function wrong(candidates: Statement[], holds: (statement: ObjectValue) => boolean): string[] {
  return candidates.filter(({ statement }) => !holds(statement)).map(({ address }) => address)
}

function listed(value: Value | undefined): Value[] {
  return Array.isArray(value) ? value : [value ?? null]
}

function valuesOf(stage: Stage, address: string): ObjectValue | undefined {
  return stage.resources.find((resource) => resource.address === address)?.values
}
