/* workspace.h: one scan's immutable facts with their indexes, counted by reference, and the
 * connection's current one. */
#ifndef GOV_WORKSPACE_H
#define GOV_WORKSPACE_H
#include "facts/facts.h"
#include "tables/kept_rows.h"
#include "tables/table.h"

typedef struct gov_index gov_index;

typedef struct gov_workspace {
  int references;
  gov_facts facts;
  char *root;          /* absolute; only for reports and drafts, never shown */
  gov_index **indexes; /* for each of gov_tables, for each of its columns; made on first use */
  int index_count;
  gov_kept_rows *kept; /* for each of gov_embedded_views; made on first use */
} gov_workspace;

/* Takes the facts over, also when it fails: NULL when out of memory. */
gov_workspace *gov_workspace_new(gov_facts *facts, const char *root);
gov_workspace *gov_workspace_reference(gov_workspace *workspace);
void gov_workspace_release(gov_workspace *workspace);

/* Rows of a table whose column equals text, in row order: first, then next after `row`; -1 at the
** end, GOV_INDEX_NOMEM when memory runs out. The first use of a column builds its index. The view is
** the caller's look at the table.
*/
#define GOV_INDEX_NOMEM (-2)
int64_t gov_index_first(const gov_workspace *workspace, gov_facts_view *view, int table_no,
                        int column_no, const char *text);
int64_t gov_index_next(const gov_workspace *workspace, gov_facts_view *view, int table_no,
                       int column_no, const char *text, int64_t row);
/* Whether there is such a row and its column equals text: a guess, cheaper than a look-up. */
int gov_index_is_at(gov_facts_view *view, int table_no, int column_no, const char *text,
                    int64_t row);

/* The rows kept for a view, empty before it was computed; NULL when out of memory. */
gov_kept_rows *gov_workspace_kept(gov_workspace *workspace, int view_no);

/* Tables of phrases that functions look up in texts: to index one takes longer than to use it. */
typedef enum gov_kept_phrases {
  GOV_PHRASES_OUTCOME,
  GOV_PHRASES_LIMITS,
  GOV_PHRASES_KEPT
} gov_kept_phrases;

/* What a connection holds. One for each load; freed with its last user (module, function or
 * cursor). */
typedef struct gov_context {
  int references;
  sqlite3 *db;
  gov_workspace *workspace;                      /* NULL before the first successful scan */
  struct gov_phrases *phrases[GOV_PHRASES_KEPT]; /* of functions; made on first use */
  gov_arena phrase_rows;
} gov_context;

gov_context *gov_context_reference(gov_context *context);
void gov_context_release(void *context);
/* Makes the workspace current (taking it over) and drops the old one. */
void gov_context_set(gov_context *context, gov_workspace *workspace);

#endif
