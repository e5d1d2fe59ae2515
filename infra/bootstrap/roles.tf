# The pipeline's two roles. Their path keeps them out of reach of what the deployer may do to its stages' roles.

locals {
  issuer = var.oidc == null ? "" : trimprefix(var.oidc.issuer, "https://")

  by_hand = [
    for people in [var.people] : {
      Sid       = "People"
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { AWS = people }
    } if length(people) > 0
  ]
}

resource "aws_iam_openid_connect_provider" "this" {
  count = try(var.oidc.existing, true) ? 0 : 1

  url            = var.oidc.issuer
  client_id_list = [var.oidc.audience]
}

resource "aws_iam_policy" "boundary" {
  name        = "${var.project}-boundary"
  description = "The most that a role of a stage of ${var.project} may do"
  policy      = jsonencode(local.boundary)
}

resource "aws_iam_policy" "guard" {
  name        = "${var.project}-guard"
  path        = "/pipeline/"
  description = "What the pipeline of ${var.project} may never do"
  policy      = jsonencode(local.guard)
}

resource "aws_iam_role" "plan" {
  name        = "${var.project}-plan"
  path        = "/pipeline/"
  description = "Reads the stages of ${var.project} and their states"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(local.by_hand, [
      for oidc in var.oidc[*] : {
        Sid       = "Pipeline"
        Effect    = "Allow"
        Action    = "sts:AssumeRoleWithWebIdentity"
        Principal = { Federated = "${local.iam}:oidc-provider/${local.issuer}" }
        Condition = {
          StringEquals = { "${local.issuer}:aud" = oidc.audience }
          StringLike   = { "${local.issuer}:sub" = oidc.plan_subjects }
        }
      }
    ])
  })

  depends_on = [aws_iam_openid_connect_provider.this]
}

resource "aws_iam_role" "apply" {
  name        = "${var.project}-apply"
  path        = "/pipeline/"
  description = "Deploys the stages of ${var.project}"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(local.by_hand, [
      for oidc in var.oidc[*] : {
        Sid       = "Pipeline"
        Effect    = "Allow"
        Action    = "sts:AssumeRoleWithWebIdentity"
        Principal = { Federated = "${local.iam}:oidc-provider/${local.issuer}" }
        Condition = {
          StringEquals = {
            "${local.issuer}:aud" = oidc.audience
            "${local.issuer}:sub" = oidc.apply_subjects
          }
        }
      }
    ])
  })

  depends_on = [aws_iam_openid_connect_provider.this]

  lifecycle {
    precondition {
      condition     = var.oidc != null || length(var.people) > 0
      error_message = "Nobody could deploy: give oidc, people or both."
    }
  }
}

# Policies of their own: a managed one would be too short for what the deployer needs.
resource "aws_iam_role_policy" "plan" {
  name   = "plan"
  role   = aws_iam_role.plan.id
  policy = jsonencode(local.planner)
}

resource "aws_iam_role_policy" "apply" {
  name   = "deploy"
  role   = aws_iam_role.apply.id
  policy = jsonencode(local.deployer)
}

resource "aws_iam_role_policy_attachment" "plan_guard" {
  role       = aws_iam_role.plan.name
  policy_arn = aws_iam_policy.guard.arn
}

resource "aws_iam_role_policy_attachment" "apply_guard" {
  role       = aws_iam_role.apply.name
  policy_arn = aws_iam_policy.guard.arn
}
