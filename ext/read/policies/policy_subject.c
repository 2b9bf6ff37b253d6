/* policy_subject.c: from the words of a policy to units, fields, classes and tags.
**
** In this order: a phrase of data/policy_subjects.tsv; a class ("restricted data"); a dataset that
** is called one ("the audit_log table"); else at most four plain words are a dataset's name, which
** counts only when such a dataset is known. A word that belongs to a sentence (that, not, is, if)
** shows that more is said than a name.
*/
#include "read/policies/policy_subject.h"

#include "embedded.h"
#include "facts/classes.h"
#include "facts/regions.h"
#include "read/models/model.h"
#include "read/units/units_names.h"

enum { PHRASE, KIND, SUBJECT };
enum { NAME_WORDS_MAX = 4, PHRASE_WORDS_MAX = 6 };

/* Words of a text. */
typedef struct word_list {
  gov_text words[PHRASE_WORDS_MAX];
  int count; /* more than fit: PHRASE_WORDS_MAX + 1 */
} word_list;

static word_list words_of(gov_text text) {
  word_list list = {.count = 0};
  for (size_t i = 0; i < text.n;) {
    while (i < text.n && gov_is_space(text.z[i])) i++;
    size_t from = i;
    while (i < text.n && !gov_is_space(text.z[i])) i++;
    if (i == from) break;
    if (list.count == PHRASE_WORDS_MAX) {
      list.count++;
      break;
    }
    list.words[list.count++] = (gov_text){text.z + from, i - from};
  }
  return list;
}

static int is_one_of(gov_text word, const char *const *words) {
  for (; *words; words++) {
    if (gov_text_is(word, *words)) return 1;
  }
  return 0;
}

static gov_text without_first(gov_text text, gov_text word) {
  size_t n = (size_t)(word.z + word.n - text.z);
  return gov_trim((gov_text){text.z + n, text.n - n});
}

/* Equal but for case, '-' and blanks. */
static int same_phrase(gov_text text, const char *phrase) {
  size_t i = 0;
  for (;; i++, phrase++) {
    while (i < text.n && gov_is_any(text.z[i], " -_\t\n")) i++;
    while (*phrase == ' ') phrase++;
    if (i == text.n || !*phrase) return i == text.n && !*phrase;
    if (gov_lower(text.z[i]) != *phrase) return 0;
  }
}

static int find_phrase(gov_text text) {
  const gov_data_table *table = gov_data("policy_subjects");
  for (int row = 0; table && row < table->row_count; row++) {
    if (same_phrase(text, gov_data_cell(table, row, PHRASE))) return row;
  }
  return -1;
}

static int take_phrase(gov_reading *reading, gov_text text, gov_policy_subject *made) {
  const gov_data_table *table = gov_data("policy_subjects");
  int row = find_phrase(text);
  if (row < 0) return 0;
  const char *kind = gov_data_cell(table, row, KIND), *subject = gov_data_cell(table, row, SUBJECT);
  made->kind = !strcmp(kind, "owned") ? "field" : kind;
  made->subject = *subject ? gov_arena_string(&reading->facts->arena, subject) : NULL;
  return 1;
}

/* "customer e-mail addresses": fields so called, of units that are called after customers. */
static int take_owned(gov_reading *reading, gov_text text, gov_policy_subject *made) {
  const gov_data_table *table = gov_data("policy_subjects");
  word_list list = words_of(text);
  gov_text owner = list.words[0];
  if (list.count < 2 || list.count > PHRASE_WORDS_MAX) return 0;
  int row = find_phrase(without_first(text, owner));
  if (row < 0 || strcmp(gov_data_cell(table, row, KIND), "owned") != 0) return 0;
  static const char *const endings[] = {"'s", "’s", "s'", "s’", "s"};
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
    if (!gov_text_ends(owner, endings[i])) continue;
    owner.n -= strlen(endings[i]);
    break;
  }
  for (size_t i = 0; i < owner.n; i++) {
    if (!gov_is_alpha(owner.z[i])) return 0;
  }
  if (owner.n < 3) return 0;
  const char *subject = gov_arena_printf(&reading->facts->arena, "*%.*s*.%s", (int)owner.n, owner.z,
                                         gov_data_cell(table, row, SUBJECT));
  made->kind = "field";
  made->subject = subject ? gov_model_keep(reading, gov_text_of(subject)) : NULL;
  return made->subject != NULL;
}

/* "restricted data", "data classified as restricted" is not read. */
static int take_class(gov_text text, gov_policy_subject *made) {
  static const char *const nouns[] = {"data", "information", "datasets", "tables", NULL};
  word_list list = words_of(text);
  gov_class found;
  if (list.count < 2 || list.count > 3 || !is_one_of(list.words[list.count - 1], nouns)) return 0;
  gov_text word = {text.z, (size_t)(list.words[list.count - 1].z - text.z)};
  if (!gov_class_find(gov_trim(word), &found) || !found.level) return 0;
  made->kind = "class";
  made->subject = gov_class_name(found.level);
  return 1;
}

