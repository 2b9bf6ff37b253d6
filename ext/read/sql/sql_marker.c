/* sql_marker.c: comments that speak to a tool. What each tool writes is a row of a table. */
#include "read/sql/sql_parse.h"
#include <string.h>

/* The comment begins with `word` (case folded); what follows is the marker's rest. */
static const struct {
  const char *word;
  sql_marker_kind kind;
  const char *tool;
} markers[] = {
    {"+goose up", SQL_UP_MARKER, "goose"},
    {"+goose down", SQL_DOWN_MARKER, "goose"},
    {"+goose no transaction", SQL_NO_TRANSACTION_MARKER, "goose"},
    {"+migrate up", SQL_UP_MARKER, "sql-migrate"}, /* sql-migrate */
    {"+migrate down", SQL_DOWN_MARKER, "sql-migrate"},
    {"+micrate up", SQL_UP_MARKER, "micrate"},
    {"+micrate down", SQL_DOWN_MARKER, "micrate"},
    {"migrate:up", SQL_UP_MARKER, "dbmate"}, /* dbmate */
    {"migrate:down", SQL_DOWN_MARKER, "dbmate"},
    {"no-transaction", SQL_NO_TRANSACTION_MARKER, NULL},   /* sqlx */
    {"! no-transaction", SQL_NO_TRANSACTION_MARKER, NULL}, /* graphile-migrate */
    {"--! no-transaction", SQL_NO_TRANSACTION_MARKER, NULL},
    {"-- tern: disable-tx", SQL_NO_TRANSACTION_MARKER, "tern"},
    {"up migration", SQL_UP_MARKER, "node-pg-migrate"},
    {"down migration", SQL_DOWN_MARKER, "node-pg-migrate"},
    {"rambler up", SQL_UP_MARKER, "rambler"},
    {"rambler down", SQL_DOWN_MARKER, "rambler"},
    {"--- !ups", SQL_UP_MARKER, "play"}, /* Play evolutions */
    {"--- !downs", SQL_DOWN_MARKER, "play"},
    {"!ups", SQL_UP_MARKER, "play"},
    {"!downs", SQL_DOWN_MARKER, "play"},
    {"//@undo", SQL_DOWN_MARKER, "mybatis"}, /* MyBatis */
    {"@undo", SQL_DOWN_MARKER, "mybatis"},
    {"-- create above / drop below --", SQL_DOWN_MARKER, "tern"}, /* tern */
    {"changeset ", SQL_CHANGESET_MARKER, NULL},
    {"rollback", SQL_ROLLBACK_MARKER, NULL},
    {"precondition", SQL_PRECONDITION_MARKER, NULL},
    {"atlas:txmode none", SQL_NO_TRANSACTION_MARKER, "atlas"},
    {"atlas:", SQL_DIRECTIVE_MARKER, "atlas"},
    {"squawk-", SQL_DIRECTIVE_MARKER, NULL},
    {"eugene:", SQL_DIRECTIVE_MARKER, NULL},
    {"pgfence", SQL_DIRECTIVE_MARKER, NULL},
    {"pgls", SQL_DIRECTIVE_MARKER, NULL},
    {"pgt-ignore", SQL_DIRECTIVE_MARKER, NULL},
    {"pg-lint-ignore", SQL_DIRECTIVE_MARKER, NULL},
    {"safety_assured", SQL_DIRECTIVE_MARKER, NULL},
    {"safety-assured", SQL_DIRECTIVE_MARKER, NULL},
    {"migration-lint", SQL_DIRECTIVE_MARKER, NULL},
    {"migration_lint", SQL_DIRECTIVE_MARKER, NULL},
    {"bytebase", SQL_DIRECTIVE_MARKER, NULL},
    {"noqa", SQL_DIRECTIVE_MARKER, NULL},
    {"nolint", SQL_DIRECTIVE_MARKER, NULL},
    {"sqlfluff", SQL_DIRECTIVE_MARKER, NULL},
    {"sqlite-gov", SQL_DIRECTIVE_MARKER, NULL},
    {"gov:", SQL_DIRECTIVE_MARKER, NULL},
};

