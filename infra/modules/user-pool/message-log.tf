# The only place where Cognito says why an SMS did not go out: sandbox, spend limit, blocked country.
resource "aws_cloudwatch_log_group" "messages" {
  name              = "/aws/vendedlogs/cognito/${var.name}-messages"
  retention_in_days = var.log_retention_days
}

resource "aws_cognito_log_delivery_configuration" "this" {
  user_pool_id = aws_cognito_user_pool.this.id

  log_configurations {
    event_source = "userNotification"
    log_level    = "ERROR"

    cloud_watch_logs_configuration {
      log_group_arn = aws_cloudwatch_log_group.messages.arn
    }
  }
}
