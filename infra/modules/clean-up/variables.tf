variable "name" {
  description = "Name of the function, its schedule and its role."
  type        = string
}

variable "account_id" {
  description = "The account of the function."
  type        = string
}

variable "region" {
  description = "Region of the function."
  type        = string
}

variable "partition" {
  description = "The partition of that Region, such as aws: what ARNs begin with."
  type        = string
}

variable "permissions_boundary_arn" {
  description = "Bounds both roles; null for none."
  type        = string
}

variable "user_pool_id" {
  description = "The pool that is cleaned up."
  type        = string
}

variable "user_pool_arn" {
  description = "The same pool, for the role's policy."
  type        = string
}

variable "max_age_hours" {
  description = "How long a sign-up may stay unconfirmed."
  type        = number
}

variable "log_retention_days" {
  description = "How long the function's log is kept."
  type        = number
}

variable "alarm_topic_arn" {
  description = "SNS topic that is told when a run fails."
  type        = string
}
