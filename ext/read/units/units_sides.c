/* units_sides.c: which of the names in a sentence it leaves out, and which it only seems to.
**
** A word that leaves out speaks of one group of names: of those behind it ("we skip `a`"), or of those before it ("`a` and `b` are
** left out"). All others stand where the rest of the sentence puts them. What is left out for a phase only, or of a dataset's rows only,
** leaves no dataset out: in doubt it is migrated.
*/
#include "read/units/units_build.h"

enum {
  MARKS_MAX = 48,
  CUTS_MAX = 24,
  GROUPS_MAX = 32,
  WINDOW_BYTES = 24,
  BEGIN_BYTES = 10,
  BESIDE_BYTES = 24
};

typedef struct side_mark {
  size_t at, end;
  int facet, value;
} side_mark;

typedef struct clause_cut {
  size_t at, end;
  int soft; /* a colon or dash: what stands behind may speak of what stands before */
} clause_cut;

typedef struct name_group {
  size_t start, end;
  size_t first, count; /* runs */
} name_group;

typedef struct side_reader {
  gov_text text;
  const name_run *runs;
  int8_t *left; /* gov_left of each run */
  side_mark marks[MARKS_MAX];
  clause_cut cuts[CUTS_MAX];
  name_group groups[GROUPS_MAX];
  size_t mark_count, cut_count, group_count;
} side_reader;

/* ---- what stands in the sentence ---- */

static int overlaps(const side_mark *mark, size_t at, size_t end) {
  return mark->at < end && at < mark->end;
}

/* A longer phrase that leaves out holds the words of others: "not migrated", "but not migrated". */
static void add_mark(side_reader *reader, const side_mark *mark) {
  int leaves = mark->facet == UNIT_EXCLUDE;
  for (size_t i = 0; i < reader->mark_count; i++) {
    side_mark *other = &reader->marks[i];
    if (!overlaps(other, mark->at, mark->end)) continue;
    if (other->facet == UNIT_EXCLUDE || (other->facet == UNIT_EXCEPT && !leaves)) return;
    if (leaves || mark->facet == UNIT_EXCEPT) *other = reader->marks[--reader->mark_count], i--;
  }
  if (reader->mark_count < MARKS_MAX) reader->marks[reader->mark_count++] = *mark;
}

static void read_marks(side_reader *reader, const unit_finder *finder,
                       const gov_sentence *sentence) {
  const gov_phrase_hit *said = gov_sentence_said(finder->document, sentence);
  for (uint32_t i = 0; i < sentence->said_count; i++) {
    int facet = gov_said_of_units(said[i].phrase);
    if (facet != UNIT_EXCLUDE && facet != UNIT_EXCEPT && facet != UNIT_VERB && facet != UNIT_HINT &&
        facet != UNIT_NOUN)
      continue;
    side_mark mark = {said[i].at, said[i].at + said[i].phrase->n, facet, said[i].phrase->value};
    add_mark(reader, &mark);
  }
}

static int is_in_mark(const side_reader *reader, size_t at, size_t end) {
  for (size_t i = 0; i < reader->mark_count; i++) {
    const side_mark *mark = &reader->marks[i];
    int leaves = mark->facet == UNIT_EXCLUDE || mark->facet == UNIT_EXCEPT;
    if (leaves && overlaps(mark, at, end)) return 1;
  }
  return 0;
}

static size_t is_cut(gov_text rest, int *soft) {
  static const struct {
    const char *z;
    int soft;
  } cuts[] = {{";", 0},         {" but ", 0},  {" while ", 0}, {" whereas ", 0}, {" aber ", 0},
              {" sondern ", 0}, {" pero ", 0}, {" sino ", 0},  {" mais ", 0},    {" mas ", 0},
              {" но ", 0},      {" а ", 0},    {"แต่", 0},      {"，但", 0},      {"；", 0},
              {"が、", 0},      {"。", 0},     {": ", 1},      {"：", 1},        {" — ", 1},
              {" – ", 1},       {" - ", 1},    {"—", 1}};
  unsigned char c = (unsigned char)rest.z[0];
  if (c != ' ' && c != ';' && c != ':' && c < 0x80) return 0;
  for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
    size_t n = strlen(cuts[i].z);
    if (rest.n < n || memcmp(rest.z, cuts[i].z, n) != 0) continue;
    *soft = cuts[i].soft;
    return n;
  }
  return 0;
}

static void read_cuts(side_reader *reader) {
  gov_text text = reader->text;
  for (size_t at = 0; at < text.n && reader->cut_count < CUTS_MAX;) {
    int soft = 0;
    size_t n = is_cut((gov_text){text.z + at, text.n - at}, &soft);
    if (n && !is_in_mark(reader, at, at + n))
      reader->cuts[reader->cut_count++] = (clause_cut){at, at + n, soft};
    at += n ? n : 1;
  }
}

