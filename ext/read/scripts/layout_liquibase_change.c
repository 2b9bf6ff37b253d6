/* layout_liquibase_change.c: one change of a changelog as SQL. */
#include "embedded.h"
#include "read/scripts/layout_liquibase.h"
#include <string.h>

static int is_key(const gov_node *node, const char *key) {
  return node && node->key && !strcmp(node->key, key);
}

const gov_node *liquibase_column(const gov_node *change, const gov_node *after) {
  const gov_node *node = after ? after->next : gov_node_first(change);
  for (; node; node = node->next) {
    if (is_key(node, "column") && node->kind == GOV_NODE_MAP) return node;
    if (is_key(node, "columns") && node->kind == GOV_NODE_LIST && node->first) return node->first;
    if (!node->key && node->kind == GOV_NODE_MAP) return node; /* an item of columns: */
  }
  return NULL;
}

/* The column itself: the item of a list may wrap it. */
static const gov_node *unwrap(const gov_node *column) {
  const gov_node *inner = column->key ? NULL : gov_member(column, "column");
  return inner ? inner : column;
}

static int append_name(code_text *out, const char *name) {
  size_t n = name ? strlen(name) : 0;
  if (!n || n > GOV_MAX_NAME_BYTES) return 0;
  for (size_t i = 0; i < n; i++) {
    if (!gov_is_word(name[i]) && !gov_is_any(name[i], ".$-")) return 0;
  }
  code_append(out, "\"", 1);
  for (size_t i = 0; i < n; i++) {
    if (name[i] == '.')
      code_append(out, "\".\"", 3);
    else
      code_append(out, name + i, 1);
  }
  code_append(out, "\"", 1);
  return 1;
}

static void append_type(code_text *out, const char *type) {
  size_t n = type ? strlen(type) : 0;
  int plain = n > 0 && n < 100;
  for (size_t i = 0; plain && i < n; i++)
    plain = gov_is_word(type[i]) || gov_is_any(type[i], "(), ");
  code_append(out, plain ? type : "text", plain ? n : 4);
}

static void append_definition(code_text *out, const gov_node *column) {
  const gov_node *constraints = gov_member(column, "constraints");
  append_type(out, gov_text_in(column, "type"));
  for (const gov_node *child = gov_node_first(column); child; child = child->next) {
    if (child->key && !strncmp(child->key, "defaultValue", 12)) {
      code_append(out, " DEFAULT 0", 10);
      break;
    }
  }
  if (gov_node_boolean(gov_member(constraints, "primaryKey")) == 1)
    code_append(out, " PRIMARY KEY", 12);
  if (gov_node_boolean(gov_member(constraints, "nullable")) == 0) code_append(out, " NOT NULL", 9);
  if (gov_node_boolean(gov_member(constraints, "unique")) == 1) code_append(out, " UNIQUE", 7);
}

/* The columns with something before each and, where asked, their definitions. */
static int append_columns(code_text *out, const gov_node *change, const char *before,
                          const char *after, int defined) {
  int count = 0;
  for (const gov_node *column = liquibase_column(change, NULL); column;
       column = liquibase_column(change, column)) {
    const char *name = gov_text_in(unwrap(column), "name");
    if (!name) continue;
    if (count++) code_append(out, ", ", 2);
    code_append(out, before, strlen(before));
    if (!append_name(out, name)) return 0;
    code_append(out, after, strlen(after));
    if (defined) code_append(out, " ", 1), append_definition(out, unwrap(column));
  }
  return count;
}

static int append_drops(code_text *out, const gov_node *change) {
  if (append_columns(out, change, "DROP COLUMN ", "", 0)) return 1;
  code_append(out, "DROP COLUMN ", 12);
  return append_name(out, gov_text_in(change, "columnName"));
}

static void append_list(code_text *out, const gov_node *change) {
  const char *names = gov_text_in(change, "columnNames|baseColumnNames");
  int count = 0;
  for (const char *at = names ? names : ""; *at;) {
    size_t n = strcspn(at, ",");
    char name[GOV_MAX_NAME_BYTES];
    gov_text text = gov_trim((gov_text){at, n});
    if (text.n && text.n < sizeof name) {
      memcpy(name, text.z, text.n);
      name[text.n] = 0;
      if (count++) code_append(out, ", ", 2);
      if (!append_name(out, name)) code_append(out, "(1)", 3);
    }
    at += n + (at[n] == ',');
  }
  if (!count) code_append(out, "(1)", 3);
}

/* The text of where: its own, or what stands inside its element. */
static gov_text where_of(const gov_node *change) {
  const gov_node *where = gov_member(change, "where");
  for (const gov_node *child = gov_node_first(where); child; child = child->next) {
    if (child->kind == GOV_NODE_STRING && child->text) return gov_trim(gov_text_of(child->text));
  }
  return gov_trim(gov_text_of(where && where->kind == GOV_NODE_STRING ? where->text : ""));
}

/* The condition as it stands, unless it might end the statement; then it says that there is one. */
static void append_where(code_text *out, gov_text where) {
  int depth = 0, quotes = 0, whole = where.n > 0 && where.n < 2000;
  for (size_t i = 0; whole && i < where.n; i++) {
    char c = where.z[i], next = i + 1 < where.n ? where.z[i + 1] : 0;
    quotes += c == '\'';
    depth += (c == '(') - (c == ')');
    whole = depth >= 0 && !gov_is_any(c, ";\\#`\"") && !(c == '-' && next == '-') &&
            !(c == '/' && next == '*');
  }
  if (!whole || depth || quotes % 2) where = GOV_TEXT("id = 0");
  code_append(out, "WHERE ", 6);
  for (size_t i = 0; i < where.n; i++) /* on the line of its change */
    code_append(out, gov_is_space(where.z[i]) ? " " : where.z + i, 1);
}

