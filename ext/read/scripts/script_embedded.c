/* script_embedded.c: SQL in programs, for the reader of statements.
**
** A string counts when it begins as a statement that changes something and is not what a log line
** says. What the program puts in later (`{table}`, `%s`, `$1`) becomes a hole, so that nothing is
** claimed of it. The texts stand on their own lines: hazards are found where the program has them.
*/
#include "read/scripts/script_embedded.h"
#include "read/scripts/layout_code_parse.h"
#include "read/scripts/script_online.h"
#include <string.h>

/* ---- what is SQL ---- */

static size_t word_at(gov_text text, size_t from, gov_text *word) {
  while (from < text.n && (gov_is_space(text.z[from]) || text.z[from] == '(')) from++;
  size_t to = from;
  while (to < text.n && (gov_is_word(text.z[to]) || text.z[to] == '`' || text.z[to] == '"')) to++;
  *word = (gov_text){text.z + from, to - from};
  return to;
}

static int is_any(gov_text word, const char *words) {
  for (const char *at = words; *at;) {
    size_t n = strcspn(at, " ");
    if (n == word.n && !sqlite3_strnicmp(at, word.z, (int)n)) return 1;
    at += n + (at[n] == ' ');
  }
  return 0;
}

int gov_embedded_is_sql(gov_text text) {
  static const char *const pairs[][2] = {
      {"insert replace", "into ignore or overwrite"},
      {"delete", "from"},
      {"create", "table index unique view temp temporary or materialized schema type trigger"},
      {"alter", "table type index view schema"},
      {"drop", "table index view schema type database column trigger"},
      {"truncate", "table"},
      {"merge", "into"},
      {"begin", "transaction work"},
  };
  gov_text verb, object, third;
  size_t at = word_at(text, 0, &verb);
  at = word_at(text, at, &object);
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    if (is_any(verb, pairs[i][0]) && is_any(object, pairs[i][1])) return 1;
  }
  if (!is_any(verb, "update")) return 0;
  /* UPDATE t SET …: the table may be a hole or have a schema. */
  for (int i = 0; i < 8 && at < text.n; i++) {
    while (at < text.n && !gov_is_space(text.z[at])) at++;
    at = word_at(text, at, &third);
    if (is_any(third, "set")) return 1;
  }
  return 0;
}

/* ---- the text ---- */

/* {name}, #{name}, ${name}, $name: how many bytes of the text the program fills in. Braces inside a
** literal vanish with it. */
static size_t hole_at(gov_text text, size_t i) {
  size_t mark = text.z[i] == '#' || text.z[i] == '$';
  if (i + mark < text.n && text.z[i + mark] == '{') {
    const char *end = memchr(text.z + i, '}', text.n - i);
    size_t n = end ? (size_t)(end - text.z) - i + 1 : 0;
    return n < 128 ? n : 0;
  }
  if (text.z[i] != '$' || i + 1 >= text.n || gov_is_digit(text.z[i + 1])) return 0;
  size_t n = 1;
  while (i + n < text.n && gov_is_word(text.z[i + n])) n++;
  return n > 1 ? n : 0;
}

static void append_sql(code_text *out, gov_text text, int32_t line) {
  if (!out->line) out->line = 1;
  code_pad(out, line);
  for (size_t i = 0; i < text.n && !out->failed;) {
    size_t hole = hole_at(text, i);
    char c = text.z[i];
    if (hole) {
      code_append(out, GOV_SQL_HOLE, sizeof GOV_SQL_HOLE - 1);
      i += hole;
    } else if (c == '\\' && i + 1 < text.n) {
      char next = text.z[i + 1];
      code_append(out, next == 'n' || next == 't' ? " " : &text.z[i + 1], 1);
      i += 2;
    } else {
      code_append(out, &c, 1);
      i++;
    }
  }
}

static void end_statement(code_text *out) {
  code_append(out, "; ", 2);
}

/* ---- strings of Python, JavaScript and Ruby ---- */

/* print("DELETE FROM users done"): said, not run. */
static int is_said(const code_reader *r, int32_t at) {
  static const char *const words[] = {"print", "log",  "info",      "warn",  "warning", "error",
                                      "debug", "puts", "Exception", "Error", "raise",   "describe",
                                      "it",    "test", "help",      "echo",  NULL};
  for (int32_t i = at - 1; i >= 0 && i >= at - 3; i--) {
    for (const char *const *word = words; *word; word++) {
      if (code_is(r, i, *word)) return 1;
    }
  }
  return 0;
}

