/* sql_facts.c: what the statements of a script come to as facts.
**
** A table that an up statement changes is covered by the script: one row of evidence a table and
** script, at its first change. Names are declared, renames join, the copies of INSERT … SELECT are
** lineage, columns that a script makes are fields.
*/
#include "read/sql/sql_facts.h"

#include "base/map.h"
#include "base/recent.h"
#include "embedded.h"
#include "facts/system_tables.h"
#include "read/scripts/script_quality.h"
#include <string.h>

/* Statements that could not be read for one reason. */
typedef struct opaque_statements {
  int32_t count, line; /* line: of the first */
} opaque_statements;

enum { OPAQUE_KINDS = 6 };

typedef struct facts_state {
  gov_reading *reading;
  gov_facts *facts;
  const gov_sql_script *script;
  const char *source; /* GOV_BY_SCRIPT or GOV_BY_MODEL */
  gov_map seen;       /* tables that have their rows already */
  gov_recent details;
  opaque_statements opaque[OPAQUE_KINDS];
} facts_state;

gov_sql_dialect gov_sql_flag_dialect(const gov_facts *settings) {
  const char *flag = settings ? gov_flag_value(settings, "dialect") : NULL;
  return flag ? gov_sql_dialect_find(gov_text_of(flag)) : GOV_SQL_ANY;
}

static int same_column(const char *a, const char *b) {
  for (;; a++, b++) {
    while (*a == '_') a++;
    while (*b == '_') b++;
    if (gov_lower(*a) != gov_lower(*b)) return 0;
    if (!*a) return 1;
  }
}

int gov_is_tenant_key(const char *column) {
  const gov_data_table *table = gov_data("tenant_keys");
  char first = column ? gov_lower(*column) : 0;
  for (int row = 0; first && table && row < table->row_count; row++) {
    const char *key = gov_data_cell(table, row, 0);
    if (*key == first && same_column(key, column)) return 1;
  }
  return 0;
}

static gov_place place_of(const facts_state *state, int32_t line) {
  return (gov_place){state->reading->source->path, line};
}

/* 1 when the table is met for the first time in this artifact; <0 when out of memory. */
static int first_time(facts_state *state, const char *name) {
  uint32_t *slot = gov_map_at(&state->seen, gov_text_of(name));
  if (!slot) return -1;
  if (*slot != GOV_MAP_NONE) return 0;
  *slot = 1;
  return 1;
}

/* NULL when out of memory. */
static gov_mention *mention(facts_state *state, gov_mention_role role, const char *name,
                            const char *other, int32_t line) {
  gov_mention *row = GOV_ADD(state->facts, mentions);
  if (!row) return NULL;
  row->role = role;
  row->name = name;
  row->other = other;
  row->kind = GOV_TABLE;
  row->source = state->source;
  row->place = place_of(state, line);
  return row;
}

/* ---- fields ---- */

static int add_field(facts_state *state, const gov_sql_name *table, const gov_sql_column *column) {
  gov_field *field = column && column->name ? GOV_ADD(state->facts, fields) : NULL;
  if (!field) return column && column->name ? SQLITE_NOMEM : SQLITE_OK;
  field->unit_id = table->full;
  field->name = column->name;
  field->type = column->type.text;
  field->nullable = !column->not_null && !column->primary_key;
  field->is_key = column->primary_key;
  field->is_unique = column->unique;
  field->references = column->references.table.full;
  field->complete = 1;
  field->place = place_of(state, column->line);
  if (!gov_is_tenant_key(column->name)) return SQLITE_OK;
  int script = !strcmp(state->source, GOV_BY_SCRIPT);
  gov_evidence *evidence =
      gov_state(state->facts, GOV_TENANCY_TENANT_KEY, state->source, place_of(state, column->line));
  gov_mention *declared = mention(state, GOV_DECLARES, table->full, NULL, column->line);
  if (!evidence || !declared) return SQLITE_NOMEM;
  declared->tenant_key = column->name;
  evidence->unit_id = table->full;
  evidence->scope = GOV_SCOPE_UNIT;
  evidence->standing = script ? GOV_EVIDENCED : GOV_STATED;
  evidence->position = GOV_IN_FILE;
  evidence->value = column->name;
  evidence->why = "the table has a column that tells tenants apart";
  return SQLITE_OK;
}

