/* sql_create.c: CREATE of any object; tables and indexes in full, the others by kind, name and
 * table. */
#include "read/sql/sql_parse.h"
#include <string.h>

/* The kind of object that the next words name; takes them. GOV_SQL_NONE takes nothing. */
gov_sql_object sql_object_kind(sql_cursor *c) {
  static const struct {
    uint16_t first, second;
    gov_sql_object kind;
  } kinds[] = {
      {SQL_table, 0, GOV_SQL_TABLE},
      {SQL_tables, 0, GOV_SQL_TABLE}, /* MySQL: DROP TABLES a, b */
      {SQL_index, 0, GOV_SQL_INDEX},
      {SQL_materialized, SQL_view, GOV_SQL_MATERIALIZED_VIEW},
      {SQL_view, 0, GOV_SQL_VIEW},
      {SQL_foreign, SQL_table, GOV_SQL_FOREIGN_TABLE},
      {SQL_foreign, SQL_data, GOV_SQL_SERVER}, /* FOREIGN DATA WRAPPER */
      {SQL_data, SQL_source, GOV_SQL_SERVER},  /* SQL Server: EXTERNAL DATA SOURCE */
      {SQL_schema, 0, GOV_SQL_SCHEMA},
      {SQL_database, 0, GOV_SQL_DATABASE},
      {SQL_sequence, 0, GOV_SQL_SEQUENCE},
      {SQL_type, 0, GOV_SQL_TYPE},
      {SQL_domain, 0, GOV_SQL_DOMAIN},
      {SQL_function, 0, GOV_SQL_FUNCTION},
      {SQL_procedure, 0, GOV_SQL_PROCEDURE},
      {SQL_routine, 0, GOV_SQL_PROCEDURE},
      {SQL_proc, 0, GOV_SQL_PROCEDURE},
      {SQL_package, 0, GOV_SQL_PROCEDURE},
      {SQL_event, SQL_trigger, GOV_SQL_EVENT},
      {SQL_trigger, 0, GOV_SQL_TRIGGER},
      {SQL_policy, 0, GOV_SQL_POLICY},
      {SQL_security, SQL_policy, GOV_SQL_POLICY},
      {SQL_rule, 0, GOV_SQL_RULE},
      {SQL_extension, 0, GOV_SQL_EXTENSION},
      {SQL_role, 0, GOV_SQL_ROLE},
      {SQL_user, 0, GOV_SQL_ROLE},
      {SQL_login, 0, GOV_SQL_ROLE},
      {SQL_group, 0, GOV_SQL_ROLE},
      {SQL_column, 0, GOV_SQL_COLUMN},
      {SQL_constraint, 0, GOV_SQL_CONSTRAINT},
      {SQL_server, 0, GOV_SQL_SERVER},
      {SQL_publication, 0, GOV_SQL_PUBLICATION},
      {SQL_subscription, 0, GOV_SQL_SUBSCRIPTION},
      {SQL_tablespace, 0, GOV_SQL_TABLESPACE},
      {SQL_event, 0, GOV_SQL_EVENT},
      {SQL_statistics, 0, GOV_SQL_STATISTICS},
      {SQL_aggregate, 0, GOV_SQL_AGGREGATE},
      {SQL_collation, 0, GOV_SQL_COLLATION},
      {SQL_cast, 0, GOV_SQL_CAST},
      {SQL_operator, 0, GOV_SQL_OPERATOR},
      {SQL_synonym, 0, GOV_SQL_SYNONYM},
      {SQL_partition, 0, GOV_SQL_PARTITION},
      {SQL_owned, 0, GOV_SQL_OWNED},
      {SQL_system, 0, GOV_SQL_SYSTEM},
      {SQL_default, SQL_privileges, GOV_SQL_DEFAULT_PRIVILEGES},
  };
  gov_sql_word word = sql_word(c);
  for (size_t i = 0; word && i < sizeof kinds / sizeof *kinds; i++) {
    if (kinds[i].first != word) continue;
    if (kinds[i].second && kinds[i].second != sql_word_at(c, 1)) continue;
    c->at += kinds[i].second ? 2 : 1;
    return kinds[i].kind;
  }
  return GOV_SQL_NONE;
}

/* ---- tables ---- */

