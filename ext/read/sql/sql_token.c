/* sql_token.c: the tokenizer of sql_token.h.
**
** One function a family of tokens; gov_sql_next chooses by the first byte. Each family finds the
** end of its token and nothing else; `finish` makes the token and counts the line ends inside it.
** Every loop moves forward, so reading is linear.
*/
#include "read/sql/sql_token.h"
#include "base/limits.h"
#include <string.h>

typedef struct gov_sql_word_row {
  const char *word;
  uint8_t bytes;
} gov_sql_word_row;

static const gov_sql_word_row words[] = {{"", 0},
#define GOV_L(c)
#define GOV_X(word) {#word, sizeof(#word) - 1},
                                         GOV_SQL_WORDS(GOV_L, GOV_X)
#undef GOV_L
#undef GOV_X
};

static const uint16_t letters[] = {
#define GOV_L(c) SQL_LETTER_##c,
#define GOV_X(word)
    GOV_SQL_WORDS(GOV_L, GOV_X)
#undef GOV_L
#undef GOV_X
        SQL_WORD_COUNT};

enum { LONGEST_WORD = 24 };

static const char *const dialect_names[] = {NULL,     "postgresql", "mysql",
                                            "sqlite", "mssql",      "other"};

const char *gov_sql_dialect_name(gov_sql_dialect dialect) {
  return dialect_names[dialect];
}

gov_sql_dialect gov_sql_dialect_find(gov_text name) {
  static const struct {
    const char *name;
    gov_sql_dialect dialect;
  } spellings[] = {
      {"postgresql", GOV_SQL_POSTGRESQL},
      {"postgres", GOV_SQL_POSTGRESQL},
      {"pg", GOV_SQL_POSTGRESQL},
      {"pgsql", GOV_SQL_POSTGRESQL},
      {"psql", GOV_SQL_POSTGRESQL},
      {"plpgsql", GOV_SQL_POSTGRESQL},
      {"cockroachdb", GOV_SQL_POSTGRESQL},
      {"mysql", GOV_SQL_MYSQL},
      {"mariadb", GOV_SQL_MYSQL},
      {"sqlite", GOV_SQL_SQLITE},
      {"sqlite3", GOV_SQL_SQLITE},
      {"libsql", GOV_SQL_SQLITE},
      {"turso", GOV_SQL_SQLITE},
      {"mssql", GOV_SQL_MSSQL},
      {"sqlserver", GOV_SQL_MSSQL},
      {"tsql", GOV_SQL_MSSQL},
      {"oracle", GOV_SQL_OTHER},
      {"plsql", GOV_SQL_OTHER},
      {"snowflake", GOV_SQL_OTHER},
      {"bigquery", GOV_SQL_OTHER},
      {"cockroach", GOV_SQL_OTHER}, /* speaks PostgreSQL, and locks otherwise */
      {"h2", GOV_SQL_OTHER},
      {"db2", GOV_SQL_OTHER},
      {"hsqldb", GOV_SQL_OTHER},
      {"clickhouse", GOV_SQL_OTHER},
      {"redshift", GOV_SQL_OTHER},
      {"duckdb", GOV_SQL_OTHER},
      {"other", GOV_SQL_OTHER},
  };
  for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
    if (gov_text_is(name, spellings[i].name)) return spellings[i].dialect;
  }
  return GOV_SQL_ANY;
}

static uint16_t find_word(const char *z, size_t n) {
  char folded[LONGEST_WORD];
  char first = gov_lower(z[0]);
  if (n < 2 || n > sizeof folded || first < 'a' || first > 'z') return SQL_NONE;
  for (size_t i = 0; i < n; i++) folded[i] = gov_lower(z[i]);
  for (uint16_t w = letters[first - 'a']; w < letters[first - 'a' + 1]; w++) {
    if (words[w].bytes == n && words[w].word[1] == folded[1] && !memcmp(words[w].word, folded, n)) {
      return w;
    }
  }
  return SQL_NONE;
}

void gov_sql_tokenize(gov_sql_tokenizer *t, gov_text sql, gov_sql_dialect dialect,
                      int32_t first_line) {
  memset(t, 0, sizeof *t);
  if (sql.n > UINT32_MAX) sql.n = UINT32_MAX;
  t->sql = sql;
  t->line = first_line > 0 ? first_line : 1;
  t->dialect = dialect;
  t->starts_line = 1;
  t->starts_statement = 1;
  t->has_cr = sql.n && memchr(sql.z, '\r', sql.n) != NULL;
}

