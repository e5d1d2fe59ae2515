# The user pool alone, for a company that watches and guards its pools in a way of its own.

locals {
  region     = "eu-central-1"
  account_id = "111122223333"
}

module "user_pool" {
  source = "../../modules/user-pool"

  name                     = "pass-prod"
  account_id               = local.account_id
  region                   = local.region
  partition                = "aws"
  permissions_boundary_arn = null
  log_retention_days       = 90

  user_pool = {
    tier                = "ESSENTIALS"
    threat_protection   = "OFF"
    deletion_protection = true
  }
  existing_pool    = null
  risk_exceptions  = { blocked_ip_ranges = [], skipped_ip_ranges = [] }
  user_auth_events = null

  attributes = [
    {
      name       = "name"
      type       = "text"
      required   = true
      min_length = null
      max_length = null
      min        = null
      max        = null
      sign_up    = true
      editable   = true
    },
  ]
  sign_in = { self_sign_up = true, sessions = false }
  mfa     = { mode = "OPTIONAL", totp = true }

  password_policy = {
    minimum_length          = 12
    require_uppercase       = true
    require_lowercase       = true
    require_numbers         = true
    require_symbols         = false
    temporary_validity_days = 7
    history_size            = 0
  }
  tokens = {
    access_minutes         = 60
    id_minutes             = 60
    refresh_days           = 30
    auth_session_minutes   = 3
    rotation_grace_seconds = null
  }
  messages = {
    verification       = "Your Northwind Pass code is {####}."
    authentication     = "Your Northwind Pass sign-in code is {####}."
    invitation         = "Your Northwind Pass user name is {username} and your temporary password is {####}"
    invitation_subject = "Your Northwind Pass account"
  }
}

output "user_pool_id" {
  description = "Goes into the stage's file as userPoolId."
  value       = module.user_pool.id
}

output "user_pool_client_id" {
  description = "Goes into the stage's file as userPoolClientId."
  value       = module.user_pool.client_id
}
