# One set per account and Region, whatever the number of pools.
resource "aws_sns_sms_preferences" "this" {
  default_sms_type    = "Transactional"
  monthly_spend_limit = var.monthly_spend_limit_usd
  default_sender_id   = var.sender_id

  # Without a role SNS logs nothing (decision 0069).
  delivery_status_iam_role_arn          = var.delivery_role_arn
  delivery_status_success_sampling_rate = var.delivery_role_arn == null ? null : tostring(var.success_sample_percent)
}

resource "aws_cloudwatch_metric_alarm" "spend" {
  alarm_name        = "${var.name}-sms-spend"
  alarm_description = "SMS of this month have cost ${var.spend_percent} % of the limit of ${var.monthly_spend_limit_usd} USD. At the limit AWS stops sending: nobody can sign up or reset a password until the month ends. See docs/runbooks.md#sms-spend"

  namespace           = "AWS/SNS"
  metric_name         = "SMSMonthToDateSpentUSD"
  statistic           = "Maximum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = var.monthly_spend_limit_usd * var.spend_percent / 100
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arn]
}

# Codes of a sign-in, changes of a number, resets, sign-ups: Cognito counts none of them by itself, and their cost shows
# them all. On the first of a month the sum falls, so that hour's difference is below zero and no alarm.
resource "aws_cloudwatch_metric_alarm" "spend_of_an_hour" {
  alarm_name        = "${var.name}-sms-spend-of-an-hour"
  alarm_description = "SMS of one hour have cost ${var.spend_percent_per_hour} % of the month's limit of ${var.monthly_spend_limit_usd} USD: look for fraud. See docs/runbooks.md#sms-spend-of-an-hour"

  evaluation_periods  = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = var.monthly_spend_limit_usd * var.spend_percent_per_hour / 100
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arn]

  metric_query {
    id          = "hour"
    label       = "USD in an hour"
    expression  = "DIFF(month)"
    return_data = true
  }

  metric_query {
    id = "month"

    metric {
      namespace   = "AWS/SNS"
      metric_name = "SMSMonthToDateSpentUSD"
      stat        = "Maximum"
      period      = 3600
    }
  }
}
