/* json_lines.c: see json_lines.h. */
#include "read/trees/json_lines.h"

enum { MOST_BROKEN_LINES = 20 };

int gov_json_lines(gov_reading *reading, gov_lines *lines, gov_json_line *take, void *data) {
  gov_text line;
  int32_t number = 0;
  int64_t broken = 0;
  int more = 1, taken = 1;
  while (taken >= 0 && (more = gov_lines_next(lines, &line, &number)) > 0) {
    line = gov_trim(line);
    if (!line.n || (taken = take(data, line, number)) != 0) continue;
    if (++broken <= MOST_BROKEN_LINES)
      gov_diagnose(reading->facts, GOV_ERROR, "not_parsed",
                   (gov_place){reading->source->path, number}, "the line is no JSON");
  }
  if (broken || more < 0) reading->artifact->status = GOV_PARTIAL;
  if (broken > MOST_BROKEN_LINES)
    gov_diagnose(reading->facts, GOV_ERROR, "not_parsed", (gov_place){reading->source->path, 0},
                 "%lld lines are no JSON; the first %d are listed", (long long)broken,
                 MOST_BROKEN_LINES);
  return taken < 0 ? SQLITE_NOMEM : SQLITE_OK;
}

typedef struct root_lines {
  gov_reading *reading;
  int (*read_root)(gov_reading *reading, const gov_node *root);
  gov_tree tree; /* of the line at hand */
} root_lines;

static int take_root(void *data, gov_text line, int32_t number) {
  root_lines *walk = data;
  const gov_node *root = gov_tree_line(&walk->tree, line, number);
  if (walk->tree.arena.failed) return -1;
  if (!root) return 0;
  return walk->read_root(walk->reading, root) == SQLITE_OK && !walk->reading->facts->arena.failed
             ? 1
             : -1;
}

int gov_json_lines_roots(gov_reading *reading, gov_lines *lines,
                         int (*read_root)(gov_reading *reading, const gov_node *root)) {
  root_lines walk = {.reading = reading, .read_root = read_root};
  int rc = gov_json_lines(reading, lines, take_root, &walk);
  gov_tree_free(&walk.tree);
  return rc;
}
