# The names apart, and an e-mail address: standard attributes alone, which the pool itself requires.

stage      = "names"
account_id = "111122223333"
region     = "eu-central-1"
alarms     = { emails = ["on-call@example.com"] }

attributes = [
  { name = "given_name", required = true },
  { name = "family_name", required = true },
  { name = "email", required = true },
]

# Everything about the account is in the users' own hands.
sign_in = {
  sessions       = true
  delete_account = true
}

password_policy = {
  minimum_length = 12
  history_size   = 5
}
