variable "name" {
  description = "Name of the function, its role and its log."
  type        = string
}

variable "description" {
  description = "What the function does, in a few words."
  type        = string
}

variable "function" {
  description = "Its file in functions/, without .mjs."
  type        = string
}

variable "files" {
  description = "More files in its archive: what stands in them, by their names."
  type        = map(string)
  default     = {}
}

variable "product_name" {
  description = "What the application is called in the texts."
  type        = string
}

variable "language" {
  description = "The language of those of whom no other is known."
  type        = string
}

variable "permissions_boundary_arn" {
  description = "Bounds the role; null for none."
  type        = string
}

variable "log_retention_days" {
  description = "How long the function's log is kept."
  type        = number
}
