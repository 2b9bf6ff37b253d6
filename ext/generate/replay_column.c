/* replay_column.c: a column as its definition says it, word by word.
**
** What stands behind the type is read here once more: the reader of statements keeps what hazards
** need, a draft needs all of it. A word that nobody knows makes the schema unread: half a column
** would be drafted as a change.
*/
#include "generate/replay.h"

/* A definition under way. */
typedef struct column_words {
  const replay *at;
  gov_catalog_table *table;
  gov_catalog_column *column;
  gov_sql_tokenizer tokenizer;
  gov_sql_token token;
  int more; /* a token is there */
  gov_text text;
  const char *constraint_name;       /* CONSTRAINT name, until its constraint comes */
  gov_catalog_constraint *reference; /* the last one: DEFERRABLE is said of it */
  int lifts; /* constraints become the table's; a MODIFY leaves keys as they are */
  int32_t line;
} column_words;

static void advance(column_words *words) {
  do {
    words->more = gov_sql_next(&words->tokenizer, &words->token);
  } while (words->more && words->token.kind == GOV_SQL_COMMENT);
}

static int is_word(const column_words *words, const char *word) {
  return words->more && words->token.kind == GOV_SQL_WORD && gov_text_is(words->token.text, word);
}

static int accept(column_words *words, const char *word) {
  if (!is_word(words, word)) return 0;
  advance(words);
  return 1;
}

static int is_mark(const column_words *words, char mark) {
  return words->more && words->token.kind == GOV_SQL_PUNCTUATION && words->token.text.z[0] == mark;
}

/* ( … ): what stands inside; the cursor is behind it. */
static gov_text group(column_words *words) {
  if (!is_mark(words, '(')) return (gov_text){NULL, 0};
  const char *start = words->token.text.z + 1, *end = start;
  int depth = 0;
  for (; words->more; advance(words)) {
    depth += is_mark(words, '(') - is_mark(words, ')');
    end = words->token.text.z;
    if (!depth) break;
  }
  advance(words);
  return gov_trim((gov_text){start, (size_t)(end - start)});
}

static const char *identifier(column_words *words) {
  if (!words->more) return NULL;
  gov_text text = gov_sql_identifier(&words->token);
  const char *name = gov_arena_copy(words->at->schema->arena, text.z, text.n);
  advance(words);
  return name;
}

static gov_catalog_constraint *lift(column_words *words, gov_sql_constraint_kind kind) {
  const char *name = words->constraint_name;
  words->constraint_name = NULL;
  if (!words->lifts) return NULL;
  gov_catalog_constraint *made =
      gov_replay_new_constraint(words->at, words->table, kind, name, words->line);
  const char **rows = made ? gov_arena_alloc(words->at->schema->arena, sizeof *rows) : NULL;
  if (!rows) return NULL;
  if (kind != GOV_SQL_CHECK) {
    rows[0] = words->column->name;
    made->columns = (gov_sql_names){rows, 1};
  }
  gov_replay_imply_name(words->at, words->table, made);
  if (kind == GOV_SQL_PRIMARY_KEY && words->at->dialect != GOV_SQL_SQLITE)
    words->column->not_null = 1;
  return made;
}

static void read_unique(column_words *words) {
  const char *name = words->constraint_name;
  int distinct = 1;
  if (!accept(words, "key")) accept(words, "index");
  if (accept(words, "nulls")) {
    distinct = !accept(words, "not");
    accept(words, "distinct");
  }
  if (words->at->dialect == GOV_SQL_MYSQL) {
    char *text = words->lifts ? sqlite3_mprintf("(`%s`)", words->column->name) : NULL;
    if (text)
      gov_replay_table_index(words->at, words->table, name ? name : words->column->name,
                             gov_text_of(text), 1, words->line);
    sqlite3_free(text);
    words->constraint_name = NULL;
    return;
  }
  gov_catalog_constraint *made = lift(words, GOV_SQL_UNIQUE);
  if (made && !distinct) made->options = "NULLS NOT DISTINCT";
}

static void read_check(column_words *words) {
  gov_text inside = group(words);
  gov_catalog_constraint *made = lift(words, GOV_SQL_CHECK);
  if (!made) return;
  made->check = gov_replay_collapse(words->at, inside);
  made->implied_name = NULL;
  gov_replay_imply_name(words->at, words->table, made);
}

static void read_action(column_words *words, gov_sql_reference_action *action) {
  static const struct {
    const char *first, *second;
    gov_sql_reference_action action;
  } actions[] = {{"cascade", NULL, GOV_SQL_REFERENCE_CASCADE},
                 {"restrict", NULL, GOV_SQL_REFERENCE_RESTRICT},
                 {"no", "action", GOV_SQL_REFERENCE_NO_ACTION},
                 {"set", NULL, GOV_SQL_REFERENCE_SET_NULL}};
  for (size_t i = 0; i < sizeof actions / sizeof *actions; i++) {
    if (!accept(words, actions[i].first)) continue;
    *action = actions[i].action;
    if (actions[i].second) accept(words, actions[i].second);
    if (*action == GOV_SQL_REFERENCE_SET_NULL && accept(words, "default"))
      *action = GOV_SQL_REFERENCE_SET_DEFAULT;
    else if (*action == GOV_SQL_REFERENCE_SET_NULL)
      accept(words, "null");
    return;
  }
}

