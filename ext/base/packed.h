/* packed.h: a long list of equal rows, most of it at rest.
**
** Rows are packed by the group, each row as its difference from the one before; the last rows stand
** open until there are enough of them. Rows are added at the end, read in any order through a view,
** and changed by going through them all.
*/
#ifndef GOV_PACKED_H
#define GOV_PACKED_H
#include "base/arena.h"

enum { GOV_PACKED_MOST_ROW_BYTES = 1024 };

typedef struct gov_packed {
  gov_list groups;     /* unsigned char *: packed groups, one allocation each */
  unsigned char *open; /* the rows behind them as they are */
  size_t count;        /* all rows */
  size_t row_bytes;    /* set before the first add: a multiple of 8, without padding in the row */
} gov_packed;

void *
gov_packed_add(gov_packed *packed); /* a zeroed row at the end, until the next; NULL: no memory */
/* Appends all rows of `from`, which is left empty. SQLITE_OK or SQLITE_NOMEM. */
int gov_packed_move(gov_packed *packed, gov_packed *from);
/* Shows `visit` each row from `first` on, to change as it likes; 0 from it: the row goes. SQLITE_OK, or
** SQLITE_NOMEM with rows lost. */
int gov_packed_rewrite(gov_packed *packed, size_t first, int (*visit)(void *context, void *row),
                       void *context);
void gov_packed_trim(gov_packed *packed); /* gives back the room not used */
void gov_packed_free(gov_packed *packed);

/* A look at the rows: {packed} to begin with. */
typedef struct gov_packed_view {
  const gov_packed *packed;
  unsigned char *rows; /* of one group, or NULL */
  size_t group;
  int failed;
} gov_packed_view;

/* The row, until the view is asked for another; NULL when out of memory. */
const void *gov_packed_at(gov_packed_view *view, size_t index);
/* The row of *index, which moves on; NULL at the end, too. */
const void *gov_packed_next(gov_packed_view *view, size_t *index);
int gov_packed_view_close(gov_packed_view *view); /* SQLITE_OK or SQLITE_NOMEM */

#endif
