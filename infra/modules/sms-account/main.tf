# One set per account and Region, whatever the number of pools.
resource "aws_sns_sms_preferences" "this" {
  default_sms_type    = "Transactional"
  monthly_spend_limit = var.monthly_spend_limit_usd
  default_sender_id   = var.sender_id
}

resource "aws_cloudwatch_metric_alarm" "spend" {
  alarm_name        = "${var.name}-sms-spend"
  alarm_description = "SMS of this month have cost ${var.spend_percent} % of the limit of ${var.monthly_spend_limit_usd} USD. At the limit AWS stops sending: nobody can sign up or reset a password until the month ends."

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
