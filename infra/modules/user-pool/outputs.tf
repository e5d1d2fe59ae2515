output "id" {
  description = "Id of the user pool."
  value       = aws_cognito_user_pool.this.id
}

output "arn" {
  description = "ARN of the user pool."
  value       = aws_cognito_user_pool.this.arn
}

output "client_id" {
  description = "Id of the app client."
  value       = aws_cognito_user_pool_client.app.id
}

output "message_log_group" {
  description = "Name of the log group of messages that could not be sent."
  value       = aws_cloudwatch_log_group.messages.name
}

output "standard_attributes" {
  description = "What the schema says of standard attributes, in words; known before there is a pool."
  value       = local.standard_attributes
}
