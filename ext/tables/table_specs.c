/* table_specs.c: specs, their dependencies and their tasks. */
#include <stddef.h>

#include "tables/tables.h"

static const gov_column specs_columns[] = {
    {"spec_id", GOV_COLUMN_TEXT, offsetof(gov_spec, spec_id), GOV_INDEXED | GOV_UNIQUE, "id"},
    {"title", GOV_COLUMN_TEXT, offsetof(gov_spec, title), 0, "title"},
    {"category", GOV_COLUMN_TEXT, offsetof(gov_spec, category), 0, "category of the index"},
    {"path", GOV_COLUMN_TEXT, offsetof(gov_spec, path), 0, "its spec.md"},
    {"repo", GOV_COLUMN_TEXT, offsetof(gov_spec, repo), 0, "repository"},
    {"owner", GOV_COLUMN_TEXT, offsetof(gov_spec, owner), 0, "owner or author"},
    {"status", GOV_COLUMN_TEXT, offsetof(gov_spec, status), 0, "status as the index words it"},
    {"in_scope", GOV_COLUMN_INT32, offsetof(gov_spec, in_scope), 0, "1: judged in this scan"},
    {"via", GOV_COLUMN_TEXT, offsetof(gov_spec, via), 0,
     "flag dependency dependent consumer all: why it is in scope"},
};
const gov_table gov_table_specs = {
    "gov_specs",
    GOV_FACT_specs,
    specs_columns,
    GOV_COLUMN_COUNT(specs_columns),
    "Specs of the index, or the one spec `workspace` where there is no index.",
    "SELECT spec_id, title, owner, in_scope, via FROM gov_specs"};

static const gov_column dependencies_columns[] = {
    {"spec_id", GOV_COLUMN_TEXT, offsetof(gov_dependency, spec_id), GOV_INDEXED, "the spec"},
    {"depends_on", GOV_COLUMN_TEXT, offsetof(gov_dependency, depends_on), GOV_INDEXED,
     "what it needs"},
    {"relation", GOV_COLUMN_TEXT, offsetof(gov_dependency, relation), 0,
     "depends_on dependents child consumer shared_with"},
    {"path", GOV_COLUMN_TEXT, offsetof(gov_dependency, place.path), GOV_INDEXED,
     "artifact it stands in"},
    {"line", GOV_COLUMN_LINE, offsetof(gov_dependency, place.line), 0, "line it stands at, from 1"},
};
const gov_table gov_table_dependencies = {"gov_dependencies",
                                          GOV_FACT_dependencies,
                                          dependencies_columns,
                                          GOV_COLUMN_COUNT(dependencies_columns),
                                          "Which spec depends on which.",
                                          "SELECT spec_id, depends_on FROM gov_dependencies"};

static const gov_column tasks_columns[] = {
    {"spec_id", GOV_COLUMN_TEXT, offsetof(gov_task, spec_id), GOV_INDEXED, "spec"},
    {"task_id", GOV_COLUMN_TEXT, offsetof(gov_task, task_id), 0, "id as written"},
    {"parent_id", GOV_COLUMN_TEXT, offsetof(gov_task, parent_id), 0, "task it is part of"},
    {"title", GOV_COLUMN_TEXT, offsetof(gov_task, title), 0, "title, redacted"},
    {"done", GOV_COLUMN_TRI, offsetof(gov_task, done), 0, "1 done, 0 open, NULL not said"},
    {"path", GOV_COLUMN_TEXT, offsetof(gov_task, place.path), GOV_INDEXED, "artifact it stands in"},
    {"line", GOV_COLUMN_LINE, offsetof(gov_task, place.line), 0, "line it stands at, from 1"},
};
const gov_table gov_table_tasks = {"gov_tasks",
                                   GOV_FACT_tasks,
                                   tasks_columns,
                                   GOV_COLUMN_COUNT(tasks_columns),
                                   "Tasks of tasks.md, done or not.",
                                   "SELECT spec_id, task_id, title FROM gov_tasks WHERE done = 0"};
