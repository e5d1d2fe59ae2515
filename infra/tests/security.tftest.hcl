# What a deployed stage must be, on mocked providers: no account is needed. The same rules hold for the files of each
# stage in spec/, without Terraform; here Terraform itself says what comes out.

mock_provider "archive" {}
mock_provider "random" {}

mock_provider "aws" {
  mock_resource "aws_iam_role" {
    defaults = {
      arn = "arn:aws:iam::111122223333:role/mock"
    }
  }

  mock_resource "aws_cognito_user_pool" {
    defaults = {
      id  = "eu-central-1_Mock00000"
      arn = "arn:aws:cognito-idp:eu-central-1:111122223333:userpool/eu-central-1_Mock00000"
    }
  }

  mock_resource "aws_cloudwatch_log_group" {
    defaults = {
      arn = "arn:aws:logs:eu-central-1:111122223333:log-group:mock"
    }
  }

  mock_resource "aws_sns_topic" {
    defaults = {
      arn = "arn:aws:sns:eu-central-1:111122223333:mock"
    }
  }

  mock_resource "aws_lambda_function" {
    defaults = {
      arn = "arn:aws:lambda:eu-central-1:111122223333:function:mock"
    }
  }

  mock_resource "aws_wafv2_web_acl" {
    defaults = {
      arn = "arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/mock/0123"
    }
  }

  mock_resource "aws_s3_bucket" {
    defaults = {
      arn                         = "arn:aws:s3:::mock"
      bucket_regional_domain_name = "mock.s3.eu-central-1.amazonaws.com"
    }
  }

  mock_resource "aws_cloudfront_distribution" {
    defaults = {
      arn         = "arn:aws:cloudfront::111122223333:distribution/MOCK"
      domain_name = "mock.cloudfront.net"
    }
  }
}

variables {
  stage        = "test"
  account_id   = "111122223333"
  region       = "eu-central-1"
  alarms       = { emails = ["on-call@latchkey.test"] }
  web_acl      = { countries = ["DE", "AT"] }
  distribution = {}
}

# Planned only, here and for the whole stage: the pool, the client and what guards the state against other variables
# cannot be destroyed after an apply either. Whom the SMS role trusts holds a random id, which no plan knows: spec/ does.
run "user_pool" {
  command = plan

  module {
    source = "./modules/user-pool"
  }

  variables {
    name                     = "latchkey-test"
    permissions_boundary_arn = null
    user_pool                = { tier = "ESSENTIALS", threat_protection = "OFF", deletion_protection = true }
    password_policy = {
      minimum_length          = 10
      require_uppercase       = true
      require_lowercase       = true
      require_numbers         = true
      require_symbols         = false
      temporary_validity_days = 7
      history_size            = 5
    }
    sign_in = { self_sign_up = false, sessions = false }
    attributes = [
      { name = "name", type = "text", required = true, min_length = null, max_length = null, min = null, max = null, sign_up = true, editable = true },
      { name = "nickname", type = "text", required = false, min_length = null, max_length = null, min = null, max = null, sign_up = true, editable = true },
      { name = "custom:employee", type = "text", required = true, min_length = 6, max_length = 6, min = null, max = null, sign_up = true, editable = false },
      { name = "custom:floor", type = "number", required = false, min_length = null, max_length = null, min = "-2", max = null, sign_up = true, editable = true },
      { name = "custom:badge", type = "text", required = false, min_length = null, max_length = null, min = null, max = null, sign_up = false, editable = false },
    ]
    mfa                = { mode = "OPTIONAL", totp = true }
    tokens             = { access_minutes = 60, id_minutes = 60, refresh_days = 30, auth_session_minutes = 3, rotation_grace_seconds = 30 }
    messages           = { verification = "Code {####}", authentication = "Code {####}", invitation = "{username} {####}", invitation_subject = "Account" }
    log_retention_days = 90
    partition          = "aws"
    risk_exceptions    = { blocked_ip_ranges = [], skipped_ip_ranges = [] }
    user_auth_events   = null
    existing_pool      = null
  }

  assert {
    condition     = aws_cognito_user_pool.this.deletion_protection == "ACTIVE"
    error_message = "The pool can be deleted."
  }

  assert {
    condition     = one(aws_cognito_user_pool.this.account_recovery_setting[0].recovery_mechanism).name == "verified_phone_number"
    error_message = "An account can be recovered by something else than its verified phone number."
  }

  assert {
    condition = alltrue([
      for text in values(one(one(aws_cognito_user_pool.this.admin_create_user_config).invite_message_template)) :
      text != null && text != ""
    ])
    error_message = "A text of the invitation is empty; Cognito would refuse to make the pool."
  }

  assert {
    condition     = one(aws_cognito_user_pool.this.admin_create_user_config).allow_admin_create_user_only
    error_message = "People can sign themselves up though the stage says that they cannot."
  }

  assert {
    condition     = one(aws_cognito_user_pool.this.password_policy).password_history_size == 5
    error_message = "The pool keeps no password history."
  }

  assert {
    condition = toset([for one in aws_cognito_user_pool.this.schema : "${one.name} ${one.attribute_data_type}, required: ${one.required}, mutable: ${one.mutable}"]) == toset([
      "name String, required: true, mutable: true",
      "phone_number String, required: true, mutable: true",
      "employee String, required: false, mutable: false",
      "floor Number, required: false, mutable: true",
      "badge String, required: false, mutable: true",
    ])
    error_message = "The schema is not what the stage's attributes come to."
  }

  assert {
    condition = alltrue([
      for one in aws_cognito_user_pool.this.schema :
      one.attribute_data_type == "Number" ? one.number_attribute_constraints[0].min_value == "-2" && one.number_attribute_constraints[0].max_value == "999999999999999" :
      one.string_attribute_constraints[0].min_length != "" && one.string_attribute_constraints[0].max_length != ""
    ])
    error_message = "An attribute has no limits; the provider could add no other one after it."
  }

  assert {
    condition     = aws_cognito_user_pool_client.app.read_attributes == toset(["name", "nickname", "phone_number", "phone_number_verified", "custom:employee", "custom:floor", "custom:badge"])
    error_message = "The app may not read each attribute, or may read others."
  }

  assert {
    condition     = aws_cognito_user_pool_client.app.write_attributes == toset(["name", "nickname", "phone_number", "custom:employee", "custom:floor"])
    error_message = "The app may write something that it asks nobody for, or cannot write what it asks for."
  }

  assert {
    condition     = !aws_cognito_user_pool_client.app.generate_secret
    error_message = "The app client has a secret."
  }

  assert {
    condition     = aws_cognito_user_pool_client.app.explicit_auth_flows == toset(["ALLOW_USER_SRP_AUTH"])
    error_message = "With rotation on there is a flow beside SRP."
  }

  assert {
    condition     = aws_cognito_user_pool_client.app.refresh_token_rotation[0].retry_grace_period_seconds == 30
    error_message = "Rotation has no grace."
  }

  assert {
    condition     = jsondecode(aws_iam_role_policy.sms.policy).Statement[*].Action == ["sns:Publish"]
    error_message = "The SMS role may do more than send."
  }
}