static int is_plain_word(gov_text word) {
  static const char *const others[] = {
      "a",       "an",    "it",     "they",    "them",   "this",      "that",   "these",
      "those",   "which", "who",    "whose",   "such",   "is",        "are",    "be",
      "was",     "were",  "must",   "shall",   "should", "will",      "can",    "may",
      "might",   "could", "would",  "we",      "you",    "i",         "do",     "does",
      "not",     "no",    "never",  "none",    "if",     "when",      "unless", "than",
      "some",    "most",  "many",   "other",   "others", "only",      "for",    "from",
      "of",      "in",    "on",     "to",      "with",   "without",   "by",     "as",
      "at",      "until", "while",  "because", "there",  "here",      "nobody", "nothing",
      "neither", "nor",   "either", "has",     "have",   "following", "except", "but",
      "their",   "its",   "his",    "her",     NULL};
  for (size_t i = 0; i < word.n; i++) {
    if (!gov_is_word(word.z[i]) && word.z[i] != '.' && word.z[i] != '-') return 0;
  }
  return word.n && !is_one_of(word, others);
}

/* "the audit_log table", "table audit_log", "ตาราง audit_log" */
static int take_called(gov_reading *reading, gov_text text, gov_policy_subject *made) {
  static const char *const nouns[] = {"table", "tables", "collection", "dataset", "topic", NULL};
  static const char thai[] = "ตาราง";
  word_list list = words_of(text);
  gov_text name = {0};
  if (list.count == 2 && is_one_of(list.words[1], nouns)) name = list.words[0];
  if (list.count == 2 && is_one_of(list.words[0], nouns)) name = list.words[1];
  if (gov_text_starts(text, thai)) {
    name = gov_trim((gov_text){text.z + strlen(thai), text.n - strlen(thai)});
    if (words_of(name).count != 1) return 0;
  }
  if (!name.n || gov_name_shape_of(name) == GOV_NAME_NO || !is_plain_word(name)) return 0;
  made->kind = "unit";
  made->subject = gov_model_keep(reading, name);
  return 1;
}

static int take_name(gov_reading *reading, gov_text text, gov_policy_subject *made) {
  word_list list = words_of(text);
  if (!list.count || list.count > NAME_WORDS_MAX) return 0;
  char *name = gov_arena_alloc(&reading->facts->arena, text.n + 1);
  size_t n = 0;
  for (int i = 0; i < list.count; i++) {
    if (!is_plain_word(list.words[i])) return 0;
    for (size_t k = 0; k < list.words[i].n && name; k++) name[n++] = gov_lower(list.words[i].z[k]);
    if (name && i + 1 < list.count) name[n++] = '_';
  }
  made->kind = "unit";
  made->subject = name ? gov_model_keep(reading, (gov_text){name, n}) : NULL;
  return made->subject != NULL;
}

/* "No invoices" are not Norway's. */
static int is_place_name(gov_text word) {
  enum { CODE_BYTES_MAX = 3 };
  for (size_t i = 0; i < word.n && word.n <= CODE_BYTES_MAX; i++) {
    if (word.z[i] < 'A' || word.z[i] > 'Z') return 0;
  }
  return word.n && (unsigned char)word.z[0] < 0x80 && word.z[0] >= 'A' && word.z[0] <= 'Z';
}

static int take_one(gov_reading *reading, gov_text text, gov_policy_subject *made) {
  static const char *const determiners[] = {"the", "all", "any", "every", "each", "our", NULL};
  *made = (gov_policy_subject){0};
  text = gov_trim(text);
  if (find_phrase(text) < 0) {
    word_list list = words_of(text);
    while (list.count > 1 && is_one_of(list.words[0], determiners)) {
      text = without_first(text, list.words[0]);
      list = words_of(text);
    }
    gov_region region;
    if (list.count > 1 && find_phrase(text) < 0 && is_place_name(list.words[0]) &&
        gov_region_find(list.words[0], &region)) {
      made->place = list.words[0];
      text = without_first(text, list.words[0]);
    }
  }
  if (take_phrase(reading, text, made)) return 1;
  return take_owned(reading, text, made) || take_class(text, made) ||
         take_called(reading, text, made) || take_name(reading, text, made);
}

/* Where the next "," or "and" stands; text.n: nowhere. *end: behind it. */
static size_t next_part(gov_text text, size_t *end) {
  static const char *const joints[] = {" and ", " or ", "และ", ","};
  size_t first = *end = text.n;
  for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
    const char *at = gov_text_find(text, joints[i]);
    if (!at || (size_t)(at - text.z) >= first) continue;
    first = (size_t)(at - text.z);
    *end = first + strlen(joints[i]);
  }
  return first;
}

int gov_policy_subjects(gov_reading *reading, gov_text text, gov_policy_subject *subjects) {
  int count = 0;
  if (take_one(reading, text, &subjects[0]) && strcmp(subjects[0].kind, "unit") != 0) return 1;
  while (text.n) {
    size_t end, n = next_part(text, &end);
    gov_text part = gov_trim((gov_text){text.z, n});
    text = (gov_text){text.z + end, text.n - end};
    if (!part.n) continue; /* ", and" */
    if (count == GOV_POLICY_SUBJECTS_MAX || !take_one(reading, part, &subjects[count])) return 0;
    count++;
  }
  return count;
}
