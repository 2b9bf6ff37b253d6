/* summary.c: the plan as JSON: what summary.json holds and --json returns. */
#include <cjson/cJSON.h>

#include "generate/generate.h"
#include "gov_version.h"

static void add_text(cJSON *object, const char *name, const char *text) {
  if (text)
    cJSON_AddStringToObject(object, name, text);
  else
    cJSON_AddNullToObject(object, name);
}

static void add_step(cJSON *steps, const gov_step *step, int number) {
  const gov_step_row *row = &gov_step_rows[step->kind];
  char *sentence = gov_step_sentence(step);
  cJSON *object = cJSON_CreateObject();
  if (!object || !cJSON_AddItemToArray(steps, object)) {
    cJSON_Delete(object);
    sqlite3_free(sentence);
    return;
  }
  const gov_catalog_table *table = step->to ? step->to : step->from;
  const gov_catalog_column *column = step->to_column ? step->to_column : step->from_column;
  cJSON_AddNumberToObject(object, "step", number);
  add_text(object, "kind", row->word);
  add_text(object, "table", step->object ? step->object->table : table ? table->name : NULL);
  add_text(object, "column", column ? column->name : NULL);
  add_text(object, "object", step->object ? step->object->name : NULL);
  add_text(object, "summary", sentence);
  add_text(object, "risk", row->risk);
  add_text(object, "reversibility", row->reversibility);
  add_text(object, "data_movement", row->movement);
  add_text(object, "hazards", *gov_step_hazards(step) ? gov_step_hazards(step) : NULL);
  cJSON_AddBoolToObject(object, "destructive", row->destructive);
  cJSON_AddBoolToObject(object, "held_back", step->held_back);
  add_text(object, "note", step->note);
  sqlite3_free(sentence);
}

static void add_hint(cJSON *mapping, const gov_hint *hint) {
  cJSON *object = cJSON_CreateObject();
  if (!object || !cJSON_AddItemToArray(mapping, object)) {
    cJSON_Delete(object);
    return;
  }
  add_text(object, "path", hint->path);
  cJSON_AddNumberToObject(object, "line", hint->line);
  add_text(object, "from_table", hint->derives ? NULL : hint->table);
  add_text(object, "from_column", hint->derives ? NULL : hint->column);
  add_text(object, "to_table", hint->to_table);
  add_text(object, "to_column", hint->to_column);
  add_text(object, "rule", hint->derives ? "derive" : "rename");
  cJSON_AddBoolToObject(object, "used", hint->used);
}

static void add_hazard(cJSON *list, const gov_plan_hazard *hazard) {
  cJSON *object = cJSON_CreateObject();
  if (!object || !cJSON_AddItemToArray(list, object)) {
    cJSON_Delete(object);
    return;
  }
  add_text(object, "id", hazard->id);
  add_text(object, "because", hazard->why);
}

static void add_not_drafted(cJSON *list, const gov_not_drafted *row) {
  cJSON *object = cJSON_CreateObject();
  if (!object || !cJSON_AddItemToArray(list, object)) {
    cJSON_Delete(object);
    return;
  }
  add_text(object, "what", row->what);
  add_text(object, "name", row->name);
  add_text(object, "because", row->why);
  add_text(object, "path", row->path);
  cJSON_AddNumberToObject(object, "line", row->line);
}

char *gov_generate_summary(const gov_draft *draft, const gov_generate_request *request) {
  cJSON *root = cJSON_CreateObject();
  cJSON_AddStringToObject(root, "workflow", "data_migration_generator");
  cJSON_AddStringToObject(root, "version", GOV_VERSION);
  cJSON_AddStringToObject(root, "status", "draft");
  cJSON_AddBoolToObject(root, "approved", 0);
  cJSON_AddStringToObject(root, "draft_id", draft->id);
  cJSON *scope = cJSON_AddObjectToObject(root, "scope");
  add_text(scope, "spec", draft->spec_path);
  add_text(scope, "from_schema", draft->from_path);
  add_text(scope, "from_schema_because", draft->from_why);
  add_text(scope, "to_schema", draft->to_path);
  add_text(scope, "to_schema_because", draft->to_why);
  add_text(scope, "dialect", gov_sql_dialect_name(request->dialect));
  add_text(scope, "platform", request->platform);
  cJSON *summary = cJSON_AddObjectToObject(root, "summary");
  cJSON_AddNumberToObject(summary, "steps", (double)draft->plan->steps.count);
  cJSON_AddNumberToObject(summary, "destructive", draft->plan->destructive);
  cJSON_AddNumberToObject(summary, "held_back", draft->plan->held_back);
  cJSON_AddNumberToObject(summary, "not_drafted", (double)draft->plan->not_drafted.count);
  cJSON *hazards = cJSON_AddArrayToObject(root, "hazards");
  for (size_t i = 0; i < draft->plan->hazards.count; i++)
    add_hazard(hazards, gov_list_at(&draft->plan->hazards, i));
  cJSON *left = cJSON_AddArrayToObject(root, "not_drafted");
  for (size_t i = 0; i < draft->plan->not_drafted.count; i++)
    add_not_drafted(left, gov_list_at(&draft->plan->not_drafted, i));
  cJSON *mapping = cJSON_AddArrayToObject(root, "mapping");
  for (size_t i = 0; i < draft->plan->hints->count; i++)
    add_hint(mapping, gov_list_at(draft->plan->hints, i));
  cJSON *steps = cJSON_AddArrayToObject(root, "steps");
  for (size_t i = 0; i < draft->plan->steps.count; i++) {
    add_step(steps, gov_list_at(&draft->plan->steps, i), (int)i + 1);
  }
  char *printed = cJSON_Print(root);
  char *kept = printed ? sqlite3_mprintf("%s\n", printed) : NULL;
  cJSON_free(printed);
  cJSON_Delete(root);
  return kept;
}