static void apply_foreign_keys(const gov_sql_statement *s, gov_field *fields, size_t count) {
  for (int32_t i = 0; i < s->constraint_count; i++) {
    const gov_sql_constraint *constraint = &s->constraints[i];
    if (constraint->kind != GOV_SQL_FOREIGN_KEY) continue;
    for (int32_t n = 0; n < constraint->columns.count; n++) {
      for (size_t k = 0; k < count; k++) {
        if (!gov_fold_compare(fields[k].name, constraint->columns.rows[n])) {
          fields[k].references = constraint->references.table.full;
        }
      }
    }
  }
}

/* CREATE TABLE … AS SELECT a, t.b AS c: the columns are those selected, where each has a plain name. */
static int add_selected(facts_state *state, const gov_sql_statement *s) {
  if (s->verb != GOV_SQL_CREATE_VERB || s->object != GOV_SQL_TABLE || !s->as_select ||
      s->column_count)
    return SQLITE_OK;
  for (int32_t i = 0; i < s->selected.count; i++) {
    const char *name = s->selected.rows[i];
    if (!*name || !strcmp(name, "*") || !strcmp(name, GOV_SQL_CONSTANT)) return SQLITE_OK;
  }
  int rc = SQLITE_OK;
  for (int32_t i = 0; i < s->selected.count && rc == SQLITE_OK; i++) {
    gov_sql_column column = {.name = s->selected.rows[i], .line = s->line};
    rc = add_field(state, &s->table, &column);
  }
  return rc;
}

static int add_fields(facts_state *state, const gov_sql_statement *s) {
  size_t before = GOV_COUNT(state->facts, fields);
  int rc = add_selected(state, s);
  for (int32_t i = 0; i < s->column_count && rc == SQLITE_OK; i++)
    rc = add_field(state, &s->table, &s->columns[i]);
  for (int32_t i = 0; i < s->action_count && rc == SQLITE_OK; i++) {
    if (s->actions[i].kind == GOV_SQL_ADD_COLUMN)
      rc = add_field(state, &s->table, s->actions[i].column);
  }
  if (rc != SQLITE_OK) return rc;
  if (s->column_count)
    apply_foreign_keys(s, GOV_ROWS(state->facts, fields) + before,
                       GOV_COUNT(state->facts, fields) - before);
  return SQLITE_OK;
}

/* ---- tables, renames, copies ---- */

static int is_system_table(const gov_sql_name *name) {
  return gov_is_system_table(gov_text_of(name->full), gov_text_of(name->last));
}

static int cover(facts_state *state, const gov_sql_name *table, int32_t line) {
  int first = table->full && !table->templated ? first_time(state, table->full) : 0;
  if (first < 0) return SQLITE_NOMEM;
  if (!first || is_system_table(table)) return SQLITE_OK;
  gov_evidence *evidence =
      gov_state(state->facts, GOV_COVERAGE_IN_SCOPE, GOV_BY_SCRIPT, place_of(state, line));
  if (!evidence) return SQLITE_NOMEM;
  evidence->unit_id = table->full;
  evidence->scope = GOV_SCOPE_UNIT;
  evidence->standing = GOV_EVIDENCED;
  evidence->position = GOV_IN_FILE;
  evidence->why = "an up statement of the script changes it";
  return mention(state, GOV_DECLARES, table->full, NULL, line) ? SQLITE_OK : SQLITE_NOMEM;
}

static int has_sources(const gov_sql_statement *s) {
  return s->source_count &&
         (s->as_select || s->verb == GOV_SQL_MERGE_VERB || s->verb == GOV_SQL_UPDATE_VERB);
}

static int add_lineage(facts_state *state, const gov_sql_statement *s) {
  for (int32_t i = 0; i < s->source_count; i++) {
    const gov_sql_source *source = &s->sources[i];
    if (source->like || source->table.templated || is_system_table(&source->table) ||
        !gov_fold_compare(source->table.full, s->table.full))
      continue;
    gov_lineage *row = GOV_ADD(state->facts, lineage);
    if (!row) return SQLITE_NOMEM;
    *row =
        (gov_lineage){s->table.full, source->table.full, "script", place_of(state, source->line)};
  }
  return SQLITE_OK;
}

