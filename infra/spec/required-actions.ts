/**
 * What the AWS provider asks of AWS to make, read, change, tag and remove each type of resource. The deployer's policy
 * grants exactly this. From the provider's documentation and AWS's service authorization reference.
 */
export const requiredActions: Record<string, string[]> = {
  backend: list('s3', 'ListBucket GetObject PutObject DeleteObject'),
  aws_cloudfront_cache_policy: list('cloudfront', 'ListCachePolicies GetCachePolicy'),
  aws_cloudfront_distribution: list(
    'cloudfront',
    'CreateDistribution GetDistribution UpdateDistribution DeleteDistribution TagResource UntagResource ListTagsForResource',
  ),
  aws_cloudfront_origin_access_control: list(
    'cloudfront',
    'CreateOriginAccessControl GetOriginAccessControl UpdateOriginAccessControl DeleteOriginAccessControl',
  ),
  aws_cloudfront_response_headers_policy: list('cloudfront', 'ListResponseHeadersPolicies GetResponseHeadersPolicy'),
  aws_cloudwatch_log_group: list(
    'logs',
    'CreateLogGroup DescribeLogGroups DeleteLogGroup PutRetentionPolicy TagResource UntagResource ListTagsForResource',
  ),
  aws_cloudwatch_log_metric_filter: list('logs', 'PutMetricFilter DescribeMetricFilters DeleteMetricFilter'),
  aws_cloudwatch_metric_alarm: list(
    'cloudwatch',
    'PutMetricAlarm DescribeAlarms DeleteAlarms TagResource UntagResource ListTagsForResource',
  ),
  aws_cognito_log_delivery_configuration: [
    ...list('cognito-idp', 'SetLogDeliveryConfiguration GetLogDeliveryConfiguration'),
    ...list('logs', 'CreateLogDelivery GetLogDelivery UpdateLogDelivery DeleteLogDelivery ListLogDeliveries'),
    ...list('logs', 'PutResourcePolicy DescribeResourcePolicies DescribeLogGroups'),
    'iam:CreateServiceLinkedRole',
  ],
  aws_cognito_risk_configuration: list('cognito-idp', 'SetRiskConfiguration DescribeRiskConfiguration'),
  aws_cognito_user_pool: [
    ...list('cognito-idp', 'CreateUserPool DescribeUserPool UpdateUserPool DeleteUserPool AddCustomAttributes'),
    ...list('cognito-idp', 'SetUserPoolMfaConfig GetUserPoolMfaConfig TagResource UntagResource ListTagsForResource'),
    'iam:PassRole',
  ],
  aws_cognito_user_pool_client: list(
    'cognito-idp',
    'CreateUserPoolClient DescribeUserPoolClient UpdateUserPoolClient DeleteUserPoolClient',
  ),
  aws_iam_role: [
    ...list('iam', 'CreateRole GetRole UpdateRole UpdateAssumeRolePolicy DeleteRole PutRolePermissionsBoundary'),
    ...list('iam', 'ListRolePolicies ListAttachedRolePolicies ListInstanceProfilesForRole TagRole UntagRole'),
  ],
  aws_iam_role_policy: list('iam', 'PutRolePolicy GetRolePolicy DeleteRolePolicy'),
  aws_kms_key: [
    ...list('kms', 'CreateKey DescribeKey GetKeyPolicy GetKeyRotationStatus EnableKeyRotation UpdateKeyDescription'),
    ...list('kms', 'ScheduleKeyDeletion TagResource UntagResource ListResourceTags'),
    // Cognito makes a grant in the name of whoever gives the pool its key.
    'kms:CreateGrant',
  ],
  aws_lambda_function: [
    ...list('lambda', 'CreateFunction GetFunction GetFunctionConfiguration GetFunctionCodeSigningConfig'),
    ...list('lambda', 'ListVersionsByFunction UpdateFunctionCode UpdateFunctionConfiguration DeleteFunction'),
    ...list('lambda', 'TagResource UntagResource ListTags'),
    'iam:PassRole',
  ],
  aws_lambda_permission: list('lambda', 'AddPermission GetPolicy RemovePermission'),
  aws_s3_bucket: [
    ...list(
      's3',
      'CreateBucket ListBucket DeleteBucket GetBucketAcl GetBucketCORS GetBucketWebsite GetBucketVersioning',
    ),
    ...list('s3', 'GetAccelerateConfiguration GetBucketRequestPayment GetBucketLogging GetLifecycleConfiguration'),
    ...list(
      's3',
      'GetReplicationConfiguration GetEncryptionConfiguration GetBucketObjectLockConfiguration GetBucketPolicy',
    ),
    ...list('s3', 'GetBucketTagging PutBucketTagging TagResource UntagResource ListTagsForResource'),
  ],
  aws_s3_bucket_lifecycle_configuration: list('s3', 'PutLifecycleConfiguration GetLifecycleConfiguration'),
  aws_s3_bucket_ownership_controls: list('s3', 'PutBucketOwnershipControls GetBucketOwnershipControls'),
  aws_s3_bucket_policy: list('s3', 'PutBucketPolicy GetBucketPolicy DeleteBucketPolicy'),
  aws_s3_bucket_public_access_block: list('s3', 'PutBucketPublicAccessBlock GetBucketPublicAccessBlock'),
  aws_s3_bucket_server_side_encryption_configuration: list(
    's3',
    'PutEncryptionConfiguration GetEncryptionConfiguration',
  ),
  aws_s3_bucket_versioning: list('s3', 'PutBucketVersioning GetBucketVersioning'),
  aws_scheduler_schedule: [
    ...list('scheduler', 'CreateSchedule GetSchedule UpdateSchedule DeleteSchedule'),
    'iam:PassRole',
  ],
  aws_sns_sms_preferences: [...list('sns', 'SetSMSAttributes GetSMSAttributes'), 'iam:PassRole'],
  aws_sns_topic: list(
    'sns',
    'CreateTopic GetTopicAttributes SetTopicAttributes DeleteTopic TagResource UntagResource ListTagsForResource',
  ),
  aws_sns_topic_policy: list('sns', 'SetTopicAttributes GetTopicAttributes'),
  aws_sns_topic_subscription: list('sns', 'Subscribe GetSubscriptionAttributes SetSubscriptionAttributes Unsubscribe'),
  aws_wafv2_web_acl: list(
    'wafv2',
    'CreateWebACL GetWebACL UpdateWebACL DeleteWebACL TagResource UntagResource ListTagsForResource',
  ),
  // WAF sets the resource policy of a log group by itself, with the rights of whoever turns the log on.
  aws_wafv2_web_acl_logging_configuration: [
    ...list('wafv2', 'PutLoggingConfiguration GetLoggingConfiguration DeleteLoggingConfiguration'),
    ...list('logs', 'CreateLogDelivery DeleteLogDelivery PutResourcePolicy DescribeResourcePolicies DescribeLogGroups'),
  ],
  aws_wafv2_web_acl_association: [
    ...list('wafv2', 'AssociateWebACL GetWebACLForResource DisassociateWebACL'),
    ...list('cognito-idp', 'AssociateWebACL GetWebACLForResource DisassociateWebACL'),
  ],
}

function list(service: string, actions: string): string[] {
  return actions.split(' ').map((action) => `${service}:${action}`)
}
