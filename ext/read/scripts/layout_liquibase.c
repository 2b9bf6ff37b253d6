/* layout_liquibase.c: changelogs in XML, YAML and JSON. Each changeset becomes SQL text with its
** changes on their lines, and that becomes statements: the changes forwards, and backwards either
** its own rollback or what Liquibase derives.
*/
#include "read/scripts/layout_liquibase.h"
#include "read/readers.h"
#include "read/scripts/layout_xml.h"
#include "read/sql/sql_facts.h"
#include <string.h>

typedef struct changelog {
  gov_reading *reading;
  gov_arena *arena;
  gov_list statements; /* gov_sql_statement * */
  gov_list changesets; /* gov_sql_changeset */
  gov_sql_script *script;
  int includes, opaque, failed;
  int32_t include_line;
} changelog;

static int is_key(const gov_node *node, const char *key) {
  return node->key && !strcmp(node->key, key);
}

/* ---- one part of a changeset ---- */

static void add_unknown(code_text *out, int32_t line) {
  code_pad(out, line);
  code_append(out, "EXECUTE (code); ", 16);
}

/* A change node, or an item of a list that wraps it. */
static const gov_node *change_of(const gov_node *node) {
  return !node->key && node->kind == GOV_NODE_MAP && node->first ? node->first : node;
}

static int is_change(const gov_node *node) {
  static const char *const others[] = {"rollback",  "preConditions", "comment", "validCheckSum",
                                       "modifySql", "property",      "changes"};
  if (node->kind != GOV_NODE_MAP) return 0;
  for (size_t i = 0; node->key && i < sizeof others / sizeof *others; i++) {
    if (!strcmp(node->key, others[i])) return 0;
  }
  return 1;
}

/* Calls for each change of a changeset, whatever the format. */
static void forwards(const gov_node *changeset, code_text *out) {
  const gov_node *changes = gov_member(changeset, "changes");
  for (const gov_node *node = gov_node_first(changes ? changes : changeset); node;
       node = node->next) {
    const gov_node *change = change_of(node);
    if (!changes && !is_change(node)) continue;
    if (!liquibase_change(change, 0, out)) add_unknown(out, change->line);
  }
}

/* What Liquibase derives; 0: a change has no inverse, so the changeset has none. */
static int derived(const gov_node *changeset, code_text *out) {
  const gov_node *changes = gov_member(changeset, "changes");
  int count = 0;
  for (const gov_node *node = gov_node_first(changes ? changes : changeset); node;
       node = node->next) {
    if (!changes && !is_change(node)) continue;
    int done = liquibase_change(change_of(node), 1, out);
    if (!done) return 0;
    count += done > 0;
  }
  return count > 0;
}

static void rollback_text(const gov_node *node, code_text *out) {
  const char *text = gov_node_text(node);
  if (!text || gov_text_is(gov_trim(gov_text_of(text)), "empty")) return;
  code_pad(out, node->value_line ? node->value_line : node->line);
  code_append(out, text, strlen(text));
  code_append(out, "\n;", 2);
}

/* <rollback>: SQL, changes, or a reference to another changeset. */
static void own_rollback(const gov_node *rollback, code_text *out) {
  if (rollback->kind == GOV_NODE_STRING) {
    rollback_text(rollback, out);
    return;
  }
  for (const gov_node *node = gov_node_first(rollback); node; node = node->next) {
    const gov_node *change = change_of(node);
    if (node->kind == GOV_NODE_STRING && (!node->key || !*node->key))
      rollback_text(node, out);
    else if (is_key(change, "changeSetId"))
      add_unknown(out, change->line);
    else if (change->kind == GOV_NODE_MAP || is_key(change, "sql")) {
      if (!liquibase_change(change, 0, out)) add_unknown(out, change->line);
    }
  }
}

/* ---- statements ---- */

static void add_part(changelog *log, code_text *text, int32_t first_line, gov_sql_section section,
                     int32_t changeset) {
  gov_sql_options options = {.dialect = gov_sql_flag_dialect(log->reading->settings),
                             .section = section,
                             .first_line = first_line,
                             .structs = &log->reading->facts->scratch};
  gov_sql_script *part = NULL;
  if (text->failed) log->failed = 1;
  if (!text->n || log->failed) return;
  char *kept = gov_arena_copy(log->arena, text->z, text->n);
  if (!kept || gov_sql_read(log->arena, (gov_text){kept, text->n}, &options, &part) != SQLITE_OK) {
    log->failed = 1;
    return;
  }
  if (part->dialect && !log->script->dialect)
    log->script->dialect = part->dialect, log->script->dialect_found = 1;
  int32_t before = (int32_t)log->statements.count;
  for (int32_t i = 0; i < part->statement_count; i++) {
    gov_sql_statement **slot = gov_list_add(&log->statements);
    if (!slot) {
      log->failed = 1;
      return;
    }
    *slot = part->statements[i];
    (*slot)->number = (int32_t)log->statements.count;
    (*slot)->changeset = changeset;
    if ((*slot)->nested_in >= 0) (*slot)->nested_in += before;
  }
  log->opaque += part->opaque_count;
}

