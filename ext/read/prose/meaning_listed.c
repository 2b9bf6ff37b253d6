/* meaning_listed.c: names that stand in one list: "a full backup of a, b, c and d with pg_dump".
**
** The commas of such a list end no clause: what is said of one name is said of all.
*/
#include "read/prose/meaning_parts.h"

enum { NAMES_MIN = 3, NAMES_MAX = 16 };

typedef struct name_span {
  uint32_t from, to; /* bytes of the sentence */
} name_span;

static int is_joint(gov_text word) {
  static const char *const words[] = {"and",  "und", "y",  "e",   "et",    "or",  "oder",
                                      "o",    "ou",  "и",  "или", "sowie", "和",  "及",
                                      "以及", "と",  "、", "，",  "และ",   "หรือ", "plus"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (word.n == strlen(words[i]) && !memcmp(word.z, words[i], word.n)) return 1;
  return 0;
}

/* Nothing but a comma, an "and" and quotes between two names. */
static int joins(gov_text gap) {
  static const char marks[] = " \t\n,`'\"*&/";
  while (gap.n && gov_is_any(gap.z[0], marks)) gap.z++, gap.n--;
  while (gap.n && gov_is_any(gap.z[gap.n - 1], marks)) gap.n--;
  return !gap.n || is_joint(gap);
}

/* Where the datasets of the sentence are named, in order. */
static int names_of(const meaning *m, const gov_sentence *sentence, gov_text text,
                    name_span *names) {
  const gov_subject *subjects = gov_sentence_subjects(m->document, sentence);
  int count = 0;
  for (uint32_t i = 0; i < sentence->subject_count && i < NAMES_MAX; i++) {
    uint32_t n = (uint32_t)strlen(subjects[i].name), at = 0;
    if (!n || n > text.n) continue;
    while (at + n <= text.n && sqlite3_strnicmp(text.z + at, subjects[i].name, (int)n) != 0) at++;
    if (at + n > text.n) continue;
    int place = count++;
    for (; place && names[place - 1].from > at; place--) names[place] = names[place - 1];
    names[place] = (name_span){at, at + n};
  }
  return count;
}

void meaning_find_lists(meaning *m, const gov_sentence *sentence, gov_text text) {
  name_span names[NAMES_MAX];
  m->lists.count = 0;
  if (sentence->subject_count < NAMES_MIN) return;
  int count = names_of(m, sentence, text, names);
  for (int first = 0, next; first < count && !m->failed; first = next) {
    for (next = first + 1; next < count; next++) {
      uint32_t end = names[next - 1].to;
      if (names[next].from < end || !joins((gov_text){text.z + end, names[next].from - end})) break;
    }
    if (next - first < NAMES_MIN) continue;
    listed_names *list = gov_list_add(&m->lists);
    if (list)
      *list = (listed_names){names[first].from, names[next - 1].to};
    else
      m->failed = 1;
  }
}

int meaning_is_listed(const meaning *m, uint32_t at) {
  for (size_t i = 0; i < m->lists.count; i++) {
    const listed_names *list = gov_list_at(&m->lists, i);
    if (list->from < at && at < list->to) return 1;
  }
  return 0;
}
