/* sql_statement.h: what one SQL statement says, in a form that hazards, undo, lineage and the
** generator build on.
**
** gov_sql_read turns any text into a script: statements in order, each with its place, section,
** objects, columns, changes and sources. It never fails on content (what it cannot read is a
** statement with `opaque` set, and is counted) and returns SQLITE_OK or SQLITE_NOMEM. Everything
** lies in the arena given; strings are identifiers, never literals. A gov_sql_span is an offset
** into the text that was read: for those who still hold that text, such as the generator, and so
** none for statements that were packed.
**
** Lists are arrays with a count, in source order. Names keep the spelling of the text without its
** quotes.
*/
#ifndef GOV_SQL_STATEMENT_H
#define GOV_SQL_STATEMENT_H
#include "base/arena.h"
#include "read/sql/sql_token.h"

/* X(NAME, word): the verb as gov_statements.verb shows it. */
#define GOV_SQL_VERBS(X)                                                                           \
  X(OTHER, "other")                                                                                \
  X(CREATE, "create")                                                                              \
  X(ALTER, "alter")                                                                                \
  X(DROP, "drop")                                                                                  \
  X(RENAME, "rename")                                                                              \
  X(TRUNCATE, "truncate")                                                                          \
  X(INSERT, "insert")                                                                              \
  X(UPDATE, "update")                                                                              \
  X(DELETE, "delete")                                                                              \
  X(MERGE, "merge")                                                                                \
  X(REPLACE, "replace")                                                                            \
  X(SELECT, "select")                                                                              \
  X(COPY, "copy")                                                                                  \
  X(LOAD, "load")                                                                                  \
  X(GRANT, "grant")                                                                                \
  X(REVOKE, "revoke")                                                                              \
  X(SET, "set")                                                                                    \
  X(BEGIN, "begin")                                                                                \
  X(COMMIT, "commit")                                                                              \
  X(ROLLBACK, "rollback")                                                                          \
  X(SAVEPOINT, "savepoint")                                                                        \
  X(COMMENT, "comment")                                                                            \
  X(REINDEX, "reindex")                                                                            \
  X(VACUUM, "vacuum")                                                                              \
  X(ANALYZE, "analyze")                                                                            \
  X(CLUSTER, "cluster")                                                                            \
  X(REFRESH, "refresh")                                                                            \
  X(LOCK, "lock")                                                                                  \
  X(USE, "use")                                                                                    \
  X(CALL, "call")                                                                                  \
  X(EXECUTE, "execute")                                                                            \
  X(DO, "do")                                                                                      \
  X(PRAGMA, "pragma")                                                                              \
  X(ATTACH, "attach")                                                                              \
  X(DETACH, "detach")                                                                              \
  X(EXPLAIN, "explain")                                                                            \
  X(DECLARE, "declare")                                                                            \
  X(RAISE, "raise")                                                                                \
  X(IF, "if")                                                                                      \
  X(DISCARD, "discard")                                                                            \
  X(PRINT, "print")                                                                                \
  X(OPTIMIZE, "optimize")                                                                          \
  X(CHECKPOINT, "checkpoint")                                                                      \
  X(SECURITY_LABEL, "security label")                                                              \
  X(REASSIGN, "reassign")                                                                          \
  X(IMPORT, "import")                                                                              \
  X(EXCHANGE, "exchange")                                                                          \
  X(COMMAND, "command")

typedef enum gov_sql_verb {
#define GOV_X(NAME, word) GOV_SQL_##NAME##_VERB,
  GOV_SQL_VERBS(GOV_X)
#undef GOV_X
} gov_sql_verb;

