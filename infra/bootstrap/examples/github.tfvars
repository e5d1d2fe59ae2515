account_id   = "111122223333" # put the account here
region       = "eu-central-1"
state_bucket = "example-latchkey-terraform-dev" # put a name here that nobody has

# A repository from July 2026 or later has its ids in the subject: repo:example@1234/passes@5678:pull_request.
oidc = {
  issuer         = "https://token.actions.githubusercontent.com"
  plan_subjects  = ["repo:example/passes:pull_request", "repo:example/passes:ref:refs/heads/main"]
  apply_subjects = ["repo:example/passes:environment:dev"]
}
