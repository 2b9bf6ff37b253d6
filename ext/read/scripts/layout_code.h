/* layout_code.h: migrations written in Ruby, Python, JavaScript and TypeScript, read as far as
** their calls say plainly what they do. The code becomes SQL text line by line
** (data/operations.tsv), which the statement reader then reads: whatever stands behind it knows
** statements only.
*/
#ifndef GOV_LAYOUT_CODE_H
#define GOV_LAYOUT_CODE_H
#include "base/arena.h"
#include "base/text.h"
#include "read/sql/sql_statement.h"

typedef enum gov_code_language { GOV_RUBY, GOV_PYTHON, GOV_JAVASCRIPT } gov_code_language;

typedef enum gov_code_kind {
  GOV_CODE_END,
  GOV_CODE_WORD,
  GOV_CODE_STRING, /* text: inside the quotes */
  GOV_CODE_SYMBOL, /* Ruby's :name, text without the colon */
  GOV_CODE_MARK    /* one byte */
} gov_code_kind;

typedef struct gov_code_token {
  gov_text text;
  int32_t line;
  int32_t column; /* of the first byte in its line, 0-based: Python's indentation */
  uint8_t kind;
  uint8_t starts_line;
} gov_code_token;

/* All tokens without comments, a GOV_CODE_END at the end. SQLITE_OK or SQLITE_NOMEM. */
int gov_code_tokens(gov_text code, gov_code_language language, gov_list *tokens);

typedef struct gov_code_script {
  const char *revision, *after; /* Alembic: its id, and the one it follows; else NULL */
  const char *framework;        /* rails, django, alembic, knex, typeorm, sequelize */
  gov_text up, down;            /* SQL, padded so that each statement stands on its call's line */
  int has_down;                 /* a down part is there, though it may be empty */
  int transactional;            /* 0: the code switches the transaction off; -1: not said */
  gov_sql_dialect dialect;      /* its imports name one database; else GOV_SQL_ANY */
  int32_t unread;               /* calls whose arguments are not plain */
} gov_code_script;

/* 0: these are no migrations of a framework we know. path gives Django's application. <0: no
 * memory. */
int gov_code_read(gov_arena *arena, const char *path, gov_text code, gov_code_language language,
                  gov_code_script *script);

#endif
