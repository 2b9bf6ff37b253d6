/* markdown_prepare.h: the copy of a document that md4c is given: same lines, a few of them
 * rewritten. */
#ifndef GOV_MARKDOWN_PREPARE_H
#define GOV_MARKDOWN_PREPARE_H
#include "base/arena.h"
#include "base/text.h"

typedef struct gov_prepared {
  gov_text text; /* '\0' behind it */
  gov_text front_matter;
  int32_t front_matter_line;
} gov_prepared;

/* Lone carriage returns become line feeds, front matter is blanked, delimiter rows of tables get
** three dashes a cell (md4c wants them), and lines that open more than GOV_MAX_TREE_DEPTH
** containers at once open no more (md4c walks all open containers on each line). What is indented
** below `!!! note` or `=== "Tab"` becomes a quote: md4c would take it for code. SQLITE_OK or
** SQLITE_NOMEM. */
int gov_markdown_prepare(gov_arena *arena, gov_text text, gov_prepared *prepared);

#endif
