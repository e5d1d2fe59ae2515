output "role_arn" {
  description = "Role with which SNS writes its delivery status logs."
  value       = aws_iam_role.delivery.arn

  # Whoever gives SNS the role before there are logs has SNS make them, to be kept for ever.
  depends_on = [aws_iam_role_policy.delivery]
}