/* The byte `ahead` of the reading position; 0 past the end. */
static char peek(const gov_sql_tokenizer *t, size_t ahead) {
  return t->at + ahead < t->sql.n ? t->sql.z[t->at + ahead] : 0;
}

static size_t line_end(const gov_sql_tokenizer *t, size_t at) {
  const char *end = t->sql.n > at ? memchr(t->sql.z + at, '\n', t->sql.n - at) : NULL;
  size_t stop = end ? (size_t)(end - t->sql.z) : t->sql.n;
  if (t->has_cr) {
    const char *cr = stop > at ? memchr(t->sql.z + at, '\r', stop - at) : NULL;
    if (cr) stop = (size_t)(cr - t->sql.z);
  }
  return stop;
}

static int32_t line_ends(const gov_sql_tokenizer *t, size_t from, size_t to) {
  int32_t count = 0;
  const char *z = t->sql.z;
  for (size_t i = from; i < to; i++) {
    if (z[i] == '\n' || (z[i] == '\r' && !(i + 1 < t->sql.n && z[i + 1] == '\n'))) count++;
  }
  return count;
}

/* Takes the bytes up to `end` as a token. */
static int finish(gov_sql_tokenizer *t, gov_sql_token *token, gov_sql_token_kind kind, size_t end) {
  if (end > t->sql.n) end = t->sql.n;
  token->text = (gov_text){t->sql.z + t->at, end - t->at};
  token->at = (uint32_t)t->at;
  token->line = t->line;
  token->kind = (uint8_t)kind;
  token->starts_line = t->starts_line;
  token->word = SQL_NONE;
  if (kind >= GOV_SQL_STRING || kind == GOV_SQL_QUOTED) t->line += line_ends(t, t->at, end);
  t->at = end;
  t->starts_line = kind == GOV_SQL_COPY_DATA || kind == GOV_SQL_COMMAND;
  if (kind == GOV_SQL_TERMINATOR || kind == GOV_SQL_COMMAND || kind == GOV_SQL_COPY_DATA) {
    t->starts_statement = 1;
    if (t->copy_words != 3) t->copy_words = 0;
  } else if (kind != GOV_SQL_COMMENT) {
    t->starts_statement = 0;
  }
  return 1;
}

/* The end of a quoted run that opens at `at`: past the closing quote; doubled quotes stay inside.
 */
static size_t quoted_end(gov_sql_tokenizer *t, size_t at, char close, int backslash) {
  const char *z = t->sql.z;
  for (size_t i = at + 1; i < t->sql.n; i++) {
    if (z[i] == '\\' && backslash) {
      i++;
    } else if (z[i] == close) {
      if (i + 1 >= t->sql.n || z[i + 1] != close) return i + 1;
      i++;
    }
  }
  t->unterminated = 1;
  return t->sql.n;
}

static size_t find_from(const gov_sql_tokenizer *t, size_t at, const char *word, size_t bytes) {
  const char *hit = at < t->sql.n ? memmem(t->sql.z + at, t->sql.n - at, word, bytes) : NULL;
  return hit ? (size_t)(hit - t->sql.z) : t->sql.n;
}

static size_t block_comment_end(gov_sql_tokenizer *t) {
  int nests = t->dialect == GOV_SQL_POSTGRESQL || t->dialect == GOV_SQL_MSSQL;
  int depth = 1;
  const char *z = t->sql.z;
  for (size_t i = t->at + 2; i + 1 < t->sql.n; i++) {
    if (z[i] == '*' && z[i + 1] == '/') {
      if (!--depth) return i + 2;
      i++;
    } else if (nests && z[i] == '/' && z[i + 1] == '*') {
      depth++;
      i++;
    }
  }
  t->unterminated = 1;
  return t->sql.n;
}

static int line_comment(gov_sql_tokenizer *t, gov_sql_token *token) {
  static const char breakpoint[] = "--> statement-breakpoint";
  size_t end = line_end(t, t->at);
  gov_text text = {t->sql.z + t->at, end - t->at};
  return finish(t, token, gov_text_starts(text, breakpoint) ? GOV_SQL_TERMINATOR : GOV_SQL_COMMENT,
                end);
}

