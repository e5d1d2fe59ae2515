# Who was stopped. Whoever was let through is in CloudTrail's event history, with address and operation.
resource "aws_cloudwatch_log_group" "blocked" {
  name              = "aws-waf-logs-${var.name}" # WAF takes no other beginning
  retention_in_days = var.log_days
}

# AWS WAF writes the log group's resource policy (AWSWAF-LOGS) by itself, with the deployer's rights.
resource "aws_wafv2_web_acl_logging_configuration" "this" {
  resource_arn            = aws_wafv2_web_acl.this.arn
  log_destination_configs = [aws_cloudwatch_log_group.blocked.arn]

  # This app sends tokens in the body, which WAF never logs. A managed login's cookies and codes, and the authorization
  # of a signed call, would stand in the log for whoever reads it.
  dynamic "redacted_fields" {
    for_each = ["authorization", "cookie"]

    content {
      single_header {
        name = redacted_fields.value
      }
    }
  }

  redacted_fields {
    query_string {}
  }

  logging_filter {
    default_behavior = "DROP"

    filter {
      behavior    = "KEEP"
      requirement = "MEETS_ANY"

      condition {
        action_condition {
          action = "BLOCK"
        }
      }
    }
  }
}
