/* plan.c: comparing two schemas, and the steps between them in their order. */
#include "facts/hazards/hazards.h"
#include "generate/values.h"

const gov_step_row gov_step_rows[GOV_STEP_COUNT] = {
#define GOV_X(NAME, word, risk, reversibility, movement, destructive, hazards)                     \
  {word, risk, reversibility, movement, destructive, hazards},
    GOV_STEPS(GOV_X)
#undef GOV_X
};

const char *gov_step_hazards(const gov_step *step) {
  return step->hazards ? step->hazards : gov_step_rows[step->kind].hazards;
}

void gov_step_implies(const gov_plan *plan, gov_step *step, const char *hazard) {
  const char *known = gov_step_hazards(step);
  if (strstr(known, hazard)) return;
  step->hazards = gov_arena_printf(plan->arena, "%s%s%s", known, *known ? "," : "", hazard);
}

void gov_plan_implies(gov_plan *plan, const char *hazard, const char *why) {
  for (size_t i = 0; i < plan->hazards.count; i++) {
    if (!strcmp(((gov_plan_hazard *)gov_list_at(&plan->hazards, i))->id, hazard)) return;
  }
  gov_plan_hazard *row = gov_list_add(&plan->hazards);
  if (row)
    *row = (gov_plan_hazard){hazard, why};
  else
    plan->arena->failed = 1;
}

void gov_plan_keeps_values(gov_plan *plan) {
  gov_plan_implies(plan, "MH501",
                   "what is written after the migration may have no place in the first schema, and "
                   "SQL alone does not show that what was kept comes back");
}

void gov_step_says(const gov_plan *plan, gov_step *step, const char *note) {
  if (step->note && strstr(step->note, note)) return;
  step->note = gov_arena_printf(plan->arena, "%s%s%s", note, step->note ? "; " : "",
                                step->note ? step->note : "");
}

static gov_step *add_step(gov_plan *plan, gov_step_kind kind, const gov_table_change *change) {
  gov_step *step = gov_list_add(&plan->steps);
  if (!step) {
    plan->arena->failed = 1;
    return NULL;
  }
  step->kind = kind;
  if (change) step->from = change->from, step->to = change->to;
  plan->destructive += gov_step_rows[kind].destructive;
  return step;
}

static int is_matched(const gov_plan *plan, const gov_catalog_table *from) {
  for (size_t i = 0; i < plan->changes.count; i++) {
    if (((gov_table_change *)gov_list_at(&plan->changes, i))->from == from) return 1;
  }
  return 0;
}

/* The table of the first schema that a hint says this one was: gone by its own name, and nobody
** else's. */
static const gov_catalog_table *renamed_from(const gov_plan *plan, const char *to_table) {
  for (size_t i = 0; i < plan->hints->count; i++) {
    gov_hint *hint = gov_list_at(plan->hints, i);
    if (hint->derives || gov_fold_compare(hint->to_table, to_table) != 0) continue;
    const gov_catalog_table *from = gov_catalog_table_named(plan->from, hint->table);
    if (!from || gov_catalog_table_named(plan->to, hint->table) || is_matched(plan, from)) continue;
    hint->used |= !hint->column;
    return from;
  }
  return NULL;
}

/* The hint between two columns; either name may be NULL for any. */
static gov_hint *column_hint(const gov_plan *plan, const gov_table_change *change,
                             const char *column, const char *to_column, int derives) {
  for (size_t i = 0; i < plan->hints->count; i++) {
    gov_hint *hint = gov_list_at(plan->hints, i);
    if (!hint->column || hint->derives != derives) continue;
    if (column && gov_fold_compare(hint->column, column) != 0) continue;
    if (to_column && gov_fold_compare(hint->to_column, to_column) != 0) continue;
    if (gov_fold_compare(hint->to_table, change->to->name) != 0) continue;
    if (derives || !gov_fold_compare(hint->table, change->from->name)) return hint;
  }
  return NULL;
}

static int is_taken(const gov_table_change *change, const gov_catalog_column *column) {
  for (size_t i = 0; change->sources && i < change->to->columns.count; i++) {
    if (change->sources[i] == column) return 1;
  }
  return 0;
}

