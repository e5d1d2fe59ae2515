terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.25"
    }
  }

  # No backend: the bucket of the state is made here. docs/pipeline.md says how this state moves into it.
}

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
