data "aws_cloudfront_cache_policy" "cached" {
  name = "Managed-CachingOptimized"
}

data "aws_cloudfront_cache_policy" "uncached" {
  name = "Managed-CachingDisabled"
}

data "aws_cloudfront_response_headers_policy" "security" {
  name = "Managed-SecurityHeadersPolicy"
}

resource "aws_cloudfront_origin_access_control" "this" {
  name                              = var.name
  description                       = "Reads the installers of ${var.name}"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_distribution" "this" {
  comment         = "Installers and update feed of ${var.name}"
  enabled         = true
  is_ipv6_enabled = true
  http_version    = "http2and3"
  price_class     = var.price_class
  aliases         = var.domain == null ? [] : [var.domain.name]

  origin {
    origin_id                = "installers"
    domain_name              = aws_s3_bucket.this.bucket_regional_domain_name
    origin_access_control_id = aws_cloudfront_origin_access_control.this.id
  }

  default_cache_behavior {
    target_origin_id           = "installers"
    viewer_protocol_policy     = "https-only"
    allowed_methods            = ["GET", "HEAD"]
    cached_methods             = ["GET", "HEAD"]
    cache_policy_id            = data.aws_cloudfront_cache_policy.cached.id
    response_headers_policy_id = data.aws_cloudfront_response_headers_policy.security.id
  }

  # latest.yml and latest-mac.yml name the newest version: an update must not wait for a cache. Installers carry their
  # version in the name and never change.
  ordered_cache_behavior {
    path_pattern               = "*.yml"
    target_origin_id           = "installers"
    viewer_protocol_policy     = "https-only"
    allowed_methods            = ["GET", "HEAD"]
    cached_methods             = ["GET", "HEAD"]
    cache_policy_id            = data.aws_cloudfront_cache_policy.uncached.id
    response_headers_policy_id = data.aws_cloudfront_response_headers_policy.security.id
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  # CloudFront's own certificate comes with TLS 1.0 as the minimum and takes no other; a domain of one's own does.
  viewer_certificate {
    cloudfront_default_certificate = var.domain == null
    acm_certificate_arn            = var.domain == null ? null : var.domain.certificate_arn
    minimum_protocol_version       = var.domain == null ? null : "TLSv1.2_2021"
    ssl_support_method             = var.domain == null ? null : "sni-only"
  }
}
