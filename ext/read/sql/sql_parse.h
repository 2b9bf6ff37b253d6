/* sql_parse.h: what the files of the statement reader share. Nobody else includes it.
**
** sql_read.c     text → tokens of one statement → a statement; sections, transactions, nesting
** sql_comment.c  comments that speak to a tool, as they are met
** sql_cursor.c   walking over a statement's tokens; names
** sql_column.c   types, columns, constraints
** sql_create.c   CREATE …
** sql_alter.c    ALTER …
** sql_rows.c     statements that read and write rows: sources, predicates, calls
** sql_select.c   output columns, SELECT INTO, COPY
** sql_whole.c    whether a copy takes every row
** sql_tautology.c  a WHERE that is always true
** sql_inside.c   statements inside a statement
** sql_made.c     text that a statement puts together and runs
** sql_split.c    where a T-SQL statement begins without a semicolon before it
** sql_block.c    control flow
** sql_set.c      SET and PRAGMA
** sql_switch.c   what switches checks and triggers off and on
** sql_verbs.c    the first word decides; DROP, SET, GRANT and all the small ones
** sql_marker.c   comments that speak to a tool: sections, changesets, directives
** sql_guess.c    the dialect, from syntax that no other has
** sql_fold.c     table rebuilds folded; what is destructive
*/
#ifndef GOV_SQL_PARSE_H
#define GOV_SQL_PARSE_H
#include "base/recent.h"
#include "read/sql/sql_statement.h"

enum {
  SQL_MAX_NESTING = 8,          /* DO in DO, dynamic text in a block */
  SQL_MAX_LIST = 256,           /* names kept of one list, each once */
  SQL_MAX_ELEMENTS = 4096,      /* columns or actions of one statement */
  SQL_MAX_TOKENS = 1 << 20,     /* of one statement; INSERT's values are not held */
  SQL_MAX_STATEMENTS = 4000000, /* of one script */
  SQL_MAX_DIRECTIVE_BYTES = 512,
  SQL_MAX_CTES = 64 /* of one statement, as many as cte_bounds has bits */
};

/* A walk over the tokens of one statement; tokens[count] is a GOV_SQL_END. */
typedef struct sql_cursor {
  gov_arena *arena;   /* for names and other texts */
  gov_arena *structs; /* for all else: see gov_sql_options */
  const gov_sql_token *tokens;
  int32_t count, at;
  gov_sql_dialect dialect;
  gov_sql_statement *out;
  gov_sql_names ctes; /* names of common table expressions: no tables */
  /* Of each: whether it chooses among the rows, and its first source in out->sources. */
  uint64_t cte_bounds;
  int32_t cte_sources[SQL_MAX_CTES];
  gov_recent *names; /* of the whole script */
} sql_cursor;

/* sql_cursor.c */
static inline const gov_sql_token *sql_at(const sql_cursor *c, int32_t ahead) {
  int32_t i = c->at + ahead;
  return &c->tokens[i < c->count ? i : c->count];
}
static inline gov_sql_word sql_word(const sql_cursor *c) {
  return (gov_sql_word)sql_at(c, 0)->word;
}
static inline gov_sql_word sql_word_at(const sql_cursor *c, int32_t ahead) {
  return (gov_sql_word)sql_at(c, ahead)->word;
}
static inline int sql_done(const sql_cursor *c) {
  return c->at >= c->count;
}
int sql_accept(sql_cursor *c, gov_sql_word word);                  /* takes it when it is next */
int sql_accept_two(sql_cursor *c, gov_sql_word a, gov_sql_word b); /* both or none */
int sql_is(const sql_cursor *c, int32_t ahead, char punctuation);  /* a one-byte punctuation */
int sql_accept_mark(sql_cursor *c, char punctuation);
int sql_text_is(const sql_cursor *c, int32_t ahead,
                const char *word);                   /* a word that is not among ours */