/* X(NAME, word): the kind of object, as gov_statements.object_kind shows it. */
#define GOV_SQL_OBJECTS(X)                                                                         \
  X(NONE, NULL)                                                                                    \
  X(TABLE, "table")                                                                                \
  X(VIEW, "view")                                                                                  \
  X(MATERIALIZED_VIEW, "materialized view")                                                        \
  X(INDEX, "index")                                                                                \
  X(SCHEMA, "schema")                                                                              \
  X(DATABASE, "database")                                                                          \
  X(SEQUENCE, "sequence")                                                                          \
  X(TYPE, "type")                                                                                  \
  X(DOMAIN, "domain")                                                                              \
  X(FUNCTION, "function")                                                                          \
  X(PROCEDURE, "procedure")                                                                        \
  X(TRIGGER, "trigger")                                                                            \
  X(POLICY, "policy")                                                                              \
  X(RULE, "rule")                                                                                  \
  X(EXTENSION, "extension")                                                                        \
  X(ROLE, "role")                                                                                  \
  X(COLUMN, "column")                                                                              \
  X(CONSTRAINT, "constraint")                                                                      \
  X(FOREIGN_TABLE, "foreign table")                                                                \
  X(SERVER, "server")                                                                              \
  X(PUBLICATION, "publication")                                                                    \
  X(SUBSCRIPTION, "subscription")                                                                  \
  X(TABLESPACE, "tablespace")                                                                      \
  X(EVENT, "event")                                                                                \
  X(STATISTICS, "statistics")                                                                      \
  X(AGGREGATE, "aggregate")                                                                        \
  X(COLLATION, "collation")                                                                        \
  X(CAST, "cast")                                                                                  \
  X(OPERATOR, "operator")                                                                          \
  X(SYNONYM, "synonym")                                                                            \
  X(USER_MAPPING, "user mapping")                                                                  \
  X(PARTITION, "partition")                                                                        \
  X(OWNED, "owned")                                                                                \
  X(SYSTEM, "system")                                                                              \
  X(ENUM_VALUE, "enum value")                                                                      \
  X(DEFAULT_PRIVILEGES, "default privileges")                                                      \
  X(OBJECT, "object")

typedef enum gov_sql_object {
#define GOV_X(NAME, word) GOV_SQL_##NAME,
  GOV_SQL_OBJECTS(GOV_X)
#undef GOV_X
} gov_sql_object;

const char *gov_sql_verb_name(gov_sql_verb verb);
const char *gov_sql_object_name(gov_sql_object object); /* NULL for GOV_SQL_NONE */

typedef enum gov_sql_section { GOV_SQL_UP, GOV_SQL_DOWN, GOV_SQL_VERIFY } gov_sql_section;

typedef struct gov_sql_span {
  uint32_t at, bytes; /* into the text that was read; bytes 0: nothing */
} gov_sql_span;

/* A possibly qualified name. full is NULL when there is none. */
typedef struct gov_sql_name {
  const char *full;  /* "app.public.users" */
  const char *last;  /* "users": a pointer into full */
  int32_t parts;     /* 3 */
  int32_t templated; /* a template or parameter is part of it: not to be trusted as a name */
} gov_sql_name;

typedef struct gov_sql_names {
  const char **rows; /* column names and the like */
  int32_t count;
} gov_sql_names;

typedef enum gov_sql_reference_action {
  GOV_SQL_REFERENCE_NO_ACTION,
  GOV_SQL_REFERENCE_RESTRICT,
  GOV_SQL_REFERENCE_CASCADE,
  GOV_SQL_REFERENCE_SET_NULL,
  GOV_SQL_REFERENCE_SET_DEFAULT
} gov_sql_reference_action;

typedef struct gov_sql_reference {
  gov_sql_name table;
  gov_sql_names columns;
  gov_sql_reference_action on_delete, on_update;
} gov_sql_reference;

typedef enum gov_sql_constraint_kind {
  GOV_SQL_PRIMARY_KEY,
  GOV_SQL_UNIQUE,
  GOV_SQL_FOREIGN_KEY,
  GOV_SQL_CHECK,
  GOV_SQL_EXCLUDE,
  GOV_SQL_NOT_NULL,   /* PostgreSQL 18's named NOT NULL, at table level */
  GOV_SQL_PLAIN_INDEX /* MySQL's INDEX/KEY inside a table */
} gov_sql_constraint_kind;

typedef struct gov_sql_constraint {
  gov_sql_constraint_kind kind;
  const char *name;
  gov_sql_names columns;        /* empty for a column's own constraint, and for expressions */
  gov_sql_reference references; /* FOREIGN_KEY */
  gov_sql_names not_null;       /* CHECK: the columns an `x IS NOT NULL` conjunct proves */
  const char *using_index;      /* ADD … USING INDEX name */
  gov_sql_span expression;      /* CHECK: inside the parentheses */
  gov_sql_span span;            /* the whole definition */
  uint8_t not_valid, deferrable, not_enforced, if_not_exists,
      nocheck; /* nocheck: SQL Server's WITH NOCHECK */
  int32_t line;
} gov_sql_constraint;

