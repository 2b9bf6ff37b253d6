/* table_units.c: datasets, their names, fields and services. */
#include <stddef.h>

#include "tables/tables.h"

static const gov_column units_columns[] = {
    {"unit_id", GOV_COLUMN_TEXT, offsetof(gov_unit, unit_id), GOV_INDEXED | GOV_UNIQUE,
     "longest name met"},
    {"kind", GOV_COLUMN_TEXT, offsetof(gov_unit, kind), 0,
     "table view collection topic dataset files segment system"},
    {"spec_id", GOV_COLUMN_TEXT, offsetof(gov_unit, spec_id), GOV_INDEXED, "spec that owns it"},
    {"repo", GOV_COLUMN_TEXT, offsetof(gov_unit, repo), 0, "repository"},
    {"owner", GOV_COLUMN_TEXT, offsetof(gov_unit, owner), GOV_INDEXED, "owning team"},
    {"data_class", GOV_COLUMN_TEXT, offsetof(gov_unit, data_class), GOV_INDEXED,
     "critical high medium low unknown"},
    {"class_source", GOV_COLUMN_TEXT, offsetof(gov_unit, class_source), 0,
     "where the class comes from: registry policy model plan lineage"},
    {"sensitive", GOV_COLUMN_INT32, offsetof(gov_unit, sensitive), 0,
     "1: critical, high, or tagged personal"},
    {"tags", GOV_COLUMN_TEXT, offsetof(gov_unit, tags), 0, "joined by commas"},
    {"tenant_key", GOV_COLUMN_TEXT, offsetof(gov_unit, tenant_key), 0,
     "column that separates tenants"},
    {"ui_related", GOV_COLUMN_INT32, offsetof(gov_unit, ui_related), 0,
     "1: preferences, UI configuration, feature flags"},
    {"mentioned", GOV_COLUMN_INT32, offsetof(gov_unit, mentioned), 0,
     "1: a plan, script, pipeline or report names it; 0: only a model or registry knows it"},
    {"path", GOV_COLUMN_TEXT, offsetof(gov_unit, place.path), GOV_INDEXED,
     "where it was first declared"},
    {"line", GOV_COLUMN_LINE, offsetof(gov_unit, place.line), 0, "line it stands at, from 1"},
};
const gov_table gov_table_units = {
    "gov_units",
    GOV_FACT_units,
    units_columns,
    GOV_COLUMN_COUNT(units_columns),
    "Every dataset that an artifact names: what is migrated, or may have been forgotten.",
    "SELECT unit_id, data_class, tenant_key FROM gov_units WHERE sensitive"};

static const gov_column names_columns[] = {
    {"unit_id", GOV_COLUMN_TEXT, offsetof(gov_name, unit_id), GOV_INDEXED, "unit"},
    {"name", GOV_COLUMN_TEXT, offsetof(gov_name, name), GOV_INDEXED, "as spelled"},
    {"path", GOV_COLUMN_TEXT, offsetof(gov_name, place.path), GOV_INDEXED, "artifact it stands in"},
    {"line", GOV_COLUMN_LINE, offsetof(gov_name, place.line), 0, "line it stands at, from 1"},
};
const gov_table gov_table_names = {
    "gov_names",
    GOV_FACT_names,
    names_columns,
    GOV_COLUMN_COUNT(names_columns),
    "Every spelling that resolved to a unit.",
    "SELECT name, path, line FROM gov_names WHERE unit_id = 'app.public.users'"};

static const gov_column unit_plans_columns[] = {
    {"unit_id", GOV_COLUMN_TEXT, offsetof(gov_unit_plan, unit_id), GOV_INDEXED, "unit"},
    {"path", GOV_COLUMN_TEXT, offsetof(gov_unit_plan, place.path), GOV_INDEXED,
     "plan that covers it"},
    {"line", GOV_COLUMN_LINE, offsetof(gov_unit_plan, place.line), 0, "where it includes the unit"},
};
const gov_table gov_table_unit_plans = {
    "gov_unit_plans",
    GOV_FACT_unit_plans,
    unit_plans_columns,
    GOV_COLUMN_COUNT(unit_plans_columns),
    "Which plans cover which unit: plan-wide evidence applies through it.",
    "SELECT path FROM gov_unit_plans WHERE unit_id = 'app.public.users'"};

