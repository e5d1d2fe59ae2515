# What each role may do, as documents. Nothing here needs AWS.

locals {
  # As a stage has it (infra/main.tf).
  partition = (
    startswith(var.region, "us-gov-") ? "aws-us-gov" :
    (startswith(var.region, "eusc-") ? "aws-eusc" : "aws")
  )

  iam    = "arn:${local.partition}:iam::${var.account_id}"
  bucket = "arn:${local.partition}:s3:::${var.state_bucket}"

  # The files speak of the project latchkey, and of a bucket that is none.
  deployer_of_project = replace(file("${path.module}/../deployer-policy.json"), "latchkey", var.project)
  deployer_of_account = replace(local.deployer_of_project, "example-${var.project}-terraform-*", var.state_bucket)
  deployer            = jsondecode(replace(local.deployer_of_account, "arn:aws:", "arn:${local.partition}:"))

  boundary_of_project = replace(file("${path.module}/../permissions-boundary.json"), "latchkey", var.project)
  boundary            = jsondecode(replace(local.boundary_of_project, "arn:aws:", "arn:${local.partition}:"))

  # A plan reads what an apply reads. It takes no lock, because it could not: that is writing (docs/pipeline.md).
  reads = [
    for statement in local.deployer.Statement : merge(statement, {
      Action = [for action in flatten([statement.Action]) : action if can(regex("^[a-z0-9-]+:(Describe|Get|List)", action))]
    })
  ]
  planner = {
    Version   = local.deployer.Version
    Statement = [for statement in local.reads : statement if length(statement.Action) > 0]
  }

  # What neither role may do whatever its own policy says: change who may deploy, and what bounds the roles that it makes
  # (decision 0072).
  guard = {
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "WhoMayDeploy"
        Effect = "Deny"
        Action = "iam:*"
        Resource = [
          "${local.iam}:role/pipeline/*",
          # The name in the guide of version 0.1.0, when the role was made by hand.
          "${local.iam}:role/${var.project}-deployer",
          "${local.iam}:policy/*",
          "${local.iam}:oidc-provider/*",
          "${local.iam}:saml-provider/*",
          "${local.iam}:user/*",
          "${local.iam}:group/*",
        ]
      },
      {
        Sid      = "NoWayAroundTheBoundary"
        Effect   = "Deny"
        Action   = ["iam:AttachRolePolicy", "iam:DeleteRolePermissionsBoundary"]
        Resource = "*"
      },
      {
        Sid      = "OnlyBoundedRoles"
        Effect   = "Deny"
        Action   = ["iam:CreateRole", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy"]
        Resource = "*"
        # Also true of a role without a boundary: an operator with Not holds where the key is missing.
        Condition = {
          ArnNotEquals = {
            "iam:PermissionsBoundary" = "${local.iam}:policy/${var.project}-boundary"
          }
        }
      },
      {
        Sid       = "StatesOnly"
        Effect    = "Deny"
        NotAction = ["s3:DeleteObject", "s3:GetObject", "s3:ListBucket", "s3:PutObject"]
        Resource  = [local.bucket, "${local.bucket}/*"]
      },
      {
        Sid      = "NotTheStateOfThis"
        Effect   = "Deny"
        Action   = "s3:*"
        Resource = "${local.bucket}/bootstrap/*"
      },
    ]
  }
}
