/* meaning_numbered.c: what a document takes back by its number.
**
** "AC2 and AC3 dropped", "we skip step 1": the safeguard stands further up, under a number or a short name
** of its own. What is told of another system, or under a condition, takes nothing back; nor does "in
** step 4, drop the old table", where the step is the place and not what goes.
*/
#include "read/prose/meaning_parts.h"

#include "read/documents/steps.h"
#include "read/prose/phrase_tables.h"

enum { LONGEST_NAME = 6, SENTENCES_BACK = 200 };

/* References that stand together: "AC2 and AC3". */
typedef struct reference_list {
  uint32_t first, end; /* tokens */
  const clause *at;
} reference_list;

static int is_number(gov_text word) {
  enum { DIGITS = 2 };
  for (size_t i = 0; i < word.n; i++)
    if (!gov_is_digit(word.z[i])) return 0;
  return word.n > 0 && word.n <= DIGITS;
}

/* "AC2", "T12" */
static int is_short_name(gov_text word) {
  size_t letters = 0;
  while (letters < word.n && gov_is_alpha(word.z[letters])) letters++;
  return letters > 0 && letters < word.n && word.n <= LONGEST_NAME &&
         is_number((gov_text){word.z + letters, word.n - letters});
}

/* "Is", "was", "has been": between what goes and that it goes, or between nobody and what he does. */
static int stands_between(const meaning *m, uint32_t token) {
  static const char *const words[] = {"is",   "was", "are", "were", "has",  "have", "been",
                                      "be",   "now", "got", "also", "both", "the",  "check",
                                      "does", "do",  "did", "will", "runs", "ever", NULL};
  return meaning_is_among(meaning_word(m, token), words);
}

/* "C1 and C2", "C1/C2" */
static int joins(const meaning *m, uint32_t token) {
  static const char *const joints[] = {"and", "or", "to", "through", "/", "&", "+", NULL};
  return meaning_is_among(meaning_word(m, token), joints);
}

/* Where the reference at the token ends; 0: there is none. A bare number is one behind another only. */
static uint32_t reference_end(const meaning *m, const clause *at, uint32_t token, int listed) {
  if (token >= at->end) return 0;
  if (is_short_name(meaning_word(m, token))) return token + 1;
  if (listed && is_number(meaning_word(m, token))) return token + 1;
  if (token + 1 < at->end &&
      gov_steps_refers(&m->reading->phrases->steps, meaning_word(m, token)) &&
      is_number(meaning_word(m, token + 1)))
    return token + 2;
  return 0;
}

/* "Nobody does 2 and 3" */
static int by_nobody(const meaning *m, const clause *at, uint32_t token) {
  while (token > at->first && stands_between(m, token - 1)) token--;
  return token > at->first && gov_text_is(meaning_word(m, token - 1), "nobody");
}

static int find_references(const meaning *m, const clause *at, reference_list *list) {
  for (uint32_t token = at->first; token < at->end; token++) {
    uint32_t end = reference_end(m, at, token, by_nobody(m, at, token)), next;
    if (!end) continue;
    *list = (reference_list){.first = token, .end = end, .at = at};
    while (end < at->end && joins(m, end) && (next = reference_end(m, at, end + 1, 1)) != 0)
      list->end = end = next;
    return 1;
  }
  return 0;
}

/* A word of giving up: "dropped", "is skipped", "no longer". */
static int gives_up(const meaning *m, const gov_hit *hit) {
  switch (hit->cue) {
  case GOV_CUE_REJECTED:
  case GOV_CUE_UNNEEDED: return 1;
  case GOV_CUE_DELETE: return gov_text_ends(meaning_word(m, hit->end - 1), "ed");
  case GOV_CUE_ROLLBACK_BROKEN: return hit->value != NULL;
  default: return 0;
  }
}

/* "Is", "was", "has been": nothing else stands between what goes and that it goes. */
static int only_joins(const meaning *m, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; i++)
    if (!stands_between(m, i)) return 0;
  return 1;
}

