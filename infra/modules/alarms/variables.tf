variable "name" {
  description = "First part of every name."
  type        = string
}

variable "account_id" {
  description = "The account whose alarms may publish."
  type        = string
}

variable "region" {
  description = "Region of the alarms."
  type        = string
}

variable "topic_arn" {
  description = "SNS topic that alarms go to; null to make one."
  type        = string
}

variable "partition" {
  description = "The partition of that Region, such as aws: what ARNs begin with."
  type        = string
}

variable "emails" {
  description = "Addresses that the topic made here tells; none beside topic_arn."
  type        = set(string)
}

variable "user_pool_id" {
  description = "The pool that is watched."
  type        = string
}

variable "user_pool_client_id" {
  description = "The app client that is watched."
  type        = string
}

variable "message_log_group" {
  description = "Name of the log group of messages that could not be sent."
  type        = string
}

variable "sign_ups_per_hour" {
  description = "From how many sign-ups in an hour to warn."
  type        = number
}

variable "undelivered_sms" {
  description = "From how many undelivered SMS in an hour to warn."
  type        = number
}
