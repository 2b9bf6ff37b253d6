resource "airbyte_source_postgres" "crm" {
  name = "crm"
  configuration = {
    host     = "crm.prod.eu-west-3.example.com"
    password = "hunter2hunter2"
    replication_method = {
      read_changes_using_write_ahead_log_cdc = { publication = "p", replication_slot = "s" }
    }
  }
}

resource "airbyte_destination_bigquery" "dw" {
  configuration = { dataset_location = "europe-west1" }
}

resource "airbyte_connection" "crm" {
  source_id      = airbyte_source_postgres.crm.source_id
  destination_id = airbyte_destination_bigquery.dw.destination_id
  configurations = {
    streams = [
      { name = "contacts", namespace = "crm", sync_mode = "incremental_append",
        mappers = [{ type = "hashing", mapper_configuration = { hashing = { target_field = "phone", method = "SHA-256" } } }] },
      { name = "leads", namespace = "crm", sync_mode = "full_refresh_overwrite" },
      { name = "${var.prefix}_deals", namespace = "crm", sync_mode = "incremental_append" },
    ]
  }
}

resource "airbyte_connection" "off" {
  status         = "inactive"
  configurations = { streams = [{ name = "gone", namespace = "crm" }] }
}

resource "airbyte_connection" "switched" {
  status         = var.status
  configurations = { streams = [{ name = "perhaps", namespace = "crm" }] }
}

resource "airbyte_connection" "listed" {
  configurations = { streams = [for s in var.streams : { name = s }] }
}