int sql_is_name(const sql_cursor *c, int32_t ahead); /* could be an identifier */
const char *sql_identifier(sql_cursor *c);           /* takes one; NULL when none is next */
const char *sql_identifier_of(sql_cursor *c, const gov_sql_token *token);
int sql_name(sql_cursor *c, gov_sql_name *name);          /* takes a dotted name; 0: none */
void sql_name_list(sql_cursor *c, gov_sql_names *names);  /* takes ( a, b, … ) */
void sql_skip_group(sql_cursor *c);                       /* takes ( … ), nesting */
void sql_skip_element(sql_cursor *c);                     /* up to a comma or ) of this level */
int32_t sql_group_end(const sql_cursor *c, int32_t from); /* the ) that closes the ( at `from` */
int sql_if_exists(sql_cursor *c);
void sql_skip_cluster(sql_cursor *c); /* ClickHouse: ON CLUSTER name */
int sql_if_not_exists(sql_cursor *c);
void sql_add_name(sql_cursor *c, gov_sql_names *names,
                  const char *name); /* each once, folded; grows */
void sql_push_name(sql_cursor *c, gov_sql_names *names, const char *name); /* repeats stay */
gov_sql_span sql_span(const sql_cursor *c, int32_t from, int32_t to); /* tokens from … to - 1 */
const char *sql_fold(sql_cursor *c, gov_text text);                   /* a lower-case copy */
/* Room for one more element in an arena array whose capacity is the next power of two. */
void *sql_grow(gov_arena *arena, void *rows, int32_t count, size_t row_bytes);
uint64_t sql_hash(gov_text text);

/* sql_column.c */
int sql_type(sql_cursor *c, gov_sql_type *type);
void sql_column_rest(sql_cursor *c, gov_sql_column *column); /* what follows the type */
int sql_column(sql_cursor *c, gov_sql_column *column);       /* name, type, rest */
int sql_starts_constraint(const sql_cursor *c);
int sql_constraint(sql_cursor *c, gov_sql_constraint *constraint);
void sql_default_value(sql_cursor *c, gov_sql_column *column);   /* after DEFAULT */
void sql_reference(sql_cursor *c, gov_sql_reference *reference); /* after REFERENCES */

/* sql_create.c, sql_alter.c, sql_rows.c, sql_verbs.c */
void sql_create(sql_cursor *c);
void sql_alter(sql_cursor *c);
gov_sql_action *sql_add_action(sql_cursor *c, gov_sql_action_kind kind); /* NULL: no more */
gov_sql_object sql_object_kind(sql_cursor *c); /* takes TABLE, MATERIALIZED VIEW, … */
void sql_rows(sql_cursor *c);                  /* scans the rest of the statement */
void sql_insert(sql_cursor *c);
void sql_update(sql_cursor *c);
void sql_delete(sql_cursor *c);
void sql_select(sql_cursor *c);
void sql_merge(sql_cursor *c);
void sql_copy(sql_cursor *c);
void sql_load(sql_cursor *c);
void sql_bulk_insert(sql_cursor *c);
void sql_set(sql_cursor *c);
void sql_set_config(sql_cursor *c);
void sql_pragma(sql_cursor *c);
void sql_output_columns(sql_cursor *c); /* of the SELECT that is next */
void sql_select_into(sql_cursor *c);    /* SELECT … INTO table */
int sql_is_reserved(gov_sql_word word); /* cannot be a bare column name */
int sql_is_tautology(const sql_cursor *c, int32_t from, int32_t to); /* sql_tautology.c */
int sql_always_fails(const sql_cursor *c);                           /* SELECT 1/0 */
void sql_statement(sql_cursor *c);                                   /* fills out from all tokens */
int sql_starts_statement(const sql_cursor *c); /* a verb that opens a statement is next */

/* sql_switch.c */
void sql_switch(sql_cursor *c, int enable); /* ALTER TABLE … ENABLE, DISABLE */
void sql_check_constraint(sql_cursor *c, int enable, int looks); /* CHECK CONSTRAINT, NOCHECK … */
void sql_switch_altered(sql_cursor *c); /* the last action is ALTER or MODIFY CONSTRAINT … */
int sql_switch_trigger(sql_cursor *c, int enable); /* SQL Server: DISABLE TRIGGER … ON table */
void sql_switch_every_table(sql_cursor *c);        /* sp_MSforeachtable '…' */
void sql_switch_setting(sql_cursor *c, const gov_sql_token *value,
                        int globally); /* out->setting is a switch */

