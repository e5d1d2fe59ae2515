# What a person should hear of. Everything else can be looked up.

locals {
  topic_arn = var.topic_arn == null ? aws_sns_topic.this[0].arn : var.topic_arn

  in_the_pool = {
    sign-ups = {
      metric      = "SignUpSuccesses"
      period      = 3600
      threshold   = var.sign_ups_per_hour
      description = "More sign-ups in an hour than anybody expects. Each one sent an SMS: look for fraud."
    }
    sign-up-throttles = {
      metric      = "SignUpThrottles"
      period      = 300
      threshold   = 1
      description = "Cognito turned sign-ups away: the account's UserCreation rate is used up."
    }
    sign-in-throttles = {
      metric      = "SignInThrottles"
      period      = 300
      threshold   = 1
      description = "Cognito turned sign-ins away: the account's UserAuthentication rate is used up."
    }
    refresh-throttles = {
      metric      = "TokenRefreshThrottles"
      period      = 300
      threshold   = 1
      description = "Cognito turned token refreshes away. Sessions survive it, but apps show old data."
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "pool" {
  for_each = local.in_the_pool

  alarm_name        = "${var.name}-${each.key}"
  alarm_description = "${each.value.description} See docs/runbooks.md#${each.key}"

  namespace           = "AWS/Cognito"
  metric_name         = each.value.metric
  statistic           = "Sum"
  period              = each.value.period
  evaluation_periods  = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = each.value.threshold
  treat_missing_data  = "notBreaching"
  alarm_actions       = [local.topic_arn]

  dimensions = {
    UserPool       = var.user_pool_id
    UserPoolClient = var.user_pool_client_id
  }
}

resource "aws_cloudwatch_log_metric_filter" "undelivered_sms" {
  name           = "${var.name}-undelivered-sms"
  log_group_name = var.message_log_group
  pattern        = "{ $.logLevel = \"ERROR\" }"

  metric_transformation {
    namespace = var.name # the alarm below names both
    name      = "UndeliveredSms"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "undelivered_sms" {
  alarm_name        = "${var.name}-undelivered-sms"
  alarm_description = "SMS could not be sent. The log group ${var.message_log_group} says why. See docs/runbooks.md#undelivered-sms"

  namespace           = var.name
  metric_name         = "UndeliveredSms"
  statistic           = "Sum"
  period              = 3600
  evaluation_periods  = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = var.undelivered_sms
  treat_missing_data  = "notBreaching"
  alarm_actions       = [local.topic_arn]
}
