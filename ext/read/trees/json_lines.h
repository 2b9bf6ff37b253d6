/* json_lines.h: JSON lines, one value a line: what every reader of them does with blank lines, lines
 * that are no JSON, and a file whose end cannot be read.
 */
#ifndef GOV_JSON_LINES_H
#define GOV_JSON_LINES_H
#include "read/read.h"
#include "read/trees/tree.h"

/* Takes one line, trimmed and not empty. 1 read, 0 no JSON, <0 out of memory. */
typedef int gov_json_line(void *data, gov_text line, int32_t number);

/* Each line in turn. Lines that are no JSON make the artifact partial and are diagnosed, the first
 * twenty one by one. SQLITE_OK or SQLITE_NOMEM. */
int gov_json_lines(gov_reading *reading, gov_lines *lines, gov_json_line *take, void *data);

/* Each line as a tree; read_root as of a reader. SQLITE_OK or SQLITE_NOMEM. */
int gov_json_lines_roots(gov_reading *reading, gov_lines *lines,
                         int (*read_root)(gov_reading *reading, const gov_node *root));

#endif
