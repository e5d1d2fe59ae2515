# A user pool that is older than its stage (docs/existing-pools.md). import.tf takes it into the state.

variable "existing_pool" {
  description = <<-EOT
    The user pool that the first apply takes into the state instead of making one; null makes one. npm run infra:import
    writes it. It says what no pool can change, so leave it as it is for as long as the stage lives.
    id, name: the pool's.
    client_id, client_name: the app client's; without them the stage makes a client of its own in the pool.
    username_attributes: what people sign in with; phone_number is among it.
    case_sensitive: the pool's UsernameConfiguration; null where it has none.
    schema: the attributes of the pool that are not as every pool has them, word for word: name with custom: before a custom
    one, and dev: before one for developers only; type is Cognito's; min and max are lengths or values, as texts, and null
    where the pool says none. What is missing here and new in attributes is added to the pool for ever.
  EOT
  type = object({
    id                  = string
    name                = string
    client_id           = optional(string)
    client_name         = optional(string)
    username_attributes = optional(list(string), ["phone_number"])
    case_sensitive      = optional(bool)
    schema = list(object({
      name     = string
      type     = string
      required = bool
      mutable  = bool
      min      = optional(string)
      max      = optional(string)
    }))
  })
  default = null

  validation {
    condition     = var.existing_pool == null ? true : can(regex("^[a-z]{2,4}(-[a-z]+)+-[0-9]_[0-9A-Za-z]+$", var.existing_pool.id))
    error_message = "existing_pool.id looks like eu-central-1_AbCdEfGhI."
  }

  validation {
    condition     = var.existing_pool == null ? true : (var.existing_pool.client_id == null) == (var.existing_pool.client_name == null)
    error_message = "existing_pool.client_id and client_name come together."
  }

  validation {
    condition     = var.existing_pool == null ? true : contains(var.existing_pool.username_attributes, "phone_number")
    error_message = "existing_pool.username_attributes holds phone_number: people sign in to the app with it."
  }

  validation {
    condition = var.existing_pool == null ? true : alltrue([
      for one in var.existing_pool.schema : contains(["String", "Number", "Boolean", "DateTime"], one.type)
    ])
    error_message = "existing_pool.schema: type is String, Number, Boolean or DateTime."
  }
}
