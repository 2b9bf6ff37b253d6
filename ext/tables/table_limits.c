/* table_limits.c: numbers that documents state, and numbers a workspace sets. */
#include <stddef.h>

#include "tables/tables.h"

static const gov_column limits_columns[] = {
    {"path", GOV_COLUMN_TEXT, offsetof(gov_limit, path), GOV_INDEXED, "document"},
    {"line", GOV_COLUMN_LINE, offsetof(gov_limit, line), 0, "line"},
    {"section_id", GOV_COLUMN_INT32, offsetof(gov_limit, section_id), 0, "section"},
    {"name", GOV_COLUMN_TEXT, offsetof(gov_limit, name), GOV_INDEXED,
     "error_rate latency replication_lag sample_size batch_rows recovery_time …"},
    {"comparator", GOV_COLUMN_TEXT, offsetof(gov_limit, comparator), 0,
     "> <; NULL: an amount, not a limit"},
    {"value", GOV_COLUMN_REAL, offsetof(gov_limit, value), 0, "in its unit"},
    {"unit", GOV_COLUMN_TEXT, offsetof(gov_limit, unit), 0,
     "ratio (1 % is 0.01), times (of the normal value), time (seconds), count"},
    {"falls", GOV_COLUMN_INT32, offsetof(gov_limit, drop), 0, "1: by how much it falls"},
    {"window_s", GOV_COLUMN_REAL, offsetof(gov_limit, window_s), 0,
     "seconds it must last; NULL: not said"},
    {"role", GOV_COLUMN_TEXT, offsetof(gov_limit, role), 0, "trigger (of a rollback) alert plan"},
    {"level", GOV_COLUMN_TEXT, offsetof(gov_limit, level), 0, "critical warning"},
    {"answer", GOV_COLUMN_TEXT, offsetof(gov_limit, answer), 0,
     "yes; planned: it stands in a box that is not ticked"},
};
const gov_table gov_table_limits = {
    "gov_limits",
    GOV_FACT_limits,
    limits_columns,
    GOV_COLUMN_COUNT(limits_columns),
    "Numbers that documents state: thresholds, triggers, sizes, durations of the plan.",
    "SELECT name, comparator, value, unit, window_s, role, path, line FROM gov_limits"};

static const gov_column threshold_settings_columns[] = {
    {"name", GOV_COLUMN_TEXT, offsetof(gov_threshold_setting, name), GOV_INDEXED,
     "of gov_threshold_catalog"},
    {"value", GOV_COLUMN_REAL, offsetof(gov_threshold_setting, value), 0, "set value"},
    {"path", GOV_COLUMN_TEXT, offsetof(gov_threshold_setting, place.path), GOV_INDEXED,
     "policy file"},
    {"line", GOV_COLUMN_LINE, offsetof(gov_threshold_setting, place.line), 0, "line"},
};
const gov_table gov_table_threshold_settings = {
    "gov_threshold_settings",
    GOV_FACT_threshold_settings,
    threshold_settings_columns,
    GOV_COLUMN_COUNT(threshold_settings_columns),
    "Thresholds that a policy file of the workspace sets.",
    "SELECT name, value, path, line FROM gov_threshold_settings"};