/* The rest of the line is white space, or digits when `digits` is set (GO 5). */
static int line_is_over(const gov_sql_tokenizer *t, size_t at, int digits) {
  for (size_t end = line_end(t, at); at < end; at++) {
    char c = t->sql.z[at];
    /* GO; is what many runners take for GO. */
    if (c != ' ' && c != '\t' && !(digits && c == ';') && !(digits && gov_is_digit(c))) return 0;
  }
  return 1;
}

/* $tag$ … $tag$, or 0 when the dollar opens none. */
static size_t dollar_quote_end(gov_sql_tokenizer *t) {
  size_t i = t->at + 1;
  if (t->dialect == GOV_SQL_MYSQL || t->dialect == GOV_SQL_MSSQL) return 0;
  if (i < t->sql.n && gov_is_digit(t->sql.z[i])) return 0;
  while (i < t->sql.n && gov_is_word(t->sql.z[i])) i++;
  if (i >= t->sql.n || t->sql.z[i] != '$') return 0;
  size_t tag_bytes = i + 1 - t->at;
  size_t close = find_from(t, i + 1, t->sql.z + t->at, tag_bytes);
  if (close == t->sql.n) {
    t->unterminated = 1;
    return t->sql.n;
  }
  return close + tag_bytes;
}

/* A template's end, or 0 when none opens here. It closes within TEMPLATE_BYTES. What was searched
** in vain for a closing mark is not searched again, so a text full of opening marks costs no more
** than another.
*/
static size_t template_end(gov_sql_tokenizer *t) {
  enum { TEMPLATE_BYTES = 4096 };
  static const struct {
    const char *open, *close;
  } shapes[GOV_SQL_TEMPLATE_SHAPES] = {{"{{", "}}"}, {"{%", "%}"},  {"{#", "#}"}, {"${", "}"},
                                       {"$(", ")"},  {"<%=", "%>"}, {"{", "}"}};
  for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++) {
    gov_text rest = {t->sql.z + t->at, t->sql.n - t->at};
    if (!gov_text_starts(rest, shapes[s].open)) continue;
    size_t open = strlen(shapes[s].open), close = strlen(shapes[s].close);
    size_t from = t->at + open, to = t->at + (rest.n < TEMPLATE_BYTES ? rest.n : TEMPLATE_BYTES);
    if (from < t->searched[s]) from = t->searched[s];
    const char *hit = from < to ? memmem(t->sql.z + from, to - from, shapes[s].close, close) : NULL;
    if (!hit) {
      if (to + 1 > t->searched[s] + close) t->searched[s] = to + 1 - close;
      return 0;
    }
    /* A single brace is a template only around one plain word: {schema}, not {d '2020-01-01'}. */
    for (const char *z = t->sql.z + t->at + 1; open == 1 && z < hit; z++) {
      if (!gov_is_word(*z) && *z != '.') return 0;
    }
    return (size_t)(hit - t->sql.z) + close;
  }
  return 0;
}

static size_t word_end(const gov_sql_tokenizer *t, size_t at) {
  size_t n = t->delimiter.n; /* END$$ ends the word and the statement */
  while (at < t->sql.n && (gov_is_word(t->sql.z[at]) || t->sql.z[at] == '$') &&
         !(n && t->sql.n - at >= n && !memcmp(t->sql.z + at, t->delimiter.z, n)))
    at++;
  return at;
}

static size_t number_end(const gov_sql_tokenizer *t, size_t at) {
  const char *z = t->sql.z;
  size_t start = at;
  for (; at < t->sql.n; at++) {
    int sign = (z[at] == '-' || z[at] == '+') && at > start && gov_lower(z[at - 1]) == 'e' &&
               gov_lower(z[start + 1]) != 'x' && at + 1 < t->sql.n && gov_is_digit(z[at + 1]);
    if (!gov_is_word(z[at]) && z[at] != '.' && !sign) break;
  }
  return at;
}

