# The desktop app. Public: whatever is built into an installer can be read by whoever installs it.
resource "aws_cognito_user_pool_client" "app" {
  name         = local.client_name
  user_pool_id = aws_cognito_user_pool.this.id

  generate_secret = false

  # With rotation on, only GetTokensFromRefreshToken refreshes, and Cognito refuses the older flow beside it.
  explicit_auth_flows = concat(
    ["ALLOW_USER_SRP_AUTH"],
    var.tokens.rotation_grace_seconds == null ? ["ALLOW_REFRESH_TOKEN_AUTH"] : [],
  )

  enable_token_revocation              = true
  prevent_user_existence_errors        = "ENABLED"
  allowed_oauth_flows_user_pool_client = false

  read_attributes  = local.read_attributes
  write_attributes = local.write_attributes

  auth_session_validity  = var.tokens.auth_session_minutes
  access_token_validity  = var.tokens.access_minutes
  id_token_validity      = var.tokens.id_minutes
  refresh_token_validity = var.tokens.refresh_days

  token_validity_units {
    access_token  = "minutes"
    id_token      = "minutes"
    refresh_token = "days"
  }

  dynamic "refresh_token_rotation" {
    for_each = var.tokens.rotation_grace_seconds == null ? [] : [var.tokens.rotation_grace_seconds]

    content {
      feature                    = "ENABLED"
      retry_grace_period_seconds = refresh_token_rotation.value
    }
  }

  # Every installed app carries the client's id, and with another client none of them signs anybody in.
  lifecycle {
    prevent_destroy = true

    precondition {
      condition     = var.tokens.rotation_grace_seconds == null || var.user_pool.tier != "LITE"
      error_message = "tokens.rotation_grace_seconds needs user_pool.tier ESSENTIALS or PLUS."
    }
  }
}