static int rename_of(facts_state *state, const gov_sql_name *from, const gov_sql_name *to,
                     int32_t line) {
  if (!from->full || !to->full || from->templated || to->templated) return SQLITE_OK;
  const char *new_name = to->full;
  if (to->parts == 1 && from->parts > 1) {
    new_name = gov_arena_printf(&state->facts->arena, "%.*s%s", (int)(from->last - from->full),
                                from->full, to->full);
    if (!new_name) return SQLITE_NOMEM;
  }
  return mention(state, GOV_RENAMES, from->full, new_name, line) ? SQLITE_OK : SQLITE_NOMEM;
}

static int renames(facts_state *state, const gov_sql_statement *s) {
  if (s->object != GOV_SQL_TABLE || !s->new_name.full) return SQLITE_OK;
  int whole = s->verb == GOV_SQL_RENAME_VERB;
  for (int32_t i = 0; i < s->action_count; i++)
    whole |= s->actions[i].kind == GOV_SQL_RENAME_OBJECT;
  int rc = whole && s->verb != GOV_SQL_DROP_VERB
               ? rename_of(state, &s->table, &s->new_name, s->line)
               : SQLITE_OK;
  for (int32_t i = 0; i < s->more_count && rc == SQLITE_OK; i++)
    rc = rename_of(state, &s->more[i], &s->more_to[i], s->line);
  return rc;
}

static int changes(facts_state *state, const gov_sql_statement *s) {
  if (!gov_sql_changes_table(s) || s->commented_out) return SQLITE_OK;
  int rc = cover(state, &s->table, s->line);
  for (int32_t i = 0; i < s->more_count && rc == SQLITE_OK; i++)
    rc = cover(state, &s->more[i], s->line);
  if (rc == SQLITE_OK) rc = renames(state, s);
  if (rc == SQLITE_OK && has_sources(s) && !s->table.templated) rc = add_lineage(state, s);
  if (rc == SQLITE_OK && !s->table.templated) rc = add_fields(state, s);
  return rc;
}

/* ---- verify scripts ---- */

static int calls(const gov_sql_statement *s, const char *name) {
  for (int32_t i = 0; i < s->calls.count; i++) {
    if (s->calls.rows[i] && gov_text_is(gov_text_of(s->calls.rows[i]), name)) return 1;
  }
  return 0;
}

/* sqitch's verify: a SELECT of columns WHERE false proves that they are there and says nothing of
** the rows. Only one that counts them may notice that they are gone; that it ran, nothing says. */
static int verifies(facts_state *state, const gov_sql_statement *s) {
  if (s->verb != GOV_SQL_SELECT_VERB || s->commented_out || !calls(s, "count")) return SQLITE_OK;
  if (s->has_where && !s->predicate.count) return SQLITE_OK; /* WHERE false */
  for (int32_t i = 0; i < s->source_count; i++) {
    const gov_sql_source *source = &s->sources[i];
    if (source->like || source->table.templated || is_system_table(&source->table)) continue;
    gov_evidence *evidence = gov_state(state->facts, GOV_VERIFICATION_COUNT, GOV_BY_SCRIPT,
                                       place_of(state, source->line));
    if (!evidence) return SQLITE_NOMEM;
    evidence->unit_id = source->table.full;
    evidence->scope = GOV_SCOPE_UNIT;
    evidence->standing = GOV_STATED;
    evidence->position = GOV_IN_FILE;
    evidence->why = "a verify script counts its rows";
  }
  return SQLITE_OK;
}

/* ---- statements ---- */

typedef struct detail_text {
  char z[200];
  size_t n;
} detail_text;

static void append(detail_text *text, const char *z) {
  size_t n = z ? strlen(z) : 0;
  if (text->n + n >= sizeof text->z) n = sizeof text->z - 1 - text->n;
  memcpy(text->z + text->n, z ? z : "", n);
  text->n += n;
}