/* The comment without --, #, slash and star. */
static gov_text inside(gov_text comment) {
  if (comment.n >= 4 && comment.z[0] == '/' && comment.z[1] == '*') {
    comment = (gov_text){comment.z + 2, comment.n - 2};
    if (comment.n >= 2 && comment.z[comment.n - 1] == '/') comment.n -= 2;
  } else {
    size_t dashes = comment.n && comment.z[0] == '#' ? 1 : 2;
    if (comment.n < dashes) dashes = comment.n;
    comment = (gov_text){comment.z + dashes, comment.n - dashes};
  }
  return gov_trim(comment);
}

static int is_txtar(gov_text comment) {
  return comment.n > 7 && !memcmp(comment.z, "-- ", 3) &&
         !memcmp(comment.z + comment.n - 3, " --", 3) &&
         gov_text_ends((gov_text){comment.z, comment.n - 3}, ".sql");
}

sql_marker sql_read_marker(gov_text comment) {
  sql_marker marker = {SQL_NO_MARKER, inside(comment), {NULL, 0}, NULL};
  if (!marker.text.n) return marker;
  if (is_txtar(comment)) {
    marker.kind = SQL_TXTAR_MARKER;
    marker.tool = "atlas";
    marker.rest = marker.text;
    return marker;
  }
  char first = gov_lower(marker.text.z[0]);
  for (size_t i = 0; i < sizeof markers / sizeof *markers; i++) {
    if (markers[i].word[0] != first || !gov_text_starts(marker.text, markers[i].word)) continue;
    size_t n = strlen(markers[i].word);
    marker.kind = markers[i].kind;
    marker.tool = markers[i].tool;
    marker.rest = gov_trim((gov_text){marker.text.z + n, marker.text.n - n});
    /* Prose says "Down migration: see …", too: that tool's marks stand alone. */
    int alone = !marker.tool || strcmp(marker.tool, "node-pg-migrate") != 0 || !marker.rest.n;
    return alone ? marker : (sql_marker){SQL_NO_MARKER, marker.text, {NULL, 0}, NULL};
  }
  /* `/ * liquibase rollback … * /` */
  if (gov_text_starts(marker.text, "liquibase rollback")) {
    marker.kind = SQL_ROLLBACK_MARKER;
    marker.rest = gov_trim((gov_text){marker.text.z + 18, marker.text.n - 18});
  }
  return marker;
}

static gov_text next_word(gov_text *rest) {
  *rest = gov_trim(*rest);
  size_t n = 0;
  while (n < rest->n && !gov_is_space(rest->z[n])) n++;
  gov_text word = {rest->z, n};
  *rest = (gov_text){rest->z + n, rest->n - n};
  return word;
}

/* author:id attribute:value … */
void sql_read_changeset(gov_arena *arena, gov_text rest, gov_sql_changeset *changeset) {
  gov_text id = next_word(&rest);
  const char *colon = id.n ? memchr(id.z, ':', id.n) : NULL;
  if (colon) {
    size_t author = (size_t)(colon - id.z);
    changeset->author = gov_arena_copy(arena, id.z, author);
    changeset->id = gov_arena_copy(arena, colon + 1, id.n - author - 1);
  } else {
    changeset->id = gov_arena_copy(arena, id.z, id.n);
  }
  for (gov_text word = next_word(&rest); word.n; word = next_word(&rest)) {
    if (gov_text_is(word, "runInTransaction:false")) changeset->transaction = 0;
    if (gov_text_is(word, "runInTransaction:true")) changeset->transaction = 1;
    if (gov_text_starts(word, "dbms:"))
      changeset->dialect = gov_arena_copy(arena, word.z + 5, word.n - 5);
  }
}
