# What an administrator says of an account, once, before its first stage.

variable "account_id" {
  description = "The AWS account that is set up. Terraform refuses credentials of any other."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id is the 12 digits of an AWS account, in quotes."
  }
}

variable "region" {
  description = "The Region of the state's bucket."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2,4}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region is a Region's code, such as eu-central-1."
  }

  validation {
    condition     = !startswith(var.region, "cn-") && !strcontains(var.region, "-iso")
    error_message = "region: AWS has no user pools in China, nor where it is cut off from the Internet."
  }
}

variable "project" {
  description = "The project of the stages to come: what their resources' names and their states' keys begin with."
  type        = string
  default     = "latchkey"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,15}$", var.project))
    error_message = "project is 2 to 16 lower-case letters, digits and dashes, and begins with a letter."
  }
}

variable "state_bucket" {
  description = "Name of the bucket for the states of all stages of this account. No other bucket in AWS may have it."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", var.state_bucket))
    error_message = "state_bucket is 3 to 63 lower-case letters, digits and dashes, and neither begins nor ends with a dash."
  }

  # The deployer may change the policies of the buckets that are called so.
  validation {
    condition     = !strcontains(var.state_bucket, "-installers-")
    error_message = "state_bucket must not be called like a bucket of installers."
  }
}

variable "keep_old_states_days" {
  description = "How long a state that was replaced can be brought back. The last 20 stay for ever."
  type        = number
  default     = 365

  validation {
    condition     = var.keep_old_states_days >= 30 && floor(var.keep_old_states_days) == var.keep_old_states_days
    error_message = "keep_old_states_days is a whole number, 30 at least."
  }
}

variable "oidc" {
  description = "Whose jobs may plan and apply without a stored key. The subjects are the claim \"sub\" of the jobs' tokens, written out. existing: the account has a provider for this issuer already, and keeps it. null: no pipeline."
  type = object({
    issuer         = string
    audience       = optional(string, "sts.amazonaws.com")
    existing       = optional(bool, false)
    plan_subjects  = list(string)
    apply_subjects = list(string)
  })
  default = null

  validation {
    condition     = var.oidc == null || can(regex("^https://[a-z0-9.-]+(/[A-Za-z0-9._/-]*[A-Za-z0-9._-])?$", try(var.oidc.issuer, "")))
    error_message = "oidc.issuer is an address such as https://token.actions.githubusercontent.com, without a slash at its end."
  }

  # A pattern, or the subject of all pull requests, would let whoever may open one apply what they like.
  validation {
    condition     = var.oidc == null || alltrue([for subject in try(var.oidc.apply_subjects, []) : can(regex("^[^*?]+$", subject)) && !strcontains(subject, ":pull_request")])
    error_message = "oidc.apply_subjects are written out, without * and ?, and none is that of pull requests."
  }

  # GitLab's subject names the branch, also for merge requests, so that plans there need one pattern: any branch.
  validation {
    condition     = var.oidc == null || alltrue([for subject in try(var.oidc.plan_subjects, []) : can(regex("^[^*?]+$", subject)) || can(regex("^project_path:[^*?]+:ref_type:branch:ref:[*]$", subject))])
    error_message = "oidc.plan_subjects are written out; only GitLab's may end in :ref_type:branch:ref:*."
  }

  validation {
    condition     = var.oidc == null || (length(try(var.oidc.plan_subjects, [])) > 0 && length(try(var.oidc.apply_subjects, [])) > 0)
    error_message = "oidc needs at least one of plan_subjects and one of apply_subjects."
  }
}

variable "people" {
  description = "ARNs of the roles of people who may take on both roles by hand, such as those of your single sign-on."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for arn in var.people : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:(role|user)/[^*?]+$", arn))])
    error_message = "people are ARNs of roles or users, without * and ?."
  }
}

variable "tags" {
  description = "Tags on everything, beside Project and ManagedBy."
  type        = map(string)
  default     = {}
}
