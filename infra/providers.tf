provider "aws" {
  region = var.region

  # Credentials of another account (dev's instead of prod's, say) stop the plan before it reads anything.
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = merge(var.tags, {
      Project   = var.project
      Stage     = var.stage
      ManagedBy = "terraform"
    })
  }
}
