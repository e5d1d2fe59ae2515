variable "name" {
  description = "Name of the web ACL."
  type        = string
}

variable "user_pool_arn" {
  description = "The pool that is guarded."
  type        = string
}

variable "requests_per_ip" {
  description = "Requests from one address in five minutes."
  type        = number
}

variable "sms_requests_per_ip" {
  description = "Requests that send an SMS, from one address in five minutes."
  type        = number
}

variable "countries" {
  description = "ISO codes of the countries that may send requests; empty for all."
  type        = set(string)
}

variable "region" {
  description = "Region of the pool: part of the metrics' names."
  type        = string
}

variable "user_pool_id" {
  description = "The pool whose sign-ins are counted."
  type        = string
}

variable "user_pool_client_id" {
  description = "The app client whose sign-ins are counted."
  type        = string
}

variable "log_days" {
  description = "How long blocked requests are kept."
  type        = number
}

variable "blocked_per_hour" {
  description = "From how many blocked requests that would have sent an SMS in an hour to warn."
  type        = number
}

variable "number_changes_per_hour" {
  description = "From how many edits of a profile or number in an hour to warn."
  type        = number
}

variable "sign_in_codes_per_hour" {
  description = "From how many codes and mistyped passwords of sign-ins in an hour to warn."
  type        = number
}

variable "alarm_topic_arn" {
  description = "SNS topic that is told."
  type        = string
}
