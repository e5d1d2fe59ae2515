# A place for installers and the update feed alone, for a company whose user pool is made elsewhere.

locals {
  region     = "eu-central-1"
  account_id = "111122223333"
}

module "distribution" {
  source = "../../modules/distribution"

  name               = "pass-prod"
  account_id         = local.account_id
  price_class        = "PriceClass_100"
  keep_replaced_days = 90

  domain = {
    name            = "updates.example.com"
    certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000"
  }
}

output "feed_url" {
  description = "Goes into the stage's file as updateFeedUrl."
  value       = module.distribution.feed_url
}
