# Guards and alarms around a pool that another configuration makes, or nobody's. Nothing here changes the pool.

locals {
  region     = "eu-central-1"
  account_id = "111122223333"

  pool_id   = "eu-central-1_AbCdEfGhI"
  client_id = "1example23456789abcdefghij"
  pool_arn  = "arn:aws:cognito-idp:${local.region}:${local.account_id}:userpool/${local.pool_id}"
}

module "alarms" {
  source = "../../modules/alarms"

  name                = "pass-prod"
  account_id          = local.account_id
  region              = local.region
  partition           = "aws"
  topic_arn           = null
  emails              = ["on-call@example.org"]
  user_pool_id        = local.pool_id
  user_pool_client_id = local.client_id
  message_log_group   = "/aws/vendedlogs/cognito/pass-prod-messages" # to which the pool already delivers
  sign_ups_per_hour   = 100
  undelivered_sms     = 5
}

module "web_acl" {
  source = "../../modules/web-acl"

  name                    = "pass-prod"
  region                  = local.region
  user_pool_id            = local.pool_id
  user_pool_arn           = local.pool_arn
  user_pool_client_id     = local.client_id
  requests_per_ip         = 2000
  sms_requests_per_ip     = 100
  countries               = ["DE", "AT"]
  log_days                = 30
  blocked_per_hour        = 20
  number_changes_per_hour = 50
  sign_in_codes_per_hour  = 500
  alarm_topic_arn         = module.alarms.topic_arn
}

module "clean_up" {
  source = "../../modules/clean-up"

  name                     = "pass-prod-clean-up"
  account_id               = local.account_id
  region                   = local.region
  partition                = "aws"
  permissions_boundary_arn = null
  user_pool_id             = local.pool_id
  user_pool_arn            = local.pool_arn
  max_age_hours            = 24
  log_retention_days       = 90
  alarm_topic_arn          = module.alarms.topic_arn
}
