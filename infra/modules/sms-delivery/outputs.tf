output "role_arn" {
  description = "Role with which SNS writes its delivery status logs."
  value       = aws_iam_role.delivery.arn
}
