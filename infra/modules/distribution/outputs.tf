output "bucket" {
  description = "Name of the bucket that takes the files."
  value       = aws_s3_bucket.this.bucket
}

output "feed_url" {
  description = "Where the files can be fetched."
  value       = "https://${var.domain == null ? aws_cloudfront_distribution.this.domain_name : var.domain.name}"
}
