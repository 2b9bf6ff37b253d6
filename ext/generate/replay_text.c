/* replay_text.c: expressions and bodies as the schema spells them. */
#include "generate/replay.h"

gov_text gov_replay_slice(const replay *at, gov_sql_span span) {
  return (gov_text){at->sql.z + span.at, span.bytes};
}

static const char *kept(const replay *at, sqlite3_str *out) {
  char *made = sqlite3_str_finish(out);
  const char *copy = made ? gov_arena_string(at->schema->arena, made) : "";
  sqlite3_free(made);
  return copy ? copy : "";
}

const char *gov_replay_collapse(const replay *at, gov_text text) {
  gov_sql_tokenizer tokenizer;
  gov_sql_token token;
  sqlite3_str *out = sqlite3_str_new(NULL);
  const char *end = NULL;
  gov_sql_tokenize(&tokenizer, text, at->dialect, 1);
  while (gov_sql_next(&tokenizer, &token)) {
    if (token.kind == GOV_SQL_COMMENT) continue;
    if (end && end != token.text.z) sqlite3_str_appendchar(out, 1, ' ');
    sqlite3_str_append(out, token.text.z, (int)token.text.n);
    end = token.text.z + token.text.n;
  }
  return kept(at, out);
}

const char *gov_replay_span(const replay *at, gov_sql_span span) {
  return span.bytes ? gov_replay_collapse(at, gov_replay_slice(at, span)) : NULL;
}

static int names(const gov_sql_token *token, const char *name) {
  return (token->kind == GOV_SQL_WORD || token->kind == GOV_SQL_QUOTED) &&
         gov_text_is(gov_sql_identifier(token), name);
}

int gov_text_mentions(gov_text text, const char *name, gov_sql_dialect dialect) {
  gov_sql_tokenizer tokenizer;
  gov_sql_token token;
  gov_sql_tokenize(&tokenizer, text, dialect, 1);
  while (text.z && gov_sql_next(&tokenizer, &token)) {
    if (names(&token, name)) return 1;
  }
  return 0;
}

int gov_replay_mentions(const replay *at, const char *text, const char *name) {
  return gov_text_mentions(gov_text_of(text), name, at->dialect);
}

const char *gov_replay_renamed(const replay *at, const char *text, const char *from,
                               const char *to) {
  gov_sql_tokenizer tokenizer;
  gov_sql_token token;
  if (!text || !gov_replay_mentions(at, text, from)) return text;
  sqlite3_str *out = sqlite3_str_new(NULL);
  const char *end = text;
  gov_sql_tokenize(&tokenizer, gov_text_of(text), at->dialect, 1);
  while (gov_sql_next(&tokenizer, &token)) {
    if (!names(&token, from)) continue;
    sqlite3_str_append(out, end, (int)(token.text.z - end));
    sqlite3_str_appendf(out, at->dialect == GOV_SQL_MYSQL ? "`%s`" : "\"%w\"", to);
    end = token.text.z + token.text.n;
  }
  sqlite3_str_appendall(out, end);
  return kept(at, out);
}
