# A stage's own file, planned on mocked providers: terraform test -test-directory=tests/stages -var-file=stages/NAME.tfvars
# What pool and client come to is held by spec/; here Terraform itself takes the file, and the provider's schema the pool.

# The mocks are those of security.tftest.hcl; spec/mocks.spec.ts holds that. Terraform could share them by `source`, but
# OpenTofu does not know it (opentofu/opentofu#1778).
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

# A warning that nobody is told of alarms would fail the test, and a stage without its addresses is not wrong yet.
variables {
  alarms = { emails = ["on-call@latchkey.test"] }
}

run "stage" {
  command = plan

  assert {
    condition     = output.stage == var.stage && output.region == var.region
    error_message = "The outputs name another stage or Region."
  }

  assert {
    condition     = output.attributes == var.attributes && alltrue([for rule, value in var.sign_in : output.sign_in[rule] == value])
    error_message = "The app would be told other attributes or rules than the stage has."
  }

  assert {
    condition     = output.sign_in.second_factor == var.mfa.mode && output.sign_in.totp == (var.mfa.mode != "OFF" && var.mfa.totp)
    error_message = "The app would be told another second factor than the pool has."
  }
}