static void read_strings(code_reader *r, code_text *out) {
  for (int32_t i = 0; i < r->count && !out->failed; i++) {
    const gov_code_token *token = code_at(r, i);
    if (token->kind != GOV_CODE_STRING || is_said(r, i)) continue;
    int begins = gov_text_starts(token->text, "update ") &&
                 code_at(r, i + 1)->kind == GOV_CODE_STRING &&
                 gov_text_starts(gov_trim(code_at(r, i + 1)->text), "set ");
    if (!begins && !gov_embedded_is_sql(token->text)) continue;
    append_sql(out, token->text, token->line);
    /* "a" "b", "a" + "b", "a" + value */
    for (;;) {
      int32_t next = i + 1;
      int plus = code_mark(r, next, '+');
      while (code_mark(r, next, '+') || code_mark(r, next, '\\')) next++;
      int string = code_at(r, next)->kind == GOV_CODE_STRING;
      if (plus && !string) code_append(out, " " GOV_SQL_HOLE " ", sizeof GOV_SQL_HOLE + 1);
      if (!string || (!plus && r->language == GOV_JAVASCRIPT)) break;
      append_sql(out, code_at(r, next)->text, code_at(r, next)->line);
      i = next;
    }
    end_statement(out);
  }
}

/* ---- clients of the shell ---- */

static const struct {
  const char *client;
  gov_sql_dialect dialect;
} clients[] = {{"psql", GOV_SQL_POSTGRESQL},
               {"mysql", GOV_SQL_MYSQL},
               {"mariadb", GOV_SQL_MYSQL},
               {"sqlite3", GOV_SQL_SQLITE},
               {"sqlcmd", GOV_SQL_MSSQL}};
enum { MYSQL_CLIENT = 1 };

/* The client that the line calls: its index, or -1. */
static int client_of(gov_text line) {
  for (size_t k = 0; k < sizeof clients / sizeof *clients; k++) {
    size_t n = strlen(clients[k].client);
    for (size_t i = 0; i + n <= line.n; i++) {
      int begins =
          !i || (!gov_is_word(line.z[i - 1]) && line.z[i - 1] != '-' && line.z[i - 1] != '.');
      int ends = i + n == line.n || gov_is_space(line.z[i + n]);
      if (begins && ends && !memcmp(line.z + i, clients[k].client, n)) return (int)k;
    }
  }
  return -1;
}

/* <<EOF, <<-'SQL': the word that ends the here document; n 0: none. */
static gov_text heredoc_of(gov_text line) {
  const char *at = gov_text_find(line, "<<");
  const char *end = line.z + line.n;
  if (!at || (at + 2 < end && at[2] == '<')) return (gov_text){NULL, 0};
  at += 2;
  while (at < end && gov_is_any(*at, "-~'\" \\")) at++;
  const char *from = at;
  while (at < end && gov_is_word(*at)) at++;
  return (gov_text){from, (size_t)(at - from)};
}

/* Quoted text of a command that begins as SQL; returns where to go on. */
static size_t quoted(gov_text code, size_t at, int32_t *line, code_text *out) {
  char quote = code.z[at];
  size_t from = at + 1, to = from;
  int32_t first = *line;
  for (; to < code.n && code.z[to] != quote; to++) {
    if (code.z[to] == '\\' && quote == '"' && to + 1 < code.n) to++;
    *line += code.z[to] == '\n';
  }
  if (to > code.n) to = code.n;
  gov_text text = {code.z + from, to - from};
  if (gov_embedded_is_sql(text)) {
    append_sql(out, text, first);
    end_statement(out);
  }
  return to < code.n ? to + 1 : code.n;
}

static size_t heredoc(gov_text code, size_t at, gov_text tag, int32_t *line, code_text *out) {
  while (at < code.n) {
    const char *end = memchr(code.z + at, '\n', code.n - at);
    size_t n = end ? (size_t)(end - code.z) - at : code.n - at;
    gov_text bare = gov_trim((gov_text){code.z + at, n});
    size_t next = at + n + (end != NULL);
    if (bare.n == tag.n && !memcmp(bare.z, tag.z, tag.n)) {
      *line += end != NULL;
      at = next;
      break;
    }
    append_sql(out, (gov_text){code.z + at, n}, *line);
    *line += end != NULL;
    at = next;
  }
  end_statement(out);
  return at;
}