/* A hint says which column it was; else a column keeps its name. A column that a hint gave away is
** nobody else's: that is why hints go first. */
static void match_columns(gov_plan *plan, gov_table_change *change) {
  size_t count = change->to->columns.count;
  change->sources = gov_arena_alloc(plan->arena, (count + 1) * sizeof *change->sources);
  if (!change->sources || !change->from) return;
  for (size_t i = 0; i < count && plan->hints->count; i++) {
    const char *name = gov_catalog_column_at(change->to, i)->name;
    gov_hint *hint = column_hint(plan, change, NULL, name, 0);
    const gov_catalog_column *from =
        hint ? gov_catalog_column_named(change->from, hint->column) : NULL;
    if (!from || is_taken(change, from)) continue;
    change->sources[i] = from;
    hint->used = 1;
  }
  for (size_t i = 0; i < count; i++) {
    const char *name = gov_catalog_column_at(change->to, i)->name;
    const gov_catalog_column *from = gov_catalog_column_named(change->from, name);
    if (!change->sources[i] && from && !is_taken(change, from)) change->sources[i] = from;
  }
}

static gov_step_kind constraint_step(const gov_catalog_constraint *constraint, int adds) {
  switch (constraint->kind) {
  case GOV_SQL_PRIMARY_KEY: return adds ? GOV_STEP_ADD_PRIMARY_KEY : GOV_STEP_DROP_PRIMARY_KEY;
  case GOV_SQL_UNIQUE: return adds ? GOV_STEP_ADD_UNIQUE : GOV_STEP_DROP_UNIQUE;
  case GOV_SQL_FOREIGN_KEY: return adds ? GOV_STEP_ADD_FOREIGN_KEY : GOV_STEP_DROP_FOREIGN_KEY;
  default: return adds ? GOV_STEP_ADD_CHECK : GOV_STEP_DROP_CHECK;
  }
}

static void compare_constraints(gov_plan *plan, gov_table_change *change, int adds) {
  const gov_catalog_table *here = adds ? change->to : change->from,
                          *there = adds ? change->from : change->to;
  for (size_t i = 0; i < here->constraints.count; i++) {
    const gov_catalog_constraint *constraint = gov_catalog_constraint_at(here, i);
    if (gov_constraint_find(there, constraint, plan->dialect)) continue;
    gov_step *step = add_step(plan, constraint_step(constraint, adds), change);
    if (step) step->constraint = constraint;
    int cascades = constraint->on_delete == GOV_SQL_REFERENCE_CASCADE && adds;
    if (step && cascades) gov_step_implies(plan, step, "MH108");
    change->changed = 1;
    change->only_adds = 0;
  }
}

static gov_step *column_step(gov_plan *plan, gov_table_change *change, gov_step_kind kind,
                             const gov_catalog_column *from, const gov_catalog_column *to,
                             const char *note) {
  gov_step *step = add_step(plan, kind, change);
  if (!step) return NULL;
  step->from_column = from;
  step->to_column = to;
  step->note = note;
  change->changed = 1;
  return step;
}

static int is_in_primary_key(const gov_catalog_table *table, const char *column) {
  const gov_catalog_constraint *key = gov_catalog_primary_key(table);
  return key && gov_names_hold(&key->columns, column);
}

static void add_column_step(gov_plan *plan, gov_table_change *change, size_t index) {
  const gov_catalog_column *to = gov_catalog_column_at(change->to, index);
  int required =
      to->not_null && !to->default_text && !to->generated && !to->identity && !to->serial;
  required &= !is_in_primary_key(change->to, to->name);
  const char *note = required
                         ? "existing rows have no value for it and nothing says which: the draft "
                           "stops when there are any"
                         : NULL;
  gov_hint *hint = column_hint(plan, change, NULL, to->name, 1);
  if (hint) {
    hint->used = 1;
    note =
        gov_arena_printf(plan->arena, "the mapping in line %d derives it: a person writes how%s%s",
                         hint->line, note ? "; " : "", note ? note : "");
  }
  column_step(plan, change, required ? GOV_STEP_ADD_REQUIRED_COLUMN : GOV_STEP_ADD_COLUMN, NULL, to,
              note);
  if (to->not_null || to->default_text || to->generated || index < change->from->columns.count)
    change->only_adds = 0;
}

