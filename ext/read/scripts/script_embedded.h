/* script_embedded.h: the SQL that a program hands to a database: in strings, and in the here
** documents and arguments of a shell script's database client. */
#ifndef GOV_SCRIPT_EMBEDDED_H
#define GOV_SCRIPT_EMBEDDED_H
#include "read/scripts/script_quality.h"
#include "read/sql/sql_statement.h"

typedef struct gov_embedded {
  gov_text sql;            /* each statement on its line of the program; n 0: there is none */
  gov_sql_dialect dialect; /* of the only client that is called; ANY: not known */
} gov_embedded;

/* SQLITE_OK or SQLITE_NOMEM; the text lives in the arena. */
int gov_embedded_read(gov_arena *arena, gov_text code, gov_language language,
                      gov_embedded *embedded);
/* Whether the text begins as a statement that changes rows or shapes: INSERT INTO, DROP TABLE, … */
int gov_embedded_is_sql(gov_text text);

#endif
