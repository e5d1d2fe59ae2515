# What becomes of each SMS that SNS sends from this account and Region (decision 0069). SNS gives both groups their names,
# and makes them itself, to be kept for ever, unless they are there.

locals {
  direct = "sns/${var.region}/${var.account_id}/DirectPublishToPhoneNumber"
}

# Every line holds a phone number, so it is kept for days, not months.
resource "aws_cloudwatch_log_group" "successes" {
  name              = local.direct
  retention_in_days = var.success_log_days
}

resource "aws_cloudwatch_log_group" "failures" {
  name              = "${local.direct}/Failure"
  retention_in_days = var.failure_log_days
}

resource "aws_cloudwatch_log_metric_filter" "failures" {
  name           = "${var.name}-sms-failures"
  log_group_name = aws_cloudwatch_log_group.failures.name
  pattern        = "{ $.status = \"FAILURE\" }"

  metric_transformation {
    namespace = var.name # the alarm below names both
    name      = "FailedSms"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "failures" {
  alarm_name        = "${var.name}-sms-failures"
  alarm_description = "Carriers refused SMS. The log group ${aws_cloudwatch_log_group.failures.name} says why. See docs/runbooks.md#sms-failures"

  namespace           = var.name
  metric_name         = "FailedSms"
  statistic           = "Sum"
  period              = 3600
  evaluation_periods  = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = var.failures_per_hour
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arn]
}
