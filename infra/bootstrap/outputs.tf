output "state_bucket" {
  description = "bucket in stages/<stage>.s3.tfbackend."
  value       = aws_s3_bucket.state.bucket
}

output "permissions_boundary_arn" {
  description = "permissions_boundary_arn of each stage's tfvars."
  value       = aws_iam_policy.boundary.arn
}

output "plan_role_arn" {
  description = "The role of jobs that plan."
  value       = aws_iam_role.plan.arn
}

output "apply_role_arn" {
  description = "The role of jobs that apply."
  value       = aws_iam_role.apply.arn
}

output "backend" {
  description = "backend.tf of this folder, which moves its state into the bucket."
  value = join("\n", [
    "terraform {",
    "  backend \"s3\" {",
    "    bucket       = \"${aws_s3_bucket.state.bucket}\"",
    "    key          = \"bootstrap/terraform.tfstate\"",
    "    region       = \"${var.region}\"",
    "    encrypt      = true",
    "    use_lockfile = true",
    "  }",
    "}",
    "",
  ])
}