/* "Dropped in the review", and nothing that it dropped. */
static int takes_no_object(const meaning *m, const clause *at, uint32_t end) {
  static const char *const words[] = {"in",   "by",    "from", "for",   "this",    "at",
                                      "on",   "after", "out",  "and",   "because", "done",
                                      "here", "to",    "as",   "until", NULL};
  while (end < at->end && gov_token_at(&m->folded, end)->kind == GOV_TOKEN_MARK) end++;
  return end >= at->end || meaning_is_among(meaning_word(m, end), words);
}

/* "C1 and C2 are out": a word that gives up only where it stands right behind. */
static int is_out(const meaning *m, const reference_list *list) {
  static const char *const out[] = {"out", "off", "gone", NULL};
  const clause *at = list->at;
  uint32_t token = list->end;
  while (token < at->end && stands_between(m, token)) token++;
  return token > list->end && token < at->end && meaning_is_among(meaning_word(m, token), out) &&
         takes_no_object(m, at, token + 1);
}

static int is_given_up(const meaning *m, const reference_list *list) {
  const clause *at = list->at;
  if (is_out(m, list) || by_nobody(m, at, list->first)) return 1;
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if (!gives_up(m, hit) || clause_negated(m, at, i)) continue;
    if (hit->end <= list->first && only_joins(m, hit->end, list->first)) return 1;
    if (hit->first >= list->end && only_joins(m, list->end, hit->first) &&
        takes_no_object(m, at, hit->end))
      return 1;
  }
  return 0;
}

/* Is the sentence the one that the reference names? */
static int bears(const gov_sentence *sentence, gov_text name) {
  if (is_number(name)) {
    int number = 0;
    for (size_t i = 0; i < name.n; i++) number = number * 10 + (name.z[i] - '0');
    return sentence->number == number;
  }
  gov_text text = sentence->row_header.n ? sentence->row_header : sentence->text;
  return text.n > name.n && !sqlite3_strnicmp(text.z, name.z, (int)name.n)
             ? !gov_is_word(text.z[name.n])
             : text.n == name.n && !sqlite3_strnicmp(text.z, name.z, (int)name.n);
}

static void take_back(meaning *m, int32_t index, gov_text name) {
  for (int32_t i = index - 1; i >= 0 && i + SENTENCES_BACK > index; i--) {
    const gov_sentence *told = gov_sentence_at(m->document, i);
    if (is_position(told, GOV_IN_HEADING) || !bears(told, name)) continue;
    const gov_sentence *next = gov_sentence_at(m->document, i + 1);
    int32_t last = next->line > told->line ? next->line - 1 : told->line;
    if (told->phase == GOV_PHASE_UNDO || m->undo_root[told->section] >= 0)
      meaning_take_back_way(m, i);
    else
      meaning_take_back_lines(m, told->line, last);
    return;
  }
}

void meaning_numbered(meaning *m, int32_t index) {
  enum { UNSURE = CLAUSE_CONDITION | CLAUSE_UNDER | CLAUSE_POSSIBLE | CLAUSE_ADVICE };
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  if (!(sentence->signs & GOV_SIGN_DIGIT) || is_position(sentence, GOV_IN_HEADING)) return;
  if (!m->reading->phrases) return;
  for (size_t i = 0; i < m->clauses.count; i++) {
    const clause *at = gov_list_at(&m->clauses, i);
    reference_list list;
    if ((at->mood & UNSURE) || clause_has(at, GOV_CUE_OTHER_SYSTEM)) continue;
    if (!find_references(m, at, &list) || !is_given_up(m, &list)) continue;
    for (uint32_t token = list.first; token < list.end; token++)
      if (is_number(meaning_word(m, token)) || is_short_name(meaning_word(m, token)))
        take_back(m, index, meaning_word(m, token));
  }
}