static void add_column(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  gov_sql_column column;
  if (!sql_column(c, &column)) return;
  if (out->column_count >= SQL_MAX_ELEMENTS) return;
  gov_sql_column *rows = sql_grow(c->structs, out->columns, out->column_count, sizeof *rows);
  if (!rows) return;
  out->columns = rows;
  rows[out->column_count++] = column;
}

static void add_constraint(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  gov_sql_constraint constraint;
  if (!sql_constraint(c, &constraint) || out->constraint_count >= SQL_MAX_ELEMENTS) return;
  gov_sql_constraint *rows =
      sql_grow(c->structs, out->constraints, out->constraint_count, sizeof *rows);
  if (!rows) return;
  out->constraints = rows;
  rows[out->constraint_count++] = constraint;
}

static void add_shape(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  gov_sql_source source = {.like = 1, .line = sql_at(c, 0)->line};
  if (!sql_name(c, &source.table)) return;
  gov_sql_source *rows = sql_grow(c->structs, out->sources, out->source_count, sizeof *rows);
  if (!rows) return;
  out->sources = rows;
  rows[out->source_count++] = source;
}

/* ( columns and constraints ). A list of bare names belongs to CREATE TABLE x (a, b) AS SELECT. */
static void elements(sql_cursor *c) {
  int32_t end = sql_group_end(c, c->at);
  c->at++;
  while (c->at < end) {
    int32_t before = c->at;
    if (sql_word(c) == SQL_like && sql_is_name(c, 1)) {
      c->at++;
      add_shape(c);
    } else if (sql_word(c) == SQL_period && sql_word_at(c, 1) == SQL_for) {
      c->at += 2;
    } else if (sql_starts_constraint(c)) {
      add_constraint(c);
    } else {
      add_column(c);
    }
    sql_skip_element(c);
    if (!sql_accept_mark(c, ',') && c->at == before) break;
    if (c->at == before) c->at++;
  }
  c->at = end < c->count ? end + 1 : c->count;
}

/* A primary key of the table makes its columns required, and a lone one a key of the column. */
static void apply_table_keys(gov_sql_statement *out) {
  for (int32_t i = 0; i < out->constraint_count; i++) {
    gov_sql_constraint *constraint = &out->constraints[i];
    for (int32_t n = 0; n < constraint->columns.count; n++) {
      for (int32_t k = 0; k < out->column_count; k++) {
        gov_sql_column *column = &out->columns[k];
        if (gov_fold_compare(column->name, constraint->columns.rows[n])) continue;
        if (constraint->kind == GOV_SQL_PRIMARY_KEY) column->not_null = column->primary_key = 1;
        if (constraint->kind == GOV_SQL_NOT_NULL) column->not_null = 1;
        if (constraint->kind == GOV_SQL_UNIQUE && constraint->columns.count == 1)
          column->unique = 1;
      }
    }
  }
  for (int32_t k = 0; k < out->column_count; k++) {
    if (out->columns[k].primary_key) out->columns[k].not_null = 1;
  }
}

/* CREATE TABLE copy AS TABLE old: all that it has. */
static void copied_table(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  sql_accept(c, SQL_only);
  add_shape(c);
  if (out->source_count) out->sources[out->source_count - 1].like = 0;
  sql_push_name(c, &out->selected, "*");
  for (; !sql_done(c); c->at++) {
    if (sql_accept_two(c, SQL_no, SQL_data)) out->materialized_with_no_data = 1;
  }
}

static void table_options(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  while (!sql_done(c)) {
    if (sql_accept_two(c, SQL_partition, SQL_of)) {
      out->partition_of = 1;
      add_shape(c);
      if (sql_is(c, 0, '(')) sql_skip_group(c);
    } else if (sql_accept(c, SQL_inherits) && sql_is(c, 0, '(')) {
      c->at++;
      while (!sql_done(c) && !sql_is(c, 0, ')')) {
        int32_t before = c->at;
        add_shape(c);
        if (!sql_accept_mark(c, ',') && c->at == before) break;
      }
    } else if (sql_accept_two(c, SQL_without, SQL_rowid)) {
      out->without_rowid = 1;
    } else if (sql_accept(c, SQL_strict)) {
      out->strict = 1;
    } else if (sql_accept_two(c, SQL_no, SQL_data)) {
      out->materialized_with_no_data = 1;
    } else if (sql_accept(c, SQL_like)) {
      add_shape(c);
    } else if (sql_accept(c, SQL_engine)) { /* MySQL: its rows are another server's */
      sql_accept_mark(c, '=');
      out->remote |= sql_text_is(c, 0, "federated") || sql_text_is(c, 0, "connect");
    } else if (sql_word(c) == SQL_select || sql_word(c) == SQL_with ||
               (sql_word(c) == SQL_as && !sql_is(c, 1, '='))) {
      if (sql_word(c) == SQL_with && !sql_is_name(c, 1)) {
        c->at++;
        continue;
      }
      int table = sql_accept(c, SQL_as) && sql_accept(c, SQL_table);
      out->as_select = 1;
      if (table)
        copied_table(c);
      else
        sql_select(c);
      return;
    } else if (sql_is(c, 0, '(')) {
      sql_skip_group(c);
    } else {
      c->at++;
    }
  }
}