/* MySQL's client has the word, and so have others that run its dumps. Elsewhere no statement begins with
** it, so a line that holds nothing but a mark behind it is a client's, whatever the dialect. */
static int changes_delimiter(const gov_sql_tokenizer *t, size_t end) {
  size_t stop = line_end(t, end);
  gov_text mark = gov_trim((gov_text){t->sql.z + end, stop - end});
  if (t->dialect != GOV_SQL_POSTGRESQL && t->dialect != GOV_SQL_MSSQL &&
      t->dialect != GOV_SQL_SQLITE)
    return 1;
  for (size_t i = 0; i < mark.n; i++) {
    if (gov_is_word(mark.z[i]) || gov_is_space(mark.z[i])) return 0;
  }
  return mark.n > 0 && mark.n <= 8;
}

/* DELIMITER x: the line is the client's, and x ends statements from now on. */
static int delimiter_line(gov_sql_tokenizer *t, gov_sql_token *token, size_t end) {
  size_t stop = line_end(t, end);
  gov_text delimiter = gov_trim((gov_text){t->sql.z + end, stop - end});
  t->delimiter = delimiter.n == 1 && delimiter.z[0] == ';' ? (gov_text){NULL, 0} : delimiter;
  return finish(t, token, GOV_SQL_COMMAND, stop);
}

static void watch_copy(gov_sql_tokenizer *t, uint16_t word) {
  if (t->starts_statement)
    t->copy_words = word == SQL_copy;
  else if (t->copy_words == 1 && word == SQL_from)
    t->copy_words = 2;
  else if (t->copy_words == 2)
    t->copy_words = word == SQL_stdin ? 3 : 0;
}

static int word_token(gov_sql_tokenizer *t, gov_sql_token *token) {
  size_t end = word_end(t, t->at + 1);
  size_t n = end - t->at;
  char first = gov_lower(t->sql.z[t->at]);
  char next = end < t->sql.n ? t->sql.z[end] : 0;
  if (next == '\'' && ((n == 1 && gov_is_any(first, "enbxr")) || first == '_')) {
    int backslash = first == 'e' || t->dialect == GOV_SQL_MYSQL;
    return finish(t, token, GOV_SQL_STRING, quoted_end(t, end, '\'', backslash));
  }
  if (n == 1 && first == 'u' && next == '&' && end + 1 < t->sql.n) {
    char quote = t->sql.z[end + 1];
    if (quote == '\'' || quote == '"') {
      return finish(t, token, quote == '"' ? GOV_SQL_QUOTED : GOV_SQL_STRING,
                    quoted_end(t, end + 1, quote, 0));
    }
  }
  uint16_t word = find_word(t->sql.z + t->at, n);
  if (word == SQL_go && t->starts_line && t->dialect <= GOV_SQL_MSSQL && line_is_over(t, end, 1)) {
    return finish(t, token, GOV_SQL_TERMINATOR, line_end(t, end));
  }
  if (word == SQL_delimiter && t->starts_line && t->starts_statement && changes_delimiter(t, end)) {
    return delimiter_line(t, token, end);
  }
  watch_copy(t, word);
  finish(t, token, GOV_SQL_WORD, end);
  token->word = word;
  return 1;
}

/* The data of COPY … FROM STDIN, once its statement ended: whole lines up to `\.`. */
static int copy_data(gov_sql_tokenizer *t, gov_sql_token *token) {
  t->copy_words = 0;
  if (t->copy_unended) return 0;
  size_t start = line_end(t, t->at);
  if (start < t->sql.n && t->sql.z[start] == '\r') start++;
  if (start < t->sql.n && t->sql.z[start] == '\n') start++;
  size_t end = find_from(t, start ? start - 1 : 0, "\n\\.", 3);
  if (end == t->sql.n) {
    t->copy_unended = 1;
    return 0;
  }
  return finish(t, token, GOV_SQL_COPY_DATA, end + 3);
}

static int skip_space(gov_sql_tokenizer *t) {
  const char *z = t->sql.z;
  for (; t->at < t->sql.n; t->at++) {
    char c = z[t->at];
    if (c == '\n' || (c == '\r' && !(t->at + 1 < t->sql.n && z[t->at + 1] == '\n'))) {
      t->line++;
      t->starts_line = 1;
    } else if (!gov_is_space(c) && c != 0) {
      /* The byte order mark and the no-break space are white space too. */
      if ((unsigned char)c == 0xEF && peek(t, 1) == '\xBB' && peek(t, 2) == '\xBF')
        t->at += 2;
      else if ((unsigned char)c == 0xC2 && peek(t, 1) == '\xA0')
        t->at += 1;
      else
        return 1;
    }
  }
  return 0;
}

