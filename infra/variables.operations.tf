variable "sms" {
  description = <<-EOT
    Settings of the account's SMS in this Region, shared by every pool in it.
    manage: set them here. Of several stages in one account and Region, one may.
    monthly_spend_limit_usd: AWS stops sending for the rest of the month when it is reached. A new account's quota is 1.
    sender_id: what receivers see as the sender, in countries that allow it; left out, the brand's smsSender. Whatever else
    sends SMS from this account and Region has it as its sender too, unless it names its own.
  EOT
  type = object({
    manage                  = optional(bool, true)
    monthly_spend_limit_usd = optional(number, 1)
    sender_id               = optional(string)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.sms.monthly_spend_limit_usd >= 1 && floor(var.sms.monthly_spend_limit_usd) == var.sms.monthly_spend_limit_usd
    error_message = "sms.monthly_spend_limit_usd is a whole number of dollars, at least 1."
  }

  validation {
    condition     = var.sms.sender_id == null || can(regex("^[A-Za-z0-9-]{1,11}$", var.sms.sender_id)) && can(regex("[A-Za-z]", var.sms.sender_id))
    error_message = "sms.sender_id is 1 to 11 letters, digits and dashes, with at least one letter."
  }
}

variable "alarms" {
  description = <<-EOT
    emails: who is told; each address has to confirm AWS's mail once.
    sign_ups_per_hour: more than this is taken for SMS fraud. undelivered_sms_per_hour: failures that Cognito logged.
    spend_percent: share of sms.monthly_spend_limit_usd at which to warn.
  EOT
  type = object({
    emails                   = optional(set(string), [])
    sign_ups_per_hour        = optional(number, 100)
    undelivered_sms_per_hour = optional(number, 5)
    spend_percent            = optional(number, 70)
  })
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for email in var.alarms.emails : can(regex("^[^@\\s]+@[^@\\s]+$", email))])
    error_message = "alarms.emails are e-mail addresses."
  }

  validation {
    condition     = var.alarms.sign_ups_per_hour >= 1 && var.alarms.undelivered_sms_per_hour >= 1
    error_message = "alarms.sign_ups_per_hour and alarms.undelivered_sms_per_hour are at least 1."
  }

  validation {
    condition     = var.alarms.spend_percent >= 1 && var.alarms.spend_percent <= 100
    error_message = "alarms.spend_percent is 1 to 100."
  }
}

variable "web_acl" {
  description = <<-EOT
    A web ACL in front of the user pool; null for none.
    requests_per_ip: requests from one address in five minutes; an office is one address.
    sms_requests_per_ip: the same for the operations that send an SMS.
    countries: ISO codes from which requests are allowed; empty for all.
  EOT
  type = object({
    requests_per_ip     = optional(number, 2000)
    sms_requests_per_ip = optional(number, 100)
    countries           = optional(set(string), [])
  })
  default = null

  validation {
    condition = var.web_acl == null ? true : alltrue([
      for limit in [var.web_acl.requests_per_ip, var.web_acl.sms_requests_per_ip] : limit >= 10 && limit <= 2000000000
    ])
    error_message = "web_acl.requests_per_ip and web_acl.sms_requests_per_ip are 10 to 2,000,000,000."
  }

  validation {
    condition     = var.web_acl == null ? true : alltrue([for country in var.web_acl.countries : can(regex("^[A-Z]{2}$", country))])
    error_message = "web_acl.countries are two-letter ISO 3166 codes in capitals, such as DE."
  }
}

variable "clean_up" {
  description = "Removal of sign-ups that were never confirmed, so that the number is free again. max_age_hours: a code lives for 24, so nobody younger is removed."
  type = object({
    enabled       = optional(bool, true)
    max_age_hours = optional(number, 24)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.clean_up.max_age_hours >= 24
    error_message = "clean_up.max_age_hours is at least 24: a younger sign-up may still have a valid code."
  }
}

variable "distribution" {
  description = <<-EOT
    A bucket with a CDN for installers and the update feed; null for none.
    domain: a name of your own with its ACM certificate, which must be in us-east-1; null for CloudFront's.
    keep_replaced_days: how long a replaced or deleted file can be brought back.
  EOT
  type = object({
    domain = optional(object({
      name            = string
      certificate_arn = string
    }))
    price_class        = optional(string, "PriceClass_100")
    keep_replaced_days = optional(number, 90)
  })
  default = null

  validation {
    condition     = try(var.distribution.domain, null) == null ? true : can(regex("^arn:aws:acm:us-east-1:[0-9]{12}:certificate/.+$", var.distribution.domain.certificate_arn))
    error_message = "distribution.domain.certificate_arn is the ARN of an ACM certificate in us-east-1; CloudFront takes no other Region's."
  }

  validation {
    condition     = var.distribution == null ? true : contains(["PriceClass_100", "PriceClass_200", "PriceClass_All"], var.distribution.price_class)
    error_message = "distribution.price_class is PriceClass_100, PriceClass_200 or PriceClass_All."
  }

  validation {
    condition     = var.distribution == null ? true : var.distribution.keep_replaced_days >= 1
    error_message = "distribution.keep_replaced_days is at least 1."
  }
}

variable "log_retention_days" {
  description = "How long logs are kept: of messages that could not be sent, and of the clean-up."
  type        = number
  default     = 90

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096], var.log_retention_days)
    error_message = "log_retention_days is one of CloudWatch's steps: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096."
  }
}
