# What neither Cognito nor SNS counts: single operations (decision 0069).

resource "aws_cloudwatch_metric_alarm" "blocked" {
  alarm_name        = "${var.name}-sms-rate-blocked"
  alarm_description = "Addresses asked for more SMS than they may, and were stopped: somebody tries. See docs/runbooks.md#sms-rate-blocked"

  namespace           = "AWS/WAFV2"
  metric_name         = "BlockedRequests"
  statistic           = "Sum"
  period              = 3600
  evaluation_periods  = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = var.blocked_per_hour
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arn]

  dimensions = {
    Region = var.region
    WebACL = var.name
    Rule   = "${var.name}-sms-rate"
  }
}

resource "aws_cloudwatch_metric_alarm" "number_changes" {
  alarm_name        = "${var.name}-number-changes"
  alarm_description = "More edits of profiles and phone numbers in an hour than anybody expects. Each new number gets an SMS: look for fraud. See docs/runbooks.md#number-changes"

  namespace           = "AWS/WAFV2"
  metric_name         = "CountedRequests"
  statistic           = "Sum"
  period              = 3600
  evaluation_periods  = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = var.number_changes_per_hour
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arn]

  dimensions = {
    Region = var.region
    WebACL = var.name
    Rule   = "${var.name}-number-changes"
  }
}

# A sign-in answers one challenge for its password and one more for each code. Only the last answer brings tokens, which
# is what Cognito counts as a success. So the rest are codes that were sent, and passwords or codes that were wrong.
resource "aws_cloudwatch_metric_alarm" "sign_in_codes" {
  alarm_name        = "${var.name}-sign-in-codes"
  alarm_description = "More sign-in codes and mistyped passwords in an hour than anybody expects. Each code is an SMS: look for fraud. See docs/runbooks.md#sign-in-codes"

  evaluation_periods  = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = var.sign_in_codes_per_hour
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arn]

  metric_query {
    id          = "codes"
    label       = "Codes and mistyped passwords"
    expression  = "answers - FILL(successes, 0)"
    return_data = true
  }

  metric_query {
    id = "answers"

    metric {
      namespace   = "AWS/WAFV2"
      metric_name = "CountedRequests"
      stat        = "Sum"
      period      = 3600

      dimensions = {
        Region = var.region
        WebACL = var.name
        Rule   = "${var.name}-challenge-answers"
      }
    }
  }

  metric_query {
    id = "successes"

    metric {
      namespace   = "AWS/Cognito"
      metric_name = "SignInSuccesses"
      stat        = "Sum"
      period      = 3600

      dimensions = {
        UserPool       = var.user_pool_id
        UserPoolClient = var.user_pool_client_id
      }
    }
  }
}