/* sql_inside.c */
const gov_sql_token *sql_constant_text(const sql_cursor *c); /* NULL: none, or made at run time */
const gov_sql_token *sql_block_body(const sql_cursor *c);
gov_text sql_string_body(const gov_sql_token *token);
int32_t sql_writing_expression(const sql_cursor *c, int32_t from);

/* sql_made.c: the text that an EXECUTE puts together and runs; n 0 when it tells no statement. To be given to
 * sqlite3_free. SQLITE_OK or SQLITE_NOMEM. */
int sql_made_text(const sql_cursor *c, gov_text *text, int32_t *line);

/* sql_whole.c: of the copy that is read; its first token. */
gov_sql_whole sql_copies_whole(const sql_cursor *c, int32_t first);

/* sql_split.c: whether `next` opens a statement of its own after the tokens held. */
int sql_splits(const gov_sql_token *tokens, size_t count, const gov_sql_token *next, int in_values);

/* sql_guess.c */
gov_sql_dialect gov_sql_guess(gov_text sql);

/* sql_marker.c: what a comment says to a tool. */
typedef enum sql_marker_kind {
  SQL_NO_MARKER,
  SQL_UP_MARKER,
  SQL_DOWN_MARKER,
  SQL_VERIFY_MARKER,
  SQL_CHANGESET_MARKER,
  SQL_ROLLBACK_MARKER, /* Liquibase: `rest` is SQL, `empty`, or nothing */
  SQL_PRECONDITION_MARKER,
  SQL_NO_TRANSACTION_MARKER,
  SQL_DIRECTIVE_MARKER, /* for a linter */
  SQL_TXTAR_MARKER      /* Atlas: `-- checks/x.sql --` verify, others up */
} sql_marker_kind;
typedef struct sql_marker {
  sql_marker_kind kind;
  gov_text text; /* the comment without its marks */
  gov_text rest; /* what follows the marker's word */
  const char *tool;
} sql_marker;
sql_marker sql_read_marker(gov_text comment);
void sql_read_changeset(gov_arena *arena, gov_text rest, gov_sql_changeset *changeset);

/* sql_block.c: the control flow of a block (PL/pgSQL's DO, T-SQL's IF and BEGIN … END). */
enum { SQL_MAX_BLOCKS = 64 };
typedef struct sql_blocks {
  char open[SQL_MAX_BLOCKS]; /* what each open block is: 'B'egin, 'I'f, 'L'oop, 'C'ase, 'H'andler */
  int32_t branch[SQL_MAX_BLOCKS]; /* the number of its branch that is under way */
  int32_t branches;               /* begun so far */
  int32_t under;                  /* the branch that all of the text stands under; 0: none */
  int32_t once_branch;
  int32_t depth;      /* may exceed the array: only counted then */
  uint8_t declaring;  /* between DECLARE and BEGIN */
  uint8_t once;       /* T-SQL: the next statement alone is under an IF */
  uint8_t procedural; /* the text is a block's body */
  uint8_t anonymous;  /* it is one of a script's own, up to its END */
} sql_blocks;
/* Takes what stands before the statement proper; 0: nothing of a statement is left. */
int sql_enter(sql_cursor *c, sql_blocks *blocks);
int sql_is_conditional(const sql_blocks *blocks);
int32_t sql_branch(const sql_blocks *blocks); /* the innermost; 0: none */
int sql_is_in_loop(const sql_blocks *blocks);

/* sql_fold.c: notes what folding asks of each statement as it is read, and folds when all are. */
typedef struct sql_folding {
  gov_list rows;   /* fold_row: statements that fold or may be folded */
  gov_list copied; /* fold_entry: sources that they copy from */
  int failed;
} sql_folding;
void sql_fold_start(sql_folding *folding);
void sql_fold_note(sql_folding *folding, const gov_sql_statement *statement);
/* Tells the script's statements, or leaves it with what they are told when they are unpacked. */
int sql_fold_end(sql_folding *folding, gov_arena *arena, gov_sql_script *script);

#endif
