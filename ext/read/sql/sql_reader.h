/* sql_reader.h: a text on its way to a script: what sql_read.c and sql_comment.c share. */
#ifndef GOV_SQL_READER_H
#define GOV_SQL_READER_H
#include "read/sql/sql_parse.h"

typedef struct sql_reader {
  gov_arena *arena, *structs;
  const gov_sql_options *options;
  gov_sql_script *script;
  gov_recent *names;
  const char *base; /* the text given: offsets count from here */
  gov_sql_dialect dialect;
  gov_list tokens;          /* gov_sql_token: of the statement under way */
  gov_list statements;      /* gov_sql_statement *; none when they are packed */
  gov_sql_packing *packing; /* NULL: not packed */
  sql_folding *folding;
  int32_t count;     /* of statements */
  int32_t last_line; /* the last line of the last of them */
  gov_list changesets, directives;
  gov_sql_section section;
  sql_blocks blocks;
  int32_t nested_in, nesting;
  uint32_t home, session_home; /* what a bare name means; the latter after SET LOCAL is over */
  int32_t unassigned;          /* directives from here on wait for their statement */
  int32_t paren;               /* depth of parentheses in the statement under way */
  int32_t case_depth;          /* CASE … END in an expression */
  int32_t routine_depth;       /* BEGIN … END in a routine's body */
  int32_t literals, numbers, value_rows;
  uint16_t object_word; /* CREATE …: the word that says what */
  uint8_t routine; /* CREATE of a procedure, function, trigger: semicolons inside BEGIN … END do not
                      end it */
  uint8_t after_end;   /* the last token of a routine was END */
  uint8_t in_values;   /* inside VALUES: tokens are not held */
  uint8_t transaction; /* between BEGIN and COMMIT */
  uint8_t client;      /* the statement is psql's \copy: files are those of the client */
  uint8_t made;        /* the text is put together at run time: it has holes */
  uint8_t again;       /* inside of a statement that was read: not to be told twice */
  uint8_t liquibase, in_rollback, commented, failed;
  uint8_t opaque; /* what is known of the next statement before it is read: gov_sql_opaque bits */
} sql_reader;

/* sql_read.c */
void sql_read_nested(sql_reader *r, gov_text body, int32_t line, int32_t parent, int procedural);
void sql_finish_statement(sql_reader *r, int32_t line_end); /* of the tokens held, if any */
void sql_take_token(sql_reader *r, const gov_sql_token *token, int32_t offset);

/* sql_comment.c */
void sql_take_comment(sql_reader *r, const gov_sql_token *token);
void sql_end_rollback(sql_reader *r); /* Liquibase: the lines --rollback are over */
gov_sql_changeset *sql_new_changeset(sql_reader *r, int32_t line); /* NULL: out of memory */

#endif
