terraform {
  required_version = ">= 1.11"

  required_providers {
    archive = {
      source  = "hashicorp/archive"
      version = "~> 2.7"
    }
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.25"
    }
    random = {
      source  = "hashicorp/random"
      version = "~> 3.7"
    }
  }

  # Bucket, key and Region come from stages/<stage>.s3.tfbackend, so that each stage has a state of its own.
  backend "s3" {
    encrypt      = true
    use_lockfile = true
  }
}
