# From the stage's attributes to the pool's schema and the client's rights.

locals {
  # As Cognito takes them: a custom one without "custom:", and never required.
  attributes = [
    for one in var.attributes : {
      name     = trimprefix(one.name, "custom:")
      internal = false
      custom   = startswith(one.name, "custom:")
      type     = one.type == "number" ? "Number" : "String"
      required = one.required && !startswith(one.name, "custom:")

      # SignUp needs the right to write an attribute, and a user may use that right later as well, without this app. So
      # only the schema keeps what is asked for once from being changed; administrators cannot change it either.
      mutable = !one.sign_up || one.editable

      # Of the types only number is one of Cognito's here, and a text, a choice, a date and yes or no have the same
      # limits: what an attribute is may then change between these, which a schema with limits of their own would forbid.
      # A date of birth is Cognito's, with ten characters. Of a number it takes whole limits, and the app holds 15 digits.
      min = (
        one.type == "number" ? tostring(floor(tonumber(one.min == null ? "-999999999999999" : one.min))) :
        (one.name == "birthdate" ? "10" : tostring(one.min_length == null ? 0 : one.min_length))
      )
      max = (
        one.type == "number" ? tostring(ceil(tonumber(one.max == null ? "999999999999999" : one.max))) :
        (one.name == "birthdate" ? "10" : tostring(one.max_length == null ? 256 : one.max_length))
      )
    }
  ]

  # E.164 has up to 15 digits; the plus sign makes it 16 characters.
  phone_number = {
    name     = "phone_number"
    internal = false
    custom   = false
    type     = "String"
    required = true
    mutable  = true
    min      = "0"
    max      = "16"
  }

  standard_names = [for one in var.attributes : one.name if !startswith(one.name, "custom:")]
  custom_names   = [for one in var.attributes : one.name if startswith(one.name, "custom:")]

  # Every pool has the standard attributes, as Cognito makes them. Only one that differs is in the schema, because a
  # block for it that came after the pool would make a custom attribute of the same name (decision 0060).
  standard_schema = [for one in local.attributes : one if !one.custom && (one.required || !one.mutable)]

  own_schema = concat(local.standard_schema, [local.phone_number], [for one in local.attributes : one if one.custom])

  # A pool that is older than its stage keeps its schema, to the word: what differs would be added to it for ever.
  existing_schema = [
    for one in(var.existing_pool == null ? [] : var.existing_pool.schema) : {
      name     = trimprefix(trimprefix(one.name, "dev:"), "custom:")
      internal = startswith(one.name, "dev:")
      custom   = startswith(one.name, "dev:") || startswith(one.name, "custom:")
      type     = one.type
      required = one.required
      mutable  = one.mutable
      min      = one.min == null ? "" : one.min
      max      = one.max == null ? "" : one.max
    }
  ]

  # Such a pool has each standard attribute already, as it is in its schema or as every pool has it.
  existing_custom_names = [for one in local.existing_schema : one.name if one.custom]
  schema = concat(local.existing_schema, [
    for one in local.own_schema : one
    if var.existing_pool == null || one.custom && !contains(local.existing_custom_names, one.name)
  ])

  read_attributes = concat(local.standard_names, ["phone_number", "phone_number_verified"], local.custom_names)

  # What the app sends at sign-up, or when somebody changes it. It may call no number verified.
  asked_for = [for one in var.attributes : one.name if one.sign_up || one.editable]
  write_attributes = [
    for name in concat(local.standard_names, ["phone_number"], local.custom_names) :
    name if name == "phone_number" || contains(local.asked_for, name)
  ]

  # What the schema says of standard attributes, for the guard in the root module. States hold these words: with others
  # every plan would stop.
  standard_attributes = sort([
    for one in local.schema :
    "${one.name} ${one.required ? "required" : "optional"} ${one.mutable ? "mutable" : "immutable"} ${one.min} ${one.max}" if !one.custom && one.name != "phone_number"
  ])
}
