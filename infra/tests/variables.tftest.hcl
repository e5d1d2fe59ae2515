# Each variable says what is wrong with it, before anything is planned.

mock_provider "archive" {}
mock_provider "aws" {}
mock_provider "random" {}

variables {
  stage      = "test"
  account_id = "111122223333"
  region     = "eu-central-1"
}

run "defaults_are_enough" {
  command = plan
}

run "the_local_stage_is_not_deployed" {
  command = plan

  variables {
    stage = "local"
  }

  expect_failures = [var.stage]
}

run "account" {
  command = plan

  variables {
    account_id = "1234"
  }

  expect_failures = [var.account_id]
}

run "region" {
  command = plan

  variables {
    region = "Frankfurt"
  }

  expect_failures = [var.region]
}

run "seoul_sends_no_sms" {
  command = plan

  variables {
    region = "ap-northeast-2"
  }

  expect_failures = [var.region]
}

run "threat_protection_needs_plus" {
  command = plan

  variables {
    user_pool = { threat_protection = "ENFORCED" }
  }

  expect_failures = [var.user_pool]
}

run "short_password" {
  command = plan

  variables {
    password_policy = { minimum_length = 6 }
  }

  expect_failures = [var.password_policy]
}

run "sms_as_everybodys_second_factor" {
  command = plan

  variables {
    mfa = { mode = "ON", totp = false }
  }

  expect_failures = [var.mfa]
}

run "rotation_grace" {
  command = plan

  variables {
    tokens = { rotation_grace_seconds = 61 }
  }

  expect_failures = [var.tokens]
}

run "rotation_grace_too_short_to_ask_again" {
  command = plan

  variables {
    tokens = { rotation_grace_seconds = 19 }
  }

  expect_failures = [var.tokens]
}

run "message_without_a_code" {
  command = plan

  variables {
    messages = { verification = "Hello from Latchkey" }
  }

  expect_failures = [var.messages]
}

run "invitation_without_a_subject" {
  command = plan

  variables {
    messages = { invitation_subject = " " }
  }

  expect_failures = [var.messages]
}

run "spend_limit_in_cents" {
  command = plan

  variables {
    sms = { monthly_spend_limit_usd = 0.5 }
  }

  expect_failures = [var.sms]
}

run "clean_up_before_the_code_expires" {
  command = plan

  variables {
    clean_up = { max_age_hours = 1 }
  }

  expect_failures = [var.clean_up]
}

run "country_name" {
  command = plan

  variables {
    web_acl = { countries = ["Germany"] }
  }

  expect_failures = [var.web_acl]
}

run "certificate_of_another_region" {
  command = plan

  variables {
    distribution = {
      domain = {
        name            = "updates.example.com"
        certificate_arn = "arn:aws:acm:eu-central-1:111122223333:certificate/0123"
      }
    }
  }

  expect_failures = [var.distribution]
}
