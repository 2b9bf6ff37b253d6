/* table_scripts.c: statements, migrations and hazards of scripts. */
#include <stddef.h>

#include "tables/tables.h"

static const gov_column statements_columns[] = {
    {"path", GOV_COLUMN_TEXT, offsetof(gov_statement, path), GOV_INDEXED, "script"},
    {"line", GOV_COLUMN_LINE, offsetof(gov_statement, line), 0, "first line"},
    {"statement_no", GOV_COLUMN_INT32, offsetof(gov_statement, statement_no), 0,
     "number in the script"},
    {"direction", GOV_COLUMN_TEXT, offsetof(gov_statement, direction), 0, "up down verify"},
    {"verb", GOV_COLUMN_TEXT, offsetof(gov_statement, verb), 0, "create alter drop insert …"},
    {"object_kind", GOV_COLUMN_TEXT, offsetof(gov_statement, object_kind), 0, "table index view …"},
    {"unit_id", GOV_COLUMN_TEXT, offsetof(gov_statement, unit_id), GOV_INDEXED, "unit it acts on"},
    {"object", GOV_COLUMN_TEXT, offsetof(gov_statement, object), 0, "as spelled"},
    {"detail", GOV_COLUMN_TEXT, offsetof(gov_statement, detail), 0, "columns and actions"},
    {"copies", GOV_COLUMN_TEXT, offsetof(gov_statement, copies), 0,
     "all some: whether it takes every row of the table it reads"},
    {"tool", GOV_COLUMN_TEXT, offsetof(gov_statement, tool), 0, "migration tool"},
    {"dialect", GOV_COLUMN_TEXT, offsetof(gov_statement, dialect), 0, "SQL dialect, when known"},
    {"destructive", GOV_COLUMN_INT32, offsetof(gov_statement, destructive), 0, "1: loses data"},
    {"in_transaction", GOV_COLUMN_INT32, offsetof(gov_statement, in_transaction), 0,
     "1: runs in a transaction"},
};
const gov_table gov_table_statements = {
    "gov_statements",
    GOV_FACT_statements,
    statements_columns,
    GOV_COLUMN_COUNT(statements_columns),
    "Statements of migration scripts and schemas; literals are never kept.",
    "SELECT path, line, verb, object FROM gov_statements WHERE destructive"};

static const gov_column migrations_columns[] = {
    {"path", GOV_COLUMN_TEXT, offsetof(gov_migration, path), GOV_INDEXED, "script"},
    {"tool", GOV_COLUMN_TEXT, offsetof(gov_migration, tool), 0, "migration tool"},
    {"version", GOV_COLUMN_TEXT, offsetof(gov_migration, version), 0, "version as written"},
    {"name", GOV_COLUMN_TEXT, offsetof(gov_migration, name), 0, "description"},
    {"position", GOV_COLUMN_INT32, offsetof(gov_migration, position), 0, "order in its folder"},
    {"transactional", GOV_COLUMN_INT32, offsetof(gov_migration, transactional), 0,
     "1: the tool runs it in a transaction"},
    {"undo", GOV_COLUMN_TEXT, offsetof(gov_migration, undo), 0,
     "complete partial empty refuses lossy missing"},
    {"undo_path", GOV_COLUMN_TEXT, offsetof(gov_migration, undo_path), 0, "where the undo stands"},
    {"line", GOV_COLUMN_LINE, offsetof(gov_migration, line), 0, "line"},
};
const gov_table gov_table_migrations = {
    "gov_migrations",
    GOV_FACT_migrations,
    migrations_columns,
    GOV_COLUMN_COUNT(migrations_columns),
    "Versioned changes of migration tools and what their undo is worth.",
    "SELECT tool, version, name, undo FROM gov_migrations WHERE undo <> 'complete'"};

static const gov_column hazards_columns[] = {
    {"path", GOV_COLUMN_TEXT, offsetof(gov_hazard, path), GOV_INDEXED, "script"},
    {"line", GOV_COLUMN_LINE, offsetof(gov_hazard, line), 0, "line"},
    {"hazard_id", GOV_COLUMN_TEXT, offsetof(gov_hazard, hazard_id), GOV_INDEXED, "id"},
    {"name", GOV_COLUMN_TEXT, offsetof(gov_hazard, name), 0, "short name"},
    {"severity", GOV_COLUMN_TEXT, offsetof(gov_hazard, severity), 0, "high medium low"},
    {"unit_id", GOV_COLUMN_TEXT, offsetof(gov_hazard, unit_id), GOV_INDEXED, "unit at risk"},
    {"message", GOV_COLUMN_TEXT, offsetof(gov_hazard, message), 0, "what is wrong"},
    {"suppressed_by", GOV_COLUMN_TEXT, offsetof(gov_hazard, suppressed_by), 0,
     "reason of an inline directive"},
};
const gov_table gov_table_hazards = {
    "gov_hazards",
    GOV_FACT_hazards,
    hazards_columns,
    GOV_COLUMN_COUNT(hazards_columns),
    "Statements that lose data, break readers or lock tables.",
    "SELECT hazard_id, path, line, message FROM gov_hazards WHERE severity = 'high'"};
