variable "name" {
  description = "First part of the alarm's name."
  type        = string
}

variable "monthly_spend_limit_usd" {
  description = "Where AWS stops sending, in whole dollars."
  type        = number
}

variable "sender_id" {
  description = "What receivers see as the sender, in countries that allow it; null for AWS's own."
  type        = string
}

variable "spend_percent" {
  description = "Share of the limit at which to warn."
  type        = number
}

variable "spend_percent_per_hour" {
  description = "Share of the month's limit that an hour may cost before a warning."
  type        = number
}

variable "delivery_role_arn" {
  description = "Role with which SNS logs what became of each SMS; null for no logs."
  type        = string
}

variable "success_sample_percent" {
  description = "Share of the delivered SMS that is logged; those that fail all are."
  type        = number
}

variable "alarm_topic_arn" {
  description = "SNS topic that is told."
  type        = string
}