/* What a default is, without saying it. */
typedef enum gov_sql_default {
  GOV_SQL_NO_DEFAULT,
  GOV_SQL_DEFAULT_NULL,
  GOV_SQL_DEFAULT_CONSTANT,
  GOV_SQL_DEFAULT_STABLE,    /* now(), current_timestamp, current_user: computed once a statement */
  GOV_SQL_DEFAULT_VOLATILE,  /* random(), gen_random_uuid(), clock_timestamp(), nextval() or any
                                function not known */
  GOV_SQL_DEFAULT_EXPRESSION /* operators and constants only */
} gov_sql_default;

typedef struct gov_sql_type {
  const char *
      name; /* folded, without arguments: "character varying", "timestamp with time zone", "enum" */
  const char *text;     /* as shown: "varchar(255)"; "enum(3 values)": values are literals */
  int64_t arguments[2]; /* length or precision, scale; -1: not given */
  int32_t array;        /* number of dimensions */
  uint8_t is_unsigned, zerofill, serial; /* serial: smallserial, serial, bigserial */
  const char *collation, *charset;
  uint64_t *values; /* enum and set: a hash of each value, in order */
  int32_t value_count;
  gov_sql_span span;
} gov_sql_type;

typedef struct gov_sql_column {
  const char *name;
  gov_sql_type type;
  uint8_t not_null, null_stated;
  uint8_t primary_key, unique, identity, auto_increment;
  uint8_t generated; /* 0 no, 1 virtual, 2 stored, 3 computed but not said how */
  uint8_t has_check, check_not_valid, foreign_key_not_valid;
  uint8_t moved; /* FIRST or AFTER x: MySQL */
  gov_sql_default default_kind;
  const char *default_function;
  gov_sql_span default_span, generated_span, check_span;
  gov_sql_reference references; /* .table.full NULL: none */
  gov_sql_span span;            /* the whole definition */
  int32_t line;
} gov_sql_column;

typedef enum gov_sql_action_kind {
  GOV_SQL_OTHER_ACTION,
  GOV_SQL_ADD_COLUMN,    /* column */
  GOV_SQL_DROP_COLUMN,   /* name */
  GOV_SQL_RENAME_COLUMN, /* name → new_name */
  GOV_SQL_RENAME_OBJECT, /* RENAME TO new_name */
  GOV_SQL_SET_SCHEMA,    /* new_name is the schema */
  GOV_SQL_CHANGE_TYPE,   /* name, column->type; has_using */
  GOV_SQL_MODIFY_COLUMN, /* MySQL MODIFY, SQL Server ALTER COLUMN: the whole new column */
  GOV_SQL_CHANGE_COLUMN, /* MySQL CHANGE old new …: name → column->name; new_name set when it
                            differs */
  GOV_SQL_SET_DEFAULT,   /* name, column->default_* */
  GOV_SQL_DROP_DEFAULT,
  GOV_SQL_SET_NOT_NULL,
  GOV_SQL_DROP_NOT_NULL,
  GOV_SQL_ADD_GENERATED,   /* identity */
  GOV_SQL_DROP_GENERATED,  /* DROP IDENTITY, DROP EXPRESSION */
  GOV_SQL_ADD_CONSTRAINT,  /* constraint; MySQL's ADD INDEX is PLAIN_INDEX */
  GOV_SQL_DROP_CONSTRAINT, /* name; constraint->kind when the text says (DROP FOREIGN KEY, DROP
                              PRIMARY KEY, DROP CHECK) */
  GOV_SQL_DROP_INDEX,      /* MySQL: name */
  GOV_SQL_VALIDATE_CONSTRAINT,
  GOV_SQL_RENAME_CONSTRAINT,
  GOV_SQL_RENAME_INDEX,
  GOV_SQL_ALTER_CONSTRAINT,
  GOV_SQL_DISABLE_CONSTRAINT, /* SQL Server NOCHECK CONSTRAINT, MySQL NOT ENFORCED, Oracle DISABLE;
                                 name NULL: ALL */
  GOV_SQL_ENABLE_CONSTRAINT,  /* validated only when constraint->nocheck is 0 */
  GOV_SQL_ATTACH_PARTITION,   /* name */
  GOV_SQL_DETACH_PARTITION,
  GOV_SQL_ADD_PARTITION,
  GOV_SQL_DROP_PARTITION,
  GOV_SQL_TRUNCATE_PARTITION,
  GOV_SQL_OTHER_PARTITION,
  GOV_SQL_ENABLE_ROW_SECURITY,
  GOV_SQL_DISABLE_ROW_SECURITY,
  GOV_SQL_FORCE_ROW_SECURITY,
  GOV_SQL_NO_FORCE_ROW_SECURITY,
  GOV_SQL_ENABLE_TRIGGER,
  GOV_SQL_DISABLE_TRIGGER, /* name NULL: ALL or USER */
  GOV_SQL_ADD_VALUE,       /* enum */
  GOV_SQL_RENAME_VALUE,
  GOV_SQL_OWNER,
  GOV_SQL_SET_OPTION,     /* storage parameters, statistics, fillfactor, comment, AUTO_INCREMENT */
  GOV_SQL_SET_TABLESPACE, /* rewrites */
  GOV_SQL_SET_LOGGED,
  GOV_SQL_SET_UNLOGGED,
  GOV_SQL_SET_ACCESS_METHOD,
  GOV_SQL_SET_ENGINE,      /* MySQL ENGINE=, FORCE, ROW_FORMAT: rebuilds */
  GOV_SQL_CONVERT_CHARSET, /* MySQL CONVERT TO CHARACTER SET */
  GOV_SQL_CLUSTER_ON,
  GOV_SQL_REPLICA_IDENTITY,
  GOV_SQL_INHERIT,
  GOV_SQL_NO_INHERIT
} gov_sql_action_kind;

