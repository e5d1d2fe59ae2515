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

run "stage" {
  command = plan

  assert {
    condition     = output.stage == var.stage && output.region == var.region
    error_message = "The outputs name another stage or Region."
  }

  assert {
    condition     = output.attributes == var.attributes && output.sign_in == var.sign_in
    error_message = "The app would be told other attributes or rules than the pool has."
  }
}
