/* lexicon.c: the phrases of the build, which are ready, and those of --lexicon. */
#include "facts/lexicon/lexicon_parts.h"

/* What the file of --lexicon holds was checked when it was read. */
static int add_phrases(gov_lexicon *lexicon, const gov_facts *facts) {
  const gov_added_phrase *added = facts ? GOV_ROWS(facts, added_phrases) : NULL;
  size_t count = facts ? GOV_COUNT(facts, added_phrases) : 0;
  int rc = SQLITE_OK;
  for (size_t i = 0; i < count && rc != SQLITE_NOMEM; i++) {
    lexicon_entry entry = {added[i].language, added[i].aspect, added[i].signal, added[i].phrase,
                           added[i].value};
    rc = lexicon_add(&lexicon->builder, &lexicon->concepts, &entry);
  }
  return rc == SQLITE_NOMEM ? rc : lexicon_build(&lexicon->builder, &lexicon->tries[0]);
}

gov_lexicon *gov_lexicon_new(const gov_facts *facts) {
  gov_lexicon *lexicon = sqlite3_malloc64(sizeof *lexicon);
  if (!lexicon) return NULL;
  memset(lexicon, 0, sizeof *lexicon);
  lexicon->tries[1] = gov_embedded_lexicon;
  lexicon_builder_init(&lexicon->builder);
  int rc = gov_concepts_open(&lexicon->concepts);
  if (rc == SQLITE_OK) rc = add_phrases(lexicon, facts);
  if (rc == SQLITE_OK) return lexicon;
  gov_lexicon_free(lexicon);
  return NULL;
}

void gov_lexicon_free(gov_lexicon *lexicon) {
  if (!lexicon) return;
  lexicon_builder_free(&lexicon->builder);
  gov_concepts_free(&lexicon->concepts);
  sqlite3_free(lexicon);
}

const gov_concepts *gov_lexicon_rules(const gov_lexicon *lexicon) {
  return &lexicon->concepts;
}