/* One change of an ALTER. */
typedef struct gov_sql_action {
  gov_sql_action_kind kind;
  const char *name, *new_name;
  gov_sql_column *column;
  gov_sql_constraint *constraint;
  uint8_t if_exists, if_not_exists, cascade, concurrently;
  uint8_t has_using; /* 2: by what cuts the value, left(), trunc(), … */
  uint8_t only_user; /* ENABLE, DISABLE TRIGGER USER: not those behind constraints */
  int32_t line;
} gov_sql_action;

/* A table read from or joined: FROM, JOIN, USING, INSERT … SELECT, CREATE TABLE … AS, LIKE. CTE
 * names are left out. */
typedef struct gov_sql_source {
  gov_sql_name table;
  const char *alias;
  uint8_t in_subquery; /* not at the top level of the statement */
  uint8_t like;        /* CREATE TABLE … LIKE, PARTITION OF, INHERITS: shape, not rows */
  int32_t line;
} gov_sql_source;

/* A comment that speaks to a tool: `-- squawk-ignore rule`, `-- atlas:nolint`, `-- +goose NO
 * TRANSACTION`. */
typedef struct gov_sql_directive {
  const char
      *text; /* without comment marks, at most 512 bytes; may hold prose: redact before showing */
  int32_t line;
  const char *note;  /* the comment line right below it, likewise; NULL: none */
  int32_t statement; /* the statement it precedes or shares its first line with; -1: none follows */
  uint8_t at_top;    /* nothing but comments before it */
} gov_sql_directive;

/* A part of the script that a tool runs and records alone: a Liquibase changeset; else the script
 * is one. */
typedef struct gov_sql_changeset {
  const char *id, *author; /* NULL for a script that is one */
  const char *dialect;     /* dbms: attribute, as spelled */
  int32_t line;
  int8_t transaction;          /* 1 wrapped, 0 explicitly not, -1 not said */
  uint8_t has_down;            /* a down section or rollback is there, though it may be empty */
  uint8_t down_declared_empty; /* `--rollback empty`, `not required`: nothing to undo, as said */
  uint8_t has_precondition;
} gov_sql_changeset;

/* INSERT … SELECT, CREATE TABLE … AS: of which of the tables it reads every row is copied. */
typedef enum gov_sql_whole {
  GOV_SQL_NOT_WHOLE,
  GOV_SQL_FIRST_WHOLE, /* the others are joined to it */
  GOV_SQL_ALL_WHOLE
} gov_sql_whole;

#define GOV_SQL_CONSTANT "="

/* A bit of gov_sql_statement.home: a bare name is not one of public, dbo or main. */
enum { GOV_SQL_NOT_PUBLIC = 1 };