/* The columns in parentheses are single names: a reference of one column. */
static void read_reference(column_words *words) {
  gov_catalog_constraint *made = lift(words, GOV_SQL_FOREIGN_KEY), ignored = {0};
  words->reference = made;
  if (!made) made = &ignored;
  made->referenced_table = identifier(words);
  while (is_mark(words, '.')) {
    advance(words);
    made->referenced_table = identifier(words);
  }
  if (is_mark(words, '(')) {
    advance(words);
    const char **rows = gov_arena_alloc(words->at->schema->arena, sizeof *rows);
    if (rows) {
      rows[0] = identifier(words);
      made->referenced_columns = (gov_sql_names){rows, 1};
    }
    advance(words);
  }
  for (;;) {
    if (accept(words, "match")) {
      if (is_word(words, "full")) made->options = "MATCH FULL";
      advance(words);
    } else if (is_word(words, "on")) {
      advance(words);
      if (accept(words, "delete"))
        read_action(words, &made->on_delete);
      else if (accept(words, "update"))
        read_action(words, &made->on_update);
      else
        return;
    } else {
      return;
    }
  }
}

static void read_default(column_words *words) {
  static const char *const ends[] = {"constraint",
                                     "primary",
                                     "unique",
                                     "check",
                                     "references",
                                     "generated",
                                     "on",
                                     "comment",
                                     "key",
                                     "collate",
                                     "identity",
                                     "storage",
                                     "virtual",
                                     "stored",
                                     "invisible",
                                     "visible",
                                     "deferrable",
                                     "initially",
                                     "first",
                                     "after",
                                     "auto_increment",
                                     "autoincrement",
                                     "as"};
  const char *start = words->token.text.z, *end = start;
  int taken = 0, depth = 0;
  for (; words->more; advance(words), taken++) {
    int ended = !depth && taken && (is_word(words, "not") || is_word(words, "null"));
    for (size_t i = 0; !depth && taken && !ended && i < sizeof ends / sizeof *ends; i++)
      ended = is_word(words, ends[i]);
    if (ended) break;
    depth += is_mark(words, '(') - is_mark(words, ')');
    depth += is_mark(words, '[') - is_mark(words, ']');
    end = words->token.text.z + words->token.text.n;
  }
  words->constraint_name = NULL;
  words->column->default_text =
      gov_replay_collapse(words->at, (gov_text){start, (size_t)(end - start)});
}

static void read_generated(column_words *words) {
  if (accept(words, "generated")) {
    int always = accept(words, "always");
    if (!always && accept(words, "by")) accept(words, "default");
    if (is_word(words, "as")) advance(words);
    if (accept(words, "identity")) {
      words->column->identity = always ? 2 : 1;
      words->column->not_null = 1;
      group(words);
      return;
    }
  } else {
    advance(words); /* AS */
  }
  gov_text inside = group(words);
  words->column->generated = gov_replay_collapse(words->at, inside);
  words->column->generated_stored =
      (uint8_t)(accept(words, "stored") || accept(words, "persistent"));
  accept(words, "virtual");
}

static void read_deferrable(column_words *words) {
  uint8_t kind = 1;
  if (!accept(words, "deferrable") && !is_word(words, "initially")) return;
  if (accept(words, "initially")) kind = is_word(words, "deferred") ? 2 : 1, advance(words);
  if (words->reference) words->reference->deferrable = kind;
}

static int read_key_option(column_words *words) {
  if (accept(words, "primary")) {
    accept(words, "key");
    if (!accept(words, "asc")) accept(words, "desc");
    lift(words, GOV_SQL_PRIMARY_KEY);
  } else if (accept(words, "unique")) {
    read_unique(words);
  } else if (accept(words, "check")) {
    read_check(words);
  } else if (accept(words, "references")) {
    read_reference(words);
  } else if (is_word(words, "deferrable") || is_word(words, "initially")) {
    read_deferrable(words);
  } else if (accept(words, "constraint")) {
    words->constraint_name = identifier(words);
  } else {
    return 0;
  }
  return 1;
}

