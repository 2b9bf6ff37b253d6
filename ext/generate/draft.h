/* draft.h: the texts of a draft, and the writers for each dialect.
**
** Every writer turns the same plan into three scripts: the migration, its rollback and its
** verification. Tables that a draft adds to keep values start with _gov_: _gov_saved_T is the
** first schema's T as it was, _gov_after_T what a rollback took out of use, _gov_migration what
** the migration noted about itself.
*/
#ifndef GOV_DRAFT_H
#define GOV_DRAFT_H
#include "generate/plan.h"

#define GOV_SAVED "_gov_saved_"
#define GOV_AFTER "_gov_after_"

typedef struct gov_draft {
  gov_plan *plan;
  const char *id; /* names this draft in _gov_migration: a digest of its inputs */
  const char *spec_path, *from_path, *to_path;
  const char *from_why, *to_why; /* how the schemas were chosen */
  sqlite3_str *migration, *rollback, *verify;
} gov_draft;

void gov_draft_sqlite(gov_draft *draft);     /* sqlite_draft.c */
void gov_draft_postgresql(gov_draft *draft); /* postgresql_draft.c */
void gov_draft_mysql(gov_draft *draft);      /* mysql_draft.c */
/* What a plan asks that no draft of the dialect can do safely (sqlite3_free), or NULL. */
char *gov_draft_postgresql_refusal(const gov_plan *plan);
char *gov_draft_mysql_refusal(const gov_plan *plan);

/* A comment line; what stands in it cannot end it. */
void gov_draft_comment(sqlite3_str *out, const char *format, ...);
/* The head of each script: what it is, that nobody approved it, how to run it. */
void gov_draft_head(const gov_draft *draft, sqlite3_str *out, const char *title, const char *how);
/* The plan's steps as comments, those held back marked. */
void gov_draft_steps(const gov_draft *draft, sqlite3_str *out);
/* One sentence for people: "drop column email of users". */
char *gov_step_sentence(const gov_step *step);
const char *gov_reference_action_name(gov_sql_reference_action action); /* "CASCADE", … */

#endif
