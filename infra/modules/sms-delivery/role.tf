# The only role for SNS, which has it write its delivery status logs.
resource "aws_iam_role" "delivery" {
  name                 = "${var.name}-sms-delivery"
  description          = "Lets SNS log what became of each SMS"
  permissions_boundary = var.permissions_boundary_arn

  # AWS documents no condition that SNS meets here, so there is none. Nobody else can hand SNS this role: iam:PassRole is
  # asked of whoever sets it, and does not reach into another account.
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "sns.amazonaws.com" }
    }]
  })
}

# AWS's example also lets SNS set the retention and metric filters of any group. Those are ours to set.
resource "aws_iam_role_policy" "delivery" {
  name = "log"
  role = aws_iam_role.delivery.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = ["${aws_cloudwatch_log_group.successes.arn}:*", "${aws_cloudwatch_log_group.failures.arn}:*"]
    }]
  })
}