static const char *const action_words[] = {[GOV_SQL_OTHER_ACTION] = "other",
                                           [GOV_SQL_ADD_COLUMN] = "add column",
                                           [GOV_SQL_DROP_COLUMN] = "drop column",
                                           [GOV_SQL_RENAME_COLUMN] = "rename column",
                                           [GOV_SQL_RENAME_OBJECT] = "rename",
                                           [GOV_SQL_SET_SCHEMA] = "set schema",
                                           [GOV_SQL_CHANGE_TYPE] = "change type",
                                           [GOV_SQL_MODIFY_COLUMN] = "modify column",
                                           [GOV_SQL_CHANGE_COLUMN] = "change column",
                                           [GOV_SQL_SET_DEFAULT] = "set default",
                                           [GOV_SQL_DROP_DEFAULT] = "drop default",
                                           [GOV_SQL_SET_NOT_NULL] = "set not null",
                                           [GOV_SQL_DROP_NOT_NULL] = "drop not null",
                                           [GOV_SQL_ADD_GENERATED] = "add identity",
                                           [GOV_SQL_DROP_GENERATED] = "drop identity",
                                           [GOV_SQL_ADD_CONSTRAINT] = "add constraint",
                                           [GOV_SQL_DROP_CONSTRAINT] = "drop constraint",
                                           [GOV_SQL_DROP_INDEX] = "drop index",
                                           [GOV_SQL_VALIDATE_CONSTRAINT] = "validate constraint",
                                           [GOV_SQL_RENAME_CONSTRAINT] = "rename constraint",
                                           [GOV_SQL_RENAME_INDEX] = "rename index",
                                           [GOV_SQL_ALTER_CONSTRAINT] = "alter constraint",
                                           [GOV_SQL_DISABLE_CONSTRAINT] = "disable constraint",
                                           [GOV_SQL_ENABLE_CONSTRAINT] = "enable constraint",
                                           [GOV_SQL_ATTACH_PARTITION] = "attach partition",
                                           [GOV_SQL_DETACH_PARTITION] = "detach partition",
                                           [GOV_SQL_ADD_PARTITION] = "add partition",
                                           [GOV_SQL_DROP_PARTITION] = "drop partition",
                                           [GOV_SQL_TRUNCATE_PARTITION] = "truncate partition",
                                           [GOV_SQL_OTHER_PARTITION] = "change partition",
                                           [GOV_SQL_ENABLE_ROW_SECURITY] = "enable row security",
                                           [GOV_SQL_DISABLE_ROW_SECURITY] = "disable row security",
                                           [GOV_SQL_FORCE_ROW_SECURITY] = "force row security",
                                           [GOV_SQL_NO_FORCE_ROW_SECURITY] =
                                               "no force row security",
                                           [GOV_SQL_ENABLE_TRIGGER] = "enable trigger",
                                           [GOV_SQL_DISABLE_TRIGGER] = "disable trigger",
                                           [GOV_SQL_ADD_VALUE] = "add value",
                                           [GOV_SQL_RENAME_VALUE] = "rename value",
                                           [GOV_SQL_OWNER] = "owner",
                                           [GOV_SQL_SET_OPTION] = "set option",
                                           [GOV_SQL_SET_TABLESPACE] = "set tablespace",
                                           [GOV_SQL_SET_LOGGED] = "set logged",
                                           [GOV_SQL_SET_UNLOGGED] = "set unlogged",
                                           [GOV_SQL_SET_ACCESS_METHOD] = "set access method",
                                           [GOV_SQL_SET_ENGINE] = "set engine",
                                           [GOV_SQL_CONVERT_CHARSET] = "convert character set",
                                           [GOV_SQL_CLUSTER_ON] = "cluster on",
                                           [GOV_SQL_REPLICA_IDENTITY] = "replica identity",
                                           [GOV_SQL_INHERIT] = "inherit",
                                           [GOV_SQL_NO_INHERIT] = "no inherit"};

