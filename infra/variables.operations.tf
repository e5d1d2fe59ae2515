variable "sms" {
  description = <<-EOT
    Settings of the account's SMS in this Region, shared by every pool in it.
    manage: set them here. Of several stages in one account and Region, one may.
    monthly_spend_limit_usd: AWS stops sending for the rest of the month when it is reached. A new account's quota is 1.
    sender_id: what receivers see as the sender, in countries that allow it; left out, the brand's smsSender. Whatever else
    sends SMS from this account and Region has it as its sender too, unless it names its own.
    delivery_logs: let SNS log what became of each SMS, with its phone number. The logs, and the role for them, are the
    account's: a role that somebody set by hand is replaced.
    success_sample_percent: share of the delivered SMS that is logged; those that fail all are.
    success_log_days, failure_log_days: how long these logs are kept.
  EOT
  type = object({
    manage                  = optional(bool, true)
    monthly_spend_limit_usd = optional(number, 1)
    sender_id               = optional(string)
    delivery_logs           = optional(bool, true)
    success_sample_percent  = optional(number, 0)
    success_log_days        = optional(number, 3)
    failure_log_days        = optional(number, 30)
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

  validation {
    condition = (
      var.sms.success_sample_percent >= 0 && var.sms.success_sample_percent <= 100 &&
      floor(var.sms.success_sample_percent) == var.sms.success_sample_percent
    )
    error_message = "sms.success_sample_percent is a whole number, 0 to 100."
  }

  validation {
    condition = alltrue([
      for days in [var.sms.success_log_days, var.sms.failure_log_days] : contains([1, 3, 5, 7, 14, 30, 60, 90], days)
    ])
    error_message = "sms.success_log_days and sms.failure_log_days are 1, 3, 5, 7, 14, 30, 60 or 90: these logs hold phone numbers."
  }
}

variable "alarms" {
  description = <<-EOT
    emails: who is told; each address has to confirm AWS's mail once.
    topic_arn: an SNS topic of yours that is told instead, in this Region, which lets CloudWatch publish. Who reads it is
    up to you.
    sign_ups_per_hour: more than this is taken for SMS fraud. undelivered_sms_per_hour: failures that Cognito logged.
    failed_sms_per_hour: SMS that a carrier refused, with sms.delivery_logs.
    spend_percent: share of sms.monthly_spend_limit_usd at which to warn; spend_percent_per_hour: what an hour may cost of it.
    number_changes_per_hour: edits of profiles and phone numbers; sign_in_codes_per_hour: codes and mistyped passwords of
    sign-ins; blocked_per_hour: requests that sms_requests_per_ip stopped. These three are counted by the web ACL.
  EOT
  type = object({
    emails                   = optional(set(string), [])
    topic_arn                = optional(string)
    sign_ups_per_hour        = optional(number, 100)
    undelivered_sms_per_hour = optional(number, 5)
    failed_sms_per_hour      = optional(number, 10)
    spend_percent            = optional(number, 70)
    spend_percent_per_hour   = optional(number, 20)
    number_changes_per_hour  = optional(number, 100)
    sign_in_codes_per_hour   = optional(number, 1000)
    blocked_per_hour         = optional(number, 10)
  })
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for email in var.alarms.emails : can(regex("^[^@\\s]+@[^@\\s]+$", email))])
    error_message = "alarms.emails are e-mail addresses."
  }

  # CloudWatch publishes to no other Region's topic.
  validation {
    condition = (
      var.alarms.topic_arn == null ? true :
      can(regex("^arn:aws[a-z-]*:sns:${var.region}:[0-9]{12}:[A-Za-z0-9_-]{1,256}$", var.alarms.topic_arn))
    )
    error_message = "alarms.topic_arn is the ARN of an SNS topic in this stage's Region, such as arn:aws:sns:eu-central-1:111122223333:on-call."
  }

  validation {
    condition     = var.alarms.topic_arn == null || length(var.alarms.emails) == 0
    error_message = "alarms.emails are for the topic that is made here: subscribe them to alarms.topic_arn yourself, or leave that out."
  }

  validation {
    condition = alltrue([
      for number in [
        var.alarms.sign_ups_per_hour, var.alarms.undelivered_sms_per_hour, var.alarms.failed_sms_per_hour,
        var.alarms.number_changes_per_hour, var.alarms.sign_in_codes_per_hour, var.alarms.blocked_per_hour,
      ] : number >= 1
    ])
    error_message = "alarms: what is counted by the hour is at least 1."
  }

  validation {
    condition = alltrue([
      for percent in [var.alarms.spend_percent, var.alarms.spend_percent_per_hour] : percent >= 1 && percent <= 100
    ])
    error_message = "alarms.spend_percent and alarms.spend_percent_per_hour are 1 to 100."
  }
}

# A warning, and no refusal: a stage that has no address yet can still be planned and applied (decision 0069).
check "alarms_tell_somebody" {
  assert {
    condition = (
      var.alarms.topic_arn != null ||
      length([for email in var.alarms.emails : email if !can(regex("@example\\.(com|org|net)$", email))]) > 0
    )
    error_message = "Nobody is told when an alarm goes off: put an address that is read into alarms.emails, or a topic of yours into alarms.topic_arn."
  }
}

variable "web_acl" {
  description = <<-EOT
    A web ACL in front of the user pool; null for none.
    requests_per_ip: requests from one address in five minutes; an office is one address.
    sms_requests_per_ip: the same for the operations that send an SMS, or may.
    countries: ISO codes from which requests are allowed; empty for all.
    log_days: how long blocked requests are kept, with the address that they came from.
  EOT
  type = object({
    requests_per_ip     = optional(number, 2000)
    sms_requests_per_ip = optional(number, 100)
    countries           = optional(set(string), [])
    log_days            = optional(number, 30)
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

  validation {
    condition     = var.web_acl == null ? true : contains([1, 3, 5, 7, 14, 30, 60, 90], var.web_acl.log_days)
    error_message = "web_acl.log_days is 1, 3, 5, 7, 14, 30, 60 or 90: this log holds people's addresses."
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
