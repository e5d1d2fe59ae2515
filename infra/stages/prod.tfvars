stage      = "prod"
account_id = "444455556666" # put the account of this stage here
region     = "eu-central-1"

# Ask AWS for this spend quota first (docs/deploy.md): above the account's quota the apply fails.
sms = {
  monthly_spend_limit_usd = 500
}

alarms = {
  emails            = ["on-call@example.com"] # put the addresses that are told here
  sign_ups_per_hour = 200
}

web_acl = {}

distribution = {}