static void change_type(gov_plan *plan, gov_table_change *change, const gov_catalog_column *from,
                        const gov_catalog_column *to) {
  int narrows = gov_type_compare(from->kind, to->kind, plan->dialect) == GOV_TYPE_NARROWS;
  gov_step *step =
      column_step(plan, change, GOV_STEP_CHANGE_TYPE, from, to,
                  narrows ? "not every value of the old type fits into the new one" : NULL);
  if (step && narrows) gov_step_implies(plan, step, "MH204");
}

static void compare_column(gov_plan *plan, gov_table_change *change, const gov_catalog_column *from,
                           const gov_catalog_column *to) {
  if (gov_fold_compare(from->name, to->name) != 0) {
    const gov_hint *hint = column_hint(plan, change, from->name, to->name, 0);
    column_step(plan, change, GOV_STEP_RENAME_COLUMN, from, to,
                hint ? gov_arena_printf(plan->arena, "the mapping in line %d", hint->line) : NULL);
  }
  if (!gov_types_equal(from->type, to->type, plan->dialect)) change_type(plan, change, from, to);
  if (!gov_expressions_equal(from->default_text, to->default_text, plan->dialect)) {
    column_step(plan, change, GOV_STEP_CHANGE_DEFAULT, from, to, NULL);
  }
  if (!gov_expressions_equal(from->generated, to->generated, plan->dialect) ||
      from->generated_stored != to->generated_stored || from->identity != to->identity ||
      from->auto_increment != to->auto_increment) {
    column_step(plan, change, GOV_STEP_CHANGE_GENERATED, from, to, NULL);
  }
  if (!gov_texts_equal(from->collation, to->collation))
    column_step(plan, change, GOV_STEP_CHANGE_COLLATION, from, to, NULL);
  if (!gov_expressions_equal(from->on_update, to->on_update, plan->dialect) ||
      !gov_expressions_equal(from->comment, to->comment, plan->dialect))
    column_step(plan, change, GOV_STEP_CHANGE_ATTRIBUTES, from, to, NULL);
  if (!from->not_null && to->not_null) {
    column_step(plan, change, GOV_STEP_SET_NOT_NULL, from, to,
                to->default_text ? "rows without a value get the default"
                                 : "the draft stops when a row has no value");
  }
  if (from->not_null && !to->not_null)
    column_step(plan, change, GOV_STEP_DROP_NOT_NULL, from, to, NULL);
}

static void compare_columns(gov_plan *plan, gov_table_change *change) {
  int last = -1, in_order = 1;
  size_t steps = plan->steps.count;
  for (size_t i = 0; i < change->to->columns.count; i++) {
    const gov_catalog_column *from = change->sources[i];
    if (!from) {
      add_column_step(plan, change, i);
      continue;
    }
    size_t before = plan->steps.count;
    compare_column(plan, change, from, gov_catalog_column_at(change->to, i));
    if (plan->steps.count > before) change->only_adds = 0;
    int position =
        (int)((size_t)((const unsigned char *)from - change->from->columns.rows) / sizeof *from);
    in_order &= position > last;
    last = position;
  }
  if (!in_order &&
      plan->dialect == GOV_SQL_SQLITE) { /* the others keep columns as they were made */
    column_step(plan, change, GOV_STEP_REORDER_COLUMNS, NULL, NULL, NULL);
    change->only_adds = 0;
  }
  if (plan->steps.count == steps) change->only_adds = 0;
}

static void compare_table(gov_plan *plan, gov_table_change *change) {
  change->only_adds = 1;
  if (change->renamed) {
    add_step(plan, GOV_STEP_RENAME_TABLE, change);
    change->changed = 1;
    change->only_adds = 0;
  }
  compare_columns(plan, change);
  compare_constraints(plan, change, 0);
  compare_constraints(plan, change, 1);
  if (change->from->without_rowid != change->to->without_rowid ||
      change->from->strict != change->to->strict ||
      !gov_expressions_equal(change->from->options, change->to->options, plan->dialect)) {
    add_step(plan, GOV_STEP_CHANGE_OPTIONS, change);
    change->changed = 1;
    change->only_adds = 0;
  }
}