static int expand_flag(code_text *out, const gov_node *change, char flag) {
  switch (flag) {
  case 'B':
    if (!append_columns(out, change, "", "", 1)) code_append(out, "id text", 7);
    return 1;
  case 'A': return append_columns(out, change, "ADD COLUMN ", "", 1);
  case 'R': return append_drops(out, change);
  case 'S':
    if (!append_columns(out, change, "", " = 0", 0)) code_append(out, "id = 0", 6);
    return 1;
  case 'K':
    if (!append_columns(out, change, "", "", 0)) code_append(out, "(1)", 3);
    return 1;
  case 'L': append_list(out, change); return 1;
  case 'T': append_type(out, gov_text_in(change, "newDataType")); return 1;
  case 'W':
    if (gov_member(change, "where")) append_where(out, where_of(change));
    return 1;
  case 'N': {
    /* defaultNullValue: Liquibase writes it where the column is NULL. */
    const char *table = gov_text_in(change, "tableName"), *name = gov_text_in(change, "columnName");
    if (!gov_member(change, "defaultNullValue") || !table || !name) return 1;
    code_append(out, "UPDATE ", 7);
    if (!append_name(out, table)) return 0;
    code_append(out, " SET ", 5);
    if (!append_name(out, name)) return 0;
    code_append(out, " = 0 WHERE ", 11);
    append_name(out, name);
    code_append(out, " IS NULL; ", 10);
    return 1;
  }
  case 'O': {
    const char *rule = gov_text_in(change, "onDelete");
    if (rule && gov_text_is(gov_text_of(rule), "cascade"))
      code_append(out, " ON DELETE CASCADE", 18);
    return 1;
  }
  case 'C':
    if (gov_node_boolean(gov_member(change, "cascadeConstraints")) == 1)
      code_append(out, " CASCADE", 8);
    return 1;
  case 'U':
    if (gov_node_boolean(gov_member(change, "unique")) == 1) code_append(out, "UNIQUE ", 7);
    return 1;
  default: return 0;
  }
}

/* ${key}, ?{key}: an attribute as a name; the second may be missing. */
static size_t expand_name(code_text *out, const gov_node *change, const char *at) {
  char key[40];
  size_t n = strcspn(at + 2, "}");
  if (n >= sizeof key || !at[2 + n]) return 0;
  memcpy(key, at + 2, n);
  key[n] = 0;
  const char *name = gov_text_in(change, key);
  if (!name && !strcmp(key, "tableName")) name = gov_text_in(change, "collectionName");
  if (!append_name(out, name)) {
    if (*at != '?') return 0;
    code_append(out, "unnamed", 7);
  }
  return n + 3;
}

static int expand(code_text *out, const gov_node *change, const char *pattern) {
  for (const char *at = pattern; *at && !out->failed;) {
    size_t n = strcspn(at, "$?");
    code_append(out, at, n);
    at += n;
    if (!*at) break;
    if (at[1] == '{') {
      size_t taken = expand_name(out, change, at);
      if (!taken) return 0;
      at += taken;
    } else if (!at[1] || !expand_flag(out, change, at[1])) {
      return 0;
    } else {
      at += 2;
    }
  }
  return 1;
}

/* The text of <sql>: its character data, its sql member, or the scalar itself. */
static const char *sql_of(const gov_node *change, int32_t *line) {
  *line = change->line;
  if (change->kind == GOV_NODE_STRING) {
    *line = change->value_line;
    return change->text;
  }
  for (const gov_node *child = gov_node_first(change); child; child = child->next) {
    if ((!child->key || !*child->key || is_key(child, "sql")) && child->kind == GOV_NODE_STRING) {
      *line = child->value_line ? child->value_line : child->line;
      return child->text;
    }
  }
  return NULL;
}

static int is_nothing(const char *change) {
  static const char *const nothing[] = {"tagDatabase", "empty", "output",
                                        "comment",     "stop",  "validCheckSum"};
  for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++) {
    if (!strcmp(change, nothing[i])) return 1;
  }
  return 0;
}

int liquibase_change(const gov_node *change, int backwards, code_text *out) {
  const gov_data_table *table = gov_data("liquibase");
  if (!change->key || is_nothing(change->key)) return -1;
  /* What the MongoDB extension derives is not known here: it gets no credit for it. */
  if (backwards && gov_member(change, "collectionName")) return 0;
  size_t start = out->n;
  if (!strcmp(change->key, "sql") && !backwards) {
    int32_t line;
    const char *sql = sql_of(change, &line);
    if (!sql) return 0;
    code_pad(out, line);
    code_append(out, sql, strlen(sql));
    code_append(out, "\n;", 2);
    return 1;
  }
  for (int row = 0; table && row < table->row_count; row++) {
    if (strcmp(gov_data_cell(table, row, 0), change->key) != 0) continue;
    const char *pattern = gov_data_cell(table, row, backwards ? 2 : 1);
    if (!strcmp(pattern, "-")) return 0;
    code_pad(out, change->line);
    if (expand(out, change, pattern)) {
      code_append(out, "; ", 2);
      return 1;
    }
    break;
  }
  out->n = out->n < start ? out->n : start;
  return 0;
}
