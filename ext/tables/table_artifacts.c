/* table_artifacts.c: what was found and how far it was read. */
#include <stddef.h>

#include "tables/tables.h"

static const gov_column artifacts_columns[] = {
    {"path", GOV_COLUMN_TEXT, offsetof(gov_artifact, path), GOV_INDEXED | GOV_UNIQUE,
     "relative to the workspace root"},
    {"kind", GOV_COLUMN_TEXT, offsetof(gov_artifact, kind), GOV_INDEXED,
     "plan script pipeline model policy report quality audit spec tasks registry index config ui"},
    {"format", GOV_COLUMN_TEXT, offsetof(gov_artifact, format), 0, "reader that read it"},
    {"spec_id", GOV_COLUMN_TEXT, offsetof(gov_artifact, spec_id), GOV_INDEXED,
     "spec it belongs to"},
    {"repo", GOV_COLUMN_TEXT, offsetof(gov_artifact, repo), 0, "repository of --repos-config"},
    {"bytes", GOV_COLUMN_INT64, offsetof(gov_artifact, bytes), 0, "size in bytes"},
    {"sha256", GOV_COLUMN_TEXT, offsetof(gov_artifact, sha256), 0, "digest of its bytes"},
    {"status", GOV_COLUMN_TEXT, offsetof(gov_artifact, status), 0, "read partial skipped failed"},
    {"note", GOV_COLUMN_TEXT, offsetof(gov_artifact, note), 0, "why it was not read in full"},
};
const gov_table gov_table_artifacts = {
    "gov_artifacts",
    GOV_FACT_artifacts,
    artifacts_columns,
    GOV_COLUMN_COUNT(artifacts_columns),
    "Every file the scan looked at, what it was taken for, and whether it was read.",
    "SELECT path, kind, status, note FROM gov_artifacts WHERE status <> 'read'"};
