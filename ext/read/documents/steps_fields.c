/* steps_fields.c: the fields of a step, by the words of data/step_words.tsv, and the row they make. */
#include "facts/redact/redact.h"
#include "read/documents/marked_text.h"
#include "read/documents/steps_parts.h"
#include "read/prose/topics.h"

enum { NAME_BYTES = 96 };

static const char *const field_words[] = {"number",        "name",     "action",   "precondition",
                                          "verification",  "rollback", "duration", "owner",
                                          "reversibility", "moment"};
static const char *const step_word[] = {"step"};
static const char *const yes_word[] = {"yes"};
static const gov_phrase_facet facets[STEP_FACETS] = {
    {"field", field_words, STEP_FIELD_COUNT},
    {"numbered", step_word, 1},
    {"destroys", yes_word, 1},
    {"changes", yes_word, 1},
    {"referred", step_word, 1},
};

int gov_steps_open(gov_phrases *steps, gov_arena *arena) {
  return gov_phrases_open(steps, arena, "step_words", facets, STEP_FACETS);
}

int gov_steps_refers(const gov_phrases *steps, gov_text word) {
  const gov_phrase *found[STEP_FACETS] = {0};
  return gov_phrases_at(steps, word, 0, STEP_FACETS, found) && found[STEP_WORDS_REFERRED] != NULL;
}

/* The phrase must begin the name: "Rollback steps" is one of rollback, "Time of rollback" of time. */
step_field step_field_of(const step_builder *builder, gov_text name) {
  static const char *const numbers[] = {"#", "no", "no.", "nr", "id", "№", "nº"};
  const gov_phrase *found[STEP_FACETS] = {0};
  char folded[NAME_BYTES];
  name = gov_trim(name);
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
    if (gov_text_is(name, numbers[i])) return STEP_NUMBER;
  gov_text low = {folded, gov_fold_letters(name, folded, sizeof folded)};
  if (!low.n || !gov_phrases_at(builder->words, low, 0, STEP_FACETS, found) ||
      !found[STEP_WORDS_FIELD])
    return STEP_OTHER;
  return (step_field)found[STEP_WORDS_FIELD]->value;
}

static int32_t digits_at(gov_text text, size_t *at) {
  int32_t number = 0;
  size_t start = *at;
  while (*at < text.n && gov_is_digit(text.z[*at]) && *at - start < 6)
    number = number * 10 + (text.z[(*at)++] - '0');
  return number;
}

int32_t step_number_of(const step_builder *builder, gov_text text, int plain, gov_text *rest) {
  const gov_phrase *found[STEP_FACETS] = {0};
  char folded[NAME_BYTES];
  size_t at = 0;
  text = gov_trim(text);
  gov_text low = {folded, gov_fold_letters(text, folded, sizeof folded)};
  if (low.n && gov_phrases_at(builder->words, low, 0, STEP_FACETS, found) &&
      found[STEP_WORDS_NUMBERED])
    at = found[STEP_WORDS_NUMBERED]->n;
  else if (!plain)
    return 0;
  int worded = at > 0;
  while (worded && at < text.n && gov_is_any(text.z[at], " #")) at++;
  size_t digits = at;
  int32_t number = digits_at(text, &at);
  if (at == digits || (at < text.n && gov_is_word(text.z[at]) && (unsigned char)text.z[at] < 0x80))
    return 0;
  if (!worded && (at >= text.n || !gov_is_any(text.z[at], ".):"))) return 0;
  while (at < text.n && gov_is_any(text.z[at], " .):-")) at++;
  while (text.n - at >= 3 && !memcmp(text.z + at, "\xE2\x80", 2)) at += 3; /* a dash */
  *rest = gov_trim((gov_text){text.z + at, text.n - at});
  return number;
}

int32_t step_number_in(gov_text label) {
  size_t at = label.n;
  while (at && !gov_is_digit(label.z[at - 1])) at--;
  while (at && gov_is_digit(label.z[at - 1])) at--;
  return at < label.n ? digits_at(label, &at) : 0;
}

void step_add(step_builder *builder, step_field field, const gov_markdown_block *block,
              gov_text text) {
  text = gov_trim(text);
  if (field >= STEP_FIELD_COUNT || !text.n) return;
  char *out = builder->text[field];
  size_t *n = &builder->n[field];
  if (*n && *n < STEP_TEXT_BYTES) out[(*n)++] = ' ';
  *n += gov_marked_text(&builder->document->markdown, block, text, out + *n, STEP_TEXT_BYTES - *n);
}

void step_start(step_builder *builder, const char *form, int32_t section, int32_t line) {
  const gov_section_info *info = gov_section_at(builder->document, section);
  memset(builder->n, 0, sizeof builder->n);
  builder->open = 1;
  builder->announced = 0;
  builder->step = (gov_document_step){.path = builder->document->source->path,
                                      .section_id = section + 1,
                                      .position = ++builder->position,
                                      .form = form,
                                      .topic = gov_topic_word(info->topic),
                                      .checked = -1,
                                      .line = line,
                                      .line_end = line};
  for (int32_t at = section; !builder->step.topic && at >= 0; at = info->parent) {
    info = gov_section_at(builder->document, at);
    builder->step.topic = gov_topic_word(info->topic);
  }
}

static const char *field_text(step_builder *builder, step_field field) {
  gov_text text = gov_trim((gov_text){builder->text[field], builder->n[field]});
  return text.n ? gov_redact(&builder->reading->facts->arena, text) : NULL;
}

void step_finish(step_builder *builder, int32_t line_end) {
  if (!builder->open) return;
  builder->open = 0;
  gov_document_step *row = GOV_ADD(builder->reading->facts, steps);
  if (!row) {
    builder->failed = 1;
    return;
  }
  *row = builder->step;
  if (line_end > row->line_end) row->line_end = line_end;
  row->label = field_text(builder, STEP_NUMBER);
  row->name = field_text(builder, STEP_NAME);
  row->action = field_text(builder, STEP_ACTION);
  row->precondition = field_text(builder, STEP_PRECONDITION);
  row->verification = field_text(builder, STEP_VERIFICATION);
  row->rollback = field_text(builder, STEP_ROLLBACK);
  row->duration = field_text(builder, STEP_DURATION);
  row->owner = field_text(builder, STEP_OWNER);
  row->reversibility = field_text(builder, STEP_REVERSIBILITY);
  row->moment = field_text(builder, STEP_MOMENT);
}
