# One function that Cognito calls while it works on a user's request. It uses Node alone (decision 0070).

data "archive_file" "function" {
  type        = "zip"
  output_path = "${path.module}/.build/${var.name}.zip"

  source {
    filename = "index.mjs"
    content  = file("${path.module}/functions/${var.function}.mjs")
  }

  source {
    filename = "texts.mjs"
    content  = file("${path.module}/functions/texts.mjs")
  }

  # What the pool says, in all languages of the app. The catalogues of the app have it in a group that no screen shows.
  source {
    filename = "texts.json"
    content = jsonencode({
      app      = var.product_name
      language = var.language
      texts = {
        for catalogue in fileset("${path.module}/../../../renderer/locales", "*.json") :
        trimsuffix(catalogue, ".json") => jsondecode(file("${path.module}/../../../renderer/locales/${catalogue}")).pool
      }
    })
  }

  dynamic "source" {
    for_each = var.files

    content {
      filename = source.key
      content  = source.value
    }
  }
}

resource "aws_lambda_function" "this" {
  function_name    = var.name
  description      = var.description
  role             = aws_iam_role.this.arn
  filename         = data.archive_file.function.output_path
  source_code_hash = data.archive_file.function.output_base64sha256
  handler          = "index.handler"
  runtime          = "nodejs24.x"
  architectures    = ["arm64"]
  memory_size      = 256

  # Cognito waits for five seconds.
  timeout = 5

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.this.name
  }
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/lambda/${var.name}"
  retention_in_days = var.log_retention_days
}

resource "aws_iam_role" "this" {
  name                 = var.name
  description          = "What ${var.name} may do: write its log"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy" "this" {
  name = "log"
  role = aws_iam_role.this.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = "${aws_cloudwatch_log_group.this.arn}:*"
    }]
  })
}
