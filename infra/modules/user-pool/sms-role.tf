# What Cognito assumes to send an SMS.

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
        # The pool needs the role before it has an id, so the role trusts every pool of this account and Region that knows
        # the random external id. An id put in afterwards would be a second thing to keep right: with one that is stale,
        # no SMS goes out, and nothing says so.
        ArnLike = {
          "aws:SourceArn" = "arn:${var.partition}:cognito-idp:${var.region}:${var.account_id}:userpool/*"
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