typedef struct gov_sql_statement {
  /* What and where. */
  gov_sql_verb verb;
  gov_sql_object object;
  gov_sql_name name;  /* the object; CREATE/DROP INDEX … ON: the index, with `table` its table */
  gov_sql_name table; /* the table it concerns: that of an index, trigger, policy, COMMENT ON
                         COLUMN; else = name if a table */
  gov_sql_name *more; /* DROP TABLE a, b: the names after the first; TRUNCATE a, b; MySQL RENAME
                         TABLE: olds */
  gov_sql_name *more_to; /* MySQL RENAME TABLE a TO b, c TO d: the news beside `more` */
  int32_t more_count;
  gov_sql_name
      new_name; /* renames and SET SCHEMA: the name afterwards; ATTACH PARTITION: the partition */
  int32_t line, line_end;
  gov_sql_span span;
  int32_t number;    /* 1-based in the script */
  int32_t changeset; /* index into script->changesets */
  gov_sql_section section;
  int32_t nested_in; /* index of the DO, IF or procedure-like statement it was found in; -1: top
                        level */
  int32_t branch;    /* which IF, ELSE or handler of the script it stands under; 0: none */
  uint32_t home;     /* what a bare name means: another number after a SET search_path, a USE; 0:
                        public, or as the session began */

  /* Definition. */
  gov_sql_column *columns; /* CREATE TABLE */
  int32_t column_count;
  gov_sql_constraint
      *constraints; /* CREATE TABLE's table constraints, MySQL's indexes among them */
  int32_t constraint_count;
  gov_sql_action *actions; /* ALTER */
  int32_t action_count;
  gov_sql_names
      key; /* CREATE INDEX: its columns; expressions are left out and set has_expression */
  uint64_t *enum_values; /* CREATE TYPE … AS ENUM: a hash of each value, in order */
  int32_t enum_value_count;

  /* Rows. */
  gov_sql_source *sources;
  int32_t source_count;
  gov_sql_names written;   /* INSERT's column list, UPDATE's SET columns */
  gov_sql_names copied;    /* UPDATE: beside `written`, the column it is set to; "" if it is more */
  gov_sql_names predicate; /* columns in WHERE and ON, unqualified, each once; at every depth */
  gov_sql_names calls;     /* functions called, folded, each once */
  gov_sql_names selected; /* INSERT … SELECT, CTAS: output column names where plain; "*" for a star,
                             GOV_SQL_CONSTANT, "" for an expression */
  int64_t row_count;      /* INSERT … VALUES: number of rows; -1 unknown */

  /* SET: the setting folded, and its value when it is a duration (ms) or a number; -1 otherwise. */
  const char *setting;
  int64_t setting_value;
  uint8_t setting_local, setting_off; /* SET LOCAL; value is off/0/none/false */

  /* Yes or no. */
  uint8_t if_exists, if_not_exists, or_replace, temporary, unlogged, concurrently, cascade,
      restricted;
  uint8_t redefines; /* CREATE OR REPLACE of what an earlier script made: found once all are read */
  uint8_t relative;  /* UPDATE: a column is set to an expression of itself: n = n + 1 */
  uint8_t unique, only, as_select, materialized_with_no_data, has_expression, partition_of;
  uint8_t has_where, where_tautology, has_limit, has_returning, has_on_conflict, ignore_duplicates;
  uint8_t whole;                 /* as_select: a gov_sql_whole, the WHERE aside */
  uint8_t is_full;               /* VACUUM FULL */
  uint8_t without_rowid, strict; /* SQLite */
  uint8_t algorithm, lock;       /* 0 not said; else a gov_sql_algorithm, gov_sql_lock */
  uint8_t fails;                 /* SELECT 1/0: where the server checks, an error each time */
  uint8_t undoes;                /* ROLLBACK TO a savepoint: takes back a part of the transaction */
  uint8_t in_transaction;        /* between BEGIN and COMMIT of the text itself */
  uint8_t opaque;        /* could not be read, or runs text made at run time: gov_sql_opaque bits */
  uint8_t commented_out; /* stands inside a block comment (formats: a production path kept there) */
  uint8_t conditional;   /* nested under IF, CASE, an exception handler or a loop */
  uint8_t in_loop;       /* nested under LOOP, WHILE, FOR */
  uint8_t disables_checks, enables_checks; /* gov_sql_checks bits: SET FOREIGN_KEY_CHECKS=0,
                                              PRAGMA foreign_keys=ON, … */
  uint8_t to_program, server_file;         /* COPY … PROGRAM; COPY/LOAD of a server file */
  uint8_t remote;      /* rows are addressed elsewhere: s3://…, FROM S3, ENGINE=FEDERATED */
  uint8_t destructive; /* loses rows or columns, table rebuilds folded: see gov_sql_fold */
  uint8_t rebuild;     /* part of a table rebuild (create new, copy, drop old, rename) */
  int32_t literal_count, number_count;
} gov_sql_statement;