static void drop_columns(gov_plan *plan, gov_table_change *change, int allowed) {
  size_t count = change->from->columns.count;
  change->kept = gov_arena_alloc(plan->arena, (count + 1) * sizeof *change->kept);
  for (size_t i = 0; i < count && change->kept; i++) {
    const gov_catalog_column *column = gov_catalog_column_at(change->from, i);
    if (is_taken(change, column)) continue;
    gov_step *step = add_step(plan, GOV_STEP_DROP_COLUMN, change);
    if (!step) return;
    step->from_column = column;
    step->held_back = !allowed;
    plan->held_back += !allowed;
    if (allowed)
      change->changed = 1, change->only_adds = 0;
    else
      change->kept[change->kept_count++] = column;
  }
}

static gov_table_change *add_change(gov_plan *plan, const gov_catalog_table *from,
                                    const gov_catalog_table *to) {
  gov_table_change *change = gov_list_add(&plan->changes);
  if (!change) {
    plan->arena->failed = 1;
    return NULL;
  }
  change->from = from;
  change->to = to;
  return change;
}

static void match_tables(gov_plan *plan) {
  for (size_t i = 0; i < plan->to->tables.count; i++) {
    const gov_catalog_table *to = gov_list_at(&plan->to->tables, i);
    const gov_catalog_table *from = gov_catalog_table_named(plan->from, to->name);
    int renamed = !from && (from = renamed_from(plan, to->name)) != NULL;
    gov_table_change *change = add_change(plan, from, to);
    if (!change) return;
    change->renamed = renamed;
    match_columns(plan, change);
  }
}

static void drop_tables(gov_plan *plan, int allowed) {
  for (size_t i = 0; i < plan->from->tables.count; i++) {
    const gov_catalog_table *from = gov_list_at(&plan->from->tables, i);
    if (is_matched(plan, from)) continue;
    gov_table_change *change = add_change(plan, from, NULL);
    gov_step *step = change ? add_step(plan, GOV_STEP_DROP_TABLE, change) : NULL;
    if (!step) return;
    change->held_back = step->held_back = !allowed;
    change->changed = allowed;
    plan->held_back += !allowed;
  }
}

static gov_step_kind object_step(const gov_catalog_object *object, int creates, int replaces) {
  switch (object->kind) {
  case GOV_SQL_VIEW: return creates ? GOV_STEP_CREATE_VIEW : GOV_STEP_DROP_VIEW;
  case GOV_SQL_TRIGGER: return creates ? GOV_STEP_CREATE_TRIGGER : GOV_STEP_DROP_TRIGGER;
  case GOV_SQL_FUNCTION:
  case GOV_SQL_PROCEDURE: return replaces ? GOV_STEP_CHANGE_FUNCTION : GOV_STEP_CREATE_FUNCTION;
  case GOV_SQL_TYPE: return replaces ? GOV_STEP_ADD_ENUM_VALUES : GOV_STEP_CREATE_TYPE;
  case GOV_SQL_SEQUENCE: return GOV_STEP_CREATE_SEQUENCE;
  case GOV_SQL_EXTENSION: return GOV_STEP_CREATE_EXTENSION;
  default:
    if (!creates) return GOV_STEP_DROP_INDEX;
    return object->unique ? GOV_STEP_CREATE_UNIQUE_INDEX : GOV_STEP_CREATE_INDEX;
  }
}

static void not_drafted(gov_plan *plan, const char *what, const char *name, const char *why,
                        const char *path, int32_t line) {
  gov_not_drafted *row = gov_list_add(&plan->not_drafted);
  if (row)
    *row = (gov_not_drafted){what, name, why, path, line};
  else
    plan->arena->failed = 1;
}

/* An enum type only gains values, in their order. */
static int only_gains_values(const gov_catalog_object *from, const gov_catalog_object *to) {
  int32_t i = 0;
  for (int32_t k = 0; k < to->value_count && i < from->value_count; k++)
    i += from->values[i].n == to->values[k].n &&
         !memcmp(from->values[i].z, to->values[k].z, to->values[k].n);
  return from->value_count && i == from->value_count;
}

