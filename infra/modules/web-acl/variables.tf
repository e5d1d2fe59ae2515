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
