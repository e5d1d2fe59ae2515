locals {
  # The provider wants one range at least, of whichever kind.
  risk_exceptions = (
    length(var.risk_exceptions.blocked_ip_ranges) == 0 && length(var.risk_exceptions.skipped_ip_ranges) == 0 ? [] : [var.risk_exceptions]
  )
}

# What ENFORCED does; AUDIT only logs. Nobody is written to: the pool knows no e-mail addresses, or none that are verified.
resource "aws_cognito_risk_configuration" "this" {
  count = var.user_pool.threat_protection == "ENFORCED" ? 1 : 0

  user_pool_id = aws_cognito_user_pool.this.id

  # Cognito sees a password when it is set. Signing in by SRP never shows it one, so SIGN_IN would check nothing.
  compromised_credentials_risk_configuration {
    event_filter = ["SIGN_UP", "PASSWORD_CHANGE"]

    actions {
      event_action = "BLOCK"
    }
  }

  dynamic "risk_exception_configuration" {
    for_each = local.risk_exceptions

    content {
      blocked_ip_range_list = risk_exception_configuration.value.blocked_ip_ranges
      skipped_ip_range_list = risk_exception_configuration.value.skipped_ip_ranges
    }
  }

  account_takeover_risk_configuration {
    actions {
      low_action {
        event_action = "NO_ACTION"
        notify       = false
      }

      medium_action {
        event_action = "MFA_IF_CONFIGURED"
        notify       = false
      }

      high_action {
        event_action = "BLOCK"
        notify       = false
      }
    }
  }
}
