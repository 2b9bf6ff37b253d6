/* approvals.c: the words of decisions, and filling a row of gov_approvals. */
#include "read/documents/approvals.h"

#include "facts/calendar.h"
#include "facts/redact/redact.h"
#include "read/documents/record_words.h"

enum { COLUMN, DECISION, MACHINE, STAMP, AUTHOR, GIVEN, OFFICE, RANK, FACETS };
enum { WORD_BYTES = 256, DIGEST_DIGITS = 64 };

static const char *const columns[] = {"artifact", "role", "signer", "status", "moment", "digest"};
static const char *const decisions[] = {"pending", "block", "revise", "approve"};
static const char *const decision_words[] = {GOV_APPROVAL_PENDING, GOV_BLOCK, GOV_REVISE,
                                             GOV_APPROVE};
static const char *const yes[] = {"yes"};
static const gov_phrase_facet facets[FACETS] = {{"column", columns, GOV_APPROVAL_COLUMNS},
                                                {"decision", decisions, 4},
                                                {"machine", yes, 1},
                                                {"stamp", yes, 1},
                                                {"author", yes, 1},
                                                {"given", yes, 1},
                                                {"office", yes, 1},
                                                {"rank", yes, 1}};

int gov_approvals_open(gov_phrases *words, gov_arena *arena) {
  return gov_phrases_open(words, arena, "approval_words", facets, FACETS);
}

/* The phrase of a facet with which the text begins; NULL when it begins with none. */
static const gov_phrase *leading(const gov_phrases *words, gov_text text, int facet) {
  const gov_phrase *found[FACETS] = {0};
  char folded[WORD_BYTES];
  text = gov_trim(text);
  gov_text low = {folded, gov_fold_letters(text, folded, sizeof folded)};
  return low.n && gov_phrases_at(words, low, 0, FACETS, found) ? found[facet] : NULL;
}

/* A label that is the phrase and no more; a key of front matter has other signs for blanks. */
static int is_whole(const gov_phrases *words, gov_text label, int facet) {
  char kept[WORD_BYTES];
  gov_text text = gov_trim(label);
  if (text.n > sizeof kept) return 0;
  for (size_t i = 0; i < text.n; i++)
    kept[i] = (char)(gov_is_any(text.z[i], "_-") ? ' ' : text.z[i]);
  text.z = kept;
  const gov_phrase *found = leading(words, text, facet);
  return found && (found->open_end || found->n == gov_trim(text).n);
}

gov_approval_column gov_approval_column_of(const gov_phrases *words, gov_text header) {
  const gov_phrase *found = leading(words, header, COLUMN);
  return found ? (gov_approval_column)found->value : GOV_APPROVAL_COLUMNS;
}

const char *gov_approval_decision(const gov_phrases *words, gov_text text) {
  char folded[WORD_BYTES];
  const gov_phrase *found[FACETS];
  int said[4] = {0};
  text = gov_trim(text);
  if (text.n > sizeof folded)
    return GOV_APPROVAL_PENDING; /* a sentence that long decides nothing */
  gov_text low = {folded, gov_fold_letters(text, folded, sizeof folded)};
  for (size_t at = 0; at < low.n; at++) {
    memset(found, 0, sizeof found);
    if (!gov_phrases_at(words, low, at, FACETS, found) || !found[DECISION]) continue;
    said[found[DECISION]->value] = 1;
    at += found[DECISION]->n - 1;
  }
  for (int i = 0; i < 3; i++)
    if (said[i]) return decision_words[i];
  char again[GOV_RECORD_TEXT_BYTES];
  int firm = said[3] && !gov_record_reserve(gov_record_fold(text, again));
  return firm ? GOV_APPROVE : GOV_APPROVAL_PENDING;
}

size_t gov_approval_begins(const gov_phrases *words, gov_text text) {
  const gov_phrase *found = leading(words, text, GIVEN);
  return found ? found->n : 0;
}

/* The next word at *at, or phrase of an office or rank, which it is told by. */
static gov_text next_word(const gov_phrases *words, gov_text low, size_t *at, int *facet) {
  const gov_phrase *found[FACETS] = {0};
  while (*at < low.n && !gov_is_word(low.z[*at])) ++*at;
  gov_text word = {low.z + *at, 0};
  while (*at + word.n < low.n && gov_is_word(word.z[word.n])) word.n++;
  *facet = FACETS;
  if (word.n && gov_phrases_at(words, low, *at, FACETS, found)) {
    if (found[RANK]) *facet = RANK;
    if (found[OFFICE] && (!found[RANK] || found[RANK]->n <= found[OFFICE]->n)) *facet = OFFICE;
    if (*facet < FACETS && found[*facet]->n > word.n) word.n = found[*facet]->n;
  }
  *at += word.n;
  return word;
}

/* Ranks beside an office belong to it: "lead data engineer", "responsable de datos". */
gov_text gov_approval_office(const gov_phrases *words, gov_text text, gov_text *name) {
  static const char fillers[] =
      " the a our der die das den dem durch el la los las le les du de on am at vom by to als as ";
  char folded[WORD_BYTES], *out = (char *)name->z;
  size_t from = 0, to = 0, last = 0;
  int before = FACETS, facet;
  name->n = 0;
  if (text.n > sizeof folded) return (gov_text){0};
  gov_text low = {folded, gov_fold_letters(text, folded, sizeof folded)};
  for (size_t at = 0; at < low.n; before = facet) {
    gov_text word = next_word(words, low, &at, &facet);
    size_t start = (size_t)(word.z - low.z);
    int run = before != FACETS && facet != FACETS;
    if (!to && !run) from = start;
    if (word.n && ((facet == OFFICE && (!to || run)) || (run && to == last))) to = at;
    last = at;
    if (!word.n || facet != FACETS || gov_is_listed(word, fillers)) continue;
    if (name->n) out[name->n++] = ' ';
    memcpy(out + name->n, text.z + start, word.n);
    name->n += word.n;
  }
  return (gov_text){text.z + from, to > from ? to - from : 0};
}

