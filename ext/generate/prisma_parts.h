/* prisma_parts.h: a Prisma schema taken apart; what its writer asks. */
#ifndef GOV_PRISMA_PARTS_H
#define GOV_PRISMA_PARTS_H
#include "generate/prisma.h"
#include "read/models/model_prisma_tokens.h"

typedef enum prisma_block_kind { PRISMA_MODEL, PRISMA_ENUM, PRISMA_OTHER } prisma_block_kind;

typedef struct prisma_range {
  size_t from, end; /* tokens; from 0: none */
} prisma_range;

typedef struct prisma_model {
  prisma_block_kind kind;
  gov_text name, table; /* table: by @@map, else the name */
  prisma_range body;
  int32_t line;
} prisma_model;

typedef struct prisma_column {
  gov_text name, type, column; /* column: by @map, else the name */
  int optional, list;
  prisma_range rest; /* its attributes */
  int32_t line;
} prisma_column;

typedef struct prisma_schema {
  gov_arena *arena;
  gov_list tokens, models; /* prisma_token, prisma_model */
  gov_sql_dialect dialect, provider;
  int without_references; /* relationMode = "prisma" */
  sqlite3_str *out;
  int32_t out_line;
  const char *why; /* what cannot be made SQL of */
  int32_t why_line;
} prisma_schema;

/* prisma.c */
const prisma_token *gov_prisma_at(const prisma_schema *schema, size_t i);
int gov_prisma_is_mark(const prisma_schema *schema, size_t i, const char *mark);
int gov_prisma_is_word(const prisma_schema *schema, size_t i, const char *word);
const prisma_model *gov_prisma_model(const prisma_schema *schema, gov_text name);
/* The next field at or behind *i; 0 at the end of the body. */
int gov_prisma_field(const prisma_schema *schema, const prisma_model *model, size_t *i,
                     prisma_column *field);
int gov_prisma_field_named(const prisma_schema *schema, const prisma_model *model, gov_text name,
                           prisma_column *field);
/* The arguments of an attribute: @name(…) of a field, @@name(…) of a body from *i on. found 0: it
** is not there; an empty range: it has no arguments. */
prisma_range gov_prisma_attribute(const prisma_schema *schema, prisma_range within,
                                  const char *mark, const char *name, int *found);
/* An argument by its name; NULL name: the first without one. Its tokens. */
prisma_range gov_prisma_argument(const prisma_schema *schema, prisma_range arguments,
                                 const char *name);
gov_text gov_prisma_string(const prisma_schema *schema, prisma_range range);
size_t gov_prisma_behind(const prisma_schema *schema, size_t i, size_t end);
void gov_prisma_refuse(prisma_schema *schema, int32_t line, const char *why);

/* prisma_sql.c */
void gov_prisma_write(prisma_schema *schema);
/* prisma_types.c: "text", "varchar(20)", …; NULL and refused when there is none. */
const char *gov_prisma_type(prisma_schema *schema, const prisma_column *field);
/* " DEFAULT …", or "". *counts: autoincrement(). */
const char *gov_prisma_default(prisma_schema *schema, const prisma_column *field, int *counts);

#endif
