resource "aws_cognito_user_pool" "this" {
  name                = local.pool_name
  user_pool_tier      = var.user_pool.tier
  deletion_protection = var.user_pool.deletion_protection ? "ACTIVE" : "INACTIVE"

  username_attributes      = local.username_attributes
  auto_verified_attributes = ["phone_number"]

  dynamic "username_configuration" {
    for_each = local.user_names

    content {
      case_sensitive = username_configuration.value
    }
  }

  # With the phone number as the user name, an unverified change would lock the user out: the old number counts until
  # the new one is verified.
  user_attribute_update_settings {
    attributes_require_verification_before_update = ["phone_number"]
  }

  account_recovery_setting {
    recovery_mechanism {
      name     = "verified_phone_number"
      priority = 1
    }
  }

  admin_create_user_config {
    allow_admin_create_user_only = !var.sign_in.self_sign_up

    # The app's users are invited by SMS, but the template needs all three texts: the provider sends those that are left
    # out as empty ones, and Cognito refuses to make a pool with them (hashicorp/terraform-provider-aws#49203).
    invite_message_template {
      sms_message   = var.messages.invitation
      email_message = var.messages.invitation
      email_subject = var.messages.invitation_subject
    }
  }

  password_policy {
    minimum_length                   = var.password_policy.minimum_length
    require_uppercase                = var.password_policy.require_uppercase
    require_lowercase                = var.password_policy.require_lowercase
    require_numbers                  = var.password_policy.require_numbers
    require_symbols                  = var.password_policy.require_symbols
    temporary_password_validity_days = var.password_policy.temporary_validity_days

    # Left out for none: a pool on LITE has no such setting.
    password_history_size = var.password_policy.history_size == 0 ? null : var.password_policy.history_size
  }

  mfa_configuration          = var.mfa.mode
  sms_authentication_message = var.messages.authentication

  # SMS as a second factor has no switch: Cognito offers it to every pool with MFA and an SMS configuration.
  dynamic "software_token_mfa_configuration" {
    for_each = var.mfa.mode == "OFF" ? [] : [var.mfa.totp]

    content {
      enabled = software_token_mfa_configuration.value
    }
  }

  sms_configuration {
    external_id    = random_uuid.sms_external_id.result
    sns_caller_arn = aws_iam_role.sms.arn
    sns_region     = var.region
  }

  verification_message_template {
    default_email_option = "CONFIRM_WITH_CODE"
    sms_message          = var.messages.verification
  }

  dynamic "lambda_config" {
    for_each = length(keys(var.triggers)) == 0 ? [] : [var.triggers]

    content {
      custom_message = try(lambda_config.value.custom_message, null)
      pre_sign_up    = try(lambda_config.value.pre_sign_up, null)
      user_migration = try(lambda_config.value.user_migration, null)
      kms_key_id     = try(lambda_config.value.custom_sms_sender, null) == null ? null : var.codes_key_arn

      dynamic "custom_sms_sender" {
        for_each = try([lambda_config.value.custom_sms_sender], [])

        content {
          lambda_arn     = custom_sms_sender.value
          lambda_version = "V1_0"
        }
      }
    }
  }

  user_pool_add_ons {
    advanced_security_mode = var.user_pool.threat_protection
  }

  # A schema is for ever. Terraform adds an attribute to a pool in place, and refuses to change or remove one when it
  # applies; the only way then is another pool, without the users. So check names and lengths before the first apply.
  # Each has its limits written out: after an attribute with empty ones the provider can add no other one
  # (hashicorp/terraform-provider-aws#37687).
  dynamic "schema" {
    for_each = local.schema

    content {
      name                = schema.value.name
      attribute_data_type = schema.value.type
      mutable             = schema.value.mutable
      required            = schema.value.required

      # Only a pool that is older than its stage has one that is for developers only.
      developer_only_attribute = schema.value.internal ? true : null

      dynamic "string_attribute_constraints" {
        for_each = schema.value.type == "String" ? [schema.value] : []

        content {
          min_length = string_attribute_constraints.value.min
          max_length = string_attribute_constraints.value.max
        }
      }

      dynamic "number_attribute_constraints" {
        for_each = schema.value.type == "Number" ? [schema.value] : []

        content {
          min_value = number_attribute_constraints.value.min
          max_value = number_attribute_constraints.value.max
        }
      }
    }
  }

  # Cognito tries the SMS role while it makes the pool.
  depends_on = [aws_iam_role_policy.sms]

  # With another pool the users are gone. Deletion protection stops that too late: by then the client is destroyed.
  # docs/deploy.md tells how to take a stage down on purpose.
  lifecycle {
    prevent_destroy = true

    precondition {
      condition     = var.password_policy.history_size == 0 || var.user_pool.tier != "LITE"
      error_message = "password_policy.history_size needs user_pool.tier ESSENTIALS or PLUS."
    }

    precondition {
      condition     = var.user_pool.threat_protection == "ENFORCED" || length(var.risk_exceptions.blocked_ip_ranges) == 0 && length(var.risk_exceptions.skipped_ip_ranges) == 0
      error_message = "risk_exceptions needs user_pool.threat_protection = \"ENFORCED\": otherwise nobody is blocked for a risk."
    }

    precondition {
      condition     = var.user_auth_events == null || var.user_pool.threat_protection != "OFF"
      error_message = "user_auth_events needs user_pool.threat_protection AUDIT or ENFORCED, and with it user_pool.tier = \"PLUS\"."
    }

    precondition {
      condition     = !var.sign_in.sessions || var.user_pool.tier != "LITE"
      error_message = "sign_in.sessions needs user_pool.tier ESSENTIALS or PLUS."
    }

    precondition {
      condition = !var.sign_in.self_sign_up || alltrue([
        for one in local.existing_schema :
        !one.required || one.custom || one.name == "phone_number" || contains([for asked in var.attributes : asked.name if asked.sign_up], one.name)
      ])
      error_message = "attributes: the pool refuses a sign-up without each standard attribute that existing_pool.schema requires, so with sign_in.self_sign_up attributes has it, with sign_up."
    }

    precondition {
      condition     = !var.sign_in.self_sign_up || alltrue([for one in var.attributes : !one.required || one.sign_up || startswith(one.name, "custom:")])
      error_message = "attributes.sign_up: the pool refuses a sign-up without a standard attribute that it requires, so with sign_in.self_sign_up the form has to ask for it."
    }
  }
}