static void add_changeset(changelog *log, const gov_node *node) {
  gov_sql_changeset *changeset = gov_list_add(&log->changesets);
  if (!changeset) {
    log->failed = 1;
    return;
  }
  int wraps = gov_node_boolean(gov_member(node, "runInTransaction"));
  const char *id = gov_text_in(node, "id"), *author = gov_text_in(node, "author"),
             *dbms = gov_text_in(node, "dbms");
  *changeset = (gov_sql_changeset){.id = gov_arena_string(log->arena, id ? id : "?"),
                                   .author = gov_arena_string(log->arena, author),
                                   .dialect = gov_arena_string(log->arena, dbms),
                                   .line = node->line,
                                   .transaction = (int8_t)wraps};
  int32_t number = (int32_t)log->changesets.count - 1, line = node->line > 0 ? node->line : 1;
  code_text up = {.line = line}, down = {.line = line};
  forwards(node, &up);
  int has_down = 0, own = 0;
  for (const gov_node *child = gov_node_first(node); child; child = child->next) {
    if (is_key(child, "preConditions")) changeset->has_precondition = 1;
    if (!is_key(child, "rollback")) continue;
    own = has_down = 1;
    own_rollback(child, &down);
  }
  if (!own) has_down = derived(node, &down);
  if (!own && !has_down) down.n = 0;
  changeset->has_down = (uint8_t)has_down;
  add_part(log, &up, line, GOV_SQL_UP, number);
  add_part(log, &down, line, GOV_SQL_DOWN, number);
  sqlite3_free(up.z);
  sqlite3_free(down.z);
}

static void walk(changelog *log, const gov_node *root) {
  for (const gov_node *node = gov_node_first(root); node && !log->failed; node = node->next) {
    const gov_node *member = change_of(node);
    if (is_key(member, "changeSet"))
      add_changeset(log, member);
    else if (is_key(member, "include") || is_key(member, "includeAll")) {
      if (!log->includes++) log->include_line = member->line;
    }
  }
}

/* ---- the reader ---- */

static int is_changelog(const gov_source *head) {
  gov_text name = gov_text_of(head->name);
  int fits = gov_text_ends(name, ".xml") || gov_text_ends(name, ".yaml") ||
             gov_text_ends(name, ".yml") || gov_text_ends(name, ".json");
  return fits && head->bytes.n && memmem(head->bytes.z, head->bytes.n, "databaseChangeLog", 17) ? 95
                                                                                                : 0;
}

static int finish(changelog *log) {
  gov_sql_script *script = log->script;
  size_t n = log->statements.count, sets = log->changesets.count;
  gov_layout layout;
  gov_arena *scratch = &log->reading->facts->scratch;
  script->statements = gov_arena_alloc(scratch, (n + 1) * sizeof *script->statements);
  script->changesets = gov_arena_alloc(scratch, (sets + 1) * sizeof *script->changesets);
  if (!script->statements || !script->changesets || log->failed) return SQLITE_NOMEM;
  if (n) memcpy(script->statements, log->statements.rows, n * sizeof *script->statements);
  if (sets) memcpy(script->changesets, log->changesets.rows, sets * sizeof *script->changesets);
  script->statement_count = (int32_t)n;
  script->changeset_count = (int32_t)sets;
  script->opaque_count = log->opaque;
  script->tool = "liquibase";
  script->sections = 1 << GOV_SQL_UP;
  gov_layout_read(log->arena, log->reading->source->path, &layout);
  layout.section = GOV_SQL_UP;
  layout.transactional = 1;
  return gov_sql_script_facts(log->reading, script, &layout);
}

static int read_changelog(gov_reading *reading) {
  changelog log = {.reading = reading, .arena = &reading->facts->arena};
  gov_tree tree = {0};
  int32_t broken = 0;
  const gov_node *root;
  log.statements.row_bytes = sizeof(gov_sql_statement *);
  log.changesets.row_bytes = sizeof(gov_sql_changeset);
  log.script = gov_arena_alloc(&reading->facts->scratch, sizeof *log.script);
  if (!log.script) return SQLITE_NOMEM;
  int xml = gov_text_ends(gov_text_of(reading->source->name), ".xml");
  if (xml) {
    root = gov_xml_read(&tree.arena, reading->source->bytes, &broken);
  } else {
    if (gov_tree_read(&tree, reading->facts, reading->source->path, reading->source->bytes) !=
        SQLITE_OK)
      return SQLITE_NOMEM;
    root = tree.documents;
    if (tree.broken) reading->artifact->status = GOV_PARTIAL;
  }
  if (broken) {
    reading->artifact->status = GOV_FAILED;
    gov_diagnose(reading->facts, GOV_ERROR, "xml.syntax",
                 (gov_place){reading->source->path, broken},
                 "is no well-formed XML, or declares entities");
  }
  walk(&log, gov_member(root, "databaseChangeLog"));
  int rc = tree.arena.failed ? SQLITE_NOMEM : finish(&log);
  gov_tree_free(&tree);
  gov_list_free(&log.statements);
  gov_list_free(&log.changesets);
  return rc;
}

const gov_reader gov_reader_liquibase = {.format = "liquibase",
                                         .kinds = GOV_KIND_SCRIPT,
                                         .recognise = is_changelog,
                                         .read = read_changelog};
