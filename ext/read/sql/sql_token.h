/* sql_token.h: SQL text as tokens, whatever the dialect and however broken.
**
** The tokenizer never fails and never reads past its text: an unterminated quote or comment runs to
** the end and sets `unterminated`. It knows quotes ('', "", `` ` ``, [ ]), E'' and N'' strings,
** dollar quotes, nested comments where the dialect nests them, DELIMITER, GO, psql commands, the
** data after COPY … FROM STDIN, parameters and templates. A token is a slice of the text. What a
** literal says is for the caller to forget: nothing here copies it.
*/
#ifndef GOV_SQL_TOKEN_H
#define GOV_SQL_TOKEN_H
#include "base/text.h"
#include "read/sql/sql_words.h"
#include <stdint.h>

typedef enum gov_sql_dialect {
  GOV_SQL_ANY, /* not known */
  GOV_SQL_POSTGRESQL,
  GOV_SQL_MYSQL, /* and MariaDB */
  GOV_SQL_SQLITE,
  GOV_SQL_MSSQL,
  GOV_SQL_OTHER /* known to be none of these */
} gov_sql_dialect;

const char *
gov_sql_dialect_name(gov_sql_dialect dialect); /* "postgresql", …; NULL for GOV_SQL_ANY */
gov_sql_dialect
gov_sql_dialect_find(gov_text name); /* a flag's or tool's word for it; ANY when unknown */

typedef enum gov_sql_token_kind {
  GOV_SQL_END,    /* the end of the text */
  GOV_SQL_WORD,   /* an unquoted word; `word` says which when it is one of ours */
  GOV_SQL_QUOTED, /* a quoted identifier, quotes included */
  GOV_SQL_STRING, /* a string literal of any kind, dollar quotes included */
  GOV_SQL_NUMBER,
  GOV_SQL_PUNCTUATION, /* one byte, or one of :: <> <= >= != || := */
  GOV_SQL_COMMENT,     /* delimiters included */
  GOV_SQL_TERMINATOR,  /* ; or the DELIMITER in force, GO on its own line, or a statement-breakpoint
                          comment */
  GOV_SQL_COMMAND,     /* a client's line: psql's \x, DELIMITER, SQL*Plus's / */
  GOV_SQL_COPY_DATA,   /* the lines after COPY … FROM STDIN; up to and with \. */
  GOV_SQL_PARAMETER,   /* :name @name $1 ? %s %(name)s */
  GOV_SQL_TEMPLATE     /* {{ … }} {% … %} ${ … } $( … ) <% … %> */
} gov_sql_token_kind;

typedef struct gov_sql_token {
  gov_text text;
  uint32_t at;         /* its offset in the text */
  int32_t line;        /* 1-based */
  uint8_t kind;        /* gov_sql_token_kind */
  uint8_t starts_line; /* only white space before it on its line */
  uint16_t word;       /* GOV_SQL_WORD: a gov_sql_word, 0 when it is none */
} gov_sql_token;

enum { GOV_SQL_TEMPLATE_SHAPES = 7 };

typedef struct gov_sql_tokenizer {
  gov_text sql;
  size_t at;
  int32_t line; /* of the byte at `at` */
  gov_sql_dialect dialect;
  gov_text delimiter;       /* DELIMITER in force; n = 0: the semicolon */
  uint8_t starts_line;      /* nothing but white space since the last line end */
  uint8_t starts_statement; /* no token of a statement since the last terminator */
  uint8_t copy_words; /* how much of COPY … FROM STDIN was seen; 3: data follows the terminator's
                         line */
  uint8_t copy_unended;                     /* no line \. lies ahead: no data either */
  uint8_t has_cr;                           /* the text holds carriage returns */
  uint8_t executable;                       /* inside a MySQL comment that is run */
  uint8_t unterminated;                     /* a quote or comment ran to the end */
  size_t searched[GOV_SQL_TEMPLATE_SHAPES]; /* no closing mark of the shape begins before here */
} gov_sql_tokenizer;

void gov_sql_tokenize(gov_sql_tokenizer *tokenizer, gov_text sql, gov_sql_dialect dialect,
                      int32_t first_line);
int gov_sql_next(gov_sql_tokenizer *tokenizer, gov_sql_token *token); /* 1, or 0 at the end */

/* The identifier a WORD or QUOTED token spells: the slice inside the quotes (doubled quotes stay
 * doubled). */
gov_text gov_sql_identifier(const gov_sql_token *token);

#endif
