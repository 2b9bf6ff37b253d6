/* layout_code_parse.h: what the files that read migrations in code share. */
#ifndef GOV_LAYOUT_CODE_PARSE_H
#define GOV_LAYOUT_CODE_PARSE_H
#include "read/scripts/layout_code.h"

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

/* layout_code_column.c: a column as its framework defines it. */
typedef struct code_field {
  const char *type; /* SQL; NULL: `word` is no type that is known; "": it is no column */
  gov_text word;
  int64_t length, scale; /* -1: not said */
  int required, unique, altered;
  int has_default, lasting_default; /* lasting: the database keeps it */
  gov_text reference;               /* the table a foreign key refers to; n = 0: none */
  int cascades;                     /* rows go with their row there */
  int volatile_default;             /* it calls a function that gives each row its own */
} code_field;

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
      other[CODE_CHANGE + 1],  /* lines of code without operation, by section */
      writes[CODE_CHANGE + 1]; /* of these, those that surely do more than look or compute */
  int32_t other_line[CODE_CHANGE + 1], writes_line[CODE_CHANGE + 1];
  int has_down, has_up, noop_reverse;
  int32_t irreversible; /* the line of a step that its framework cannot run backwards; 0: none */
  int32_t unread;
  gov_text batch,
      batch_as;     /* Alembic's batch_alter_table: its table, and what the block calls it */
  code_field field; /* of the call under way: $Y and $F */
  int32_t looks;
  int32_t passed;       /* tokens before it were read as the block of a call */
  int32_t assured_to;   /* Rails: the last line of a safety_assured block */
  gov_text assured_why; /* the comment above it */
  int32_t state_until;  /* Django: operations before this token change its own state alone */
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
/* Does it say what its framework needs to run it backwards? needs: a cell of data/operations.tsv. */
int code_says_enough(const code_reader *r, const code_call *call, const char *needs);
/* layout_code_column.c */
code_field code_django_field(code_reader *r, int32_t at); /* models.CharField(…) */
code_field code_alembic_column(code_reader *r, int32_t column);
code_field code_alembic_type(code_reader *r, const code_call *call, const char *key);
code_field code_rails_column(code_reader *r, const code_call *call, gov_text word);
code_field code_knex_column(code_reader *r, const code_call *call, gov_text word);
code_field code_sequelize_column(code_reader *r, const code_call *call);
code_field code_sequelize_type(code_reader *r, int32_t at);
code_field code_typeorm_column(code_reader *r, const code_call *call);
/* layout_code_fill.c: a model writes a column; 0: of which table cannot be told. */
int code_add_fill(code_reader *r, const code_call *call, int down, int32_t line);
/* layout_code_query.c: rows written by a query builder; 0: the word at `at` begins none. */
int code_query(code_reader *r, int32_t at);
/* layout_code_orm.c: what a Python function does to the rows of Django's models, or to those of whole tables
** alone: how many statements it came to. */
int code_add_function(code_reader *r, gov_text name, int whole_only, int down, int32_t line);
int code_add_core(code_reader *r, const code_call *call,
                  int down); /* SQLAlchemy's; 0: it is none */
/* layout_code_object.c: the columns an object gives a new table; 0: it has none there. */
int code_object_columns(code_reader *r, const code_call *call, code_text *out);
void code_append_type(code_text *out, const code_field *field);
void code_append_definition(code_text *out, const code_field *field); /* with DEFAULT, NOT NULL … */

/* The SQL of a call by its template; 0: a name it needs is not plain. */
int code_expand(code_reader *r, const code_call *call, const char *pattern, code_text *out);
int code_operation(code_reader *r, int32_t at); /* reads the call at this word; 0: it is none */
/* A call of the framework's own object that data/operations.tsv has no row of: something is done. */
int code_unknown_operation(code_reader *r, int32_t at);

/* layout_code_operation.c: for layout_code_block.c. `down`: into which part it goes. */
code_text *code_part(code_reader *r, int down);
void code_begin_statement(code_reader *r, int down, int32_t line);
void code_add_unknown(code_reader *r, int down, int32_t line); /* code runs: nothing is known */
void code_add_template(code_reader *r, const code_call *call, int down, const char *pattern,
                       int32_t line);
void code_add_reference_parts(code_reader *r, const code_call *call, int32_t line);
/* The SQL of a framework's call, or what the framework runs backwards; NULL: it has no such call. */
const char *code_pattern(const char *framework, gov_text call, int backwards);
const char *code_needs(const char *framework,
                       gov_text call); /* to be run backwards; NULL: no such call */

/* layout_code_block.c: calls that have columns in a block. */
void code_add_table(code_reader *r, const code_call *call, int down, const char *pattern,
                    int32_t line);
void code_add_alterations(code_reader *r, const code_call *call, int down, int backwards);

#endif
