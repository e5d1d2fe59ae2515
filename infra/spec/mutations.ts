/** A mistake that somebody could make, and the rule that has to name it. */
export interface Mutation {
  rule: string
  file: string
  /** Text that is in the file once or more. */
  from: string
  to: string
}

const brand = 'variables.brand.tf'
const pool = 'modules/user-pool/main.tf'
const client = 'modules/user-pool/client.tf'
const attributes = 'modules/user-pool/attributes.tf'
const smsRole = 'modules/user-pool/sms-role.tf'
const roles = 'modules/clean-up/roles.tf'
const events = 'modules/user-pool/message-log.tf'
const risks = 'modules/user-pool/threat-protection.tf'
const topic = 'modules/alarms/topic.tf'
const alarms = 'modules/alarms/main.tf'
const bucket = 'modules/distribution/bucket.tf'
const cdn = 'modules/distribution/cdn.tf'
const trigger = 'modules/trigger/main.tf'
const triggersOfPool = 'modules/user-pool/triggers.tf'
const webAcl = 'modules/web-acl/main.tf'
const webAclAlarms = 'modules/web-acl/alarms.tf'
const webAclLog = 'modules/web-acl/log.tf'
const smsAccount = 'modules/sms-account/main.tf'
const smsDelivery = 'modules/sms-delivery/main.tf'

const smsCallers = 'the SMS role is for pools of this account and Region that know a random external id'
const lasting = 'no plan destroys the pool or the client'
const guarded = 'variables of another stage, account or Region are refused'
const inSchema = 'the schema names custom attributes, and the standard ones that are not as every pool has them'
const limits = 'every attribute in the schema has its limits written out'
const fixed = 'what is asked for once can never be changed, and all else can'
const guardedNames = 'a standard attribute comes with the pool or never'
const unwritable = 'nobody can call a number verified, or write what the stage leaves to others'
const watchedMetrics = 'sign-ups, throttling, lost SMS, codes and new numbers are watched'
const cost = 'what SMS cost is watched by the month and by the hour'
const told = 'every alarm tells somebody'
const published = 'an alarm on a metric of our own or the firewall watches one that is published'
const refused = 'what a carrier refuses is logged and counted'
const stopped = 'the firewall logs whom it stops, and nothing that signs anybody in'
const exceptions = 'addresses are blocked and spared as the stage says, and no others'
const reports = 'what threat protection sees goes to one place, where the stage asks for it'
const partition = 'every ARN is of the partition of its Region'
const messages = 'every message is one that Cognito takes'

const called = 'nobody but this pool has its triggers called'
const codesKey = 'codes for another sender are encrypted with a key that changes'

function mutation(rule: string, file: string, from: string, to: string): Mutation {
  return { rule, file, from, to }
}

