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

  # What threat protection sees goes to one place: the log group below, a bucket, or a Firehose stream.
  dynamic "log_configurations" {
    for_each = var.user_auth_events == null ? [] : [local.user_auth_events]

    content {
      event_source = "userAuthEvents"
      log_level    = "INFO"

      dynamic "cloud_watch_logs_configuration" {
        for_each = log_configurations.value.own

        content {
          log_group_arn = aws_cloudwatch_log_group.user_auth_events[0].arn
        }
      }

      dynamic "s3_configuration" {
        for_each = log_configurations.value.buckets

        content {
          bucket_arn = s3_configuration.value
        }
      }

      dynamic "firehose_configuration" {
        for_each = log_configurations.value.streams

        content {
          stream_arn = firehose_configuration.value
        }
      }
    }
  }
}

locals {
  event_destinations = try(var.user_auth_events.destination_arn, null) == null ? [] : [var.user_auth_events.destination_arn]
  user_auth_events = {
    own     = length(local.event_destinations) == 0 ? ["log group"] : []
    buckets = [for arn in local.event_destinations : arn if strcontains(arn, ":s3:::")]
    streams = [for arn in local.event_destinations : arn if strcontains(arn, ":firehose:")]
  }
}

# Its name lets AWS write the policy by which Cognito delivers, as it does for the messages.
resource "aws_cloudwatch_log_group" "user_auth_events" {
  count = var.user_auth_events != null && length(local.event_destinations) == 0 ? 1 : 0

  name              = "/aws/vendedlogs/cognito/${var.name}-user-auth-events"
  retention_in_days = var.user_auth_events.retention_days
}
