# Whose application this is: the texts that the pool sends say its name (decision 0066).

variable "brand" {
  description = <<-EOT
    The folder of the brand that the app is built with (npm run build -- --brand FOLDER), as seen from infra/. Its brand.json
    names the product in the text messages, and smsSender in it is their sender where sms says no other.
    A product name with a letter outside of the GSM alphabet, such as ł, ı or one of Arabic or Japanese, makes each
    text message cost more: 70 characters fit into one instead of 160, and a longer text is billed as several.
  EOT
  type        = string
  default     = "../brand"
  nullable    = false

  validation {
    condition     = can(length(jsondecode(file("${var.brand}/brand.json")).productName))
    error_message = "brand is a folder with a brand.json that has a productName. Seen from infra/, the one that is delivered is ../brand."
  }

  # With 30 characters the longest text has 97 of the 140 that Cognito takes.
  validation {
    condition     = try(length(jsondecode(file("${var.brand}/brand.json")).productName), 2) >= 2 && try(length(jsondecode(file("${var.brand}/brand.json")).productName), 2) <= 30
    error_message = "brand: the productName in its brand.json has 2 to 30 characters."
  }
}

locals {
  brand = jsondecode(file("${var.brand}/brand.json"))

  # What var.messages leaves out. infra/local-pool/messages.ts says the same.
  messages = {
    verification       = var.messages.verification == null ? "Your ${local.brand.productName} code is {####}." : var.messages.verification
    authentication     = var.messages.authentication == null ? "Your ${local.brand.productName} sign-in code is {####}." : var.messages.authentication
    invitation         = var.messages.invitation == null ? "Your ${local.brand.productName} user name is {username} and your temporary password is {####}" : var.messages.invitation
    invitation_subject = var.messages.invitation_subject == null ? "Your ${local.brand.productName} account" : var.messages.invitation_subject
  }

  sms_sender_id = var.sms.sender_id == null ? try(local.brand.smsSender, null) : var.sms.sender_id
}
