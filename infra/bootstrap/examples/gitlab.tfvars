account_id   = "111122223333" # put the account here
region       = "eu-central-1"
state_bucket = "example-latchkey-terraform-dev" # put a name here that nobody has

# GitLab names the branch, also for merge requests: any branch may plan, the protected one may apply.
oidc = {
  issuer         = "https://gitlab.com"
  audience       = "https://gitlab.com"
  plan_subjects  = ["project_path:example/passes:ref_type:branch:ref:*"]
  apply_subjects = ["project_path:example/passes:ref_type:branch:ref:main"]
}
