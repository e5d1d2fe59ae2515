# Meaning, defaults and limits: the root module's variables of the same names.

variable "name" {
  description = "Name of the pool, its client and its SMS role."
  type        = string
}

variable "account_id" {
  description = "The account whose pools may use the SMS role."
  type        = string
}

variable "region" {
  description = "Region of the pool and of its SMS."
  type        = string
}

variable "partition" {
  description = "The partition of that Region, such as aws: what ARNs begin with."
  type        = string
}

variable "permissions_boundary_arn" {
  description = "Bounds the SMS role; null for none."
  type        = string
}

variable "user_pool" {
  description = "Feature plan, threat protection, deletion protection."
  type = object({
    tier                = string
    threat_protection   = string
    deletion_protection = bool
  })
}

variable "attributes" {
  description = "What the pool knows of a user beside the phone number: what its schema and its client need of it."
  type = list(object({
    name       = string
    type       = string
    required   = bool
    min_length = number
    max_length = number
    min        = string
    max        = string
    sign_up    = bool
    editable   = bool
  }))
}

variable "sign_in" {
  description = "Whether people create their accounts themselves, and whether the app shows them their sessions."
  type = object({
    self_sign_up = bool
    sessions     = bool
  })
}

variable "password_policy" {
  description = "What a password has to have."
  type = object({
    minimum_length          = number
    require_uppercase       = bool
    require_lowercase       = bool
    require_numbers         = bool
    require_symbols         = bool
    temporary_validity_days = number
    history_size            = number
  })
}

variable "mfa" {
  description = "Whether there is a second factor, and whether an authenticator app may be one."
  type = object({
    mode = string
    totp = bool
  })
}

variable "tokens" {
  description = "Lifetimes of tokens and sign-ins, and refresh token rotation."
  type = object({
    access_minutes         = number
    id_minutes             = number
    refresh_days           = number
    auth_session_minutes   = number
    rotation_grace_seconds = number
  })
}

variable "messages" {
  description = "Texts of SMS, and the subject of an invitation by e-mail."
  type = object({
    verification       = string
    authentication     = string
    invitation         = string
    invitation_subject = string
  })
}

variable "log_retention_days" {
  description = "How long undelivered messages are logged."
  type        = number
}

variable "risk_exceptions" {
  description = "Addresses that threat protection leaves alone."
  type = object({
    blocked_ip_ranges = set(string)
    skipped_ip_ranges = set(string)
  })
}

variable "user_auth_events" {
  description = "Where threat protection reports what it sees; null for nowhere."
  type = object({
    retention_days  = number
    destination_arn = string
  })
}

variable "existing_pool" {
  description = "What a pool that is older than its stage can never change; null where the stage makes its pool."
  type = object({
    name                = string
    client_name         = string
    username_attributes = list(string)
    case_sensitive      = bool
    schema = list(object({
      name     = string
      type     = string
      required = bool
      mutable  = bool
      min      = string
      max      = string
    }))
  })
}

variable "triggers" {
  description = "ARNs of the functions that the pool calls, by Cognito's names for them; custom_sms_sender needs codes_key_arn."
  type        = map(string)
  default     = {}
}

variable "codes_key_arn" {
  description = "KMS key with which Cognito encrypts codes for the function that sends them; null where there is none."
  type        = string
  default     = null
}
