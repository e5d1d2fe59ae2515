account_id   = "111122223333" # put the account here
region       = "eu-central-1"
state_bucket = "example-latchkey-terraform-dev" # put a name here that nobody has

# No pipeline: these people plan and apply at their own machines.
people = ["arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_Platform_0123456789abcdef"]
