variable "user_pool" {
  description = <<-EOT
    tier: LITE, ESSENTIALS or PLUS, the pool's feature plan; it sets the price of a monthly active user.
    threat_protection: OFF, AUDIT (log only) or ENFORCED; needs PLUS.
    deletion_protection: whether AWS refuses to delete the pool.
  EOT
  type = object({
    tier                = optional(string, "ESSENTIALS")
    threat_protection   = optional(string, "OFF")
    deletion_protection = optional(bool, true)
  })
  default  = {}
  nullable = false

  validation {
    condition     = contains(["LITE", "ESSENTIALS", "PLUS"], var.user_pool.tier)
    error_message = "user_pool.tier is LITE, ESSENTIALS or PLUS."
  }

  validation {
    condition     = contains(["OFF", "AUDIT", "ENFORCED"], var.user_pool.threat_protection)
    error_message = "user_pool.threat_protection is OFF, AUDIT or ENFORCED."
  }

  validation {
    condition     = var.user_pool.threat_protection == "OFF" || var.user_pool.tier == "PLUS"
    error_message = "user_pool.threat_protection needs user_pool.tier = \"PLUS\"."
  }
}

variable "sign_in" {
  description = <<-EOT
    self_sign_up: whether people create their accounts themselves. With false the pool refuses every sign-up, and only an
    administrator creates accounts, who then gives each attribute that the pool requires.
    The others are rules of the app, and change nothing in the pool. Build it again after a change.
    new_number: whether users may change their phone number.
    sessions: whether users see where they are signed in, and may end each of these sessions. The pool has to track them,
    which the AWS provider cannot set: npm run sessions does. It needs user_pool.tier ESSENTIALS or PLUS.
    delete_account: whether users may delete their own account. Whoever holds a user's tokens can do it all the same:
    Cognito has no switch for it.
  EOT
  type = object({
    self_sign_up   = optional(bool, true)
    new_number     = optional(bool, true)
    sessions       = optional(bool, false)
    delete_account = optional(bool, false)
  })
  default  = {}
  nullable = false
}

variable "password_policy" {
  description = <<-EOT
    What the pool asks of a password; the app shows the same rules while typing. Temporary passwords are those of users
    made by an administrator.
    history_size: how many of a user's last passwords a new one may not be, 0 to 24; it needs user_pool.tier ESSENTIALS
    or PLUS.
  EOT
  type = object({
    minimum_length          = optional(number, 10)
    require_uppercase       = optional(bool, true)
    require_lowercase       = optional(bool, true)
    require_numbers         = optional(bool, true)
    require_symbols         = optional(bool, false)
    temporary_validity_days = optional(number, 7)
    history_size            = optional(number, 0)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.password_policy.minimum_length >= 8 && var.password_policy.minimum_length <= 99
    error_message = "password_policy.minimum_length is 8 to 99 characters. Cognito would take 6; nobody should."
  }

  validation {
    condition     = var.password_policy.temporary_validity_days >= 1 && var.password_policy.temporary_validity_days <= 365
    error_message = "password_policy.temporary_validity_days is 1 to 365 days."
  }

  validation {
    condition     = var.password_policy.history_size >= 0 && var.password_policy.history_size <= 24 && floor(var.password_policy.history_size) == var.password_policy.history_size
    error_message = "password_policy.history_size is a whole number of passwords, 0 to 24."
  }
}

variable "mfa" {
  description = <<-EOT
    mode: OFF, OPTIONAL (each user decides) or ON (required).
    totp: whether an authenticator app may be used. SMS comes with any mode but OFF: Cognito offers it as soon as a pool
    can send SMS. A user whose second factor is SMS cannot reset a password by SMS as well; see docs/deploy.md.
  EOT
  type = object({
    mode = optional(string, "OPTIONAL")
    totp = optional(bool, true)
  })
  default  = {}
  nullable = false

  validation {
    condition     = contains(["OFF", "OPTIONAL", "ON"], var.mfa.mode)
    error_message = "mfa.mode is OFF, OPTIONAL or ON."
  }

  validation {
    condition     = var.mfa.mode != "ON" || var.mfa.totp
    error_message = "mfa.mode = \"ON\" needs mfa.totp: with SMS as everybody's second factor nobody could reset a forgotten password."
  }
}

variable "tokens" {
  description = <<-EOT
    Lifetimes. auth_session_minutes: how long a sign-in may wait for its next step, such as the code of a second factor,
    the set-up of an authenticator app or a first password. The app shows that time, so build it again after a change.
    rotation_grace_seconds: null leaves refresh token rotation off; 20 to 60 turns it on, and the old token works that much
    longer. Less is refused: the app asks again when the answer with the new token was lost, and has to do so in the grace.
  EOT
  type = object({
    access_minutes         = optional(number, 60)
    id_minutes             = optional(number, 60)
    refresh_days           = optional(number, 30)
    auth_session_minutes   = optional(number, 3)
    rotation_grace_seconds = optional(number)
  })
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for minutes in [var.tokens.access_minutes, var.tokens.id_minutes] : minutes >= 5 && minutes <= 1440])
    error_message = "tokens.access_minutes and tokens.id_minutes are 5 to 1440 (a day)."
  }

  validation {
    condition     = var.tokens.refresh_days >= 1 && var.tokens.refresh_days <= 365
    error_message = "tokens.refresh_days is 1 to 365. Cognito would take ten years; a lost laptop should not stay signed in that long."
  }

  validation {
    condition     = var.tokens.auth_session_minutes >= 3 && var.tokens.auth_session_minutes <= 15 && floor(var.tokens.auth_session_minutes) == var.tokens.auth_session_minutes
    error_message = "tokens.auth_session_minutes is a whole number of minutes, 3 to 15."
  }

  validation {
    condition     = var.tokens.rotation_grace_seconds == null ? true : var.tokens.rotation_grace_seconds >= 20 && var.tokens.rotation_grace_seconds <= 60
    error_message = "tokens.rotation_grace_seconds is 20 to 60, or left out for no rotation. With less, a refresh whose answer was lost signs people out."
  }
}

variable "messages" {
  description = <<-EOT
    SMS texts; those left out say the product's name (see brand). {####} becomes the code, {username} the phone number. Keep
    them in the GSM alphabet and under 160 characters with the code, or each is billed as several.
    invitation_subject: the subject, should an administrator invite somebody by e-mail; its text is that of the SMS.
  EOT
  type = object({
    verification       = optional(string)
    authentication     = optional(string)
    invitation         = optional(string)
    invitation_subject = optional(string)
  })
  default  = {}
  nullable = false

  validation {
    condition = alltrue([
      for text in [var.messages.verification, var.messages.authentication, var.messages.invitation] :
      text == null ? true : strcontains(text, "{####}") && length(text) >= 6 && length(text) <= 140
    ])
    error_message = "messages.verification, messages.authentication and messages.invitation contain {####} and are 6 to 140 characters long."
  }

  validation {
    condition     = var.messages.invitation == null ? true : strcontains(var.messages.invitation, "{username}")
    error_message = "messages.invitation contains {username}."
  }

  validation {
    condition = (
      var.messages.invitation_subject == null ? true :
      can(regex("\\S", var.messages.invitation_subject)) && length(var.messages.invitation_subject) <= 140
    )
    error_message = "messages.invitation_subject is 1 to 140 characters long, and not all spaces."
  }
}
