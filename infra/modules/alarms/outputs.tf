output "topic_arn" {
  description = "SNS topic that alarms go to."
  value       = local.topic_arn
}
