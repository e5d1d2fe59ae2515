variable "name" {
  description = "First part of the names of role, alarm and metric."
  type        = string
}

variable "account_id" {
  description = "The account: part of the log groups' names."
  type        = string
}

variable "region" {
  description = "The Region that sends: part of the log groups' names."
  type        = string
}

variable "permissions_boundary_arn" {
  description = "Policy that bounds the role; null for none."
  type        = string
}

variable "success_log_days" {
  description = "How long lines about delivered SMS are kept."
  type        = number
}

variable "failure_log_days" {
  description = "How long lines about SMS that failed are kept."
  type        = number
}

variable "failures_per_hour" {
  description = "From how many failed SMS in an hour to warn."
  type        = number
}

variable "alarm_topic_arn" {
  description = "SNS topic that is told."
  type        = string
}
