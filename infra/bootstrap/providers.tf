provider "aws" {
  region = var.region

  # Credentials of another account stop the plan before it reads anything.
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = merge(var.tags, {
      Project   = var.project
      ManagedBy = "terraform"
    })
  }
}
