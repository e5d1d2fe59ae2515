# What version 0.1.0 asks for, and the version of the terms that each user agreed to: the app writes it, and nobody sees it.

stage      = "consent"
account_id = "111122223333"
region     = "eu-central-1"
alarms     = { emails = ["on-call@example.com"] }

attributes = [
  { name = "name", required = true },
  { name = "custom:company", required = true },
  { name = "custom:role_name", required = true },
  { name = "custom:terms_version", sign_up = false, visible = false },
]
