/* spec.c: the id of a spec and the specs it depends on or refers to.
**
** Headers come in many shapes: front matter, a fenced YAML block, bold or plain lines ("**Spec
** ID:** x", "Spec ID: **x**"), or an id before the title ("# SPEC-005: Title"). All but the fenced
** block and the title are labelled sentences by now.
*/
#include "read/spec.h"

#include "facts/redact/redact.h"

enum { ID_BYTES_MAX = 80, HEADER_SENTENCES = 60 };

static gov_text bare(gov_text text) {
  text = gov_trim(text);
  while (text.n && gov_is_any(text.z[0], "*`\"'([")) text.z++, text.n--;
  while (text.n && gov_is_any(text.z[text.n - 1], "*`\"').,;]")) text.n--;
  return gov_trim(text);
}

/* One word of letters, digits, dashes and underscores. */
static int is_id(gov_text text) {
  if (text.n < 3 || text.n > ID_BYTES_MAX) return 0;
  for (size_t i = 0; i < text.n; i++) {
    char c = text.z[i];
    if (!gov_is_alpha(c) && !gov_is_digit(c) && !gov_is_any(c, "-_.")) return 0;
  }
  return !gov_is_placeholder(text);
}

static gov_text id_in_header(const gov_document *document) {
  for (size_t i = 0; i < document->sentences.count && i < HEADER_SENTENCES; i++) {
    const gov_sentence *sentence = gov_sentence_at(document, (int32_t)i);
    gov_text label = sentence->label;
    if (!gov_text_is(label, "spec id") && !gov_text_is(label, "spec_id") &&
        !gov_text_is(label, "spec-id"))
      continue;
    gov_text id = bare(sentence->value);
    if (is_id(id)) return id;
  }
  return (gov_text){0};
}

/* A fenced block whose lines are "spec_id: x". */
static gov_text id_in_code(const gov_document *document) {
  for (size_t i = 0; i < document->sentences.count && i < HEADER_SENTENCES; i++) {
    const gov_sentence *sentence = gov_sentence_at(document, (int32_t)i);
    if (sentence->code != GOV_CODE_CONFIG || !gov_text_starts(sentence->text, "spec_id:")) continue;
    gov_text id = bare((gov_text){sentence->text.z + 8, sentence->text.n - 8});
    if (is_id(id)) return id;
  }
  return (gov_text){0};
}

/* "SPEC-005: Title": the id ends at the colon and holds a digit. */
static gov_text id_in_title(const gov_document *document) {
  gov_text title = document->title;
  const char *colon = title.n ? memchr(title.z, ':', title.n) : NULL;
  if (!colon) return (gov_text){0};
  gov_text id = bare((gov_text){title.z, (size_t)(colon - title.z)});
  int digits = 0;
  for (size_t i = 0; i < id.n; i++) digits += gov_is_digit(id.z[i]);
  return digits && memchr(id.z, '-', id.n) && is_id(id) ? id : (gov_text){0};
}

/* "- **user-profile** - profiles - Spec Path: …" below a heading about related specs. */
static int add_related(const gov_document *document, gov_reading *reading,
                       const gov_sentence *sentence) {
  const gov_span *spans = gov_sentence_spans(document, sentence);
  if (!sentence->span_count || spans[0].start || spans[0].kind == GOV_SPAN_EMPHASIS)
    return SQLITE_OK;
  gov_text id = bare((gov_text){sentence->text.z, spans[0].end});
  if (!is_id(id) || gov_text_find(sentence->text, "NOT FOUND")) return SQLITE_OK;
  gov_dependency *row = GOV_ADD(reading->facts, dependencies);
  if (!row) return SQLITE_NOMEM;
  gov_text heading = gov_section_at(document, sentence->section)->heading;
  row->spec_id = reading->artifact->spec_id;
  row->depends_on = gov_arena_copy(&reading->facts->arena, id.z, id.n);
  row->relation = gov_text_find(heading, "depend") ? "depends_on" : "related";
  row->place = (gov_place){reading->source->path, sentence->line};
  return SQLITE_OK;
}

static int names_related_specs(const gov_document *document, int32_t section) {
  for (; section > 0; section = gov_section_at(document, section)->parent) {
    gov_text heading = gov_section_at(document, section)->heading;
    if (gov_text_find(heading, "related spec")) return 1;
  }
  return 0;
}

int gov_spec_facts(const gov_document *document, gov_reading *reading) {
  gov_text id = id_in_header(document);
  if (!id.n) id = id_in_code(document);
  if (!id.n) id = id_in_title(document);
  gov_artifact *artifact = reading->artifact;
  if (id.n && !artifact->spec_id) {
    artifact->spec_id = gov_arena_copy(&reading->facts->arena, id.z, id.n);
  }
  if (reading->source->kind != GOV_KIND_SPEC || !artifact->spec_id) return SQLITE_OK;
  for (size_t i = 0; i < document->sentences.count; i++) {
    const gov_sentence *sentence = gov_sentence_at(document, (int32_t)i);
    if (sentence->item != (int32_t)i || !names_related_specs(document, sentence->section)) continue;
    if (add_related(document, reading, sentence) != SQLITE_OK) return SQLITE_NOMEM;
  }
  return SQLITE_OK;
}
