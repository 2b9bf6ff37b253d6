/* layout_code_parse.h: what the files that read migrations in code share. */
#ifndef GOV_LAYOUT_CODE_PARSE_H
#define GOV_LAYOUT_CODE_PARSE_H
#include "read/layout_code.h"

enum {
  CODE_MAX_NAMES = 8,
  CODE_MAX_LOOKS = 1 << 24
}; /* looks: tokens looked at in all, so that nesting stays linear */

/* SQL that grows line by line. */
typedef struct code_text {
  char *z;
  size_t n, capacity;
  int32_t line; /* of its end */
  int failed;
  int bare; /* names are written without quotes: they are parts of a longer one */
} code_text;

typedef enum code_section { CODE_NOWHERE, CODE_UP, CODE_DOWN, CODE_CHANGE } code_section;

typedef struct code_reader {
  gov_arena *arena;
  const gov_code_token *tokens;
  int32_t count;
  const char *framework; /* of operations.tsv: rails, alembic, django, javascript */
  gov_code_language language;
  gov_text application; /* Django */
  code_section section;
  int32_t section_column;
  code_text up, down;
  int operations[CODE_CHANGE + 1],
      other[CODE_CHANGE + 1]; /* lines of code without operation, by section */
  int32_t other_line[CODE_CHANGE + 1];
  int has_down, has_up, irreversible, noop_reverse;
  int32_t unread;
  gov_text batch; /* Alembic's batch_alter_table */
  int32_t looks;
} code_reader;

/* A call and its arguments: tokens from … to - 1 lie between the parentheses or behind the word. */
typedef struct code_call {
  int32_t at, from, to;
  gov_text names[CODE_MAX_NAMES];
  int name_count;
} code_call;

void code_append(code_text *text, const char *z, size_t n);
void code_pad(code_text *text, int32_t line); /* up to that line */
const gov_code_token *code_at(const code_reader *r, int32_t i);
int code_is(const code_reader *r, int32_t i, const char *word);
int code_mark(const code_reader *r, int32_t i, char mark);
void code_arguments(code_reader *r, int32_t at, code_call *call);
/* The token behind `key:` or `key=`; NULL. */
const gov_code_token *code_keyword(const code_reader *r, const code_call *call, const char *key);
/* The SQL of a call by its template; 0: a name it needs is not plain. */
int code_expand(code_reader *r, const code_call *call, const char *pattern, code_text *out);
int code_operation(code_reader *r, int32_t at); /* reads the call at this word; 0: it is none */

#endif
