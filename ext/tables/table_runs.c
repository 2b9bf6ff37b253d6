/* table_runs.c: what really ran. */
#include <stddef.h>

#include "tables/tables.h"

static const gov_column runs_columns[] = {
    {"run_id", GOV_COLUMN_TEXT, offsetof(gov_run, run_id), GOV_INDEXED, "run"},
    {"unit_id", GOV_COLUMN_TEXT, offsetof(gov_run, unit_id), GOV_INDEXED,
     "unit; NULL: the run as a whole"},
    {"kind", GOV_COLUMN_TEXT, offsetof(gov_run, kind), 0,
     "dry_run test production quality restore rollback backup deletion"},
    {"env", GOV_COLUMN_TEXT, offsetof(gov_run, env), 0, "environment"},
    {"started_at", GOV_COLUMN_TEXT, offsetof(gov_run, started_at), 0, "as the report says"},
    {"status", GOV_COLUMN_TEXT, offsetof(gov_run, status), 0,
     "passed failed partial skipped pending"},
    {"source_rows", GOV_COLUMN_INT64, offsetof(gov_run, source_rows), 0, "rows on the source side"},
    {"target_rows", GOV_COLUMN_INT64, offsetof(gov_run, target_rows), 0, "rows on the target side"},
    {"rejected_rows", GOV_COLUMN_INT64, offsetof(gov_run, rejected_rows), 0, "rows not taken over"},
    {"checksum_match", GOV_COLUMN_INT64, offsetof(gov_run, checksum_match), 0,
     "1 equal, 0 different"},
    {"checks_passed", GOV_COLUMN_INT64, offsetof(gov_run, checks_passed), 0, "checks that passed"},
    {"checks_failed", GOV_COLUMN_INT64, offsetof(gov_run, checks_failed), 0, "checks that failed"},
    {"method", GOV_COLUMN_TEXT, offsetof(gov_run, method), 0, "what was compared"},
    {"taints", GOV_COLUMN_INT32, offsetof(gov_run, taints), 0,
     "1: failed or contradicts itself, and no later run supersedes it"},
    {"subject", GOV_COLUMN_TEXT, offsetof(gov_run, subject), GOV_INDEXED,
     "database, instance or path it is about when that is no unit"},
    {"region", GOV_COLUMN_TEXT, offsetof(gov_run, region), 0, "of a backup: where the copy is"},
    {"location", GOV_COLUMN_TEXT, offsetof(gov_run, location), 0, "of a backup: its place"},
    {"encrypted", GOV_COLUMN_TRI, offsetof(gov_run, encrypted), 0, "of a backup: 1 yes, 0 no"},
    {"note", GOV_COLUMN_TEXT, offsetof(gov_run, note), 0, "what is odd about it"},
    {"path", GOV_COLUMN_TEXT, offsetof(gov_run, place.path), GOV_INDEXED, "artifact it stands in"},
    {"line", GOV_COLUMN_LINE, offsetof(gov_run, place.line), 0, "line it stands at, from 1"},
};
const gov_table gov_table_runs = {
    "gov_runs",
    GOV_FACT_runs,
    runs_columns,
    GOV_COLUMN_COUNT(runs_columns),
    "Runs that reports speak of, one row a unit and run.",
    "SELECT run_id, kind, status, source_rows, target_rows FROM gov_runs"};

static const gov_column metrics_columns[] = {
    {"run_id", GOV_COLUMN_TEXT, offsetof(gov_metric, run_id), GOV_INDEXED, "run"},
    {"name", GOV_COLUMN_TEXT, offsetof(gov_metric, name), GOV_INDEXED, "metric"},
    {"value", GOV_COLUMN_REAL, offsetof(gov_metric, value), 0, "value"},
    {"unit", GOV_COLUMN_TEXT, offsetof(gov_metric, unit), 0, "its unit"},
    {"baseline", GOV_COLUMN_REAL, offsetof(gov_metric, baseline), 0, "value before"},
    {"window_s", GOV_COLUMN_REAL, offsetof(gov_metric, window_s), 0,
     "seconds it was measured over"},
    {"path", GOV_COLUMN_TEXT, offsetof(gov_metric, place.path), GOV_INDEXED,
     "artifact it stands in"},
    {"line", GOV_COLUMN_LINE, offsetof(gov_metric, place.line), 0, "line it stands at, from 1"},
};
const gov_table gov_table_metrics = {
    "gov_metrics",      GOV_FACT_metrics,
    metrics_columns,    GOV_COLUMN_COUNT(metrics_columns),
    "Metrics of runs.", "SELECT name, value, baseline FROM gov_metrics"};
