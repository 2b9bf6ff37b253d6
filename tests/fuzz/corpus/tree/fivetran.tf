resource "fivetran_destination" "dw" {
  group_id = fivetran_group.dw.id
  region   = "GCP_US_EAST4"
  config {
    host = "dw.prod.eu-central-1.example.com"
  }
}

resource "fivetran_connector" "hr" {
  group_id = fivetran_group.dw.id
  service  = "postgres"
  config {
    host = "hr.staging.ap-southeast-1.example.com"
  }
}

resource "fivetran_connector" "old" {
  service = "postgres"
  paused  = true
}

resource "fivetran_connector_schema_config" "hr" {
  connector_id           = fivetran_connector.hr.id
  schema_change_handling = "ALLOW_ALL"
  schema {
    name = "hr"
    table {
      name = "staff"
      column {
        name   = "email"
        hashed = "true"
      }
      column {
        name    = "tenant_id"
        enabled = "false"
      }
    }
    table {
      name    = "logs"
      enabled = "false"
    }
    table {
      name    = "bonuses"
      enabled = var.with_bonuses
    }
  }
  schema {
    name    = "scratch"
    enabled = "false"
    table { name = "heap" }
  }
}

resource "fivetran_connector_schema_config" "maps" {
  connector_id = "abc"
  schemas = {
    "pay" = {
      tables = {
        "slips" = { enabled = true, columns = { "iban" = { hashed = true } } }
      }
    }
  }
}

resource "fivetran_connector_schema_config" "old" {
  connector_id = fivetran_connector.old.id
  schema {
    name = "hr"
    table { name = "archive" }
  }
}