/* The command on this line, and the lines it goes on to; returns where the next one begins. */
static size_t command(gov_text code, size_t at, int32_t *line, code_text *out) {
  gov_text tag = {NULL, 0};
  while (at < code.n) {
    const char *end = memchr(code.z + at, '\n', code.n - at);
    size_t stop = end ? (size_t)(end - code.z) : code.n;
    if (!tag.n) tag = heredoc_of((gov_text){code.z + at, stop - at});
    for (; at < stop;) {
      char c = code.z[at];
      if (c == '#' && at && gov_is_space(code.z[at - 1]))
        break; /* a comment: its quotes are prose */
      if (c == '\'' || c == '"') {
        at = quoted(code, at, line, out);
        if (at > stop) {
          end = at < code.n ? memchr(code.z + at, '\n', code.n - at) : NULL;
          stop = end ? (size_t)(end - code.z) : code.n;
        }
      } else {
        at += c == '\\' && at + 1 < stop ? 2 : 1;
      }
    }
    int goes_on = stop > 0 && code.z[stop - 1] == '\\';
    at = stop + (end != NULL);
    *line += end != NULL;
    if (!goes_on) break;
  }
  return tag.n ? heredoc(code, at, tag, line, out) : at;
}

/* Where the command that begins at `at` ends: behind its last line that a backslash does not continue. */
static size_t command_end(gov_text code, size_t at, int32_t *line) {
  while (at < code.n) {
    const char *end = memchr(code.z + at, '\n', code.n - at);
    size_t stop = end ? (size_t)(end - code.z) : code.n;
    int goes_on = stop > 0 && code.z[stop - 1] == '\\';
    at = stop + (end != NULL);
    *line += end != NULL;
    if (!goes_on) break;
  }
  return at;
}

static void read_shell(gov_text code, code_text *out, gov_sql_dialect *dialect) {
  int32_t line = 1;
  int seen = -1, several = 0;
  for (size_t at = 0; at < code.n && !out->failed;) {
    const char *end = memchr(code.z + at, '\n', code.n - at);
    size_t n = end ? (size_t)(end - code.z) - at : code.n - at;
    gov_text text = gov_trim((gov_text){code.z + at, n});
    int client = text.n && text.z[0] != '#' ? client_of(text) : -1;
    if (client < 0 && text.n && text.z[0] != '#' && gov_online_is_called(text)) {
      int32_t first = line;
      size_t to = command_end(code, at, &line);
      gov_online_alter((gov_text){code.z + at, to - at}, first, out);
      several |= seen >= 0 && clients[seen].dialect != GOV_SQL_MYSQL;
      seen = MYSQL_CLIENT;
      at = to;
      continue;
    }
    if (client < 0) {
      at += n + (end != NULL);
      line += end != NULL;
      continue;
    }
    several |= seen >= 0 && clients[seen].dialect != clients[client].dialect;
    seen = client;
    at = command(code, at, &line, out);
  }
  *dialect = seen >= 0 && !several ? clients[seen].dialect : GOV_SQL_ANY;
}

/* ---- all ---- */

static int read_code(gov_text code, gov_code_language language, code_text *out) {
  gov_list tokens = {0};
  int rc = gov_code_tokens(code, language, &tokens);
  if (rc == SQLITE_OK) {
    code_reader r = {.tokens = (const gov_code_token *)(const void *)tokens.rows,
                     .count = (int32_t)tokens.count - 1,
                     .language = language};
    read_strings(&r, out);
  }
  gov_list_free(&tokens);
  return rc;
}

int gov_embedded_read(gov_arena *arena, gov_text code, gov_language language,
                      gov_embedded *embedded) {
  code_text out = {.line = 1};
  int rc = SQLITE_OK;
  *embedded = (gov_embedded){.sql = {"", 0}};
  switch (language) {
  case GOV_LANGUAGE_SHELL: read_shell(code, &out, &embedded->dialect); break;
  case GOV_LANGUAGE_PYTHON: rc = read_code(code, GOV_PYTHON, &out); break;
  case GOV_LANGUAGE_JAVASCRIPT: rc = read_code(code, GOV_JAVASCRIPT, &out); break;
  case GOV_LANGUAGE_RUBY: rc = read_code(code, GOV_RUBY, &out); break;
  case GOV_LANGUAGE_SQL: break;
  }
  if (out.n) embedded->sql = (gov_text){gov_arena_copy(arena, out.z, out.n), out.n};
  if (out.failed || (out.n && !embedded->sql.z)) rc = SQLITE_NOMEM;
  sqlite3_free(out.z);
  return rc;
}