/* The next bytes, as many as a name may have. */
static gov_text nearby(const gov_sql_tokenizer *t) {
  size_t n = t->sql.n - t->at;
  return (gov_text){t->sql.z + t->at, n < GOV_MAX_NAME_BYTES ? n : GOV_MAX_NAME_BYTES};
}

/* Brackets quote a name in SQL Server and SQLite; elsewhere only where no subscript can stand. */
static size_t bracket_end(gov_sql_tokenizer *t) {
  if (t->dialect == GOV_SQL_POSTGRESQL || t->dialect == GOV_SQL_MYSQL) return 0;
  if (t->dialect != GOV_SQL_MSSQL) {
    char before = t->at ? t->sql.z[t->at - 1] : ' ';
    if (gov_is_word(before) || before == ']' || before == ')' || !gov_is_word(peek(t, 1)) ||
        gov_is_digit(peek(t, 1))) {
      return 0;
    }
  }
  gov_text name = nearby(t);
  const char *close = memchr(name.z, ']', name.n);
  if (!close || close == name.z + 1 || memchr(name.z, '\n', (size_t)(close - name.z))) return 0;
  return quoted_end(t, t->at, ']', 0);
}

static int parameter(gov_sql_tokenizer *t, gov_sql_token *token, char c) {
  char next = peek(t, 1);
  size_t end = 0;
  if (c == '?')
    end = t->at + 1;
  else if (c == '@')
    end = next == '@' || gov_is_word(next) ? word_end(t, t->at + 2) : 0;
  else if (c == '$')
    end = gov_is_digit(next) ? word_end(t, t->at + 1) : 0;
  else if (c == ':' && gov_is_word(next))
    end = word_end(t, t->at + 1);
  else if (c == ':' && (next == '\'' || next == '"'))
    end = quoted_end(t, t->at + 1, next, 0);
  else if (c == '%' && next == 's' && !gov_is_word(peek(t, 2)))
    end = t->at + 2;
  else if (c == '%' && next == '(') {
    gov_text name = nearby(t);
    const char *hit = memchr(name.z, ')', name.n);
    if (hit && hit + 1 < t->sql.z + t->sql.n && hit[1] == 's') end = (size_t)(hit - t->sql.z) + 2;
  }
  return end ? finish(t, token, GOV_SQL_PARAMETER, end) : 0;
}

static int punctuation(gov_sql_tokenizer *t, gov_sql_token *token, char c) {
  static const char pairs[] = "::<><=>=!=||:=";
  char next = peek(t, 1);
  for (const char *pair = pairs; *pair; pair += 2) {
    if (c == pair[0] && next == pair[1]) return finish(t, token, GOV_SQL_PUNCTUATION, t->at + 2);
  }
  return finish(t, token, GOV_SQL_PUNCTUATION, t->at + 1);
}

static int quote(gov_sql_tokenizer *t, gov_sql_token *token, char c) {
  int string = c == '\'' || (c == '"' && t->dialect == GOV_SQL_MYSQL);
  int backslash = string && t->dialect == GOV_SQL_MYSQL;
  return finish(t, token, string ? GOV_SQL_STRING : GOV_SQL_QUOTED,
                quoted_end(t, t->at, c, backslash));
}

/* A comment that opens here; MySQL's `/ *! … * /` is code, so only its marks are skipped. -1: marks
 * skipped, 0: none. */
