/* sql_guess.c: the dialect of a text, from syntax that no other dialect has.
**
** A word that two dialects share counts for neither. One unmistakable word is enough when nothing
** speaks against it; with votes for several, the first must have twice the votes of the second.
** Otherwise the dialect stays unknown.
*/
#include "read/sql/sql_parse.h"

enum { GUESS_BYTES = 16384 };

static gov_sql_dialect dialect_of_word(const gov_sql_token *token, gov_sql_word before) {
  switch (token->word) {
  case SQL_jsonb:
  case SQL_timestamptz:
  case SQL_bytea:
  case SQL_plpgsql:
  case SQL_concurrently:
  case SQL_ilike:
  case SQL_gen_random_uuid:
  case SQL_uuid_generate_v4:
  case SQL_search_path:
  case SQL_lock_timeout:
  case SQL_statement_timeout:
  case SQL_tsvector:
  case SQL_citext:
  case SQL_gin:
  case SQL_gist:
  case SQL_bigserial:
  case SQL_smallserial:
  case SQL_extension:
  case SQL_regclass:
  case SQL_pg_catalog:
  case SQL_unlogged:
  case SQL_setval: return GOV_SQL_POSTGRESQL;
  case SQL_serial: return before != SQL_NONE ? GOV_SQL_ANY : GOV_SQL_POSTGRESQL;
  case SQL_valid: return before == SQL_not ? GOV_SQL_POSTGRESQL : GOV_SQL_ANY;
  case SQL_auto_increment:
  case SQL_unsigned:
  case SQL_mediumtext:
  case SQL_longtext:
  case SQL_mediumint:
  case SQL_foreign_key_checks:
  case SQL_zerofill:
  case SQL_tinytext: return GOV_SQL_MYSQL;
  case SQL_autoincrement:
  case SQL_sqlite_master:
  case SQL_sqlite_sequence:
  case SQL_pragma: return GOV_SQL_SQLITE;
  case SQL_rowid: return before == SQL_without ? GOV_SQL_SQLITE : GOV_SQL_ANY;
  case SQL_nvarchar:
  case SQL_uniqueidentifier:
  case SQL_datetime2:
  case SQL_sp_rename:
  case SQL_getdate:
  case SQL_nocheck:
  case SQL_datetimeoffset:
  case SQL_smalldatetime:
  case SQL_dbo:
  case SQL_raiserror:
  case SQL_ntext: return GOV_SQL_MSSQL;
  case SQL_varchar2:
  case SQL_nclob:
  case SQL_sysdate: return GOV_SQL_OTHER;
  default: return GOV_SQL_ANY;
  }
}

static gov_sql_dialect dialect_of(const gov_sql_token *token, gov_sql_word before) {
  gov_text text = token->text;
  switch (token->kind) {
  case GOV_SQL_WORD: return token->word ? dialect_of_word(token, before) : GOV_SQL_ANY;
  case GOV_SQL_QUOTED: return text.z[0] == '[' ? GOV_SQL_MSSQL : GOV_SQL_ANY;
  case GOV_SQL_STRING:
    if (text.z[0] == '$') return GOV_SQL_POSTGRESQL;
    if (gov_lower(text.z[0]) == 'e') return GOV_SQL_POSTGRESQL;
    return text.z[0] == 'N' ? GOV_SQL_MSSQL : GOV_SQL_ANY;
  case GOV_SQL_PUNCTUATION: return gov_text_is(text, "::") ? GOV_SQL_POSTGRESQL : GOV_SQL_ANY;
  case GOV_SQL_TERMINATOR: return gov_lower(text.z[0]) == 'g' ? GOV_SQL_MSSQL : GOV_SQL_ANY;
  case GOV_SQL_COMMAND:
    if (text.z[0] == '\\') return GOV_SQL_POSTGRESQL;
    return gov_lower(text.z[0]) == 'd' ? GOV_SQL_MYSQL : GOV_SQL_ANY;
  case GOV_SQL_COPY_DATA: return GOV_SQL_POSTGRESQL;
  default: return GOV_SQL_ANY;
  }
}

gov_sql_dialect gov_sql_guess(gov_text sql) {
  int votes[GOV_SQL_OTHER + 1] = {0}, backticks = 0;
  gov_sql_tokenizer tokenizer;
  gov_sql_token token;
  gov_sql_word before = SQL_NONE;
  int altered_column = 0;
  if (sql.n > GUESS_BYTES) sql.n = GUESS_BYTES;
  gov_sql_tokenize(&tokenizer, sql, GOV_SQL_ANY, 1);
  while (gov_sql_next(&tokenizer, &token)) {
    votes[dialect_of(&token, before)]++;
    if (token.kind == GOV_SQL_QUOTED && token.text.z[0] == '`') backticks++;
    /* ENGINE = x; ALTER COLUMN x TYPE. */
    if (before == SQL_engine && gov_text_is(token.text, "=")) votes[GOV_SQL_MYSQL]++;
    if (token.word == SQL_column) altered_column = before == SQL_alter ? 1 : 0;
    /* SET DATA TYPE is the standard's, and what other tools' migrations are read as. */
    if (token.word == SQL_type && altered_column && before != SQL_data) votes[GOV_SQL_POSTGRESQL]++;
    if (token.kind == GOV_SQL_TERMINATOR) altered_column = 0;
    if (token.kind != GOV_SQL_COMMENT) before = (gov_sql_word)token.word;
  }
  int best = GOV_SQL_POSTGRESQL, second = 0;
  for (int d = GOV_SQL_POSTGRESQL; d <= GOV_SQL_OTHER; d++) {
    if (votes[d] > votes[best]) best = d;
  }
  for (int d = GOV_SQL_POSTGRESQL; d <= GOV_SQL_OTHER; d++) {
    if (d != best && votes[d] > second) second = votes[d];
  }
  /* PostgreSQL and SQL Server have no backticks. */
  if (backticks && best != GOV_SQL_MYSQL && best != GOV_SQL_SQLITE) return GOV_SQL_ANY;
  return votes[best] && votes[best] >= 2 * second ? (gov_sql_dialect)best : GOV_SQL_ANY;
}
