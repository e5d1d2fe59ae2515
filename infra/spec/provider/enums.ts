import * as cognito from '@aws-sdk/client-cognito-identity-provider'

// The provider checks these words itself, and its published types do not have them.

const valuesOf = (words: Readonly<Record<string, string>>): string[] => Object.values(words)

/** The words of an argument, by its path. Cognito's come from its SDK; the others from the APIs' references. */
const enums: Partial<Record<string, readonly string[]>> = {
  'aws_cognito_user_pool.mfa_configuration': valuesOf(cognito.UserPoolMfaType),
  'aws_cognito_user_pool.deletion_protection': valuesOf(cognito.DeletionProtectionType),
  'aws_cognito_user_pool.user_pool_tier': valuesOf(cognito.UserPoolTierType),
  'aws_cognito_user_pool.username_attributes': valuesOf(cognito.UsernameAttributeType),
  'aws_cognito_user_pool.auto_verified_attributes': valuesOf(cognito.VerifiedAttributeType),
  'aws_cognito_user_pool.schema.attribute_data_type': valuesOf(cognito.AttributeDataType),
  'aws_cognito_user_pool.account_recovery_setting.recovery_mechanism.name': valuesOf(cognito.RecoveryOptionNameType),
  'aws_cognito_user_pool.user_pool_add_ons.advanced_security_mode': valuesOf(cognito.AdvancedSecurityModeType),
  'aws_cognito_user_pool.verification_message_template.default_email_option': valuesOf(cognito.DefaultEmailOptionType),
  'aws_cognito_user_pool.user_attribute_update_settings.attributes_require_verification_before_update': valuesOf(
    cognito.VerifiedAttributeType,
  ),
  'aws_cognito_user_pool.lambda_config.custom_sms_sender.lambda_version': valuesOf(
    cognito.CustomSMSSenderLambdaVersionType,
  ),
  'aws_cognito_user_pool_client.explicit_auth_flows': valuesOf(cognito.ExplicitAuthFlowsType),
  'aws_cognito_user_pool_client.prevent_user_existence_errors': valuesOf(cognito.PreventUserExistenceErrorTypes),
  'aws_cognito_user_pool_client.token_validity_units.access_token': valuesOf(cognito.TimeUnitsType),
  'aws_cognito_user_pool_client.token_validity_units.id_token': valuesOf(cognito.TimeUnitsType),
  'aws_cognito_user_pool_client.token_validity_units.refresh_token': valuesOf(cognito.TimeUnitsType),
  'aws_cognito_user_pool_client.refresh_token_rotation.feature': valuesOf(cognito.FeatureType),
  'aws_cognito_log_delivery_configuration.log_configurations.event_source': valuesOf(cognito.EventSourceName),
  'aws_cognito_log_delivery_configuration.log_configurations.log_level': valuesOf(cognito.LogLevel),
  'aws_cognito_risk_configuration.compromised_credentials_risk_configuration.actions.event_action': valuesOf(
    cognito.CompromisedCredentialsEventActionType,
  ),
  // CloudWatch, PutMetricAlarm
  'aws_cloudwatch_metric_alarm.comparison_operator': [
    'GreaterThanOrEqualToThreshold',
    'GreaterThanThreshold',
    'LessThanThreshold',
    'LessThanOrEqualToThreshold',
    'LessThanLowerOrGreaterThanUpperThreshold',
    'LessThanLowerThreshold',
    'GreaterThanUpperThreshold',
  ],
  'aws_cloudwatch_metric_alarm.statistic': ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'],
  'aws_cloudwatch_metric_alarm.metric_query.metric.stat': ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'],
  'aws_cloudwatch_metric_alarm.treat_missing_data': ['breaching', 'notBreaching', 'ignore', 'missing'],
  // WAF, CreateWebACL
  'aws_wafv2_web_acl.scope': ['REGIONAL', 'CLOUDFRONT'],
  // WAF, LoggingFilter
  'aws_wafv2_web_acl_logging_configuration.logging_filter.default_behavior': ['KEEP', 'DROP'],
  'aws_wafv2_web_acl_logging_configuration.logging_filter.filter.behavior': ['KEEP', 'DROP'],
  'aws_wafv2_web_acl_logging_configuration.logging_filter.filter.requirement': ['MEETS_ALL', 'MEETS_ANY'],
  'aws_wafv2_web_acl_logging_configuration.logging_filter.filter.condition.action_condition.action': [
    'ALLOW',
    'BLOCK',
    'COUNT',
    'CAPTCHA',
    'CHALLENGE',
    'EXCLUDED_AS_COUNT',
  ],
  // S3, PutBucketVersioning, PutBucketOwnershipControls, PutBucketEncryption
  'aws_s3_bucket_versioning.versioning_configuration.status': ['Enabled', 'Suspended', 'Disabled'],
  'aws_s3_bucket_ownership_controls.rule.object_ownership': [
    'BucketOwnerPreferred',
    'ObjectWriter',
    'BucketOwnerEnforced',
  ],
  'aws_s3_bucket_server_side_encryption_configuration.rule.apply_server_side_encryption_by_default.sse_algorithm': [
    'AES256',
    'aws:kms',
    'aws:kms:dsse',
  ],
  // SNS, SetSMSAttributes
  'aws_sns_sms_preferences.default_sms_type': ['Promotional', 'Transactional'],
  // CloudFront, DistributionConfig and OriginAccessControlConfig
  'aws_cloudfront_distribution.default_cache_behavior.viewer_protocol_policy': [
    'allow-all',
    'https-only',
    'redirect-to-https',
  ],
  'aws_cloudfront_distribution.price_class': ['PriceClass_100', 'PriceClass_200', 'PriceClass_All'],
  'aws_cloudfront_distribution.http_version': ['http1.1', 'http2', 'http2and3', 'http3'],
  'aws_cloudfront_origin_access_control.signing_behavior': ['always', 'never', 'no-override'],
  'aws_cloudfront_origin_access_control.signing_protocol': ['sigv4'],
  'aws_cloudfront_origin_access_control.origin_access_control_origin_type': [
    's3',
    'mediastore',
    'mediapackagev2',
    'lambda',
  ],
}

/** The words that an argument may have; null where it has no list. */
export function enumOf(path: string): readonly string[] | null {
  return enums[path] ?? null
}

/** Every argument with a list, so that a spec can hold that each of them is one of the provider's. */
export const enumPaths = Object.keys(enums)
