# One stage of the back-end: the user pool that the app signs in to, and what guards it.

locals {
  name = "${var.project}-${var.stage}"

  # main/stage/partition.ts says the same. No data source: without credentials no plan knows what it says (decision 0071).
  partition = (
    startswith(var.region, "us-gov-") ? "aws-us-gov" :
    (startswith(var.region, "eusc-") ? "aws-eusc" : "aws")
  )
}

# Refuses another stage's variables on this state: the change would replace this resource, which it does not allow. So it
# does with a standard attribute that comes after the pool, or changes. The provider adds whatever is new in a schema by
# AddCustomAttributes: email would become custom:email for ever, and the plan would not say so (decision 0060). The name
# alone stands for the standard attributes of version 0.1.0, whose states hold just that.
resource "terraform_data" "stage" {
  triggers_replace = (
    join(", ", module.user_pool.standard_attributes) == "name required mutable 0 256" ? local.name :
    "${local.name}: ${join(", ", module.user_pool.standard_attributes)}"
  )

  lifecycle {
    prevent_destroy = true
  }
}

# The same for another account or Region, where Terraform finds nothing of this state: it would forget the pool and make
# a second one. Apart from the stage, whose guard states hold already, and must not be replaced there.
resource "terraform_data" "place" {
  triggers_replace = "${var.account_id}/${var.region}"

  lifecycle {
    prevent_destroy = true

    precondition {
      condition     = var.permissions_boundary_arn == null ? true : startswith(var.permissions_boundary_arn, "arn:${local.partition}:")
      error_message = "permissions_boundary_arn begins with arn:${local.partition}: in the Region ${var.region}."
    }

    precondition {
      condition     = var.distribution == null || local.partition == "aws"
      error_message = "distribution needs CloudFront, which there is not in ${local.partition}: put installers and the update feed on a server of yours."
    }

    precondition {
      condition     = var.web_acl == null || var.region != "us-gov-east-1"
      error_message = "web_acl: AWS lets no web ACL guard a user pool in us-gov-east-1."
    }
  }
}

module "user_pool" {
  source = "./modules/user-pool"

  name                     = local.name
  account_id               = var.account_id
  region                   = var.region
  partition                = local.partition
  permissions_boundary_arn = var.permissions_boundary_arn
  user_pool                = var.user_pool
  attributes               = var.attributes
  sign_in                  = var.sign_in
  password_policy          = var.password_policy
  mfa                      = var.mfa
  tokens                   = var.tokens
  messages                 = local.messages
  log_retention_days       = var.log_retention_days
  risk_exceptions          = var.risk_exceptions
  user_auth_events         = var.user_auth_events
  existing_pool            = var.existing_pool
  codes_key_arn            = var.triggers.sms_sender == null ? null : aws_kms_key.codes[0].arn

  # By the names that the pool has for them. Which of them there are, a plan knows before it knows the functions.
  triggers = merge(
    var.triggers.messages ? { custom_message = one(module.custom_message[*].arn) } : {},
    var.triggers.sign_up == null ? {} : { pre_sign_up = one(module.pre_sign_up[*].arn) },
    var.triggers.migration_function_arn == null ? {} : { user_migration = var.triggers.migration_function_arn },
    try(var.triggers.sms_sender.function_arn, null) == null ? {} : { custom_sms_sender = var.triggers.sms_sender.function_arn },
  )
}

module "alarms" {
  source = "./modules/alarms"

  name                = local.name
  account_id          = var.account_id
  region              = var.region
  topic_arn           = var.alarms.topic_arn
  partition           = local.partition
  emails              = var.alarms.emails
  user_pool_id        = module.user_pool.id
  user_pool_client_id = module.user_pool.client_id
  message_log_group   = module.user_pool.message_log_group
  sign_ups_per_hour   = var.alarms.sign_ups_per_hour
  undelivered_sms     = var.alarms.undelivered_sms_per_hour
}

module "sms_delivery" {
  source = "./modules/sms-delivery"
  count  = var.sms.manage && var.sms.delivery_logs ? 1 : 0

  name                     = local.name
  account_id               = var.account_id
  region                   = var.region
  permissions_boundary_arn = var.permissions_boundary_arn
  success_log_days         = var.sms.success_log_days
  failure_log_days         = var.sms.failure_log_days
  failures_per_hour        = var.alarms.failed_sms_per_hour
  alarm_topic_arn          = module.alarms.topic_arn
}

module "sms_account" {
  source = "./modules/sms-account"
  count  = var.sms.manage ? 1 : 0

  name                    = local.name
  monthly_spend_limit_usd = var.sms.monthly_spend_limit_usd
  sender_id               = local.sms_sender_id
  delivery_role_arn       = one(module.sms_delivery[*].role_arn)
  success_sample_percent  = var.sms.success_sample_percent
  spend_percent           = var.alarms.spend_percent
  spend_percent_per_hour  = var.alarms.spend_percent_per_hour
  alarm_topic_arn         = module.alarms.topic_arn
}

module "clean_up" {
  source = "./modules/clean-up"
  count  = var.clean_up.enabled ? 1 : 0

  name                     = "${local.name}-clean-up"
  account_id               = var.account_id
  region                   = var.region
  partition                = local.partition
  permissions_boundary_arn = var.permissions_boundary_arn
  user_pool_id             = module.user_pool.id
  user_pool_arn            = module.user_pool.arn
  max_age_hours            = var.clean_up.max_age_hours
  log_retention_days       = var.log_retention_days
  alarm_topic_arn          = module.alarms.topic_arn
}

module "web_acl" {
  source = "./modules/web-acl"
  count  = var.web_acl == null ? 0 : 1

  name                    = local.name
  region                  = var.region
  user_pool_id            = module.user_pool.id
  user_pool_arn           = module.user_pool.arn
  user_pool_client_id     = module.user_pool.client_id
  requests_per_ip         = var.web_acl.requests_per_ip
  sms_requests_per_ip     = var.web_acl.sms_requests_per_ip
  countries               = var.web_acl.countries
  log_days                = var.web_acl.log_days
  blocked_per_hour        = var.alarms.blocked_per_hour
  number_changes_per_hour = var.alarms.number_changes_per_hour
  sign_in_codes_per_hour  = var.alarms.sign_in_codes_per_hour
  alarm_topic_arn         = module.alarms.topic_arn
}

module "distribution" {
  source = "./modules/distribution"
  count  = var.distribution == null ? 0 : 1

  name               = local.name
  account_id         = var.account_id
  domain             = var.distribution.domain
  price_class        = var.distribution.price_class
  keep_replaced_days = var.distribution.keep_replaced_days
}
