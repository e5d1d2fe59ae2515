stage      = "dev"
account_id = "111122223333" # put the account of this stage here
region     = "eu-central-1"

sms = {
  monthly_spend_limit_usd = 1
}

alarms = {
  emails = ["on-call@example.com"] # put the addresses that are told here
}
