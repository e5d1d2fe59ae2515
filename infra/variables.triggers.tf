# Functions that the pool calls (docs/triggers.md).

variable "triggers" {
  description = <<-EOT
    language: of users of whom no other one is known, as the app's language files are called (renderer/locales): de, zh-Hans.
    messages: whether SMS and invitations come in the language of the app, with the texts of renderer/locales. What
    messages (the variable) says is then sent only when a text cannot be made.
    sign_up: who may sign up; null for everybody. prefixes: how their numbers begin, such as +49 for a country, or +4366
    for a network. numbers: whole ones beside them, up to 500. Administrators may invite anybody.
    refused_sign_ups_per_hour: so many refusals raise an alarm.
    migration_function_arn: a function of your own that brings users over from another directory when they reset their
    password.
    sms_sender: another sender of SMS than Amazon SNS. {} makes the key for its codes (output sms_sender_key_arn), and
    function_arn, once the function is there, hands every message to it.
  EOT
  type = object({
    language = optional(string, "en")
    messages = optional(bool, false)
    sign_up = optional(object({
      prefixes = optional(list(string), [])
      numbers  = optional(list(string), [])
    }))
    refused_sign_ups_per_hour = optional(number, 20)
    migration_function_arn    = optional(string)
    sms_sender = optional(object({
      function_arn = optional(string)
    }))
  })
  default  = {}
  nullable = false

  validation {
    condition     = can(jsondecode(file("../renderer/locales/${var.triggers.language}.json")).pool)
    error_message = "triggers.language is the name of a file in renderer/locales, without .json."
  }

  validation {
    condition     = var.triggers.sign_up == null ? true : length(concat(var.triggers.sign_up.prefixes, var.triggers.sign_up.numbers)) >= 1
    error_message = "triggers.sign_up lists prefixes or numbers. To let nobody sign up, set sign_in.self_sign_up to false."
  }

  validation {
    condition     = var.triggers.sign_up == null ? true : alltrue([for one in var.triggers.sign_up.prefixes : can(regex("^[+][1-9][0-9]{0,14}$", one))])
    error_message = "triggers.sign_up.prefixes begin with a plus sign and a country's calling code, such as +49, and have digits alone."
  }

  validation {
    condition     = var.triggers.sign_up == null ? true : alltrue([for one in var.triggers.sign_up.numbers : can(regex("^[+][1-9][0-9]{6,14}$", one))])
    error_message = "triggers.sign_up.numbers are whole numbers in international form without spaces, such as +4915112345678."
  }

  validation {
    condition     = var.triggers.sign_up == null ? true : length(var.triggers.sign_up.numbers) <= 500
    error_message = "triggers.sign_up.numbers are 500 at most. Invite more people by AdminCreateUser instead."
  }

  validation {
    condition     = var.triggers.refused_sign_ups_per_hour >= 1
    error_message = "triggers.refused_sign_ups_per_hour is at least 1."
  }

  validation {
    condition = alltrue([
      for arn in [var.triggers.migration_function_arn, try(var.triggers.sms_sender.function_arn, null)] :
      arn == null ? true : can(regex("^arn:aws[a-z-]*:lambda:${var.region}:${var.account_id}:function:[A-Za-z0-9_-]+(:[A-Za-z0-9_-]+)?$", arn))
    ])
    error_message = "triggers.migration_function_arn and triggers.sms_sender.function_arn are ARNs of Lambda functions in this account and Region; Cognito calls no others."
  }
}