static int read_value_option(column_words *words) {
  gov_catalog_column *column = words->column;
  if (accept(words, "default"))
    read_default(words);
  else if (is_word(words, "generated") || is_word(words, "as"))
    read_generated(words);
  else if (accept(words, "auto_increment") || accept(words, "autoincrement"))
    column->auto_increment = 1;
  else if (accept(words, "collate"))
    column->collation = identifier(words);
  else if (accept(words, "comment")) {
    column->comment = gov_replay_collapse(words->at, words->token.text);
    advance(words);
  } else if (words->at->dialect == GOV_SQL_MYSQL && accept(words, "on")) {
    accept(words, "update");
    const char *start = words->token.text.z, *end = start + words->token.text.n;
    advance(words);
    gov_text inside = group(words);
    if (inside.z) end = inside.z + inside.n + 1;
    column->on_update = gov_replay_collapse(words->at, (gov_text){start, (size_t)(end - start)});
  } else {
    return 0;
  }
  return 1;
}

/* NOT NULL, NULL, NOT VALID, NOT DEFERRABLE. */
static int read_not(column_words *words) {
  if (accept(words, "null")) return 1;
  if (!accept(words, "not")) return 0;
  if (accept(words, "null"))
    words->column->not_null = 1;
  else if (accept(words, "deferrable")) {
    if (accept(words, "initially")) advance(words);
  } else if (!accept(words, "valid"))
    return 0;
  words->constraint_name = NULL;
  return 1;
}

/* FIRST and AFTER place a column; positions are not compared in that dialect. */
static int read_place(column_words *words) {
  if (accept(words, "first")) return 1;
  if (!accept(words, "after")) return 0;
  advance(words);
  return 1;
}

static void read_words(column_words *words) {
  while (words->more) {
    if (read_not(words) || read_key_option(words) || read_value_option(words) || read_place(words))
      continue;
    gov_replay_unread(words->at, words->line,
                      "an option of a column is not known to the generator");
    return;
  }
}

const char *gov_replay_type(const replay *at, gov_sql_span span) {
  gov_text text = gov_replay_slice(at, span);
  gov_sql_tokenizer tokenizer;
  gov_sql_token token;
  gov_sql_tokenize(&tokenizer, text, at->dialect, 1);
  while (gov_sql_next(&tokenizer, &token)) {
    if (token.kind != GOV_SQL_WORD || !gov_text_is(token.text, "collate")) continue;
    text.n = (size_t)(token.text.z - text.z); /* COLLATE stands in its own field */
    break;
  }
  return span.bytes ? gov_replay_collapse(at, gov_trim(text)) : "";
}

/* utf8mb3 is what utf8 was called later; a collation says its character set. */
static void plain_charset(const replay *at, gov_catalog_column *column) {
  const char *words = gov_text_find(gov_text_of(column->type), " character set ");
  const char *collation = column->collation;
  if (collation && !strncmp(collation, "utf8mb3_", 8))
    column->collation = gov_arena_printf(at->schema->arena, "utf8_%s", collation + 8);
  if (!words) words = gov_text_find(gov_text_of(column->type), " charset ");
  if (!words || !column->collation) return;
  const char *set = strrchr(words, ' ') + 1;
  if (!strcmp(set, "utf8mb3")) set = "utf8";
  size_t n = strlen(set);
  if (strncmp(column->collation, set, n) != 0 || column->collation[n] != '_') return;
  column->type =
      gov_arena_printf(at->schema->arena, "%.*s", (int)(words - column->type), column->type);
}

static void describe(const replay *at, gov_catalog_table *table, gov_catalog_column *column,
                     const gov_sql_column *from, int lifts) {
  *column = (gov_catalog_column){.name = from->name,
                                 .type = gov_replay_type(at, from->type.span),
                                 .kind = &from->type,
                                 .collation = from->type.collation,
                                 .serial = from->type.serial,
                                 .not_null = from->type.serial,
                                 .default_volatile = from->default_kind == GOV_SQL_DEFAULT_VOLATILE,
                                 .line = from->line};
  column_words words = {
      .at = at, .table = table, .column = column, .lifts = lifts, .line = from->line};
  uint32_t start =
               from->type.span.bytes ? from->type.span.at + from->type.span.bytes : from->span.at,
           end = from->span.at + from->span.bytes;
  words.text = (gov_text){at->sql.z + start, end > start ? end - start : 0};
  gov_sql_tokenize(&words.tokenizer, words.text, at->dialect, from->line);
  advance(&words);
  if (!from->type.span.bytes) advance(&words); /* the name: SQLite lets the type out */
  read_words(&words);
  if (at->dialect == GOV_SQL_MYSQL) plain_charset(at, column);
}

void gov_replay_add_column(const replay *at, gov_catalog_table *table, const gov_sql_column *from) {
  gov_catalog_column *column = gov_list_add(&table->columns);
  if (!column) {
    at->schema->arena->failed = 1;
    return;
  }
  describe(at, table, column, from, 1);
}

void gov_replay_describe_column(const replay *at, gov_catalog_table *table,
                                gov_catalog_column *column, const gov_sql_column *from) {
  describe(at, table, column, from, from->unique || from->primary_key);
}
