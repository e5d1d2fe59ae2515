# Nobody but this pool may have Cognito call its functions.
resource "aws_lambda_permission" "trigger" {
  for_each = var.triggers

  statement_id   = "${var.name}-${replace(each.key, "_", "-")}"
  function_name  = each.value
  action         = "lambda:InvokeFunction"
  principal      = "cognito-idp.amazonaws.com"
  source_arn     = aws_cognito_user_pool.this.arn
  source_account = var.account_id
}