static void describe_action(detail_text *text, const gov_sql_action *action) {
  if (text->n) append(text, "; ");
  append(text, action_words[action->kind]);
  if (action->name) append(text, " "), append(text, action->name);
  if (action->column && action->column->type.text)
    append(text, " "), append(text, action->column->type.text);
  if (action->new_name) append(text, " to "), append(text, action->new_name);
}

static void describe_names(detail_text *text, const char *label, const gov_sql_names *names) {
  if (!names->count) return;
  if (text->n) append(text, "; ");
  append(text, label);
  for (int32_t i = 0; i < names->count && text->n + 8 < sizeof text->z; i++) {
    append(text, i ? ", " : " ");
    append(text, names->rows[i] ? names->rows[i] : "…");
  }
}

static const char *describe(facts_state *state, const gov_sql_statement *s) {
  detail_text text = {.n = 0};
  for (int32_t i = 0; i < s->action_count && text.n + 8 < sizeof text.z; i++)
    describe_action(&text, &s->actions[i]);
  if (s->setting) append(&text, s->setting);
  describe_names(&text, "writes", &s->written);
  describe_names(&text, "on", &s->key);
  if (s->where_tautology)
    append(&text, text.n ? "; where always true" : "where always true");
  else if (s->has_where)
    describe_names(&text, "where", &s->predicate);
  if (s->cascade) append(&text, text.n ? "; cascade" : "cascade");
  if (s->rebuild) append(&text, text.n ? "; part of a table rebuild" : "part of a table rebuild");
  if (s->conditional) append(&text, text.n ? "; conditional" : "conditional");
  return text.n ? gov_recent_copy(&state->details, &state->facts->arena, text.z, text.n) : NULL;
}

static const char *direction_of(gov_sql_section section) {
  return section == GOV_SQL_DOWN ? GOV_DOWN : section == GOV_SQL_VERIFY ? GOV_VERIFY : GOV_UP;
}

/* The table a statement is about: what it changes, or what its index, trigger or comment belongs
 * to. */
static const char *unit_of(const gov_sql_statement *s) {
  if (s->temporary || s->table.templated) return NULL;
  if (s->table.last && s->table.last[0] == '@') return NULL;
  return s->table.full;
}

/* WHERE note = '': rows are chosen by what is written, and what they held is known. */
static int chooses_by_written(const gov_sql_statement *s) {
  for (int32_t i = 0; i < s->predicate.count; i++) {
    int written = 0;
    for (int32_t j = 0; !written && j < s->written.count; j++)
      written = gov_fold_compare(s->predicate.rows[i], s->written.rows[j]) == 0;
    if (!written) return 0;
  }
  return s->predicate.count > 0;
}

/* UPDATE … SET note = NULL. */
static int clears(const gov_sql_statement *s) {
  if (s->verb != GOV_SQL_UPDATE_VERB || s->section != GOV_SQL_UP || s->commented_out ||
      chooses_by_written(s))
    return 0;
  for (int32_t i = 0; i < s->copied.count; i++) {
    if (s->copied.rows[i] && gov_fold_compare(s->copied.rows[i], "null") == 0) return 1;
  }
  return 0;
}

static int carries(const gov_sql_statement *s) {
  if (s->temporary || s->commented_out || s->section != GOV_SQL_UP) return 0;
  for (int32_t i = 0; i < s->action_count; i++) {
    if (s->actions[i].kind == GOV_SQL_DROP_COLUMN) return 1;
  }
  return s->source_count && (s->as_select || s->verb == GOV_SQL_MERGE_VERB);
}

/* The copy of a whole table is what a script makes for itself before it destroys: CREATE TABLE … AS
** SELECT … FROM it. */
static int32_t looks(const gov_sql_statement *s) {
  int creates = s->verb == GOV_SQL_CREATE_VERB && s->object == GOV_SQL_TABLE && !s->rebuild &&
                s->section == GOV_SQL_UP && !s->commented_out;
  return (creates ? GOV_LOOK_CREATES : 0) | (gov_sql_copies_table(s) ? GOV_LOOK_COPIES : 0) |
         (clears(s) ? GOV_LOOK_CLEARS : 0) | (carries(s) ? GOV_LOOK_CARRIES : 0);
}

