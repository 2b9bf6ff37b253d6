/* layout.h: what the path of a migration says: whose layout it is, which direction, what it belongs
 * with. */
#ifndef GOV_LAYOUT_H
#define GOV_LAYOUT_H
#include "base/arena.h"
#include "read/sql/sql_statement.h"

/* Its statements decide whether the tool wraps it: see data/layouts.tsv. */
enum { GOV_LAYOUT_ASKED = 2 };

typedef struct gov_layout {
  const char *tool;    /* data/layouts.tsv; NULL: no tool's layout */
  const char *name;    /* without direction and version */
  const char *version; /* its digits; NULL: none */
  const char
      *pair; /* equal for a change and its undo, whatever folder or ending tells them apart */
  const char *series;      /* the folder whose scripts run after one another */
  gov_sql_section section; /* of the whole file */
  int marked;              /* the direction is said, not assumed */
  int transactional;       /* 1 the tool wraps it, 0 it does not, -1 not known */
  int last;                /* it runs after all others of its series */
  int numbered;            /* the tool knows the script by its number alone */
  const char *dialect; /* of a folder or a part of the name: mysql/1_a.up.sql, 1_a.mysql.up.sql */
  const char *revision, *after; /* Alembic */
  const char *any_pair;         /* `pair` without that part of the name; NULL: it has none */
} gov_layout;

void gov_layout_read(gov_arena *arena, const char *path, gov_layout *layout);
/* 1 wrapped, 0 not, -1 not known: what the tool of that name does with a script when nothing else
 * is said. */
int gov_layout_transactional(const char *tool);
/* Whether the tool of that name knows its scripts by their numbers alone. */
int gov_layout_numbered(const char *tool);

#endif