static void read_groups(side_reader *reader, size_t count) {
  for (size_t at = 0, n; at < count && reader->group_count < GROUPS_MAX; at += n) {
    n = gov_run_length(reader->text, reader->runs, count, at);
    for (size_t i = 1; i < n; i++)
      if (memchr(reader->text.z + reader->runs[at + i - 1].end, ';',
                 reader->runs[at + i].start - reader->runs[at + i - 1].end))
        n = i;
    reader->groups[reader->group_count++] =
        (name_group){reader->runs[at].start, reader->runs[at + n - 1].end, at, n};
  }
}

/* ---- where they stand ---- */

static int has_mark(const side_reader *reader, size_t from, size_t to, int facet, int value) {
  for (size_t i = 0; i < reader->mark_count; i++) {
    const side_mark *mark = &reader->marks[i];
    if (mark->facet == facet && (value < 0 || mark->value == value) && mark->at >= from &&
        mark->end <= to)
      return 1;
  }
  return 0;
}

/* The clause around a place; `hard`: colons and dashes end none. */
static void clause_around(const side_reader *reader, size_t at, int hard, size_t *from,
                          size_t *to) {
  *from = 0;
  *to = reader->text.n;
  for (size_t i = 0; i < reader->cut_count; i++) {
    const clause_cut *cut = &reader->cuts[i];
    if (hard && cut->soft) continue;
    if (cut->end <= at) *from = cut->end;
    if (cut->at >= at && cut->at < *to) *to = cut->at;
  }
}

static name_group *group_before(side_reader *reader, size_t from, size_t at) {
  for (size_t i = reader->group_count; i > 0; i--) {
    name_group *group = &reader->groups[i - 1];
    if (group->end <= at && group->start >= from && !reader->left[group->first]) return group;
  }
  return NULL;
}

static name_group *group_behind(side_reader *reader, size_t at, size_t to) {
  for (size_t i = 0; i < reader->group_count; i++) {
    name_group *group = &reader->groups[i];
    if (group->start >= at && group->end <= to && !reader->left[group->first]) return group;
  }
  return NULL;
}

/* Words of a part of a dataset there, outside brackets: "`orders` rows from before 2019". */
static int has_part(const side_reader *reader, size_t from, size_t to) {
  for (size_t i = 0; i < reader->mark_count; i++) {
    const side_mark *mark = &reader->marks[i];
    if (mark->facet != UNIT_HINT || mark->value != HINT_PART || mark->at < from || mark->end > to)
      continue;
    int depth = 0;
    for (size_t at = from; at < mark->at; at++)
      depth += reader->text.z[at] == '(' ? 1 : reader->text.z[at] == ')' ? -1 : 0;
    if (depth <= 0) return 1;
  }
  return 0;
}

static int is_of_part(const side_reader *reader, const name_group *group, const side_mark *mark) {
  size_t from, to;
  clause_around(reader, group->start, 0, &from, &to);
  if (group->start > from + WINDOW_BYTES) from = group->start - WINDOW_BYTES;
  if (mark->end <= group->start && has_part(reader, mark->end, group->start)) return 1;
  if (has_part(reader, from, group->start)) return 1;
  if (group->end <= mark->at) return has_part(reader, group->end, mark->at);
  return has_part(reader, group->end,
                  group->end + WINDOW_BYTES < to ? group->end + WINDOW_BYTES : to);
}

/* The colon right behind a mark: "Not migrated: `a`". Where its words go on; 0: none. */
static size_t behind_colon(const side_reader *reader, size_t at) {
  gov_text text = reader->text;
  while (at < text.n && gov_is_any(text.z[at], " *_")) at++;
  if (at < text.n && text.z[at] == ':') return at + 1;
  return text.n - at >= 3 && !memcmp(text.z + at, "：", 3) ? at + 3 : 0;
}

/* ---- what leaves out all but: "except `a`" ---- */

static void leave_names(side_reader *reader, const name_group *group, size_t count, gov_left left) {
  for (size_t i = 0; i < count; i++) reader->left[group->first + i] = (int8_t)left;
}

/* "Unlike `a`, `b` is dumped": at the head of a sentence a comma alone ends what is left out, unless another one does. */
static size_t leading_names(const side_reader *reader, const name_group *group,
                            const side_mark *mark) {
  gov_text text = reader->text;
  size_t end = group->end;
  while (end < text.n && text.z[end] == ' ') end++;
  if (mark->at > BEGIN_BYTES || (end < text.n && text.z[end] == ',')) return group->count;
  for (size_t i = 1; i < group->count; i++) {
    const name_run *run = &reader->runs[group->first + i];
    gov_text joint = gov_trim((gov_text){text.z + run[-1].end, run->start - run[-1].end});
    if (gov_text_is(joint, ",")) return i;
  }
  return group->count;
}

