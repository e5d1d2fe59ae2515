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
