# What the pool knows of a user beside the phone number. The pool's schema, what the app may read and write, the app's
# forms and its profile all follow from this list.

variable "attributes" {
  description = <<-EOT
    The attributes that the app asks for and shows, in the order of display. Left out: those of version 0.1.0.

    For ever, once the pool is there: a standard attribute that is required, or cannot be changed, is in the pool's
    schema before the first apply or never (the plan refuses it later). A custom one can be added at any time. What the
    schema says of an attribute cannot be changed and no attribute can be taken away: its name, whether it is a number,
    min_length and max_length, min and max of a number, whether a standard one is required, and whether it can be changed
    at all (see editable). The rest is the app's alone and may change with each build.

    name: a standard attribute, such as given_name, or custom: and a name of your own of up to 20 characters.
    type: text, choice, boolean (yes or no), number, or date (kept as 2026-01-31).
    required: asked for in the forms. Cognito requires it too where it can: of a standard attribute.
    min_length, max_length: of a text; 256 at most unless max_length says otherwise.
    min, max: of a number, or of a date, which may be "today".
    pattern: a regular expression (JavaScript's) that a whole text has to fit. The app holds it; the pool does not.
    choices: of the type choice, in the order of display: what the pool keeps, and its label by language.
    sign_up: whether it is asked for at sign-up.
    editable: whether its user may change it later. With sign_up = true and editable = false the schema makes it
    immutable: nobody can ever change it for a user, administrators included, and that cannot be undone. With
    sign_up = false and editable = false the app may not write it, and administrators can.
    visible: whether the profile shows it. With sign_up = false and visible = false nobody is asked for it and nobody sees
    it, and unless editable = false the app may write it: so it keeps which version of a brand's terms a user agreed to.
    label, hint: by language ({ en = "Floor", de = "Stockwerk" }). A label is needed for a name that the app does not know,
    if anybody sees it.
    autocomplete: HTML's value, such as street-address; the names that the app knows have theirs.
  EOT
  type = list(object({
    name         = string
    type         = optional(string, "text")
    required     = optional(bool, false)
    min_length   = optional(number)
    max_length   = optional(number)
    min          = optional(string)
    max          = optional(string)
    pattern      = optional(string)
    choices      = optional(list(object({ value = string, label = optional(map(string)) })))
    sign_up      = optional(bool, true)
    editable     = optional(bool, true)
    visible      = optional(bool, true)
    label        = optional(map(string))
    hint         = optional(map(string))
    autocomplete = optional(string)
  }))
  default = [
    { name = "name", required = true },
    { name = "custom:company", required = true },
    { name = "custom:role_name", required = true },
  ]
  nullable = false

  validation {
    condition = alltrue([
      for one in var.attributes : can(regex("^custom:[A-Za-z][A-Za-z0-9_.-]{0,19}$", one.name)) || contains([
        "name", "given_name", "family_name", "middle_name", "nickname", "preferred_username", "email", "birthdate",
        "gender", "address", "locale", "zoneinfo", "website", "profile", "picture",
      ], one.name)
    ])
    error_message = "attributes.name is a standard attribute that people can be asked for, such as given_name, or custom: and a letter with up to 19 letters, digits, points, dashes or underscores after it."
  }

  # At the making of a pool Cognito takes such a name for the standard attribute itself.
  validation {
    condition = alltrue([
      for one in var.attributes : !startswith(one.name, "custom:") || !contains([
        "sub", "name", "given_name", "family_name", "middle_name", "nickname", "preferred_username", "email",
        "email_verified", "birthdate", "gender", "address", "locale", "zoneinfo", "website", "profile", "picture",
        "phone_number", "phone_number_verified", "updated_at",
      ], trimprefix(one.name, "custom:"))
    ])
    error_message = "attributes.name: after custom: comes a name that no standard attribute has."
  }

  validation {
    condition     = length(distinct(var.attributes[*].name)) == length(var.attributes)
    error_message = "attributes.name: two attributes have the same name."
  }

  validation {
    condition     = length([for one in var.attributes : one.name if startswith(one.name, "custom:")]) <= 50
    error_message = "attributes: a pool has 50 custom attributes at most, and none can be taken away again."
  }

  validation {
    condition     = alltrue([for one in var.attributes : contains(["text", "choice", "boolean", "number", "date"], one.type)])
    error_message = "attributes.type is text, choice, boolean, number or date."
  }

  validation {
    condition     = alltrue([for one in var.attributes : one.name != "birthdate" || one.type == "date"])
    error_message = "attributes.type of birthdate is date: Cognito takes nothing else for it."
  }

  # What Cognito requires every client may write, and an attribute that nobody is asked for would be changed all the same.
  validation {
    condition     = alltrue([for one in var.attributes : startswith(one.name, "custom:") || !one.required || one.sign_up || one.editable])
    error_message = "attributes.required: a standard attribute that the pool requires can be written by every app client (Cognito's rule), so one with editable = false needs sign_up = true, which makes it immutable, or required = false."
  }

  validation {
    condition = alltrue([
      for one in var.attributes : one.type == "text" || one.min_length == null && one.max_length == null && one.pattern == null
    ])
    error_message = "attributes.min_length, max_length and pattern are only for the type text."
  }

  validation {
    condition = alltrue([
      for one in var.attributes : alltrue([
        for limit in [one.min_length, one.max_length] :
        limit == null ? true : floor(limit) == limit && limit >= 0 && limit <= 2048
      ])
    ])
    error_message = "attributes.min_length and max_length are whole numbers of characters, 0 to 2048."
  }

  validation {
    condition = alltrue([
      for one in var.attributes :
      (one.min_length == null ? 0 : one.min_length) <= (one.max_length == null ? 256 : one.max_length)
    ])
    error_message = "attributes.min_length is greater than max_length, which is 256 where it is left out."
  }

  validation {
    condition = alltrue([
      for one in var.attributes : one.pattern == null ? true : length(one.pattern) >= 1 && length(one.pattern) <= 200
    ])
    error_message = "attributes.pattern has 1 to 200 characters."
  }

  validation {
    condition = alltrue([
      for one in var.attributes : contains(["number", "date"], one.type) || one.min == null && one.max == null
    ])
    error_message = "attributes.min and max are only for the types number and date."
  }

  validation {
    condition = alltrue([
      for one in var.attributes : one.type != "number" ? true : alltrue([
        for bound in [one.min, one.max] : bound == null ? true :
        can(regex("^-?(0|[1-9][0-9]*)([.][0-9]+)?$", bound)) && can(regex("^-?([0-9][.]?){1,15}$", bound))
      ])
    ])
    error_message = "attributes.min and max of a number are numbers of 15 digits at most, with a point before decimals."
  }

  validation {
    condition = alltrue([
      for one in var.attributes : one.type != "date" ? true : alltrue([
        for bound in [one.min, one.max] : bound == null || bound == "today" ? true :
        can(regex("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", bound)) && can(timeadd("${bound}T00:00:00Z", "0s"))
      ])
    ])
    error_message = "attributes.min and max of a date are days such as 2026-01-31, or today."
  }

  validation {
    condition = alltrue([
      for one in var.attributes : one.min == null || one.max == null || one.min == "today" || one.max == "today" ? true : (
        one.type == "number" ? try(tonumber(one.min) <= tonumber(one.max), true) :
        try(tonumber(replace(one.min, "-", "")) <= tonumber(replace(one.max, "-", "")), true)
      )
    ])
    error_message = "attributes.min is greater than max."
  }

  validation {
    condition     = alltrue([for one in var.attributes : (one.type == "choice") == (one.choices != null)])
    error_message = "attributes.choices are for the type choice, which needs them."
  }

  # 256 is what the schema keeps of a choice, so that a text may become a choice later, and a choice a text.
  validation {
    condition = alltrue([
      for one in var.attributes : one.choices == null ? true : length(one.choices) >= 1 && length(one.choices) <= 500 && alltrue([
        for choice in one.choices : choice.value != "" && trimspace(choice.value) == choice.value && length(choice.value) <= 256
      ])
    ])
    error_message = "attributes.choices are 1 to 500, each with a value of 1 to 256 characters without spaces at its ends."
  }

  validation {
    condition = alltrue([
      for one in var.attributes : one.choices == null ? true : length(distinct(one.choices[*].value)) == length(one.choices)
    ])
    error_message = "attributes.choices: two choices have the same value."
  }

  validation {
    condition = alltrue([
      for one in var.attributes : one.label != null || !(one.sign_up || one.visible) || !startswith(one.name, "custom:") || contains([
        "custom:company", "custom:role_name", "custom:department", "custom:job_title", "custom:employee_number", "custom:location",
      ], one.name)
    ])
    error_message = "attributes.label is needed for a name that the app has no word for, in one language at least, unless sign_up and visible are false."
  }

  validation {
    condition = alltrue([
      for words in concat(var.attributes[*].label, var.attributes[*].hint, flatten([
        for one in var.attributes : one.choices[*].label if one.choices != null
      ])) :
      words == null ? true : length(keys(words)) > 0 && alltrue([
        for language in keys(words) : contains([
          "en", "de", "fr", "es", "pt", "it", "nl", "pl", "tr", "ja", "ko", "zh-Hans", "ar", "he",
        ], language)
        ]) && alltrue([
        for text in values(words) : length(trimspace(text)) >= 1 && length(trimspace(text)) <= 200
      ])
    ])
    error_message = "attributes.label and hint, and the label of a choice, are texts of 1 to 200 characters by language (en, de, fr, es, pt, it, nl, pl, tr, ja, ko, zh-Hans, ar, he), in one at least."
  }

  validation {
    condition = alltrue([
      for one in var.attributes : one.autocomplete == null || can(regex("^[a-z]+(-[a-z]+)*( [a-z]+(-[a-z]+)*)*$", one.autocomplete))
    ])
    error_message = "attributes.autocomplete is a value of HTML's attribute of this name, such as street-address."
  }
}