/* Why no draft writes this change of an object; NULL: one does. */
static const char *undraftable(const gov_plan *plan, const gov_catalog_object *object,
                               const gov_catalog_object *other, int creates) {
  int plain = object->kind == GOV_SQL_INDEX || object->kind == GOV_SQL_VIEW ||
              object->kind == GOV_SQL_TRIGGER;
  if (plain) return NULL;
  if (!creates) return "it stays in place; a person drops it";
  if (plan->dialect != GOV_SQL_POSTGRESQL) return "only PostgreSQL's are drafted";
  if (object->kind == GOV_SQL_TYPE && other && !only_gains_values(other, object))
    return "a type can only gain values; a person writes the change";
  if (object->kind == GOV_SQL_SEQUENCE && other) return "a change of a sequence's options";
  return NULL;
}

static void compare_objects(gov_plan *plan, int creates) {
  const gov_catalog *here = creates ? plan->to : plan->from,
                    *there = creates ? plan->from : plan->to;
  for (size_t i = 0; i < here->objects.count; i++) {
    const gov_catalog_object *object = gov_list_at(&here->objects, i);
    const gov_catalog_object *other = gov_catalog_object_like(there, object);
    if (other && gov_objects_equal(object, other, plan->dialect)) continue;
    int stays = object->kind != GOV_SQL_INDEX && object->kind != GOV_SQL_VIEW &&
                object->kind != GOV_SQL_TRIGGER;
    if (!creates && stays && other) continue; /* told once, by the second schema's */
    const char *why = undraftable(plan, object, other, creates);
    if (why) {
      not_drafted(plan, gov_sql_object_name(object->kind), object->name, why, object->path,
                  object->line);
      continue;
    }
    gov_step *step = add_step(plan, object_step(object, creates, other != NULL), NULL);
    if (step) step->object = object;
  }
}

static int has_other(const gov_catalog *schema, const gov_catalog_other *like) {
  for (size_t i = 0; i < schema->others.count; i++) {
    const gov_catalog_other *other = gov_list_at(&schema->others, i);
    if (other->text && like->text && !strcmp(other->text, like->text)) return 1;
  }
  return 0;
}

/* Grants, policies, comments …: what only one side states is told, not drafted. */
static void compare_others(gov_plan *plan, const gov_catalog *here, const gov_catalog *there,
                           const char *why) {
  for (size_t i = 0; i < here->others.count; i++) {
    const gov_catalog_other *other = gov_list_at(&here->others, i);
    if (!has_other(there, other))
      not_drafted(plan, other->what, other->name, why, other->path, other->line);
  }
}

int gov_plan_make(gov_plan *plan, gov_arena *arena, const gov_catalog *from, const gov_catalog *to,
                  gov_list *hints, int allow_destructive) {
  *plan = (gov_plan){.arena = arena,
                     .from = from,
                     .to = to,
                     .hints = hints,
                     .dialect = to->dialect,
                     .steps = {.row_bytes = sizeof(gov_step)},
                     .not_drafted = {.row_bytes = sizeof(gov_not_drafted)},
                     .hazards = {.row_bytes = sizeof(gov_plan_hazard)},
                     .changes = {.row_bytes = sizeof(gov_table_change)}};
  match_tables(plan);
  size_t matched = plan->changes.count;
  for (size_t i = 0; i < matched && !arena->failed; i++) {
    gov_table_change *change = gov_list_at(&plan->changes, i);
    if (change->from)
      compare_table(plan, change);
    else if (add_step(plan, GOV_STEP_CREATE_TABLE, change))
      change->changed = 1;
  }
  gov_plan_values(plan);
  compare_objects(plan, 0);
  compare_objects(plan, 1);
  for (size_t i = 0; i < matched && !arena->failed; i++) {
    gov_table_change *change = gov_list_at(&plan->changes, i);
    if (change->from) drop_columns(plan, change, allow_destructive);
  }
  drop_tables(plan, allow_destructive);
  compare_others(plan, from, to, "stated by the first schema only");
  compare_others(plan, to, from, "stated by the second schema only");
  return arena->failed ? SQLITE_NOMEM : SQLITE_OK;
}

void gov_plan_free(gov_plan *plan) {
  gov_list_free(&plan->steps);
  gov_list_free(&plan->changes);
  gov_list_free(&plan->not_drafted);
  gov_list_free(&plan->hazards);
}