typedef enum gov_sql_algorithm {
  GOV_SQL_ALGORITHM_DEFAULT = 1,
  GOV_SQL_ALGORITHM_INSTANT,
  GOV_SQL_ALGORITHM_INPLACE,
  GOV_SQL_ALGORITHM_COPY
} gov_sql_algorithm;

typedef enum gov_sql_lock {
  GOV_SQL_LOCK_DEFAULT = 1,
  GOV_SQL_LOCK_NONE,
  GOV_SQL_LOCK_SHARED,
  GOV_SQL_LOCK_EXCLUSIVE
} gov_sql_lock;

/* What a session may stop to look at as it writes; above them, each bit for all other sessions. */
typedef enum gov_sql_checks {
  GOV_SQL_FOREIGN_KEYS = 1,
  GOV_SQL_UNIQUE_KEYS = 2,
  GOV_SQL_CHECK_CONSTRAINTS = 4,
  GOV_SQL_TRIGGERS = 8,
  GOV_SQL_CHECKS_GLOBALLY = 4, /* bits to shift by */
  GOV_SQL_CHECKS_COUNT = 8
} gov_sql_checks;

typedef enum gov_sql_opaque {
  GOV_SQL_UNREAD = 1,    /* no verb we know */
  GOV_SQL_DYNAMIC = 2,   /* EXECUTE of a string, sp_executesql, PREPARE FROM */
  GOV_SQL_BLOCK = 4,     /* DO, BEGIN … END: its static statements follow as nested ones */
  GOV_SQL_TEMPLATED = 8, /* a template or macro decides what it is */
  GOV_SQL_INCLUDE = 16,  /* \i, SOURCE, :r, @file */
  GOV_SQL_ROUTINE = 32,  /* the body of a function, procedure or trigger: stored, not run */
  GOV_SQL_BROKEN = 64    /* an unterminated quote, comment or parenthesis */
} gov_sql_opaque;

typedef struct gov_sql_script {
  gov_sql_statement **statements; /* NULL: packed */
  const char **groups;            /* the statements, packed */
  const uint8_t *folded; /* packed as they were read: what folding found of each; else NULL */
  int32_t statement_count;
  gov_sql_changeset *changesets; /* at least one */
  int32_t changeset_count;
  gov_sql_directive *directives;
  int32_t directive_count;
  const char *tool;        /* whose marks it bears: goose, dbmate, …; NULL: nobody's */
  gov_sql_dialect dialect; /* given, or found in the text */
  uint8_t dialect_found;   /* by syntax: unmistakable */
  uint8_t sections;        /* bits 1 << gov_sql_section that the text marks itself */
  uint8_t truncated;       /* a limit was met */
  uint8_t replaces;        /* packed: a CREATE OR REPLACE is among its statements */
  int32_t commented_out;   /* statements found inside block comments: not among `statements` unless
                              asked for */
  int32_t commented_line;  /* the first of them */
  int32_t opaque_count;
} gov_sql_script;

typedef struct gov_sql_options {
  gov_sql_dialect dialect;    /* ANY: find it */
  gov_sql_section section;    /* what unmarked text is: a down file's is GOV_SQL_DOWN */
  int32_t first_line;         /* of the text in its file; 0 is 1 */
  uint8_t want_commented_out; /* add statements of block comments too, marked */
  uint8_t in_transaction;     /* the tool wraps the script */
  /* Sees each string literal before it is forgotten; must not keep it. NULL: nobody. */
  void (*literal)(void *context, gov_text text, int32_t line);
  void *context;
  /* Takes all but the texts, which stay in the arena given, for those who let go of statements
   * earlier. NULL: that arena as well. */
  gov_arena *structs;
  /* Takes the statements, each packed as soon as it is read, so that no more than one stands in full;
   * to be read through a view. NULL: they stand side by side. */
  gov_arena *packed;
} gov_sql_options;

int gov_sql_read(gov_arena *arena, gov_text sql, const gov_sql_options *options,
                 gov_sql_script **out);

