/* embed_lexicon.c: the phrases of data/lexicon.tsv and data/concepts.tsv as a trie in C, at build time.
**
** usage: embed_lexicon OUTPUT   The data is linked in (embed.c). A scan then starts with the trie ready: to
** make it takes as long as to read a book.
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "embedded.h"
#include "facts/lexicon/lexicon_parts.h"

static void check(int rc) {
  if (rc == SQLITE_OK || rc == SQLITE_MISMATCH) return; /* a test holds the rows */
  fprintf(stderr, "embed_lexicon: out of memory\n");
  exit(1);
}

/* The words of data/concepts.tsv; phrases of a cell are joined by bars. */
static void add_concepts(lexicon_builder *builder, const gov_concepts *concepts) {
  const gov_data_table *data = gov_data("concepts");
  for (int i = 0; data && i < data->row_count; i++) {
    int concept = gov_concepts_find(concepts, gov_text_of(gov_data_cell(data, i, 0)));
    int language = gov_language_find(gov_data_cell(data, i, 2));
    if (concept < 0 || language < 0) continue;
    lexicon_phrase phrase = {
        .cue = (uint16_t) concept, .language = (uint8_t)language, .kind = LEXICON_CONCEPTS};
    for (const char *at = gov_data_cell(data, i, 3); *at;) {
      size_t n = strcspn(at, "|");
      check(lexicon_add_text(builder, gov_trim((gov_text){at, n}), phrase));
      at += n + (at[n] == '|');
    }
  }
}

static void add_lexicon(lexicon_builder *builder, const gov_concepts *concepts) {
  const gov_data_table *data = gov_data("lexicon");
  for (int i = 0; data && i < data->row_count; i++) {
    lexicon_entry entry = {gov_data_cell(data, i, 0), gov_data_cell(data, i, 1),
                           gov_data_cell(data, i, 2), gov_data_cell(data, i, 3),
                           gov_data_cell(data, i, 4)};
    check(lexicon_add(builder, concepts, &entry));
  }
}

static void put(FILE *out, const lexicon_builder *builder) {
  fputs("#include \"facts/lexicon/lexicon_parts.h\"\nstatic const lexicon_cell cells[] = {\n", out);
  for (size_t i = 0; i < builder->cells.count; i++) {
    const lexicon_cell *cell = gov_list_at(&builder->cells, i);
    fprintf(out, "{%lu,%lu},%s", (unsigned long)cell->base, (unsigned long)cell->from,
            i % 8 == 7 ? "\n" : "");
  }
  fputs("};\nstatic const lexicon_end ends[] = {\n", out);
  for (size_t i = 0; i < builder->ends.count; i++) {
    const lexicon_end *end = gov_list_at(&builder->ends, i);
    fprintf(out, "{%lu,%d,%d,%d},%s", (unsigned long)end->first, end->count, end->kinds,
            end->open_kinds, i % 8 == 7 ? "\n" : "");
  }
  fputs("};\nstatic const lexicon_phrase phrases[] = {\n", out);
  for (size_t i = 0; i < builder->phrases.count; i++) {
    const lexicon_phrase *phrase = gov_list_at(&builder->phrases, i);
    fprintf(out, "{%d,%d,%d,%d,%d},%s", phrase->cue, phrase->value, phrase->language, phrase->kind,
            phrase->open, i % 8 == 7 ? "\n" : "");
  }
  fputs("};\nstatic const char *const values[] = {0,\n", out);
  for (size_t i = 1; i < builder->values.count; i++)
    fprintf(out, "\"%s\",\n", *(const char **)gov_list_at(&builder->values, i));
  fputs("};\nconst lexicon_trie gov_embedded_lexicon = {cells, ends, phrases, values};\n", out);
}

int main(int argc, char **argv) {
  lexicon_builder builder;
  gov_concepts concepts;
  lexicon_trie trie;
  FILE *out = argc == 2 ? fopen(argv[1], "wb") : NULL;
  if (!out) {
    fprintf(stderr, "usage: embed_lexicon OUTPUT\n");
    return 1;
  }
  lexicon_builder_init(&builder);
  check(gov_concepts_open(&concepts));
  add_concepts(&builder, &concepts);
  add_lexicon(&builder, &concepts);
  check(lexicon_build(&builder, &trie));
  put(out, &builder);
  lexicon_builder_free(&builder);
  gov_concepts_free(&concepts);
  return fclose(out) != 0;
}
