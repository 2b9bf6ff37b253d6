/* phrase_tables.h: the data tables of phrases, indexed for all readers of prose.
**
** Built once a scan and shared by its threads: to index them takes as long as to read a page.
*/
#ifndef GOV_PHRASE_TABLES_H
#define GOV_PHRASE_TABLES_H
#include "facts/regions.h"
#include "read/prose/phrases.h"

typedef struct gov_phrase_tables {
  gov_arena arena;
  gov_phrases topics, units, steps, amounts, flows, approvals, limits, copies;
  gov_phrases said; /* units and flows: what every sentence is searched for */
  gov_region_heads places;
} gov_phrase_tables;

/* The facet of a phrase of `said` in its own table; negative, or beyond its facets, where it is of
** another. */
static inline int gov_said_of_units(const gov_phrase *phrase) {
  return phrase->facet;
}
static inline int gov_said_of_flows(const gov_phrase_tables *tables, const gov_phrase *phrase) {
  return phrase->facet - tables->units.facet_count;
}

gov_phrase_tables *gov_phrase_tables_new(void); /* NULL when out of memory */
void gov_phrase_tables_free(gov_phrase_tables *tables);

/* Each where the phrases are used. SQLITE_OK or SQLITE_NOMEM. */
int gov_topics_open(gov_phrases *topics, gov_arena *arena);       /* topics.c */
int gov_units_open(gov_phrases *units, gov_arena *arena);         /* units_document.c */
int gov_steps_open(gov_phrases *steps, gov_arena *arena);         /* steps_fields.c */
int gov_amounts_open(gov_phrases *amounts, gov_arena *arena);     /* amounts.c */
int gov_flows_open(gov_phrases *flows, gov_arena *arena);         /* regions_text.c */
int gov_approvals_open(gov_phrases *approvals, gov_arena *arena); /* approvals.c */
int gov_limits_open(gov_phrases *limits, gov_arena *arena);       /* limit_numbers.c */
int gov_copies_open(gov_phrases *copies, gov_arena *arena);       /* copy_words.c */

#endif