/* Does it copy one table with all its rows and columns, to stay: CREATE TABLE … AS SELECT * FROM it, INSERT … SELECT * FROM it? */
int gov_sql_copies_table(const gov_sql_statement *statement);

/* ---- sql_pack.c: statements at rest ---- */

enum {
  GOV_SQL_PACKED_SLOTS = 8, /* a verb has one of them */
  GOV_SQL_PACKED_WORDS =    /* of the last row of each kind */
  (sizeof(gov_sql_statement) + sizeof(gov_sql_name) + sizeof(gov_sql_column) +
   sizeof(gov_sql_constraint) + sizeof(gov_sql_action) + sizeof(gov_sql_source)) /
      8 +
  1
};

/* What the next statement of a group is a difference from. */
typedef struct gov_sql_last {
  uint64_t words[GOV_SQL_PACKED_SLOTS][GOV_SQL_PACKED_WORDS];
  unsigned now, used; /* the slot turned to; bits of those that hold something */
} gov_sql_last;

/* A copy of the script with its statements packed; texts, and statements that are packed already, are
** shared with the script's own arenas. NULL when out of memory. */
gov_sql_script *gov_sql_pack(gov_arena *arena, const gov_sql_script *script);

/* Statements packed one after the other; a failure shows at the end. */
typedef struct gov_sql_packing {
  gov_arena *arena;
  gov_list groups; /* char *: ended groups */
  gov_list bytes;  /* of the group under way */
  gov_sql_last last;
  int32_t count;
  uint8_t replaces;
  int failed;
} gov_sql_packing;

void gov_sql_packing_start(gov_sql_packing *packing, gov_arena *arena);
void gov_sql_packing_add(gov_sql_packing *packing, const gov_sql_statement *statement);
/* Gives the statements to the script and frees the rest. SQLITE_OK or SQLITE_NOMEM. */
int gov_sql_packing_end(gov_sql_packing *packing, gov_sql_script *script);
/* sql_fold.c: what it found of a statement, which was packed before. */
void gov_sql_apply_fold(gov_sql_statement *statement, uint8_t folded);

/* One look at scripts, packed or not; {0} to begin with. */
typedef struct gov_sql_view {
  const gov_sql_script *script; /* the one turned to */
  gov_arena room;               /* of the rows */
  gov_sql_statement *rows;      /* some neighbours, or NULL */
  int32_t first;                /* index of the first of them */
  const unsigned char *at;      /* while they are unpacked */
  gov_sql_last last;
} gov_sql_view;

void gov_sql_view_turn(gov_sql_view *view, const gov_sql_script *script);
/* The statement of that index, until the next is asked for: whoever looks at two at a time needs two
** views. Never NULL; without memory it is an empty one, and closing says so. */
const gov_sql_statement *gov_sql_at(gov_sql_view *view, int32_t index);
int gov_sql_view_close(gov_sql_view *view); /* SQLITE_OK or SQLITE_NOMEM */

/* A copy that outlives the statement. */
gov_sql_type gov_sql_keep_type(gov_arena *arena, const gov_sql_type *type);
gov_sql_names gov_sql_keep_names(gov_arena *arena, const gov_sql_names *names);
/* The script with its statements side by side, for those who change them; NULL when out of memory. */
gov_sql_script *gov_sql_unpack(gov_arena *arena, const gov_sql_script *script);

/* Whether the statement changes the rows or the shape of a table of its own accord (not CREATE
 * INDEX, GRANT, SET). */
int gov_sql_changes_table(const gov_sql_statement *statement);

/* It runs beside the work of others, and in no transaction. */
int gov_sql_is_concurrent(const gov_sql_statement *statement);
/* PostgreSQL runs it in no transaction. */
int gov_sql_refuses_transaction(const gov_sql_statement *statement);

/* What a program or a block puts into a text as it runs: two of them need not be the same. */
#define GOV_SQL_HOLE "${value}"
int gov_sql_has_hole(const char *name);

/* What a CREATE of the one makes is surely what the other names: equal in full, where no schema is
** that of public, dbo and main, or for a temporary table that of temp and pg_temp. */
int gov_sql_same_table(const char *created, int temporary, const char *asked);
/* Whether the two names are looked up in the same schema: both say which, or both stand in one home. */
int gov_sql_same_home(const char *created, uint32_t created_home, const char *asked, uint32_t home);

#endif
