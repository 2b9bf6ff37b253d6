/* steps_parts.h: shared by the files that read steps.
**
**   steps.c         which sentences make up which step
**   steps_fields.c  columns, labels and headings as fields of a step
**   steps_cues.c    what a step does to data
*/
#ifndef GOV_STEPS_PARTS_H
#define GOV_STEPS_PARTS_H
#include "facts/lexicon/lexicon.h"
#include "read/documents/steps.h"
#include "read/prose/phrase_tables.h"

typedef enum step_field {
  STEP_NUMBER,
  STEP_NAME,
  STEP_ACTION,
  STEP_PRECONDITION,
  STEP_VERIFICATION,
  STEP_ROLLBACK,
  STEP_DURATION,
  STEP_OWNER,
  STEP_REVERSIBILITY,
  STEP_MOMENT,
  STEP_FIELD_COUNT,
  STEP_OTHER = STEP_FIELD_COUNT /* a label nobody knows: not kept, but it may tell what is done */
} step_field;

enum { STEP_TEXT_BYTES = 1024 };

/* Facets of data/step_words.tsv. */
enum {
  STEP_WORDS_FIELD,
  STEP_WORDS_NUMBERED,
  STEP_WORDS_DESTROYS,
  STEP_WORDS_CHANGES,
  STEP_WORDS_REFERRED,
  STEP_FACETS
};

typedef struct step_builder {
  const gov_document *document;
  gov_reading *reading;
  gov_arena *scratch; /* lives as long as the document */
  const gov_phrases *words;
  gov_folded folded;      /* of the sentence at hand */
  gov_document_step step; /* being gathered */
  int open;               /* there is one */
  int announced;          /* its changes are known from its heading alone */
  char text[STEP_FIELD_COUNT][STEP_TEXT_BYTES];
  size_t n[STEP_FIELD_COUNT];
  int32_t position;
  int failed;
} step_builder;

/* steps_fields.c */
step_field step_field_of(const step_builder *builder, gov_text name); /* STEP_OTHER: none */
/* The number of "Step 3: …" or, where `plain`, of "3. …"; 0 none. *rest: what stands behind it. */
int32_t step_number_of(const step_builder *builder, gov_text text, int plain, gov_text *rest);
int32_t step_number_in(gov_text label); /* the last number of "C-03"; 0 none */
void step_add(step_builder *builder, step_field field, const gov_markdown_block *block,
              gov_text text);
void step_start(step_builder *builder, const char *form, int32_t section, int32_t line);
void step_finish(step_builder *builder, int32_t line_end);

/* steps_cues.c */
void step_cues(step_builder *builder, gov_text text, int code);
void step_condition(step_builder *builder, gov_text text); /* what must hold before it */

#endif
