output "topic_arn" {
  description = "SNS topic that alarms go to."
  value       = aws_sns_topic.this.arn
}
