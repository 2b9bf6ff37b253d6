# One task of literals, one whose mappings stand in another file, one made on a condition.
variable "schema" { default = "shop" }

locals {
  task_settings = jsonencode({
    ValidationSettings = { EnableValidation = true }
    FullLoadSettings   = { TargetTablePrepMode = "TRUNCATE_BEFORE_LOAD" }
  })
}

resource "aws_dms_endpoint" "from" {
  endpoint_id   = "prod-shop"
  endpoint_type = "source"
  server_name   = "shop.abc123.eu-west-1.rds.amazonaws.com"
  username      = "reader"
  password      = var.password
  ssl_mode      = "verify-full"
}

resource "aws_dms_endpoint" "to" {
  endpoint_id = "lake"
  ssl_mode    = "require"
  s3_settings {
    bucket_name = "lake-us-east-1"
  }
}

resource "aws_dms_endpoint" "plain" {
  endpoint_id = "other"
  ssl_mode    = "none"
}

resource "aws_dms_replication_task" "whole" {
  migration_type            = "full-load-and-cdc"
  source_endpoint_arn       = aws_dms_endpoint.from.endpoint_arn
  target_endpoint_arn       = aws_dms_endpoint.to.endpoint_arn
  replication_task_settings = local.task_settings
  table_mappings            = <<-JSON
    {"rules": [
      {"rule-type": "selection", "rule-id": "1", "rule-name": "1", "rule-action": "include",
       "object-locator": {"schema-name": "shop", "table-name": "orders"}},
      {"rule-type": "selection", "rule-id": "2", "rule-name": "2", "rule-action": "include",
       "object-locator": {"schema-name": "${var.schema}", "table-name": "refunds"}},
      {"rule-type": "selection", "rule-id": "3", "rule-name": "3", "rule-action": "exclude",
       "object-locator": {"schema-name": "shop", "table-name": "clicks"}}
    ]}
  JSON
  tags = { for k, v in var.tags : k => upper(v) }
}

# Neither validation nor encryption of the task above is this one's.
resource "aws_dms_replication_task" "bare" {
  migration_type      = var.fast ? "full-load" : "cdc"
  source_endpoint_arn = aws_dms_endpoint.from.endpoint_arn
  target_endpoint_arn = aws_dms_endpoint.plain.endpoint_arn
  table_mappings = jsonencode({
    rules = [
      {
        "rule-type"      = "selection"
        "rule-action"    = "include"
        "object-locator" = { "schema-name" = "shop", "table-name" = "carts" }
      },
      {
        "rule-type"      = "selection"
        "rule-action"    = var.with_notes ? "include" : "exclude"
        "object-locator" = { "schema-name" = "shop", "table-name" = "notes" }
      },
    ]
  })
}

resource "aws_dms_replication_task" "elsewhere" {
  migration_type            = "full-load"
  table_mappings            = file("${path.module}/mappings.json")
  replication_task_settings = templatefile("settings.json", {})
}

resource "aws_dms_replication_task" "maybe" {
  count          = var.enabled ? 1 : 0
  migration_type = "full-load"
  table_mappings = "{\"rules\": [{\"rule-type\": \"selection\", \"rule-action\": \"include\", \"object-locator\": {\"schema-name\": \"shop\", \"table-name\": \"maybe\"}}]}"
}

resource "aws_dms_replication_task" "never" {
  count          = 0
  table_mappings = "{\"rules\": [{\"rule-type\": \"selection\", \"rule-action\": \"include\", \"object-locator\": {\"schema-name\": \"shop\", \"table-name\": \"never\"}}]}"
}

module "more" {
  source         = "./modules/task"
  table_mappings = file("more.json")
}