static int add_statement(facts_state *state, const gov_sql_statement *s, const char *unit,
                         const char *object, const char *detail, const char *tool) {
  gov_statement *row = GOV_ADD(state->facts, statements);
  if (!row) return SQLITE_NOMEM;
  row->path = state->reading->source->path;
  row->line = s->line;
  row->statement_no = s->number;
  row->direction = s->commented_out ? NULL : direction_of(s->section);
  row->verb = gov_sql_verb_name(s->verb);
  row->object_kind = gov_sql_object_name(s->object);
  row->unit_id = unit;
  row->object = object;
  row->detail = detail;
  row->tool = tool;
  row->dialect = gov_sql_dialect_name(state->script->dialect);
  row->destructive = s->destructive;
  row->in_transaction = s->in_transaction;
  row->look = looks(s);
  row->copies = !s->as_select || !s->source_count || s->temporary ? NULL
                : s->whole && !s->sources[0].in_subquery && (!s->has_where || s->where_tautology)
                    ? "all"
                    : "some";
  return SQLITE_OK;
}

static int add_statements(facts_state *state, const gov_sql_statement *s, const char *tool) {
  const char *detail = describe(state, s);
  int rc = add_statement(state, s, unit_of(s), s->name.full, detail, tool);
  int table = s->object == GOV_SQL_TABLE || s->object == GOV_SQL_FOREIGN_TABLE;
  for (int32_t i = 0; i < s->more_count && rc == SQLITE_OK; i++) {
    const gov_sql_name *name = &s->more[i];
    rc = add_statement(state, s, table && !name->templated ? name->full : NULL, name->full, detail,
                       tool);
  }
  return rc;
}

/* ---- what could not be read ---- */

static const struct {
  gov_sql_opaque bit;
  const char *code, *severity, *what;
} opaque_kinds[OPAQUE_KINDS] = {
    {GOV_SQL_UNREAD, "sql.unread", GOV_WARNING,
     "statement(s) begin with no verb that is known and were not read"},
    {GOV_SQL_DYNAMIC, "sql.dynamic", GOV_WARNING,
     "statement(s) run text made at run time: what it changes is not known"},
    {GOV_SQL_BLOCK, "sql.block", GOV_INFO,
     "block(s) of procedural code: their static statements were read, their logic was not"},
    {GOV_SQL_TEMPLATED, "sql.template", GOV_WARNING,
     "statement(s) are made by a template or macro and were not read"},
    {GOV_SQL_INCLUDE, "sql.include", GOV_WARNING,
     "file(s) are included by the script and not read as a part of it"},
    {GOV_SQL_BROKEN, "sql.broken", GOV_WARNING,
     "statement(s) hold a quote, comment or parenthesis that is never closed: what they do was not "
     "read for certain"},
};

static void count_opaque(facts_state *state, const gov_sql_statement *s) {
  for (size_t k = 0; s->opaque && k < OPAQUE_KINDS; k++) {
    opaque_statements *found = &state->opaque[k];
    if ((s->opaque & opaque_kinds[k].bit) && !found->count++) found->line = s->line;
  }
}

static void report_opaque(facts_state *state) {
  for (size_t k = 0; k < OPAQUE_KINDS; k++) {
    const opaque_statements *found = &state->opaque[k];
    if (!found->count) continue;
    gov_diagnose(state->facts, opaque_kinds[k].severity, opaque_kinds[k].code,
                 place_of(state, found->line), "%d %s", found->count, opaque_kinds[k].what);
    if (opaque_kinds[k].bit != GOV_SQL_BLOCK) state->reading->artifact->status = GOV_PARTIAL;
  }
}

static void report(facts_state *state) {
  const gov_sql_script *script = state->script;
  if (script->opaque_count) report_opaque(state);
  if (script->commented_out) {
    gov_diagnose(state->facts, GOV_WARNING, "sql.commented_out",
                 place_of(state, script->commented_line),
                 "%d statement(s) stand inside block comments: if that is what production runs, "
                 "nothing here judges it",
                 script->commented_out);
  }
  if (script->truncated) {
    state->reading->artifact->status = GOV_PARTIAL;
    gov_diagnose(state->facts, GOV_WARNING, "sql.limit", place_of(state, 0),
                 "a limit of the reader was met: the script was not read to its end");
  }
}

