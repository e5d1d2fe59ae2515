# A stage's own file, planned on mocked providers: terraform test -test-directory=tests/stages -var-file=stages/NAME.tfvars
# What pool and client come to is held by spec/; here Terraform itself takes the file, and the provider's schema the pool.

mock_provider "archive" {}
mock_provider "random" {}

mock_provider "aws" {
  mock_resource "aws_iam_role" {
    defaults = {
      arn = "arn:aws:iam::111122223333:role/mock"
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
