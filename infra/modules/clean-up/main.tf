# Every hour: removes sign-ups that were never confirmed, so that a mistyped number is free again.

data "archive_file" "function" {
  type        = "zip"
  source_file = "${path.module}/function/index.mjs"
  output_path = "${path.module}/.build/function.zip"
}

resource "aws_lambda_function" "this" {
  function_name    = var.name
  description      = "Removes sign-ups that were not confirmed within ${var.max_age_hours} hours"
  role             = aws_iam_role.function.arn
  filename         = data.archive_file.function.output_path
  source_code_hash = data.archive_file.function.output_base64sha256
  handler          = "index.handler"
  runtime          = "nodejs24.x"
  architectures    = ["arm64"]
  memory_size      = 256
  timeout          = 300

  environment {
    variables = {
      USER_POOL_ID  = var.user_pool_id
      MAX_AGE_HOURS = tostring(var.max_age_hours)
    }
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.function.name
  }
}

resource "aws_cloudwatch_log_group" "function" {
  name              = "/aws/lambda/${var.name}"
  retention_in_days = var.log_retention_days
}

resource "aws_scheduler_schedule" "hourly" {
  name                = var.name
  description         = "Runs ${var.name} every hour"
  schedule_expression = "rate(1 hour)"

  # Some minute of the hour: no other system's full hour.
  flexible_time_window {
    mode                      = "FLEXIBLE"
    maximum_window_in_minutes = 30
  }

  target {
    arn      = aws_lambda_function.this.arn
    role_arn = aws_iam_role.schedule.arn

    # What a failed run left, the next one finds.
    retry_policy {
      maximum_event_age_in_seconds = 600
      maximum_retry_attempts       = 2
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name        = "${var.name}-errors"
  alarm_description = "The clean-up of unconfirmed sign-ups failed. The log group ${aws_cloudwatch_log_group.function.name} says why. See docs/runbooks.md#clean-up-errors"

  namespace           = "AWS/Lambda"
  metric_name         = "Errors"
  statistic           = "Sum"
  period              = 3600
  evaluation_periods  = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarm_topic_arn]

  dimensions = {
    FunctionName = aws_lambda_function.this.function_name
  }
}
