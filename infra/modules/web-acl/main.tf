locals {
  counted = [
    # UpdateUserAttributes is also each edit of a profile: the firewall sees no more of it than its name.
    { name = "number-changes", priority = 4, operations = "^(UpdateUserAttributes|GetUserAttributeVerificationCode)$" },
    { name = "challenge-answers", priority = 5, operations = "^RespondToAuthChallenge$" },
  ]
}

# In front of the pool's public operations. Requests stopped here do not count against Cognito's rates. The app gets a
# ForbiddenException.
resource "aws_wafv2_web_acl" "this" {
  name        = var.name
  description = "Guards the user pool ${var.name}"
  scope       = "REGIONAL"

  default_action {
    allow {}
  }

  dynamic "rule" {
    for_each = length(var.countries) == 0 ? [] : [var.countries]

    content {
      name     = "countries"
      priority = 1

      action {
        block {}
      }

      statement {
        not_statement {
          statement {
            geo_match_statement {
              country_codes = rule.value
            }
          }
        }
      }

      visibility_config {
        cloudwatch_metrics_enabled = true
        metric_name                = "${var.name}-countries"
        sampled_requests_enabled   = true
      }
    }
  }

  rule {
    name     = "sms-rate"
    priority = 2

    action {
      block {}
    }

    statement {
      rate_based_statement {
        limit              = var.sms_requests_per_ip
        aggregate_key_type = "IP"

        # Cognito names the operation to WAF in this header.
        scope_down_statement {
          regex_match_statement {
            regex_string = "^(SignUp|ResendConfirmationCode|ForgotPassword|GetUserAttributeVerificationCode|UpdateUserAttributes)$"

            field_to_match {
              single_header {
                name = "x-amzn-cognito-operation-name"
              }
            }

            text_transformation {
              priority = 0
              type     = "NONE"
            }
          }
        }
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "${var.name}-sms-rate"
      sampled_requests_enabled   = true
    }
  }

  rule {
    name     = "rate"
    priority = 3

    action {
      block {}
    }

    statement {
      rate_based_statement {
        limit              = var.requests_per_ip
        aggregate_key_type = "IP"
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "${var.name}-rate"
      sampled_requests_enabled   = true
    }
  }

  # The last two stop nothing. They count what went past the others, for the alarms (decision 0069).
  dynamic "rule" {
    for_each = local.counted

    content {
      name     = rule.value.name
      priority = rule.value.priority

      action {
        count {}
      }

      statement {
        regex_match_statement {
          regex_string = rule.value.operations

          field_to_match {
            single_header {
              name = "x-amzn-cognito-operation-name"
            }
          }

          text_transformation {
            priority = 0
            type     = "NONE"
          }
        }
      }

      visibility_config {
        cloudwatch_metrics_enabled = true
        metric_name                = "${var.name}-${rule.value.name}"
        sampled_requests_enabled   = true
      }
    }
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = var.name
    sampled_requests_enabled   = true
  }
}

resource "aws_wafv2_web_acl_association" "user_pool" {
  resource_arn = var.user_pool_arn
  web_acl_arn  = aws_wafv2_web_acl.this.arn
}
