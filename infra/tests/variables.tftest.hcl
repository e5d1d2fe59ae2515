# Each variable says what is wrong with it, before anything is planned.

mock_provider "archive" {}
mock_provider "aws" {}
mock_provider "random" {}

variables {
  stage      = "test"
  account_id = "111122223333"
  region     = "eu-central-1"
  alarms     = { emails = ["on-call@latchkey.test"] }
}

run "defaults_are_enough" {
  command = plan
}

run "alarms_that_tell_nobody_are_warned_of" {
  command = plan

  variables {
    alarms = {}
  }

  expect_failures = [check.alarms_tell_somebody]
}

run "the_address_of_an_example_is_nobody" {
  command = plan

  variables {
    alarms = { emails = ["on-call@example.com"] }
  }

  expect_failures = [check.alarms_tell_somebody]
}

run "a_topic_of_your_own_tells_somebody" {
  command = plan

  variables {
    alarms = { topic_arn = "arn:aws:sns:eu-central-1:111122223333:on-call" }
  }
}

run "a_topic_of_another_region_is_refused" {
  command = plan

  variables {
    alarms = { topic_arn = "arn:aws:sns:us-east-1:111122223333:on-call" }
  }

  expect_failures = [var.alarms]
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

run "china_has_no_user_pools" {
  command = plan

  variables {
    region = "cn-north-1"
  }

  expect_failures = [var.region]
}

run "ranges_are_in_cidr_notation" {
  command = plan

  variables {
    risk_exceptions = { blocked_ip_ranges = ["203.0.113.0/24", "2001:db8::/32"], skipped_ip_ranges = ["203.0.113.7"] }
  }

  expect_failures = [var.risk_exceptions]
}

run "events_go_to_a_bucket_or_a_stream" {
  command = plan

  variables {
    user_auth_events = { destination_arn = "arn:aws:sqs:eu-central-1:111122223333:queue" }
  }

  expect_failures = [var.user_auth_events]
}

run "existing_pool_has_phone_numbers" {
  command = plan

  variables {
    existing_pool = { id = "eu-central-1_AbCdEfGhI", name = "people", username_attributes = ["email"], schema = [] }
  }

  expect_failures = [var.existing_pool]
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

run "messages_say_whose_they_are" {
  command = plan

  variables {
    brand    = "../brands/northwind"
    messages = { authentication = "{####} is your code." }
  }

  assert {
    condition     = local.messages.verification == "Your Northwind Pass code is {####}."
    error_message = "The verification message is ${local.messages.verification}"
  }

  assert {
    condition     = local.messages.authentication == "{####} is your code."
    error_message = "The authentication message is ${local.messages.authentication}"
  }

  assert {
    condition     = local.sms_sender_id == "NORTHWIND"
    error_message = "The sender is ${coalesce(local.sms_sender_id, "nobody")}"
  }
}

run "sender_of_the_stage_comes_first" {
  command = plan

  variables {
    brand = "../brands/northwind"
    sms   = { sender_id = "PASS" }
  }

  assert {
    condition     = local.sms_sender_id == "PASS"
    error_message = "The sender is ${coalesce(local.sms_sender_id, "nobody")}"
  }
}

run "folder_without_a_brand" {
  command = plan

  variables {
    brand = "../brands"
  }

  expect_failures = [var.brand]
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

run "long_password_history" {
  command = plan

  variables {
    password_policy = { history_size = 25 }
  }

  expect_failures = [var.password_policy]
}

run "attribute_of_the_pool" {
  command = plan

  variables {
    attributes = [{ name = "phone_number" }]
  }

  expect_failures = [var.attributes]
}

run "custom_attribute_with_a_standard_name" {
  command = plan

  variables {
    attributes = [{ name = "custom:email", label = { en = "E-mail" } }]
  }

  expect_failures = [var.attributes]
}

run "attribute_twice" {
  command = plan

  variables {
    attributes = [{ name = "name" }, { name = "name" }]
  }

  expect_failures = [var.attributes]
}

run "more_custom_attributes_than_a_pool_has" {
  command = plan

  variables {
    attributes = [for index in range(51) : { name = "custom:a${index}", label = { en = "A" } }]
  }

  expect_failures = [var.attributes]
}

run "attribute_of_another_type" {
  command = plan

  variables {
    attributes = [{ name = "name", type = "string" }]
  }

  expect_failures = [var.attributes]
}

run "birthdate_as_text" {
  command = plan

  variables {
    attributes = [{ name = "birthdate" }]
  }

  expect_failures = [var.attributes]
}

run "required_and_not_writable" {
  command = plan

  variables {
    attributes = [{ name = "name", required = true, sign_up = false, editable = false }]
  }

  expect_failures = [var.attributes]
}

run "length_of_a_number" {
  command = plan

  variables {
    attributes = [{ name = "custom:floor", type = "number", max_length = 3, label = { en = "Floor" } }]
  }

  expect_failures = [var.attributes]
}

run "length_beyond_cognito" {
  command = plan

  variables {
    attributes = [{ name = "name", max_length = 2049 }]
  }

  expect_failures = [var.attributes]
}

run "shortest_above_longest" {
  command = plan

  variables {
    attributes = [{ name = "name", min_length = 257 }]
  }

  expect_failures = [var.attributes]
}

run "pattern_of_nothing" {
  command = plan

  variables {
    attributes = [{ name = "name", pattern = "" }]
  }

  expect_failures = [var.attributes]
}

run "bound_of_a_text" {
  command = plan

  variables {
    attributes = [{ name = "name", min = 1 }]
  }

  expect_failures = [var.attributes]
}

run "bound_that_is_no_number" {
  command = plan

  variables {
    attributes = [{ name = "custom:floor", type = "number", max = "high", label = { en = "Floor" } }]
  }

  expect_failures = [var.attributes]
}

run "bound_that_is_no_day" {
  command = plan

  variables {
    attributes = [{ name = "custom:since", type = "date", min = "2026-02-30", label = { en = "Since" } }]
  }

  expect_failures = [var.attributes]
}

run "bounds_the_wrong_way_round" {
  command = plan

  variables {
    attributes = [{ name = "custom:floor", type = "number", min = 10, max = 9, label = { en = "Floor" } }]
  }

  expect_failures = [var.attributes]
}

run "choice_without_choices" {
  command = plan

  variables {
    attributes = [{ name = "custom:department", type = "choice" }]
  }

  expect_failures = [var.attributes]
}

run "choice_with_spaces" {
  command = plan

  variables {
    attributes = [{ name = "custom:department", type = "choice", choices = [{ value = " it" }] }]
  }

  expect_failures = [var.attributes]
}

run "choice_twice" {
  command = plan

  variables {
    attributes = [{ name = "custom:department", type = "choice", choices = [{ value = "it" }, { value = "it" }] }]
  }

  expect_failures = [var.attributes]
}

run "attribute_without_a_label" {
  command = plan

  variables {
    attributes = [{ name = "custom:floor" }]
  }

  expect_failures = [var.attributes]
}

run "label_in_no_language_of_the_app" {
  command = plan

  variables {
    attributes = [{ name = "custom:floor", label = { tlh = "pong" } }]
  }

  expect_failures = [var.attributes]
}

run "label_of_nothing" {
  command = plan

  variables {
    attributes = [{ name = "custom:floor", label = { en = " " } }]
  }

  expect_failures = [var.attributes]
}

run "autocomplete_that_html_has_not" {
  command = plan

  variables {
    attributes = [{ name = "name", autocomplete = "Name" }]
  }

  expect_failures = [var.attributes]
}