static int comment(gov_sql_tokenizer *t, gov_sql_token *token, char c) {
  char next = peek(t, 1);
  if (c == '-' && next == '-') {
    char third = peek(t, 2);
    int spaced = !third || gov_is_space(third);
    /* `--> statement-breakpoint`: Drizzle's mark, a comment to whoever runs it. */
    if (t->dialect != GOV_SQL_MYSQL || spaced || third == '>' || t->starts_line)
      return line_comment(t, token);
  }
  if (c == '/' && next == '*') {
    if (peek(t, 2) == '!' && (t->dialect == GOV_SQL_MYSQL || t->dialect == GOV_SQL_ANY)) {
      t->at += 3;
      while (gov_is_digit(peek(t, 0))) t->at++;
      t->executable = 1;
      return -1;
    }
    return finish(t, token, GOV_SQL_COMMENT, block_comment_end(t));
  }
  if (c == '*' && next == '/' && t->executable) {
    t->at += 2;
    t->executable = 0;
    return -1;
  }
  int hash = t->dialect == GOV_SQL_MYSQL || (t->dialect == GOV_SQL_ANY && t->starts_line);
  if (c == '#' && hash) return finish(t, token, GOV_SQL_COMMENT, line_end(t, t->at));
  return 0;
}

static int is_client_command(const gov_sql_tokenizer *t, char c) {
  if (c == '\\') return t->dialect <= GOV_SQL_POSTGRESQL || t->starts_line;
  if (!t->starts_line || !t->starts_statement) return 0;
  if (c == '@') return t->dialect == GOV_SQL_OTHER;
  return c == ':' && t->dialect == GOV_SQL_MSSQL && gov_is_alpha(peek(t, 1));
}

static int is_delimiter(const gov_sql_tokenizer *t) {
  size_t n = t->delimiter.n;
  if (!n) return t->sql.z[t->at] == ';';
  return t->sql.n - t->at >= n && !memcmp(t->sql.z + t->at, t->delimiter.z, n);
}

int gov_sql_next(gov_sql_tokenizer *t, gov_sql_token *token) {
  int found;
  if (t->copy_words == 3 && t->starts_statement && copy_data(t, token)) return 1;
  for (;;) {
    if (!skip_space(t)) {
      token->line = t->line;
      token->text = (gov_text){t->sql.z + t->sql.n, 0};
      token->at = (uint32_t)t->sql.n;
      token->kind = GOV_SQL_END;
      token->word = SQL_NONE;
      token->starts_line = t->starts_line;
      return 0;
    }
    char c = t->sql.z[t->at];
    if (is_delimiter(t)) {
      return finish(t, token, GOV_SQL_TERMINATOR, t->at + (t->delimiter.n ? t->delimiter.n : 1));
    }
    if (gov_is_digit(c)) return finish(t, token, GOV_SQL_NUMBER, number_end(t, t->at));
    if (gov_is_word(c)) return word_token(t, token);
    if (c == '\'' || c == '"' || c == '`') return quote(t, token, c);
    found = comment(t, token, c);
    if (found > 0) return 1;
    if (!found) break;
  }
  char c = t->sql.z[t->at];
  size_t end = 0;
  if (is_client_command(t, c)) return finish(t, token, GOV_SQL_COMMAND, line_end(t, t->at));
  if (c == '/' && t->starts_line && line_is_over(t, t->at + 1, 0) &&
      (t->dialect == GOV_SQL_OTHER || t->dialect == GOV_SQL_ANY)) {
    return finish(t, token, GOV_SQL_TERMINATOR, t->at + 1);
  }
  if (c == '[') end = bracket_end(t);
  if (end) return finish(t, token, GOV_SQL_QUOTED, end);
  if (c == '#' && gov_is_word(peek(t, 1)) && t->dialect == GOV_SQL_MSSQL) {
    return finish(t, token, GOV_SQL_WORD, word_end(t, t->at + 2));
  }
  if (c == '{' || c == '$' || c == '<') end = template_end(t);
  if (end) return finish(t, token, GOV_SQL_TEMPLATE, end);
  if (c == '$') end = dollar_quote_end(t);
  if (end) return finish(t, token, GOV_SQL_STRING, end);
  if (c == '.' && gov_is_digit(peek(t, 1))) {
    return finish(t, token, GOV_SQL_NUMBER, number_end(t, t->at));
  }
  if (parameter(t, token, c)) return 1;
  return punctuation(t, token, c);
}

gov_text gov_sql_identifier(const gov_sql_token *token) {
  gov_text text = token->text;
  if (token->kind != GOV_SQL_QUOTED || text.n < 2) return text;
  if (gov_lower(text.z[0]) == 'u' && text.z[1] == '&') text = (gov_text){text.z + 2, text.n - 2};
  if (text.n < 2) return text;
  return (gov_text){text.z + 1, text.n - 2};
}
