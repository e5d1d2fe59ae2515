variable "name" {
  description = "First part of every name."
  type        = string
}

variable "account_id" {
  description = "Makes the bucket's name unique in the world."
  type        = string
}

variable "domain" {
  description = "A name of one's own with its certificate in us-east-1; null for CloudFront's."
  type = object({
    name            = string
    certificate_arn = string
  })
}

variable "price_class" {
  description = "From which of CloudFront's places files are served."
  type        = string
}

variable "keep_replaced_days" {
  description = "How long a replaced or deleted file can be brought back."
  type        = number
}