static void create_table(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  out->if_not_exists = (uint8_t)sql_if_not_exists(c);
  sql_name(c, &out->name);
  out->table = out->name;
  if (out->name.last && out->name.last[0] == '#') out->temporary = 1;
  if (sql_is(c, 0, '(')) {
    gov_sql_word inside = sql_word_at(c, 1);
    if (inside == SQL_select || inside == SQL_with) {
      out->as_select = 1;
      sql_select(c);
      return;
    }
    elements(c);
  }
  apply_table_keys(out);
  table_options(c);
}

/* ---- indexes ---- */

static void index_key(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  int32_t end = sql_group_end(c, c->at);
  c->at++;
  while (c->at < end) {
    int prefix = sql_is(c, 1, '(') && sql_at(c, 2)->kind == GOV_SQL_NUMBER;
    if (sql_is_name(c, 0) && (!sql_is(c, 1, '(') || prefix)) {
      sql_push_name(c, &out->key, sql_identifier(c));
    } else {
      out->has_expression = 1;
    }
    sql_skip_element(c);
    if (!sql_accept_mark(c, ',')) break;
  }
  c->at = end < c->count ? end + 1 : c->count;
}

static void algorithm_and_lock(sql_cursor *c) {
  static const char *const algorithms[] = {"default", "instant", "inplace", "copy"};
  static const char *const locks[] = {"default", "none", "shared", "exclusive"};
  int is_lock = sql_word(c) == SQL_lock;
  c->at++;
  sql_accept_mark(c, '=');
  for (uint8_t i = 0; i < 4; i++) {
    if (!gov_text_is(sql_at(c, 0)->text, is_lock ? locks[i] : algorithms[i])) continue;
    *(is_lock ? &c->out->lock : &c->out->algorithm) = (uint8_t)(i + 1);
  }
}

static void create_index(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  out->concurrently = (uint8_t)sql_accept(c, SQL_concurrently);
  out->if_not_exists = (uint8_t)sql_if_not_exists(c);
  if (sql_word(c) != SQL_on || sql_word_at(c, 1) == SQL_on) sql_name(c, &out->name);
  if (sql_accept(c, SQL_using)) c->at++;
  if (!sql_accept(c, SQL_on)) return;
  out->only = (uint8_t)sql_accept(c, SQL_only);
  sql_name(c, &out->table);
  if (sql_accept(c, SQL_using)) c->at++;
  if (sql_is(c, 0, '(')) index_key(c);
  for (; !sql_done(c); c->at++) {
    if (sql_word(c) == SQL_where) {
      out->has_where = 1;
      return;
    }
    if (sql_word(c) == SQL_algorithm || sql_word(c) == SQL_lock) algorithm_and_lock(c);
    if (sql_is(c, 0, '(')) sql_skip_group(c), c->at--;
  }
}

/* ---- the others ---- */

/* The table after ON: of a trigger, policy, rule or statistics. */
static void table_after_on(sql_cursor *c) {
  for (; !sql_done(c); c->at++) {
    if (sql_word(c) == SQL_execute || sql_word(c) == SQL_using) return;
    if (sql_is(c, 0, '(')) {
      sql_skip_group(c);
      c->at--;
    } else if (sql_word(c) == SQL_on || sql_word(c) == SQL_to) {
      int to = sql_word(c) == SQL_to;
      if (to && c->out->object != GOV_SQL_RULE) continue;
      c->at++;
      if (sql_name(c, &c->out->table)) return;
      c->at--;
    }
  }
}