static const gov_column unit_scopes_columns[] = {
    {"unit_id", GOV_COLUMN_TEXT, offsetof(gov_unit_scope, unit_id), GOV_INDEXED, "unit"},
    {"scope", GOV_COLUMN_TEXT, offsetof(gov_unit_scope, scope), 0, "unit plan spec workspace"},
    {"scope_id", GOV_COLUMN_TEXT, offsetof(gov_unit_scope, scope_id), GOV_INDEXED,
     "as in gov_evidence"},
};
const gov_table gov_table_unit_scopes = {
    "gov_unit_scopes",
    GOV_FACT_unit_scopes,
    unit_scopes_columns,
    GOV_COLUMN_COUNT(unit_scopes_columns),
    "Which scopes reach a unit: evidence of these applies to it.",
    "SELECT scope, scope_id FROM gov_unit_scopes WHERE unit_id = 'app.public.users'"};

static const gov_column fields_columns[] = {
    {"unit_id", GOV_COLUMN_TEXT, offsetof(gov_field, unit_id), GOV_INDEXED, "unit"},
    {"name", GOV_COLUMN_TEXT, offsetof(gov_field, name), 0, "column"},
    {"type", GOV_COLUMN_TEXT, offsetof(gov_field, type), 0, "type as declared"},
    {"nullable", GOV_COLUMN_INT32, offsetof(gov_field, nullable), 0, "0: NOT NULL"},
    {"is_key", GOV_COLUMN_INT32, offsetof(gov_field, is_key), 0, "1: part of the primary key"},
    {"is_unique", GOV_COLUMN_INT32, offsetof(gov_field, is_unique), 0, "1: unique"},
    {"references", GOV_COLUMN_TEXT, offsetof(gov_field, references), 0, "unit it points at"},
    {"data_class", GOV_COLUMN_TEXT, offsetof(gov_field, data_class), 0, "class of the field"},
    {"tags", GOV_COLUMN_TEXT, offsetof(gov_field, tags), 0, "joined by commas"},
    {"complete", GOV_COLUMN_INT32, offsetof(gov_field, complete), 0,
     "1: the artifact lists all columns of the unit, 0: those it speaks of"},
    {"path", GOV_COLUMN_TEXT, offsetof(gov_field, place.path), GOV_INDEXED,
     "artifact it stands in"},
    {"line", GOV_COLUMN_LINE, offsetof(gov_field, place.line), 0, "line it stands at, from 1"},
};
const gov_table gov_table_fields = {
    "gov_fields",
    GOV_FACT_fields,
    fields_columns,
    GOV_COLUMN_COUNT(fields_columns),
    "Columns of the units, as models and scripts declare them.",
    "SELECT unit_id, name, data_class FROM gov_fields WHERE tags LIKE '%pii%'"};

static const gov_column services_columns[] = {
    {"service", GOV_COLUMN_TEXT, offsetof(gov_service, service), GOV_INDEXED, "service"},
    {"role", GOV_COLUMN_TEXT, offsetof(gov_service, role), 0, "owner producer consumer"},
    {"unit_id", GOV_COLUMN_TEXT, offsetof(gov_service, unit_id), GOV_INDEXED, "unit"},
    {"store", GOV_COLUMN_TEXT, offsetof(gov_service, store), 0, "data store"},
    {"repo", GOV_COLUMN_TEXT, offsetof(gov_service, repo), 0, "repository"},
    {"owner", GOV_COLUMN_TEXT, offsetof(gov_service, owner), 0, "team"},
    {"path", GOV_COLUMN_TEXT, offsetof(gov_service, place.path), GOV_INDEXED,
     "artifact it stands in"},
    {"line", GOV_COLUMN_LINE, offsetof(gov_service, place.line), 0, "line it stands at, from 1"},
};
const gov_table gov_table_services = {"gov_services",
                                      GOV_FACT_services,
                                      services_columns,
                                      GOV_COLUMN_COUNT(services_columns),
                                      "Who owns, fills and reads which unit.",
                                      "SELECT service, role, unit_id FROM gov_services"};
