import { asList, asText, type ObjectValue, type Value } from '../hcl/value.ts'
import type { Stage } from '../stage.ts'
import { statements } from './access.ts'
import { at, ofType, type Rule } from './rule.ts'

/** Each bucket and each CDN of a stage. A stage without them keeps these rules. */
export const distributionRules: Record<string, Rule> = {
  'no bucket can be public': (stage) =>
    buckets(stage, 'aws_s3_bucket_public_access_block', (values) =>
      ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'].every(
        (name) => values[name] === true,
      ),
    ),

  'no bucket has access lists': (stage) =>
    buckets(
      stage,
      'aws_s3_bucket_ownership_controls',
      (values) => at(values, 'rule', 0, 'object_ownership') === 'BucketOwnerEnforced',
    ),

  'every bucket keeps versions': (stage) =>
    buckets(
      stage,
      'aws_s3_bucket_versioning',
      (values) => at(values, 'versioning_configuration', 0, 'status') === 'Enabled',
    ),

  'every bucket is encrypted': (stage) =>
    buckets(stage, 'aws_s3_bucket_server_side_encryption_configuration', (values) =>
      ['AES256', 'aws:kms'].includes(
        asText(at(values, 'rule', 0, 'apply_server_side_encryption_by_default', 0, 'sse_algorithm')),
      ),
    ),

  'every bucket refuses requests without TLS': (stage) =>
    buckets(stage, 'aws_s3_bucket_policy', (values) =>
      policyStatements(values).some(
        (statement) =>
          at(statement, 'Effect') === 'Deny' &&
          at(statement, 'Principal') === '*' &&
          at(statement, 'Condition', 'Bool', 'aws:SecureTransport') === 'false',
      ),
    ),

  'only the distribution reads the bucket': (stage) =>
    statements(stage)
      .filter(({ address, statement }) => address.includes('aws_s3_bucket_policy') && statement.Effect !== 'Deny')
      .filter(
        ({ statement }) =>
          at(statement, 'Principal', 'Service') !== 'cloudfront.amazonaws.com' ||
          statement.Action !== 's3:GetObject' ||
          !/^\$\{.*aws_cloudfront_distribution\.this\.arn\}$/.test(
            asText(at(statement, 'Condition', 'StringEquals', 'aws:SourceArn')),
          ),
      )
      .map(({ address }) => address),

  'the distribution signs what it asks the bucket': (stage) =>
    failing(
      stage,
      'aws_cloudfront_origin_access_control',
      (values) => values.signing_behavior === 'always' && values.signing_protocol === 'sigv4',
    ),

  'downloads are encrypted': (stage) =>
    failing(stage, 'aws_cloudfront_distribution', (values) => {
      const behaviors = [at(values, 'default_cache_behavior', 0), ...asList(values.ordered_cache_behavior)]
      return behaviors.every((behavior) =>
        ['https-only', 'redirect-to-https'].includes(asText(at(behavior, 'viewer_protocol_policy'))),
      )
    }),

  'a domain of its own speaks TLS 1.2 at least': (stage) =>
    failing(
      stage,
      'aws_cloudfront_distribution',
      (values) =>
        asList(values.aliases).length === 0 ||
        /^TLSv1\.[23]_/.test(asText(at(values, 'viewer_certificate', 0, 'minimum_protocol_version'))),
    ),
}

function failing(stage: Stage, type: string, holds: (values: ObjectValue) => boolean): string[] {
  return ofType(stage, type)
    .filter(({ values }) => !holds(values))
    .map(({ address }) => address)
}

/** Each bucket needs a resource of this type that is right. */
function buckets(stage: Stage, type: string, holds: (values: ObjectValue) => boolean): string[] {
  return ofType(stage, 'aws_s3_bucket')
    .filter(
      ({ address }) =>
        !ofType(stage, type).some(({ values }) => values.bucket === `\${${address}.id}` && holds(values)),
    )
    .map(({ address }) => address)
}

function policyStatements(values: ObjectValue): Value[] {
  return asList(at(JSON.parse(asText(values.policy)) as Value, 'Statement'))
}
