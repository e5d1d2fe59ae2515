# `terraform output -json` is all that the app's build takes from here (npm run configure). Nothing in it is secret.

output "stage" {
  description = "The stage, so that nobody builds one stage with another's ids."
  value       = var.stage
}

output "suffix" {
  description = "What this stage's app has in its names beside the brand's; null where it has nothing."
  value       = var.suffix
}

output "region" {
  description = "Region of the user pool."
  value       = var.region
}

output "user_pool_id" {
  description = "Id of the user pool."
  value       = module.user_pool.id
}

output "user_pool_client_id" {
  description = "Id of the app client. Public: it has no secret."
  value       = module.user_pool.client_id
}

output "password_policy" {
  description = "The pool's rules, which the app shows while a password is typed."
  value       = var.password_policy
}

output "attributes" {
  description = "What the pool knows of a user beside the phone number; the app asks for it and shows it."
  value       = var.attributes
}

output "sign_in" {
  description = "How people get and use an account."
  value = {
    self_sign_up      = var.sign_in.self_sign_up
    challenge_minutes = var.tokens.auth_session_minutes
    second_factor     = var.mfa.mode
    totp              = var.mfa.mode != "OFF" && var.mfa.totp
    new_number        = var.sign_in.new_number
    sessions          = var.sign_in.sessions
    delete_account    = var.sign_in.delete_account
  }
}

output "update_feed_url" {
  description = "Where installed apps look for updates; null without a distribution."
  value       = one(module.distribution[*].feed_url)
}

output "installer_bucket" {
  description = "Bucket that takes installers and the update feed; null without a distribution."
  value       = one(module.distribution[*].bucket)
}

output "sms_sender_key_arn" {
  description = "Key that the function of triggers.sms_sender decrypts codes with; null without one."
  value       = var.triggers.sms_sender == null ? null : aws_kms_key.codes[0].arn
}
