/* classes.c: looking up words of sensitivity. */
#include "facts/classes.h"

#include "embedded.h"

enum { WORD, DATA_CLASS, SENSITIVE };

static int is_filler(char c) {
  return c == ' ' || c == '-' || c == '_';
}

/* Equal but for case, spaces, '-' and '_'. */
static int same_word(gov_text word, const char *known) {
  size_t i = 0;
  for (;;) {
    while (i < word.n && is_filler(word.z[i])) i++;
    while (is_filler(*known)) known++;
    if (i == word.n || !*known) return i == word.n && !*known;
    if (gov_lower(word.z[i]) != gov_lower(*known)) return 0;
    i++, known++;
  }
}

static int level_of(const char *name) {
  static const char *const names[] = {"unknown", "low", "medium", "high", "critical"};
  for (int i = GOV_CLASS_LOW; i <= GOV_CLASS_CRITICAL; i++) {
    if (!strcmp(name, names[i])) return i;
  }
  return GOV_CLASS_UNKNOWN;
}

int gov_class_find(gov_text word, gov_class *found) {
  const gov_data_table *table = gov_data("classes");
  for (word = gov_trim(word); table && word.n;) {
    for (int row = 0; row < table->row_count; row++) {
      if (!same_word(word, gov_data_cell(table, row, WORD))) continue;
      found->level = level_of(gov_data_cell(table, row, DATA_CLASS));
      found->sensitive = *gov_data_cell(table, row, SENSITIVE) != 0;
      return 1;
    }
    while (word.n && word.z[word.n - 1] != '.') word.n--; /* user.contact.email → user.contact */
    if (word.n) word.n--;
  }
  return 0;
}

int gov_class_of_tags(const char *tags, gov_class *found) {
  *found = (gov_class){GOV_CLASS_UNKNOWN, 0};
  int known = 0;
  while (tags && *tags) {
    size_t n = strcspn(tags, ",");
    gov_class one;
    if (gov_class_find((gov_text){tags, n}, &one)) {
      known = 1;
      if (one.level > found->level) found->level = one.level;
      found->sensitive |= one.sensitive;
    }
    tags += n + (tags[n] == ',');
  }
  return known;
}

const char *gov_class_name(int level) {
  static const char *const names[] = {"unknown", "low", "medium", "high", "critical"};
  return names[level];
}