static void create_type(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  if (!sql_accept(c, SQL_as) || !sql_accept(c, SQL_enum) || !sql_is(c, 0, '(')) return;
  for (int32_t end = sql_group_end(c, c->at); c->at < end; c->at++) {
    if (sql_at(c, 0)->kind != GOV_SQL_STRING || out->enum_value_count >= SQL_MAX_ELEMENTS) continue;
    uint64_t *values =
        sql_grow(c->structs, out->enum_values, out->enum_value_count, sizeof *values);
    if (!values) return;
    out->enum_values = values;
    values[out->enum_value_count++] = sql_hash(sql_at(c, 0)->text);
  }
}

static void create_other(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  out->if_not_exists = (uint8_t)sql_if_not_exists(c);
  int unnamed = sql_word(c) == SQL_on || sql_word(c) == SQL_for;
  if (!unnamed || out->object != GOV_SQL_STATISTICS) sql_name(c, &out->name);
  if (!out->if_not_exists) out->if_not_exists = (uint8_t)sql_if_not_exists(c);
  switch (out->object) {
  case GOV_SQL_TRIGGER:
  case GOV_SQL_POLICY:
  case GOV_SQL_RULE: table_after_on(c); break;
  case GOV_SQL_TYPE: create_type(c); break;
  case GOV_SQL_VIEW:
  case GOV_SQL_MATERIALIZED_VIEW:
    while (!sql_done(c) && sql_word(c) != SQL_as) {
      if (sql_is(c, 0, '('))
        sql_skip_group(c);
      else
        c->at++;
    }
    sql_accept(c, SQL_as);
    out->as_select = 1;
    sql_select(c);
    break;
  case GOV_SQL_FUNCTION:
  case GOV_SQL_PROCEDURE: out->opaque |= GOV_SQL_ROUTINE; break;
  default: break;
  }
  if (out->object == GOV_SQL_TRIGGER) out->opaque |= GOV_SQL_ROUTINE;
}

/* DEFINER = user@host, SQL SECURITY …, ALGORITHM = …: MySQL's words before the kind. */
static int skip_prefix(sql_cursor *c) {
  switch (sql_word(c)) {
  case SQL_unique: c->out->unique = 1; break;
  case SQL_temporary:
  case SQL_temp: c->out->temporary = 1; break;
  case SQL_unlogged: c->out->unlogged = 1; break;
  case SQL_global:
  case SQL_local:
  case SQL_recursive:
  case SQL_virtual:
  case SQL_fulltext:
  case SQL_spatial:
  case SQL_trusted:
  case SQL_constraint: break;
  case SQL_definer:
  case SQL_algorithm: {
    for (c->at++; !sql_done(c); c->at++) {
      gov_sql_word word = sql_word_at(c, 1);
      if (word == SQL_view || word == SQL_trigger || word == SQL_procedure ||
          word == SQL_function || word == SQL_event || word == SQL_security ||
          word == SQL_definer) {
        break;
      }
    }
    break;
  }
  case SQL_security: c->at++; break;
  default:
    if (!sql_text_is(c, 0, "sql") && !sql_text_is(c, 0, "external") &&
        !sql_text_is(c, 0, "clustered") && !sql_text_is(c, 0, "nonclustered") &&
        !sql_text_is(c, 0, "columnstore") && !sql_text_is(c, 0, "transient") &&
        !sql_text_is(c, 0, "bitmap")) {
      return 0;
    }
  }
  if (!sql_done(c)) c->at++;
  return 1;
}

void sql_create(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  out->verb = GOV_SQL_CREATE_VERB;
  if (sql_accept_two(c, SQL_or, SQL_replace) || sql_accept_two(c, SQL_or, SQL_alter))
    out->or_replace = 1;
  while (sql_word(c) != SQL_constraint || sql_word_at(c, 1) == SQL_trigger) {
    if (!skip_prefix(c)) break;
  }
  int external = c->at && sql_text_is(c, -1, "external");
  out->object = sql_object_kind(c);
  if (external && out->object == GOV_SQL_TABLE) out->object = GOV_SQL_FOREIGN_TABLE;
  switch (out->object) {
  case GOV_SQL_TABLE:
  case GOV_SQL_FOREIGN_TABLE: create_table(c); break;
  case GOV_SQL_INDEX: create_index(c); break;
  case GOV_SQL_NONE: out->object = GOV_SQL_OBJECT; break;
  default: create_other(c);
  }
}