int gov_approval_is_machine(const gov_phrases *words, gov_text role) {
  char folded[WORD_BYTES];
  const gov_phrase *found[FACETS];
  gov_text low = {folded, gov_fold_letters(role, folded, sizeof folded)};
  for (size_t at = 0; at < low.n; at++) {
    memset(found, 0, sizeof found);
    if (gov_phrases_at(words, low, at, FACETS, found) && found[MACHINE]) return 1;
  }
  return 0;
}

int gov_names_stamp(const gov_phrases *words, gov_text label) {
  return is_whole(words, label, STAMP);
}

size_t gov_stamp_begins(const gov_phrases *words, gov_text text) {
  const gov_phrase *found = leading(words, text, STAMP);
  return found ? found->n : 0;
}

int gov_names_author(const gov_phrases *words, gov_text label) {
  return is_whole(words, label, AUTHOR);
}

/* ---- rows ---- */

gov_approval *gov_approval_add(gov_reading *reading, const char *source, int32_t line) {
  gov_approval *row = GOV_ADD(reading->facts, approvals);
  if (!row) return NULL;
  row->decision = GOV_APPROVAL_PENDING;
  row->source = source;
  row->place = (gov_place){reading->source->path, line};
  return row;
}

void gov_approval_set_moment(gov_reading *reading, gov_approval *row, const char *text) {
  gov_text given = gov_text_of(text);
  gov_moment moment = gov_moment_newest(given);
  gov_written_date date;
  if (!moment.known && gov_written_date_doubtful(given, &date))
    row->detail = "its date may be either of two days";
  else if (!moment.known)
    moment = gov_moment_of(text);
  row->approved_at = gov_moment_text(&reading->facts->arena, moment);
}

void gov_approval_set_digest(gov_reading *reading, gov_approval *row, gov_text text) {
  text = gov_trim(text);
  while (text.n && gov_is_any(text.z[0], "`\"'")) text.z++, text.n--;
  while (text.n && gov_is_any(text.z[text.n - 1], "`\"'")) text.n--;
  if (gov_text_starts(text, "sha256:") || gov_text_starts(text, "sha-256:")) {
    const char *colon = memchr(text.z, ':', text.n);
    text = gov_trim((gov_text){colon + 1, text.n - (size_t)(colon + 1 - text.z)});
  }
  if (text.n != DIGEST_DIGITS) return;
  char lower[DIGEST_DIGITS];
  for (size_t i = 0; i < text.n; i++) {
    lower[i] = gov_lower(text.z[i]);
    if (!gov_is_digit(lower[i]) && (lower[i] < 'a' || lower[i] > 'f')) return;
  }
  row->sha256 = gov_arena_copy(&reading->facts->arena, lower, sizeof lower);
}

gov_text gov_artifact_code(gov_text text) {
  enum { LETTERS_MAX = 8 };
  for (size_t at = 0; at < text.n; at++) {
    if (!gov_is_alpha(text.z[at]) || (at && (gov_is_word(text.z[at - 1]) || text.z[at - 1] == '-')))
      continue;
    size_t end = at;
    while (end < text.n && gov_is_alpha(text.z[end]) && end - at < LETTERS_MAX) end++;
    size_t digits = end + 1;
    if (end - at < 2 || digits >= text.n || text.z[end] != '-' || !gov_is_digit(text.z[digits]))
      continue;
    while (digits < text.n && gov_is_digit(text.z[digits])) digits++;
    if (digits + 1 < text.n && text.z[digits] == '.' && gov_is_digit(text.z[digits + 1])) {
      for (digits++; digits < text.n && gov_is_digit(text.z[digits]);) digits++;
    }
    if (digits < text.n && (gov_is_word(text.z[digits]) || text.z[digits] == '-')) continue;
    return (gov_text){text.z + at, digits - at};
  }
  return (gov_text){0};
}

void gov_approval_set_subject(gov_reading *reading, gov_approval *row, gov_text text) {
  gov_arena *arena = &reading->facts->arena;
  gov_text code = gov_artifact_code(text);
  text = text.z ? gov_trim(text) : GOV_TEXT("");
  if (memchr(text.z, '/', text.n) || gov_text_ends(text, ".md"))
    row->subject = gov_redact(arena, text.n < GOV_MAX_NAME_BYTES ? text : (gov_text){0});
  else if (code.n) {
    char *upper = gov_arena_copy(arena, code.z, code.n);
    for (char *c = upper; c && *c; c++)
      if (*c >= 'a' && *c <= 'z') *c = (char)(*c - 32);
    row->subject = upper;
  }
}

void gov_approval_set_person(gov_reading *reading, gov_approval *row, gov_text text) {
  text = gov_trim(text);
  if (!text.n || text.n > GOV_MAX_NAME_BYTES || gov_is_placeholder(text)) return;
  row->person = gov_arena_copy(&reading->facts->arena, text.z, text.n);
}
