/* policy_parts.h: what the readers of policies, registries and contracts share: making the rows
 * they all make. */
#ifndef GOV_POLICY_PARTS_H
#define GOV_POLICY_PARTS_H
#include "read/read.h"
#include "read/trees/tree.h"

static inline gov_place gov_place_of(const gov_reading *reading, const gov_node *node) {
  return (gov_place){reading->source->path, gov_node_line(node)};
}

/* A policy row that stands at the node; NULL when out of memory. */
gov_policy *gov_add_policy(gov_reading *reading, const char *policy_id, const char *kind,
                           const gov_node *node);
/* The unit is known to the artifact; source as in words.h. NULL when the name is missing or memory
 * ran out. */
gov_mention *gov_add_mention(gov_reading *reading, const char *name, const char *source,
                             const gov_node *node);
gov_field *gov_add_field(gov_reading *reading, const char *unit, const char *name,
                         const gov_node *node);

/* A bound such as 7y, "30 days", {value: 7, unit: y}; 0 and a diagnostic when it is none. */
int gov_take_duration(gov_reading *reading, const gov_node *node, gov_policy *policy);
/* A unit is kept for the bound at the node (keep_for; policy_id NULL: retention:UNIT). NULL when there
 * is no unit, no bound (diagnosed) or no memory. */
gov_policy *gov_add_retention(gov_reading *reading, const char *policy_id, const char *unit,
                              const gov_node *node);
/* Regions, countries or areas of a scalar or list, joined by ','. */
const char *gov_take_places(gov_reading *reading, const gov_node *node);
/* Free text, redacted. */
const char *gov_take_prose(gov_reading *reading, const gov_node *node);
/* Likewise, but a placeholder (TBD) is no text: NULL with a diagnostic. */
const char *gov_take_reason(gov_reading *reading, const gov_node *node);
/* YYYY-MM-DD, or NULL with a diagnostic. */
const char *gov_take_date(gov_reading *reading, const gov_node *node);

/* An info diagnostic for each member that is not one of names (separated by '|'). */
void gov_note_unknown_keys(gov_reading *reading, const gov_node *map, const char *names);
/* A warning at a node: what is wrong with the value of its key. */
void gov_bad_value(gov_reading *reading, const gov_node *node, const char *accepted);

/* A map of threshold names to numbers. */
void gov_read_thresholds(gov_reading *reading, const gov_node *map);

#endif
