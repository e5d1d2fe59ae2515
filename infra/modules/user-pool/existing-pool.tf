# What no pool can change, and so comes from a pool that is older than its stage: a plan that says otherwise would replace
# it. Its schema is in attributes.tf.

locals {
  pool_name           = var.existing_pool == null ? var.name : var.existing_pool.name
  client_name         = try(var.existing_pool.client_name, null) == null ? var.name : var.existing_pool.client_name
  username_attributes = var.existing_pool == null ? ["phone_number"] : var.existing_pool.username_attributes
  user_names = (
    var.existing_pool == null ? [false] :
    (var.existing_pool.case_sensitive == null ? [] : [var.existing_pool.case_sensitive])
  )
}