static int begin(facts_state *state, gov_reading *reading, const gov_sql_script *script,
                 const char *source) {
  *state = (facts_state){
      .reading = reading, .facts = reading->facts, .script = script, .source = source};
  return SQLITE_OK;
}

int gov_sql_script_facts(gov_reading *reading, const gov_sql_script *script,
                         const gov_layout *layout) {
  facts_state state;
  int rc = begin(&state, reading, script, GOV_BY_SCRIPT);
  const char *tool = script->tool ? script->tool : layout->tool;
  const char *dialect = gov_sql_dialect_name(script->dialect);
  gov_script *row = GOV_ADD(reading->facts, scripts);
  if (!row) return SQLITE_NOMEM;
  *row = (gov_script){.path = reading->source->path,
                      .tool = tool,
                      .dialect = dialect ? dialect : layout->dialect,
                      .direction = direction_of(layout->section),
                      .sql = gov_sql_pack(&reading->facts->parsed, script),
                      .series = layout->series,
                      .version = layout->version,
                      .transactional = layout->transactional,
                      .name = layout->name,
                      .pair = layout->pair,
                      .any_pair = layout->any_pair,
                      .revision = layout->revision,
                      .after = layout->after,
                      .path_dialect = layout->dialect,
                      .last = layout->last,
                      .numbered =
                          layout->numbered || (script->tool && gov_layout_numbered(script->tool))};
  int language = gov_language_of(reading->source);
  if (language >= 0) gov_script_quality(reading, (gov_language)language, tool != NULL);
  gov_reading_let_go(reading);
  gov_sql_view view = {.script = script};
  for (int32_t i = 0; i < script->statement_count && rc == SQLITE_OK; i++) {
    const gov_sql_statement *s = gov_sql_at(&view, i);
    count_opaque(&state, s);
    rc = add_statements(&state, s, tool);
    if (rc == SQLITE_OK && s->section == GOV_SQL_UP) rc = changes(&state, s);
    if (rc == SQLITE_OK && s->section == GOV_SQL_VERIFY) rc = verifies(&state, s);
  }
  int closed = gov_sql_view_close(&view);
  if (rc == SQLITE_OK) rc = closed;
  if (reading->facts->parsed.failed) rc = SQLITE_NOMEM;
  report(&state);
  gov_map_free(&state.seen);
  return reading->facts->arena.failed ? SQLITE_NOMEM : rc;
}

static int declare_table(facts_state *state, const gov_sql_statement *s) {
  if (s->section != GOV_SQL_UP || s->temporary || s->table.templated || !s->table.full)
    return SQLITE_OK;
  if (s->object != GOV_SQL_TABLE && s->object != GOV_SQL_FOREIGN_TABLE) return SQLITE_OK;
  if (is_system_table(&s->table)) return SQLITE_OK;
  if (s->verb != GOV_SQL_CREATE_VERB && s->verb != GOV_SQL_ALTER_VERB) return SQLITE_OK;
  int first = s->verb == GOV_SQL_CREATE_VERB ? first_time(state, s->table.full) : 0;
  if (first < 0) return SQLITE_NOMEM;
  if (first && !mention(state, GOV_DECLARES, s->table.full, NULL, s->line)) return SQLITE_NOMEM;
  return add_fields(state, s);
}

int gov_sql_model_facts(gov_reading *reading, const gov_sql_script *script) {
  facts_state state;
  int rc = begin(&state, reading, script, GOV_BY_MODEL);
  gov_sql_view view = {.script = script};
  for (int32_t i = 0; i < script->statement_count && rc == SQLITE_OK; i++) {
    const gov_sql_statement *s = gov_sql_at(&view, i);
    count_opaque(&state, s);
    rc = declare_table(&state, s);
  }
  gov_sql_view_close(&view);
  report(&state);
  gov_map_free(&state.seen);
  return reading->facts->arena.failed ? SQLITE_NOMEM : rc;
}
