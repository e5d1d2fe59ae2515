# Functions that decide what the pool sends, and whom it lets sign up. All of them are off unless the stage says so.

module "custom_message" {
  source = "./modules/trigger"
  count  = var.triggers.messages ? 1 : 0

  name                     = "${local.name}-custom-message"
  description              = "Says what the pool sends in the language of whoever reads it"
  function                 = "custom-message"
  product_name             = local.brand.productName
  language                 = var.triggers.language
  permissions_boundary_arn = var.permissions_boundary_arn
  log_retention_days       = var.log_retention_days
}

module "pre_sign_up" {
  source = "./modules/trigger"
  count  = var.triggers.sign_up == null ? 0 : 1

  name                     = "${local.name}-pre-sign-up"
  description              = "Refuses phone numbers that the stage does not list"
  function                 = "pre-sign-up"
  files                    = { "allowed.json" = jsonencode(var.triggers.sign_up) }
  product_name             = local.brand.productName
  language                 = var.triggers.language
  permissions_boundary_arn = var.permissions_boundary_arn
  log_retention_days       = var.log_retention_days
}

# The pool works on without the function: it sends its own texts. So this log is the only one that tells.
resource "aws_cloudwatch_log_metric_filter" "own_texts" {
  count = var.triggers.messages ? 1 : 0

  name           = "${local.name}-own-texts"
  log_group_name = one(module.custom_message[*].log_group)
  pattern        = "{ $.level = \"ERROR\" }"

  metric_transformation {
    namespace = local.name # the alarm below names both
    name      = "OwnTexts"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "own_texts" {
  count = var.triggers.messages ? 1 : 0

  alarm_name        = "${local.name}-own-texts"
  alarm_description = "Messages went out in the pool's own words, because their text could not be made in the language of the user. The log group ${one(module.custom_message[*].log_group)} says why. See docs/runbooks.md#own-texts"

  namespace           = local.name
  metric_name         = "OwnTexts"
  statistic           = "Sum"
  period              = 3600
  evaluation_periods  = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [module.alarms.topic_arn]
}

# One that ends with an error, or not in time, sends nothing.
resource "aws_cloudwatch_metric_alarm" "custom_message_errors" {
  count = var.triggers.messages ? 1 : 0

  alarm_name        = "${local.name}-custom-message-errors"
  alarm_description = "Codes were not sent, because the function with their texts failed. Turn it off (triggers.messages) while you look into its log group ${one(module.custom_message[*].log_group)}. See docs/runbooks.md#custom-message-errors"

  namespace           = "AWS/Lambda"
  metric_name         = "Errors"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [module.alarms.topic_arn]

  dimensions = {
    FunctionName = one(module.custom_message[*].name)
  }
}

# A refusal is an error to Lambda, so the two cannot be told apart here; the log can.
resource "aws_cloudwatch_metric_alarm" "refused_sign_ups" {
  count = var.triggers.sign_up == null ? 0 : 1

  alarm_name        = "${local.name}-refused-sign-ups"
  alarm_description = "More sign-ups were refused in an hour than anybody expects: somebody tries numbers, a whole group is not listed, or the function fails. Its log group ${one(module.pre_sign_up[*].log_group)} says which. See docs/runbooks.md#refused-sign-ups"

  namespace           = "AWS/Lambda"
  metric_name         = "Errors"
  statistic           = "Sum"
  period              = 3600
  evaluation_periods  = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = var.triggers.refused_sign_ups_per_hour
  treat_missing_data  = "notBreaching"
  alarm_actions       = [module.alarms.topic_arn]

  dimensions = {
    FunctionName = one(module.pre_sign_up[*].name)
  }
}

# Cognito encrypts each code for the function that sends it. Who may use the key, IAM's policies say: KMS' own policy of
# a key leaves it to them.
resource "aws_kms_key" "codes" {
  count = var.triggers.sms_sender == null ? 0 : 1

  description             = "Codes on their way from the user pool ${local.name} to the function that sends them"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}