/** At least one for each rule; the spec holds that. */
export const mutations: Mutation[] = [
  mutation(
    'the phone number is the user name',
    pool,
    'username_attributes      = local.username_attributes',
    'username_attributes = ["email"]',
  ),
  mutation('the phone number is verified at sign-up', pool, 'auto_verified_attributes = ["phone_number"]', ''),
  mutation(
    'a new phone number counts only when it is verified',
    pool,
    'before_update = ["phone_number"]',
    'before_update = []',
  ),
  mutation(
    'an account is recovered by its verified phone number only',
    pool,
    '"verified_phone_number"',
    '"admin_only"',
  ),
  mutation('an account is recovered by its verified phone number only', pool, 'recovery_mechanism {', 'other {'),
  mutation(
    'people sign themselves up, unless the stage says otherwise',
    pool,
    'allow_admin_create_user_only = !var.sign_in.self_sign_up',
    'allow_admin_create_user_only = true',
  ),
  mutation(
    'people sign themselves up, unless the stage says otherwise',
    pool,
    'allow_admin_create_user_only = !var.sign_in.self_sign_up',
    'allow_admin_create_user_only = false',
  ),
  mutation(inSchema, attributes, 'if !one.custom && (one.required || !one.mutable)', 'if !one.custom'),
  mutation(inSchema, attributes, 'if !one.custom && (one.required || !one.mutable)', 'if !one.custom && !one.mutable'),
  mutation(inSchema, attributes, ', [for one in local.attributes : one if one.custom])', ')'),
  mutation(inSchema, attributes, ' [local.phone_number],', ''),
  mutation(limits, pool, 'min_length = string_attribute_constraints.value.min', ''),
  mutation(limits, pool, 'max_length = string_attribute_constraints.value.max', 'max_length = ""'),
  mutation(limits, pool, 'max_value = number_attribute_constraints.value.max', ''),
  mutation(limits, pool, '== "Number" ? [schema.value] : []', '== "Number" ? [] : []'),
  mutation('only a number is kept as a Number', attributes, '== "number" ? "Number"', '== "date" ? "Number"'),
  mutation('only a number is kept as a Number', attributes, '? "Number" : "String"', '? "String" : "String"'),
  mutation(
    'the pool requires standard attributes alone',
    attributes,
    'one.required && !startswith(one.name, "custom:")',
    'one.required',
  ),
  mutation('the pool requires standard attributes alone', pool, '= schema.value.required', '= false'),
  mutation(fixed, attributes, '!one.sign_up || one.editable', 'one.editable'),
  mutation(fixed, attributes, '!one.sign_up || one.editable', '!one.sign_up'),
  mutation(fixed, attributes, '!one.sign_up || one.editable', 'true'),
  mutation(
    guardedNames,
    'main.tf',
    '"${local.name}: ${join(", ", module.user_pool.standard_attributes)}"',
    'local.name',
  ),
  mutation(guardedNames, 'main.tf', '== "name required mutable 0 256" ? local.name', '== "" ? local.name'),
  mutation(guardedNames, 'main.tf', 'prevent_destroy = true', 'ignore_changes = all'),
  mutation(guardedNames, attributes, '"required" : "optional"', '"optional" : "optional"'),
  mutation(guardedNames, attributes, '"mutable" : "immutable"', '"mutable" : "mutable"'),
  mutation(guardedNames, attributes, ' ${one.min} ${one.max}"', ' ${one.min}"'),
  mutation(messages, brand, 'productName} code is {####}.', 'productName} is here.'),
  mutation(messages, brand, 'user name is {username}', 'user name is your phone number'),
  mutation(messages, brand, '"Your ${local.brand.productName} account"', '""'),
  mutation(messages, pool, 'sms_message   = var.messages.invitation', ''),
  mutation(messages, pool, 'email_message = var.messages.invitation', ''),
  mutation(messages, pool, 'email_subject = var.messages.invitation_subject', ''),
  mutation(messages, pool, 'sms_message          = var.messages.verification', ''),
  mutation(messages, pool, 'sms_authentication_message = var.messages.authentication', ''),
  mutation(
    'no setting of the pool is an empty text',
    pool,
    'default_email_option = "CONFIRM_WITH_CODE"',
    'default_email_option = "CONFIRM_WITH_CODE"\n    email_subject = ""',
  ),
  mutation('a phone number of 15 digits fits the schema', attributes, 'max      = "16"', 'max = "12"'),
  mutation(
    'a password has at least 8 characters',
    'variables.sign-in.tf',
    'optional(number, 10)',
    'optional(number, 6)',
  ),
  mutation(
    'prod cannot be deleted',
    'stages/prod.tfvars',
    'distribution = {}',
    'user_pool = { deletion_protection = false }',
  ),
  mutation('prod cannot be deleted', pool, '? "ACTIVE" : "INACTIVE"', '? "INACTIVE" : "ACTIVE"'),
  mutation('prod cannot be deleted', pool, 'deletion_protection = var', 'other = var'),
  mutation(
    'enforced threat protection blocks known passwords',
    risks,
    'event_action = "BLOCK"',
    'event_action = "NO_ACTION"',
  ),
  mutation(exceptions, risks, 'value.blocked_ip_ranges', 'value.skipped_ip_ranges'),
  mutation(exceptions, risks, 'skipped_ip_range_list = risk_exception_configuration.value.skipped_ip_ranges', ''),
  mutation(exceptions, risks, '? [] : [var.risk_exceptions]', '? [] : []'),
  mutation(reports, events, '? [] : [local.user_auth_events]', '? [] : []'),
  mutation(
    reports,
    events,
    'var.user_auth_events == null ? []',
    'var.user_auth_events == null ? [local.user_auth_events]',
  ),
  mutation(reports, events, '"INFO"', '"ERROR"'),
  mutation(reports, events, 'for_each = log_configurations.value.buckets', 'for_each = []'),
  mutation(reports, events, 'length(local.event_destinations) == 0 ? ["log group"] : []', '["log group"]'),
  mutation(
    'what threat protection sees is forgotten in time',
    events,
    'retention_in_days = var.user_auth_events.retention_days',
    '',
  ),
  mutation(
    'messages that could not be sent are logged',
    'modules/user-pool/message-log.tf',
    '"userNotification"',
    '"userAuthEvents"',
  ),

  mutation('the app client has no secret', client, 'generate_secret = false', 'generate_secret = true'),
  mutation('the app client has no secret', client, 'generate_secret = false', ''),
  mutation(
    'the password never crosses the network at sign-in',
    client,
    '["ALLOW_USER_SRP_AUTH"]',
    '["ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH"]',
  ),
  mutation(
    'rotation is not undermined by the older refresh',
    client,
    '["ALLOW_REFRESH_TOKEN_AUTH"] : []',
    '[] : ["ALLOW_REFRESH_TOKEN_AUTH"]',
  ),
  mutation(
    'a refresh whose answer was lost can be repeated',
    client,
    'retry_grace_period_seconds = refresh_token_rotation.value',
    'retry_grace_period_seconds = 10',
  ),
  mutation(
    'a refresh token can be revoked',
    client,
    'enable_token_revocation              = true',
    'enable_token_revocation = false',
  ),
  mutation('sign-in does not tell who has an account', client, '"ENABLED"\n  allowed', '"LEGACY"\n  allowed'),
  mutation('no OAuth flow is open', client, 'user_pool_client = false', 'user_pool_client = true'),
  mutation(
    'readable attributes are named one by one',
    attributes,
    '["phone_number", "phone_number_verified"]',
    '["phone_number", "phone_number_verified", "sub"]',
  ),
  mutation('readable attributes are named one by one', client, 'read_attributes  = local.read_attributes', ''),
  mutation(unwritable, client, '= local.write_attributes', '= local.read_attributes'),
  mutation(unwritable, attributes, 'name == "phone_number" || contains(local.asked_for, name)', 'true'),
  mutation(unwritable, attributes, 'one.sign_up || one.editable]', 'one.editable]'),
  mutation(unwritable, client, 'write_attributes = local.write_attributes', ''),
  mutation('access and id tokens live a day at most', client, 'access_token  = "minutes"', 'access_token = "days"'),

  mutation('nothing is open to everybody', topic, '{ Service = "cloudwatch.amazonaws.com" }', '"*"'),
  mutation('nothing is open to everybody', bucket, '{ Service = "cloudfront.amazonaws.com" }', '{ AWS = "*" }'),
  mutation(
    'nothing is open to everybody',
    smsRole,
    '{ Service = "cognito-idp.amazonaws.com" }',
    '{ Service = "cognito-idp.amazonaws.com", AWS = "*" }',
  ),
  mutation('no action is a wildcard', roles, '"cognito-idp:AdminDeleteUser"', '"cognito-idp:*"'),
  mutation('no resource is a wildcard, but for phone numbers', roles, 'Resource = var.user_pool_arn', 'Resource = "*"'),
  mutation(
    'no resource is a wildcard, but for phone numbers',
    roles,
    '"${aws_cloudwatch_log_group.function.arn}:*"',
    '"arn:aws:logs:*:*:*"',
  ),
  mutation(
    'a statement names what it allows',
    roles,
    'Action   = "lambda:InvokeFunction"',
    'NotAction = "lambda:InvokeFunction"',
  ),
  mutation(
    'only this account lets a service act',
    topic,
    '"aws:SourceAccount" = var.account_id',
    '"aws:SourceOther" = var.account_id',
  ),
  mutation('only this account lets a service act', roles, '"aws:SourceArn" = "arn', '"aws:SourceOther" = "arn'),
  mutation(
    smsCallers,
    smsRole,
    '"sts:ExternalId"    = random_uuid.sms_external_id.result',
    '"sts:ExternalId" = "latchkey"',
  ),
  ...[
    '*:${var.account_id}:userpool/*',
    '${var.region}:*:userpool/*',
    '${var.region}:${var.account_id}:userpool/x_1',
  ].map((callers) => mutation(smsCallers, smsRole, '${var.region}:${var.account_id}:userpool/*', callers)),
  mutation('the SMS role only sends', smsRole, 'Action = "sns:Publish"', 'Action = ["sns:Publish", "sns:CreateTopic"]'),
  mutation('every role has its boundary', smsRole, 'permissions_boundary = var.permissions_boundary_arn', ''),

  mutation('no bucket can be public', bucket, 'block_public_policy     = true', 'block_public_policy = false'),
  mutation('no bucket can be public', bucket, 'restrict_public_buckets = true', ''),
  mutation(
    'no bucket can be public',
    bucket,
    'resource "aws_s3_bucket_public_access_block" "this" {\n  bucket = aws_s3_bucket.this.id',
    'resource "aws_s3_bucket_public_access_block" "this" {\n  bucket = "another"',
  ),
  mutation('no bucket has access lists', bucket, '"BucketOwnerEnforced"', '"ObjectWriter"'),
  mutation('every bucket keeps versions', bucket, 'status = "Enabled"\n  }\n}', 'status = "Suspended"\n  }\n}'),
  mutation('every bucket is encrypted', bucket, 'sse_algorithm = "AES256"', 'sse_algorithm = "none"'),
  mutation(
    'every bucket refuses requests without TLS',
    bucket,
    '"aws:SecureTransport" = "false"',
    '"aws:SecureTransport" = "true"',
  ),
  mutation(
    'only the distribution reads the bucket',
    bucket,
    'aws_cloudfront_distribution.this.arn',
    '"arn:aws:cloudfront::*:distribution/*"',
  ),
  mutation('only the distribution reads the bucket', bucket, '"s3:GetObject"', '"s3:PutObject"'),
  mutation('the distribution signs what it asks the bucket', cdn, '"always"', '"never"'),
  mutation(
    'downloads are encrypted',
    cdn,
    'viewer_protocol_policy     = "https-only"',
    'viewer_protocol_policy = "allow-all"',
  ),
  mutation('a domain of its own speaks TLS 1.2 at least', cdn, '"TLSv1.2_2021"', '"TLSv1"'),

  mutation('SMS of a month have a limit', smsAccount, 'monthly_spend_limit = var', 'other = var'),
  mutation(watchedMetrics, alarms, '"SignInThrottles"', '"SignInSuccesses"'),
  mutation(cost, smsAccount, '"SMSMonthToDateSpentUSD"', '"SMSSuccessRate"'),
  mutation(watchedMetrics, smsDelivery, '"FailedSms"\n  statistic', '"Failures"\n  statistic'),
  mutation(watchedMetrics, webAclAlarms, '"SignInSuccesses"', '"SignInSuccess"'),
  mutation(cost, smsAccount, '"DIFF(month)"', '"month"'),
  mutation(cost, smsAccount, 'period      = 3600', 'period      = 300'),
  mutation(told, alarms, 'alarm_actions       = [local.topic_arn]', ''),
  mutation(told, topic, 'for_each = var.emails\n\n  topic_arn =', 'for_each = var.emails\n\n  topic_arn = "x" #'),
  mutation(told, topic, 'for_each = var.emails', 'for_each = []'),
  mutation(told, 'stages/prod.tfvars', '["on-call@example.com"]', '[]'),
  mutation(told, smsDelivery, '[var.alarm_topic_arn]', '["arn:aws:sns:eu-central-1:111122223333:another"]'),
  mutation(published, smsDelivery, 'name      = "FailedSms"', 'name = "FailedSMS"'),
  mutation(published, webAclAlarms, '"${var.name}-sms-rate"', '"sms-rate"'),
  mutation(published, webAclAlarms, 'Rule   = "${var.name}-challenge-answers"', 'Rule = "${var.name}-challenges"'),
  mutation(published, webAcl, 'metric_name                = var.name\n', 'metric_name = "${var.name}-acl"\n'),
  mutation('every alarm says in docs/runbooks.md what to do', alarms, '#${each.key}', '#alarms'),
  mutation('every log forgets', webAclLog, 'retention_in_days = var.log_days', ''),
  mutation(
    'a log with phone numbers or addresses forgets within 90 days',
    smsDelivery,
    'retention_in_days = var.failure_log_days',
    'retention_in_days = 365',
  ),
  mutation(refused, smsAccount, '= var.delivery_role_arn\n', '= null\n'),
  mutation(refused, smsDelivery, '${local.direct}/Failure"', '${local.direct}/Failures"'),
  mutation(refused, smsDelivery, '$.status = \\"FAILURE\\"', '$.status = \\"FAILED\\"'),
  mutation(
    'what arrives is logged as rarely as the stage says',
    smsAccount,
    'tostring(var.success_sample_percent)',
    '"100"',
  ),
  mutation('what arrives is logged as rarely as the stage says', smsDelivery, '= local.direct\n', '= "sns/direct"\n'),
  ...[
    ['aws-waf-logs-', 'waf-logs-'],
    ['"authorization", ', ''],
    ['query_string {}', 'method {}'],
    ['"DROP"', '"KEEP"'],
    ['action = "BLOCK"', 'action = "ALLOW"'],
  ].map(([from = '', to = '']) => mutation(stopped, webAclLog, from, to)),
  mutation(
    'unconfirmed sign-ups are removed, but not before their code expires',
    'variables.operations.tf',
    'optional(number, 24)',
    'optional(number, 1)',
  ),
  mutation('requests that send an SMS have a rate of their own', webAcl, 'SignUp|', ''),
  mutation('requests that send an SMS have a rate of their own', webAcl, '|UpdateUserAttributes', ''),
  mutation('requests that send an SMS have a rate of their own', webAcl, '^(SignUp', '(GetUser|SignUp'),
  mutation('only listed countries get in where there is a list', webAcl, 'block {}', 'count {}'),
  mutation('only listed countries get in where there is a list', webAcl, '? [] : [var.countries]', '? [] : []'),
  mutation(
    'unconfirmed sign-ups are removed, but not before their code expires',
    'modules/clean-up/main.tf',
    'rate(1 hour)',
    'rate(30 days)',
  ),
  mutation('the state is encrypted and locked', 'versions.tf', 'use_lockfile = true', ''),
  mutation('the state is encrypted and locked', 'versions.tf', 'encrypt      = true', 'encrypt = false'),
  mutation('every stage has a state of its own', 'stages/prod.s3.tfbackend', 'latchkey/prod/', 'latchkey/dev/'),
  ...[pool, client].map((file) => mutation(lasting, file, 'prevent_destroy = true', 'create_before_destroy = true')),
  mutation(lasting, client, 'prevent_destroy = true', 'prevent_destroy = false'),
  mutation(lasting, pool, 'prevent_destroy = true', 'ignore_changes = [name]'),
  mutation(guarded, 'main.tf', '/${var.region}"', '"'),
  mutation(guarded, 'main.tf', '"${var.account_id}/${var.region}"', 'var.region'),
  mutation(guarded, 'main.tf', '? local.name :', '? var.project :'),
  mutation(guarded, 'main.tf', 'prevent_destroy = true', 'prevent_destroy = false'),
  mutation(guarded, 'main.tf', 'region}"\n\n  lifecycle {\n    prevent_destroy = true', 'region}"\n\n  lifecycle {'),
  ...[smsRole, roles, topic].map((file) => mutation(partition, file, 'arn:${var.partition}:', 'arn:aws:')),
  mutation(partition, 'main.tf', '? "aws-us-gov" :', '? "aws" :'),
  mutation('providers are pinned', 'versions.tf', '"~> 6.25"', '">= 6.0"'),
  mutation('credentials of another account are refused', 'providers.tf', 'allowed_account_ids = [var.account_id]', ''),
  mutation('everything is tagged with project and stage', 'providers.tf', 'Stage     = var.stage', ''),

  mutation(called, triggersOfPool, '= aws_cognito_user_pool.this.arn', '= "arn:aws:cognito-idp:*:*:userpool/*"'),
  mutation(called, triggersOfPool, 'source_account = var.account_id', ''),
  mutation(called, triggersOfPool, '"cognito-idp.amazonaws.com"', '"*"'),
  mutation(called, triggersOfPool, '"lambda:InvokeFunction"', '"lambda:*"'),
  mutation(called, triggersOfPool, 'function_name  = each.value', 'function_name = "another"'),
  mutation(called, pool, 'user_migration = try(lambda_config.value.user_migration, null)', ''),
  mutation(called, pool, 'lambda_arn     = custom_sms_sender.value', 'lambda_arn = "another"'),
  mutation(
    'a trigger of ours may write its own log, and nothing else',
    trigger,
    '"logs:PutLogEvents"]',
    '"logs:PutLogEvents", "cognito-idp:ListUsers"]',
  ),
  mutation(
    'a trigger of ours may write its own log, and nothing else',
    trigger,
    '"${aws_cloudwatch_log_group.this.arn}:*"',
    '"arn:aws:logs:*:*:*"',
  ),
  mutation('a trigger answers while Cognito waits', trigger, 'timeout = 5', 'timeout = 30'),
  mutation(
    'a trigger that stops people raises an alarm',
    'triggers.tf',
    'FunctionName = one(module.custom_message[*].name)',
    'FunctionName = "another"',
  ),
  mutation(
    'a trigger that stops people raises an alarm',
    'triggers.tf',
    'FunctionName = one(module.pre_sign_up[*].name)',
    'FunctionName = "another"',
  ),
  mutation(codesKey, 'triggers.tf', 'enable_key_rotation     = true', ''),
  mutation(codesKey, pool, '? null : var.codes_key_arn', '? null : null'),
  mutation(codesKey, pool, 'lambda_version = "V1_0"', 'lambda_version = "V2_0"'),
]

/** Rules about what a plan does not hold: the backend, the provider's settings, lifecycles. */
const inFilesAlone = new Set([
  'the state is encrypted and locked',
  'every stage has a state of its own',
  'providers are pinned',
  'credentials of another account are refused',
  'everything is tagged with project and stage',
  lasting,
])

/** Whether a plan alone shows a mistake. */
export function isInPlans({ rule, from, to }: Mutation): boolean {
  return !inFilesAlone.has(rule) && !/lifecycle|prevent_destroy/.test(from + to)
}