/* "except as noted, `a`" leaves nothing out; "but the largest, `a`," does. */
static int is_apposed(const side_reader *reader, size_t from, size_t to) {
  gov_text between = gov_trim((gov_text){reader->text.z + from, to - from});
  int comma = memchr(between.z, ',', between.n) != NULL || gov_text_find(between, "，") != NULL;
  return !comma || gov_text_starts(between, "the ") || gov_text_starts(between, "one ") ||
         has_mark(reader, from, to, UNIT_NOUN, -1);
}

/* "all tables without `a`", "`a` without `b`", but not "rows without `a`". */
static int sets_apart(side_reader *reader, const side_mark *mark, size_t from) {
  size_t near = mark->at > from + WINDOW_BYTES ? mark->at - WINDOW_BYTES : from;
  if (has_part(reader, near, mark->at)) return 0;
  const name_group *before = group_before(reader, from, mark->at);
  return mark->at <= from + BEGIN_BYTES || has_mark(reader, from, mark->at, UNIT_NOUN, -1) ||
         (before && before->end + 2 >= mark->at);
}

static void except_group(side_reader *reader, const side_mark *mark) {
  size_t from, to;
  clause_around(reader, mark->at, 0, &from, &to);
  if (mark->value == EXCEPT_APART && !sets_apart(reader, mark, from)) return;
  name_group *group;
  size_t colon = behind_colon(reader, mark->end);
  if (gov_excepts_before(reader->text, mark->at)) {
    group = group_before(reader, from, mark->at);
  } else {
    if (colon) clause_around(reader, colon + 1, 0, &from, &to);
    group = group_behind(reader, mark->end, to);
    if (group && !is_apposed(reader, mark->end, group->start)) group = NULL;
  }
  if (!group) return;
  gov_left left = mark->value == EXCEPT_APART ? LEFT_APART : LEFT_EXCEPTED;
  clause_around(reader, mark->at, 1, &from, &to);
  if (is_of_part(reader, group, mark))
    left = LEFT_PART;
  else if (has_mark(reader, from, to, UNIT_EXCLUDE, -1) ||
           has_mark(reader, from, to, UNIT_HINT, HINT_NONE))
    left = LEFT_KEPT; /* "nothing but `a`", "all but `a` are left out" */
  else if (has_mark(reader, from, to, UNIT_HINT, HINT_PHASE))
    left = LEFT_APART;
  leave_names(reader, group, leading_names(reader, group, mark), left);
}

/* ---- what leaves out: "`a` is skipped" ---- */

/* Names in another clause, of which a clause without names speaks: "`a` — not migrated", "some tables are not migrated: `a`". */
static name_group *group_across(side_reader *reader, const side_mark *mark, size_t from,
                                size_t to) {
  for (size_t i = 0; i < reader->cut_count; i++) {
    const clause_cut *cut = &reader->cuts[i];
    size_t start, end;
    if (!cut->soft) continue;
    if (cut->end == from && mark->at - from <= BEGIN_BYTES && cut->at) {
      clause_around(reader, cut->at - 1, 0, &start, &end);
      name_group *group = group_before(reader, start, cut->at);
      if (group) return group;
    }
    if (cut->at == to && has_mark(reader, from, to, UNIT_NOUN, -1)) {
      clause_around(reader, cut->end + 1, 0, &start, &end);
      return group_behind(reader, cut->end, end);
    }
  }
  return NULL;
}

static name_group *group_left_out(side_reader *reader, const side_mark *mark) {
  size_t from, to, colon = behind_colon(reader, mark->end);
  clause_around(reader, mark->at, 0, &from, &to);
  if (colon) {
    clause_around(reader, colon + 1, 0, &from, &to);
    return group_behind(reader, colon, to);
  }
  name_group *before = group_before(reader, from, mark->at);
  name_group *behind = group_behind(reader, mark->end, to);
  if (!before && !behind) return group_across(reader, mark, from, to);
  if (!before) return behind;
  if (mark->facet == UNIT_EXCLUDE && mark->value == EXCLUDE_OBJECT) {
    if (behind) return behind;
    return has_part(reader, mark->end, to) ? NULL : before;
  }
  /* "we move `a`, not migrated is `b`" */
  const name_group *earlier = group_before(reader, from, before->start);
  size_t start = earlier ? earlier->end : from;
  if (behind && has_mark(reader, start, before->start, UNIT_VERB, -1)) return behind;
  return before;
}

