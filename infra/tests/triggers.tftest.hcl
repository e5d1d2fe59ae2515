# What a stage may say of the pool's functions.

mock_provider "archive" {}
mock_provider "aws" {}
mock_provider "random" {}

variables {
  stage      = "test"
  account_id = "111122223333"
  region     = "eu-central-1"
  alarms     = { emails = ["on-call@latchkey.test"] }
}

run "none_by_default" {
  command = plan

  assert {
    condition     = length(module.custom_message) == 0 && length(module.pre_sign_up) == 0 && length(aws_kms_key.codes) == 0
    error_message = "A stage has functions that it did not turn on."
  }
}

run "all_of_them" {
  command = plan

  variables {
    triggers = {
      messages               = true
      sign_up                = { prefixes = ["+49"] }
      migration_function_arn = "arn:aws:lambda:eu-central-1:111122223333:function:latchkey-migration"
      sms_sender             = { function_arn = "arn:aws:lambda:eu-central-1:111122223333:function:latchkey-sms-sender" }
    }
  }

  assert {
    condition     = length(module.custom_message) == 1 && length(module.pre_sign_up) == 1 && one(aws_kms_key.codes).enable_key_rotation
    error_message = "A function that the stage turned on is not there."
  }
}

run "language_of_no_file" {
  command = plan

  variables {
    triggers = { language = "xx" }
  }

  expect_failures = [var.triggers]
}

run "list_of_nobody" {
  command = plan

  variables {
    triggers = { sign_up = {} }
  }

  expect_failures = [var.triggers]
}

run "prefix_without_a_plus" {
  command = plan

  variables {
    triggers = { sign_up = { prefixes = ["49"] } }
  }

  expect_failures = [var.triggers]
}

run "function_of_another_region" {
  command = plan

  variables {
    triggers = { migration_function_arn = "arn:aws:lambda:us-east-1:111122223333:function:latchkey-migration" }
  }

  expect_failures = [var.triggers]
}