run "password_history_needs_essentials" {
  command = plan

  module {
    source = "./modules/user-pool"
  }

  variables {
    name                     = "latchkey-test"
    permissions_boundary_arn = null
    user_pool                = { tier = "LITE", threat_protection = "OFF", deletion_protection = true }
    attributes               = []
    sign_in                  = { self_sign_up = true, sessions = false }
    password_policy = {
      minimum_length          = 10
      require_uppercase       = true
      require_lowercase       = true
      require_numbers         = true
      require_symbols         = false
      temporary_validity_days = 7
      history_size            = 1
    }
    mfa                = { mode = "OPTIONAL", totp = true }
    tokens             = { access_minutes = 60, id_minutes = 60, refresh_days = 30, auth_session_minutes = 3, rotation_grace_seconds = null }
    messages           = { verification = "Code {####}", authentication = "Code {####}", invitation = "{username} {####}", invitation_subject = "Account" }
    log_retention_days = 90
    partition          = "aws"
    risk_exceptions    = { blocked_ip_ranges = [], skipped_ip_ranges = [] }
    user_auth_events   = null
    existing_pool      = null
  }

  expect_failures = [aws_cognito_user_pool.this]
}

run "sessions_need_essentials" {
  command = plan

  module {
    source = "./modules/user-pool"
  }

  variables {
    name                     = "latchkey-test"
    permissions_boundary_arn = null
    user_pool                = { tier = "LITE", threat_protection = "OFF", deletion_protection = true }
    attributes               = []
    sign_in                  = { self_sign_up = true, sessions = true }
    password_policy = {
      minimum_length          = 10
      require_uppercase       = true
      require_lowercase       = true
      require_numbers         = true
      require_symbols         = false
      temporary_validity_days = 7
      history_size            = 0
    }
    mfa                = { mode = "OPTIONAL", totp = true }
    tokens             = { access_minutes = 60, id_minutes = 60, refresh_days = 30, auth_session_minutes = 3, rotation_grace_seconds = null }
    messages           = { verification = "Code {####}", authentication = "Code {####}", invitation = "{username} {####}", invitation_subject = "Account" }
    log_retention_days = 90
    partition          = "aws"
    risk_exceptions    = { blocked_ip_ranges = [], skipped_ip_ranges = [] }
    user_auth_events   = null
    existing_pool      = null
  }

  expect_failures = [aws_cognito_user_pool.this]
}

run "whole_stage" {
  command = plan

  assert {
    condition     = output.stage == "test" && output.region == "eu-central-1"
    error_message = "The outputs name another stage or Region."
  }

  assert {
    condition     = output.password_policy.minimum_length == 10
    error_message = "The app would be told another password policy."
  }

  assert {
    condition     = join(" ", output.attributes[*].name) == "name custom:company custom:role_name" && output.sign_in.self_sign_up && output.sign_in.challenge_minutes == 3
    error_message = "The app would be told other attributes or rules than those of version 0.1.0."
  }

  assert {
    condition     = output.sign_in.second_factor == "OPTIONAL" && output.sign_in.totp && output.sign_in.new_number && !output.sign_in.sessions && !output.sign_in.delete_account
    error_message = "The app would be told other rules than those of the pool, or more than the company said."
  }

  assert {
    condition     = output.installer_bucket == "latchkey-test-installers-111122223333"
    error_message = "The bucket is not named after its stage and account."
  }
}

run "bucket" {
  module {
    source = "./modules/distribution"
  }

  variables {
    name               = "latchkey-test"
    domain             = null
    price_class        = "PriceClass_100"
    keep_replaced_days = 90
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_public_access_block.this.block_public_acls,
      aws_s3_bucket_public_access_block.this.block_public_policy,
      aws_s3_bucket_public_access_block.this.ignore_public_acls,
      aws_s3_bucket_public_access_block.this.restrict_public_buckets,
    ])
    error_message = "The bucket can be public."
  }

  assert {
    condition     = output.feed_url == "https://mock.cloudfront.net"
    error_message = "The update feed is not where the distribution is."
  }

  assert {
    condition = alltrue([
      for statement in jsondecode(aws_s3_bucket_policy.this.policy).Statement :
      statement.Effect == "Deny" || statement.Principal != "*"
    ])
    error_message = "The bucket's policy lets anybody in."
  }
}
