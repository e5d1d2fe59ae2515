# Where the stage lives and what it is called. How people sign in: variables.sign-in.tf. What guards it: variables.operations.tf.

variable "project" {
  description = "First part of every resource's name."
  type        = string
  default     = "latchkey"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,15}$", var.project))
    error_message = "project is 2 to 16 lower-case letters, digits and dashes, and begins with a letter."
  }
}

variable "stage" {
  description = "Name of the stage: second part of every resource's name, and what the app is built for."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,19}$", var.stage)) && var.stage != "local"
    error_message = "stage is 1 to 20 lower-case letters, digits and dashes, begins with a letter, and is not \"local\": that one is the user pool on a developer's machine."
  }
}

variable "suffix" {
  description = "Sets this stage's app apart from the other stages', so that both can be on one machine: \"Northwind Pass Dev\". null: all stages are one app, and one replaces the other."
  type        = string
  default     = null

  validation {
    condition     = var.suffix == null || can(regex("^[A-Z][A-Za-z0-9]{0,11}$", var.suffix))
    error_message = "suffix is a capital and up to 11 letters or digits, such as Dev."
  }
}

variable "account_id" {
  description = "The AWS account that holds this stage. Terraform refuses credentials of any other."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id is the 12 digits of an AWS account, in quotes."
  }
}

variable "region" {
  description = "The Region of the user pool and of its SMS."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2,4}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region is a Region's code, such as eu-central-1."
  }

  validation {
    condition     = !startswith(var.region, "cn-") && !strcontains(var.region, "-iso")
    error_message = "region: AWS has no user pools in China, nor where it is cut off from the Internet."
  }

  validation {
    condition     = var.region != "ap-northeast-2"
    error_message = "A user pool in Seoul sends its SMS through Tokyo, and this configuration keeps both in one Region: choose another."
  }
}

variable "permissions_boundary_arn" {
  description = "Policy that bounds every role made here (permissions-boundary.json). The deployer's policy asks for one."
  type        = string
  default     = null

  validation {
    condition     = var.permissions_boundary_arn == null || can(regex("^arn:aws(-us-gov|-eusc)?:iam::[0-9]{12}:policy/.+$", var.permissions_boundary_arn))
    error_message = "permissions_boundary_arn looks like arn:aws:iam::111122223333:policy/latchkey-boundary."
  }
}

variable "tags" {
  description = "Tags on everything, beside Project, Stage and ManagedBy."
  type        = map(string)
  default     = {}
}
