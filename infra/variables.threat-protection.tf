# What threat protection leaves alone, and where it reports. Whether it is on: user_pool.threat_protection.

variable "risk_exceptions" {
  description = <<-EOT
    Addresses that threat protection judges by no risk, in CIDR notation; 200 of each kind at most.
    blocked_ip_ranges: nobody signs in from there.
    skipped_ip_ranges: no risk is looked for, such as an office that many people share one address of. Whoever signs in from
    there with a stolen password is not noticed.
  EOT
  type = object({
    blocked_ip_ranges = optional(set(string), [])
    skipped_ip_ranges = optional(set(string), [])
  })
  default  = {}
  nullable = false

  validation {
    condition = alltrue([
      for range in concat(tolist(var.risk_exceptions.blocked_ip_ranges), tolist(var.risk_exceptions.skipped_ip_ranges)) :
      can(cidrhost(range, 0))
    ])
    error_message = "risk_exceptions: blocked_ip_ranges and skipped_ip_ranges are in CIDR notation, such as 203.0.113.0/24; one address ends in /32."
  }

  validation {
    condition     = length(var.risk_exceptions.blocked_ip_ranges) <= 200 && length(var.risk_exceptions.skipped_ip_ranges) <= 200
    error_message = "risk_exceptions: Cognito takes 200 ranges of each kind."
  }
}

variable "user_auth_events" {
  description = <<-EOT
    Where threat protection reports each sign-up, sign-in and change of a password, with user, address, device and risk: these
    are personal data. null: nowhere.
    retention_days: how long the stage's own log group keeps them.
    destination_arn: a bucket or a Firehose stream of this account instead of that log group, which keeps them as long as you
    say there.
  EOT
  type = object({
    retention_days  = optional(number, 30)
    destination_arn = optional(string)
  })
  default = null

  validation {
    condition = var.user_auth_events == null ? true : contains([
      1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096,
    ], var.user_auth_events.retention_days)
    error_message = "user_auth_events.retention_days is one of CloudWatch's steps: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096."
  }

  validation {
    condition = try(var.user_auth_events.destination_arn, null) == null ? true : can(
      regex("^arn:aws(-us-gov|-eusc)?:(s3:::|firehose:[a-z0-9-]+:[0-9]{12}:deliverystream/).+$", var.user_auth_events.destination_arn)
    )
    error_message = "user_auth_events.destination_arn is the ARN of an S3 bucket, or of a Firehose stream."
  }
}
