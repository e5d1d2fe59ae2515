# What Cognito assumes to send an SMS.

locals {
  # The pool needs the role before it has an id, so the first apply trusts any pool of this account and Region, and a
  # second one, with user_pool.id set, this pool alone. The external id keeps other pools out until then.
  sms_caller = "arn:aws:cognito-idp:${var.region}:${var.account_id}:userpool/${var.user_pool.id == null ? "*" : var.user_pool.id}"
}

resource "random_uuid" "sms_external_id" {}

resource "aws_iam_role" "sms" {
  name                 = "${var.name}-sms"
  description          = "Sends the SMS of the user pool ${var.name}"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "cognito-idp.amazonaws.com" }
      Condition = {
        StringEquals = {
          "sts:ExternalId"    = random_uuid.sms_external_id.result
          "aws:SourceAccount" = var.account_id
        }
        ArnLike = {
          "aws:SourceArn" = local.sms_caller
        }
      }
    }]
  })
}

resource "aws_iam_role_policy" "sms" {
  name = "send-sms"
  role = aws_iam_role.sms.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sns:Publish"
      # A phone number is no resource with an ARN, so "*" is the only way to write it.
      Resource = "*"
    }]
  })
}
