/* model.h: what the readers of data models share: units, fields and what marks them.
**
** A model tells names, types and marks. Values are never kept: defaults, examples, members of
** enumerations and descriptions are stepped over, names and types pass the redactor.
*/
#ifndef GOV_MODEL_H
#define GOV_MODEL_H
#include "read/policies/policy_parts.h"

/* A name or type as it may be kept: redacted, bounded. NULL for empty text or out of memory. */
const char *gov_model_keep(gov_reading *reading, gov_text text);
/* Parts joined by '.', those that are NULL or empty left out; NULL when the last one is. */
const char *gov_model_name(gov_reading *reading, const char *database, const char *schema,
                           const char *table);

/* What is said of a unit or field, by the members of data/model_words.tsv. */
typedef struct gov_marks {
  const char *data_class, *tags, *owner;
} gov_marks;
void gov_mark_tag(gov_reading *reading, gov_marks *marks, const char *tag);
/* One member: does it mark the data? */
void gov_mark_member(gov_reading *reading, gov_marks *marks, const gov_node *member);
void gov_mark_all(gov_reading *reading, gov_marks *marks, const gov_node *map);
/* A mark in a comment: @pii, @classification(restricted), @sensitivity: high. */
void gov_mark_comment(gov_reading *reading, gov_marks *marks, gov_text comment);

/* A unit the model declares; kind as in words.h. NULL without name or memory. The row moves when
 * another mention is added. */
gov_mention *gov_model_unit(gov_reading *reading, const char *name, const char *kind, int32_t line,
                            gov_marks marks);
/* A column; one that tells tenants apart is noted as the unit's. NULL without name or memory. */
gov_field *gov_model_field(gov_reading *reading, const char *unit, const char *name, int32_t line);

/* Where the unit is kept: a region, country or area, in an environment (NULL: not said). No
 * movement. */
void gov_model_stored(gov_reading *reading, const char *unit, const char *env, const char *place,
                      int32_t line);

/* The column is made from, or a copy of: unit from source. */
void gov_model_lineage(gov_reading *reading, const char *unit, const char *source, int32_t line);

#endif
