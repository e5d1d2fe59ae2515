# Takes a pool that exists into the state at the first apply (decision 0071). Once it is there these do nothing.

import {
  for_each = var.existing_pool == null ? toset([]) : toset([var.existing_pool.id])

  to = module.user_pool.aws_cognito_user_pool.this
  id = each.value
}

import {
  for_each = try(var.existing_pool.client_id, null) == null ? toset([]) : toset(["${var.existing_pool.id}/${var.existing_pool.client_id}"])

  to = module.user_pool.aws_cognito_user_pool_client.app
  id = each.value
}