/* "We move `a`, `b` is skipped": a comma alone joins them, and only the last is skipped. */
static int is_spliced(const side_reader *reader, const name_group *group, const side_mark *mark) {
  size_t from, to;
  if (group->count < 2 || group->end > mark->at) return 0;
  const name_run *last = &reader->runs[group->first + group->count - 1];
  clause_around(reader, group->start, 0, &from, &to);
  gov_text joint = gov_trim((gov_text){reader->text.z + last[-1].end, last->start - last[-1].end});
  return gov_text_is(joint, ",") && has_mark(reader, from, group->start, UNIT_VERB, -1);
}

static void exclude_group(side_reader *reader, const side_mark *mark) {
  size_t from, to;
  clause_around(reader, mark->at, 1, &from, &to);
  if (has_mark(reader, from, mark->at, UNIT_HINT, HINT_NONE)) return; /* "nothing is excluded" */
  name_group *group = group_left_out(reader, mark);
  if (!group) return;
  int behind = group->start >= mark->end;
  gov_left left = LEFT_OUT;
  if (is_of_part(reader, group, mark)) return;
  if (!behind && has_mark(reader, group->end, mark->at - 1, UNIT_VERB, -1))
    return; /* "`a` is moved, …, skipped" */
  if (has_mark(reader, from, to, UNIT_HINT, HINT_PHASE))
    left = LEFT_DOUBT;
  else if (behind && gov_is_joint((gov_text){reader->text.z + mark->end, group->start - mark->end}))
    left = LEFT_OBJECT;
  else if (!behind && mark->at - group->end <= BESIDE_BYTES)
    left = LEFT_BESIDE;
  if (mark->facet == UNIT_HINT) left = LEFT_LACKS;
  if (is_spliced(reader, group, mark))
    reader->left[group->first + group->count - 1] = (int8_t)left;
  else
    leave_names(reader, group, leading_names(reader, group, mark), left);
}

static gov_text without_word(gov_text text, int ends, size_t n) {
  return ends && text.n > n && text.z[text.n - n - 1] == ' '
             ? gov_trim((gov_text){text.z, text.n - n})
             : text;
}

/* "of `a`, not `b`", "not of the": the words right before a name. */
static int is_denied(gov_text text, size_t start) {
  gov_text before = gov_trim((gov_text){text.z, start});
  before = without_word(before, gov_text_ends(before, "the"), 3);
  before = without_word(before, gov_text_ends(before, "of"), 2);
  before = without_word(before, gov_text_ends(before, "for") || gov_text_ends(before, "von"), 3);
  before = without_word(before, gov_text_ends(before, "für") || gov_text_ends(before, "pour"), 4);
  before = without_word(before, gov_text_ends(before, "для"), 6);
  size_t n = gov_text_ends(before, "not") || gov_text_ends(before, "pas")     ? 3
             : gov_text_ends(before, "nicht")                                 ? 5
             : gov_text_ends(before, "не") || gov_text_ends(before, "não")    ? 4
             : gov_text_ends(before, "不是") || gov_text_ends(before, "ไม่ใช่") ? before.n
                                                                              : 0;
  return n && (before.n == n || !gov_is_word(before.z[before.n - n - 1]));
}

static int leaves_out(const unit_finder *finder, const gov_sentence *sentence) {
  const gov_phrase_hit *said = gov_sentence_said(finder->document, sentence);
  for (uint32_t i = 0; i < sentence->said_count; i++) {
    int facet = gov_said_of_units(said[i].phrase);
    if (facet == UNIT_EXCLUDE || facet == UNIT_EXCEPT) return 1;
    if (facet == UNIT_HINT && said[i].phrase->value == HINT_LACKS) return 1;
  }
  return 0;
}

void gov_names_left(const unit_finder *finder, const gov_sentence *sentence, const name_run *runs,
                    size_t count, int8_t *left) {
  memset(left, LEFT_NOT, count);
  for (size_t i = 0; i < count; i++)
    if (is_denied(sentence->text, runs[i].start)) left[i] = LEFT_APART;
  if (!count || !leaves_out(finder, sentence)) return;
  side_reader reader = {.text = sentence->text, .runs = runs, .left = left};
  read_marks(&reader, finder, sentence);
  read_cuts(&reader);
  read_groups(&reader, count);
  for (size_t i = 0; i < reader.mark_count; i++)
    if (reader.marks[i].facet == UNIT_EXCEPT) except_group(&reader, &reader.marks[i]);
  for (size_t i = 0; i < reader.mark_count; i++)
    if (reader.marks[i].facet == UNIT_EXCLUDE ||
        (reader.marks[i].facet == UNIT_HINT && reader.marks[i].value == HINT_LACKS))
      exclude_group(&reader, &reader.marks[i]);
}
