/* prisma.h: a Prisma schema as the SQL that Prisma Migrate makes of it. */
#ifndef GOV_GENERATE_PRISMA_H
#define GOV_GENERATE_PRISMA_H
#include "base/arena.h"
#include "read/sql/sql_token.h"

/* *sql gets the text, its lines those of the schema as far as a column has one. SQLITE_OK,
** SQLITE_NOMEM, or SQLITE_ERROR with *why set (in the arena) and *line, the place. */
int gov_prisma_sql(gov_arena *arena, gov_text schema, gov_sql_dialect dialect, gov_text *sql,
                   const char **why, int32_t *line);
/* The message of such an error (sqlite3_free). */
char *gov_prisma_error(const char *path, int32_t line, const char *why);

#endif
