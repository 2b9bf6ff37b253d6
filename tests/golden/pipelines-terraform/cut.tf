resource "airbyte_connection" "whole" {
  configurations = { streams = [{ name = "before", namespace = "cut" }] }
}
resource "airbyte_connection" "cut" {
  configurations = { streams = [{ name = "after
