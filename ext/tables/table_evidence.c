/* table_evidence.c: what the artifacts say about each aspect. */
#include <stddef.h>

#include "tables/tables.h"

/* gov_signals and gov_plan_signals: a column for each row of the vocabulary, and two beside it
** for the rows that a run or script proves and for those that may only lower a status. */

static const gov_column evidence_columns[] = {
    {"evidence_id", GOV_COLUMN_ROW, 0, GOV_INDEXED | GOV_UNIQUE, "number"},
    {"unit_id", GOV_COLUMN_TEXT, offsetof(gov_evidence, unit_id), GOV_INDEXED,
     "unit it is about; NULL: all that its scope covers"},
    {"scope", GOV_COLUMN_TEXT, offsetof(gov_evidence, scope), 0, "unit plan spec workspace"},
    {"scope_id", GOV_COLUMN_TEXT, offsetof(gov_evidence, scope_id), GOV_INDEXED,
     "unit, path of the plan, or spec"},
    {"excepts", GOV_COLUMN_TEXT, offsetof(gov_evidence, excepts), 0,
     "units it leaves out, joined by commas"},
    {"aspect", GOV_COLUMN_ASPECT, offsetof(gov_evidence, signal_no), GOV_INDEXED,
     "coverage backup rollback verification style volume tenancy residency control"},
    {"signal", GOV_COLUMN_SIGNAL, offsetof(gov_evidence, signal_no), GOV_INDEXED, "what is said"},
    {"value", GOV_COLUMN_TEXT, offsetof(gov_evidence, value), 0,
     "amount, pattern or region; never a data value"},
    {"standing", GOV_COLUMN_TEXT, offsetof(gov_evidence, standing), 0, "stated evidenced inferred"},
    {"source", GOV_COLUMN_TEXT, offsetof(gov_evidence, source), 0,
     "plan script pipeline model policy report quality audit spec tasks"},
    {"path", GOV_COLUMN_TEXT, offsetof(gov_evidence, place.path), GOV_INDEXED,
     "artifact it stands in"},
    {"line", GOV_COLUMN_LINE, offsetof(gov_evidence, place.line), 0, "line it stands at, from 1"},
    {"position", GOV_COLUMN_TEXT, offsetof(gov_evidence, position), 0,
     "where in the document: step, task, table, code, …"},
    {"why", GOV_COLUMN_TEXT, offsetof(gov_evidence, why), 0, "why it counted"},
    {"excerpt", GOV_COLUMN_TEXT, offsetof(gov_evidence, excerpt), 0, "the words, redacted"},
};
const gov_table gov_table_evidence = {
    "gov_evidence",
    GOV_FACT_evidence,
    evidence_columns,
    GOV_COLUMN_COUNT(evidence_columns),
    "Every statement found about coverage, backup, rollback, verification, style, volume, tenancy, "
    "residency and controls.",
    "SELECT signal, standing, path, line, excerpt FROM gov_evidence WHERE aspect = 'backup'"};

#define GOV_X(NAME, aspect, signal, polarity, doc)                                                 \
  {#aspect "_" #signal, GOV_COLUMN_INT32, offsetof(gov_signal_counts, count[GOV_##NAME]), 0, doc}, \
      {#aspect "_" #signal "_evidenced", GOV_COLUMN_INT32,                                         \
       offsetof(gov_signal_counts, evidenced[GOV_##NAME]), 0,                                      \
       "of these, shown by a run or script"},                                                      \
      {#aspect "_" #signal "_inferred", GOV_COLUMN_INT32,                                          \
       offsetof(gov_signal_counts, inferred[GOV_##NAME]), 0,                                       \
       "inferred: may lower a status, never raise it"},
#define COUNT_COLUMNS                                                                              \
  {"plans", GOV_COLUMN_INT32, offsetof(gov_signal_counts, plans), 0, "plans that cover it"},       \
      {"scripts", GOV_COLUMN_INT32, offsetof(gov_signal_counts, scripts), 0,                       \
       "scripts that change it"},                                                                  \
      {"pipelines", GOV_COLUMN_INT32, offsetof(gov_signal_counts, pipelines), 0,                   \
       "pipelines that move it"},                                                                  \
      {"models", GOV_COLUMN_INT32, offsetof(gov_signal_counts, models), 0,                         \
       "models that declare it"},                                                                  \
      {"reports", GOV_COLUMN_INT32, offsetof(gov_signal_counts, reports), 0,                       \
       "reports that speak of it"},                                                                \
      {"changed", GOV_COLUMN_INT32, offsetof(gov_signal_counts, changed), 0,                       \
       "up-direction statements that change it"},                                                  \
      {"destructive", GOV_COLUMN_INT32, offsetof(gov_signal_counts, destructive), 0,               \
       "of these, that lose data"},                                                                \
      {"runs_failed", GOV_COLUMN_INT32, offsetof(gov_signal_counts, runs_failed), 0,               \
       "runs that failed or contradict, and that no later run supersedes"},                        \
      {"volume_rows_stated", GOV_COLUMN_INT64, offsetof(gov_signal_counts, volume_rows), 0,        \
       "largest number of rows stated"},                                                           \
      {"volume_bytes_stated", GOV_COLUMN_INT64, offsetof(gov_signal_counts, volume_bytes), 0,      \
       "largest number of bytes stated"},                                                          \
      {"kept_days_least", GOV_COLUMN_INT64, offsetof(gov_signal_counts, kept_days_least), 0,       \
       "shortest retention stated"},                                                               \
      {"kept_days_most", GOV_COLUMN_INT64, offsetof(gov_signal_counts, kept_days_most), 0,         \
       "longest retention stated"},                                                                \
      {"backup_days_most", GOV_COLUMN_INT64, offsetof(gov_signal_counts, backup_days_most), 0,     \
       "longest time a backup is said to be kept"},

static const gov_column signals_columns[] = {{"unit_id", GOV_COLUMN_TEXT,
                                              offsetof(gov_signal_counts, unit_id),
                                              GOV_INDEXED | GOV_UNIQUE, "unit"},
                                             COUNT_COLUMNS GOV_VOCABULARY(GOV_X)};
const gov_table gov_table_signals = {
    "gov_signals",
    GOV_FACT_signals,
    signals_columns,
    GOV_COLUMN_COUNT(signals_columns),
    "One row a unit: how many evidence rows of each signal apply to it.",
    "SELECT unit_id, backup_mechanism, backup_gap FROM gov_signals"};

static const gov_column plan_signals_columns[] = {{"path", GOV_COLUMN_TEXT,
                                                   offsetof(gov_signal_counts, unit_id),
                                                   GOV_INDEXED | GOV_UNIQUE, "plan"},
                                                  COUNT_COLUMNS GOV_VOCABULARY(GOV_X)};
const gov_table gov_table_plan_signals = {
    "gov_plan_signals",
    GOV_FACT_plan_signals,
    plan_signals_columns,
    GOV_COLUMN_COUNT(plan_signals_columns),
    "One row a plan: how many evidence rows of each signal the document alone holds.",
    "SELECT path, backup_mechanism, backup_gap FROM gov_plan_signals"};
#undef GOV_X
