/* meaning_elsewhere.c: what a plan tells of somebody else, of another time, or of a rule.
**
** "Unlike the CRM team, who compare checksums, …", "in last year's migration we took a backup", "the
** policy demands a backup before each migration": each names a safeguard that nobody promises here.
** "We do not." behind another team's takes it back as well.
*/
#include "read/prose/meaning_parts.h"

static int has_value(const gov_hit *hit, const char *value) {
  return value ? hit->value && !strcmp(hit->value, value) : !hit->value;
}

/* The hit of this kind in the clause; -1. */
static int find(const meaning *m, const clause *at, const char *value) {
  if (!clause_has(at, GOV_CUE_ELSEWHERE)) return -1;
  if (!clause_has(at, GOV_CUE_ELSEWHERE)) return -1;
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if (hit->cue == GOV_CUE_ELSEWHERE && has_value(hit, value)) return (int)i;
  }
  return -1;
}

static int is_mark(const meaning *m, uint32_t token) {
  return gov_token_at(&m->folded, token)->kind == GOV_TOKEN_MARK;
}

/* Nothing but this hit, and words that join it to what stands before ("but we do not"). */
static int is_all(const meaning *m, const clause *at, const gov_hit *hit) {
  uint32_t first = at->first, end = at->end;
  while (first < hit->first && is_mark(m, first)) first++;
  while (end > hit->end && is_mark(m, end - 1)) end--;
  for (uint32_t i = at->hit; i < at->hit_end && first < hit->first; i++) {
    const gov_hit *join = gov_hit_at(&m->folded, i);
    if (join->cue == GOV_CUE_CONTRAST && join->first <= first && join->end <= hit->first &&
        join->end > first)
      first = join->end;
  }
  return first >= hit->first && end <= hit->end;
}

int clause_opens_with_us(const gov_hit *hit) {
  return hit->cue == GOV_CUE_ELSEWHERE && has_value(hit, "we_not") &&
         (hit->language == GOV_LANGUAGE_th || hit->language >= GOV_LANGUAGE_zh);
}

/* "We do not." "Nothing of the kind exists here." */
int clause_leaves_to_others(const meaning *m, const clause *at) {
  int hit = find(m, at, "we_not");
  if (hit >= 0 && is_all(m, at, gov_hit_at(&m->folded, (size_t)hit))) return 1;
  if (find(m, at, "none_like") >= 0) return 1;
  return find(m, at, "like") >= 0 &&
         (hit >= 0 || clause_has(at, GOV_CUE_NEGATION) || clause_has(at, GOV_CUE_ROLLBACK_ABSENT));
}

/* Ends with a comma and has a clause behind it. */
static int goes_on(const meaning *m, size_t i) {
  return i + 1 < m->clauses.count && clause_length(gov_list_at(&m->clauses, i + 1)) > 1;
}

/* "Unlike the CRM team, who compare checksums, we …": up to where the sentence comes back to us. */
static void reject_unlike(meaning *m, size_t i) {
  clause *at = gov_list_at(&m->clauses, i);
  int others = find(m, at, "others") >= 0 ||
               (find(m, at, "unlike") >= 0 && clause_has(at, GOV_CUE_OTHER_PARTY));
  if (!others) return;
  at->mood |= CLAUSE_REJECTED;
  if (i + 2 < m->clauses.count && goes_on(m, i + 1))
    ((clause *)gov_list_at(&m->clauses, i + 1))->mood |= CLAUSE_REJECTED;
}

/* "As in last year's migration", "unlike other teams": for comparison only. */
static int compares_with(const meaning *m, const clause *at, const gov_hit *hit) {
  static const char *const words[] = {"as",   "like", "unlike",   "than",     "same",
                                      "with", "from", "contrast", "contrary", NULL};
  enum { REACH = 3 };
  uint32_t from = hit->first > at->first + REACH ? hit->first - REACH : at->first;
  return meaning_has_word(m, from, hit->first, words);
}

/* "2027", and no day of it. */
static int names_year_alone(const meaning *m, const clause *at) {
  enum { NEAR = 3 };
  for (uint32_t i = at->first; i < at->end; i++) {
    gov_text word = meaning_word(m, i);
    if (word.n != 4 || !gov_is_digit(word.z[0]) || !gov_is_digit(word.z[3])) continue;
    if (memcmp(word.z, "20", 2) != 0 && memcmp(word.z, "25", 2) != 0) continue;
    int alone = 1;
    uint32_t from = i > at->first + NEAR ? i - NEAR : at->first;
    for (uint32_t k = from; k < at->end && k <= i + NEAR; k++)
      if (k != i && gov_is_digit(meaning_word(m, k).z[0])) alone = 0;
    if (alone) return 1;
  }
  return 0;
}

/* Is the token a year, written out? */
static int is_year(const meaning *m, uint32_t token) {
  gov_text word = meaning_word(m, token);
  return word.n == 4 && gov_text_starts(word, "20") &&
         gov_token_at(&m->folded, token)->kind == GOV_TOKEN_NUMBER;
}

/* "The 2024 migration": is it one that the year is said of? */
static int is_a_migration(const meaning *m, const clause *at, uint32_t token) {
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if (hit->first == token && (hit->cue == GOV_CUE_PLAN_WORD || hit->cue == GOV_CUE_MOVE))
      return 1;
  }
  return 0;
}

static int is_told_as_past(const meaning *m, uint32_t from) {
  uint32_t count = (uint32_t)m->folded.tokens.count;
  for (uint32_t i = from; i < count; i++) {
    gov_text word = meaning_word(m, i);
    if (word.n > 4 && gov_text_ends(word, "ed")) return 1;
  }
  for (size_t i = 0; i < m->folded.hits.count; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if (hit->cue == GOV_CUE_ELSEWHERE && hit->first >= from && has_value(hit, "past")) return 1;
  }
  return 0;
}

/* A report headed by the year tells of its own migration. */
static int is_headed_by(const meaning *m, gov_text year) {
  gov_text title = m->document->title;
  for (size_t at = 0; at + year.n <= title.n; at++)
    if (!memcmp(title.z + at, year.z, year.n)) return 1;
  return 0;
}

/* "For the 2024 migration a backup was taken", "in 2023 a backup was taken": another one, told as past. */
static int is_of_a_year(const meaning *m, const clause *at) {
  uint32_t first = at->first;
  while (first < at->end && is_mark(m, first)) first++;
  for (uint32_t i = first + 1; i < at->end; i++) {
    if (!is_year(m, i)) continue;
    int named = i + 1 < at->end && gov_text_is(meaning_word(m, i - 1), "the") &&
                is_a_migration(m, at, i + 1);
    int dated = i == first + 1 && gov_text_is(meaning_word(m, first), "in") &&
                names_year_alone(m, at) && !is_headed_by(m, meaning_word(m, i));
    if ((named || dated) && is_told_as_past(m, i + 1)) return 1;
  }
  return 0;
}

/* "Other teams compare checksums": somebody else is told of, unless for comparison ("as other teams do"). */
static int is_subject(const meaning *m, const clause *at, const gov_hit *hit) {
  enum { SUBJECT_REACH = 2 };
  uint32_t first = at->first;
  while (first < at->end && is_mark(m, first)) first++;
  return hit->first <= first + SUBJECT_REACH;
}

/* "2023 wurde …", "En 2023, …", "เมื่อปี 2566": a clause that opens with a year and no day of it. A number of
** rows may look like one: a unit stands behind it, in German with a capital letter. */
static int opens_with_year(const meaning *m, const clause *at) {
  enum { SHORT_BYTES = 2, FAR = 6, FAR_LETTERS = 16 };
  uint32_t first = at->first;
  while (first < at->end && is_mark(m, first)) first++;
  int noun = find(m, at, "year");
  int letters =
      first < at->end && gov_token_at(&m->folded, first)->kind == GOV_TOKEN_LETTER; /* ตอนย้ายปี */
  uint32_t last = first + (noun < 0 ? 1u : letters ? FAR_LETTERS : FAR);
  for (uint32_t i = first; i < at->end && i <= last; i++) {
    gov_text year = meaning_word(m, i), next = {"", 0};
    if (year.n != 4 || (memcmp(year.z, "20", 2) != 0 && memcmp(year.z, "25", 2) != 0)) continue;
    if (!gov_is_digit(year.z[2]) || year.z[2] > '7' || !gov_is_digit(year.z[3])) continue;
    if (noun >= 0) {
      const gov_hit *of = gov_hit_at(&m->folded, (size_t)noun);
      return of->end == i || of->first == i + 1;
    }
    if (i + 1 < at->end) next = meaning_word(m, i + 1);
    uint32_t source = i + 1 < at->end ? gov_token_at(&m->folded, i + 1)->source : 0;
    int capital = source && m->text.z[source] >= 'A' && m->text.z[source] <= 'Z';
    if (i == first) return m->latin == GOV_LANGUAGE_de && next.n && !capital;
    return meaning_word(m, first).n <= SHORT_BYTES && !capital;
  }
  return 0;
}

/* "Beim Umzug 2021", "lors de la migration de 2021": it is a migration that the year is said of, and another than that of
** the title. */
static int opens_with_migration_of(const meaning *m, const clause *at) {
  enum { WITHIN = 6 };
  int during = find(m, at, "during");
  uint32_t first = at->first;
  while (first < at->end && is_mark(m, first)) first++;
  if (during < 0 || gov_hit_at(&m->folded, (size_t)during)->first != first) return 0;
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    int moves = hit->cue == GOV_CUE_PLAN_WORD || hit->cue == GOV_CUE_MOVE ||
                hit->cue == GOV_CUE_STYLE_OTHER || hit->cue == GOV_CUE_DATA;
    if (!moves || hit->first > first + WITHIN) continue;
    for (uint32_t k = hit->end; k < at->end && k <= hit->end + 1; k++)
      if (is_year(m, k) && !is_headed_by(m, meaning_word(m, k))) return 1;
  }
  return 0;
}

/* Of a safeguard; "in 2023 we moved to Berlin" is the plan's own story. English says so by its tense. */
static int tells_of_a_year(const meaning *m, const clause *at) {
  static const gov_cue safeguards[] = {
      GOV_CUE_BACKUP_MECHANISM,      GOV_CUE_BACKUP_ACT, GOV_CUE_BACKUP_DUMP, GOV_CUE_COMPARE,
      GOV_CUE_VERIFICATION_CHECKSUM, GOV_CUE_VERIFY,     GOV_CUE_ROLLBACK_ACT};
  if (m->latin == GOV_LANGUAGE_en && find(m, at, "year") < 0) return 0;
  if (!names_year_alone(m, at)) return 0;
  if (!opens_with_year(m, at) && !opens_with_migration_of(m, at)) return 0;
  enum { YEAR_ALONE = 7 };
  int alone = clause_length(at) <= YEAR_ALONE; /* "En 2023, …" */
  for (size_t i = 0; i < sizeof safeguards / sizeof *safeguards; i++)
    if (alone ? sentence_has(m, safeguards[i]) : clause_has(at, safeguards[i])) return 1;
  return 0;
}

/* "Last year's migration was compared; this time …": to the end, or to where it speaks of now. */
static void reject_past(meaning *m, size_t i) {
  const clause *told = gov_list_at(&m->clauses, i);
  int past = find(m, told, NULL), who = find(m, told, "who"), here = find(m, told, "here");
  int said = past >= 0 && !compares_with(m, told, gov_hit_at(&m->folded, (size_t)past));
  said |= who >= 0 && is_subject(m, told, gov_hit_at(&m->folded, (size_t)who)) &&
          !compares_with(m, told, gov_hit_at(&m->folded, (size_t)who));
  if (!said && clause_has_number(m, told)) said = is_of_a_year(m, told) || tells_of_a_year(m, told);
  if (!said) return;
  int back = here >= 0 && !(past >= 0 && past < here) && !(who >= 0 && who < here);
  for (size_t k = i; k < m->clauses.count; k++) {
    clause *at = gov_list_at(&m->clauses, k);
    if (k == i && back) return; /* ปีที่แล้ว…ครั้งนี้…: no comma parts the two */
    if (k > i && (find(m, at, "here") >= 0 || clause_comes_back(m, at))) return;
    at->mood |= CLAUSE_REJECTED;
  }
}

/* "The policy demands that …", "according to the handbook": what is demanded may or may not be done,
** unless it goes on with what is done here. */
static void weaken_rule(meaning *m, size_t i) {
  if (find(m, gov_list_at(&m->clauses, i), "rule") < 0) return;
  for (size_t k = 0; k < m->clauses.count; k++) {
    clause *at = gov_list_at(&m->clauses, k);
    if (k > i && (find(m, at, "here") >= 0 || clause_comes_back(m, at))) return;
    at->mood |= CLAUSE_ADVICE;
  }
}

/* "For Q3", "from 2027 on" */
static int names_quarter(const meaning *m, const clause *at) {
  static const char *const parts[] = {"q1", "q2", "q3", "q4", "h1", "h2", NULL};
  return meaning_has_word(m, at->first, at->end, parts);
}

static int names_year_on(const meaning *m, const clause *at) {
  static const char *const on[] = {"on", "onward", "onwards", NULL};
  for (uint32_t i = at->first; i + 2 < at->end; i++)
    if (gov_text_is(meaning_word(m, i), "from") && meaning_has_word(m, i + 2, i + 3, on) &&
        names_year_alone(m, at))
      return 1;
  return 0;
}

/* "Is planned for 2027": some day, and of a safeguard, not of the migration. */
static void put_off(const meaning *m, clause *at) {
  int planned = find(m, at, "planned") >= 0;
  if (!(planned && (names_year_alone(m, at) || names_quarter(m, at))) && !names_year_on(m, at))
    return;
  for (uint32_t i = at->hit; i < at->hit_end; i++)
    if (gov_hit_at(&m->folded, i)->cue > GOV_CUE_FUNCTION_WORD) at->mood |= CLAUSE_LATER;
}

/* "Once purchasing has bought the disks, we …": waits for what others may or may not provide. */
static int waits_for_others(const meaning *m, const clause *at) {
  int provided = find(m, at, "provided"), once = find(m, at, "once");
  if (provided < 0) return 0;
  if (gov_hit_at(&m->folded, (size_t)provided)->language == GOV_LANGUAGE_ja) return 1;
  if (once < 0) once = clause_find(m, at, GOV_CUE_WINDOW_END); /* "sobald der" */
  return (once >= 0 && once < provided) || clause_has(at, GOV_CUE_CONDITION);
}

static void put_off_all(meaning *m) {
  for (size_t i = 0; i < m->clauses.count; i++)
    ((clause *)gov_list_at(&m->clauses, i))->mood |= CLAUSE_LATER;
}

/* "Whether checksums are compared", "wie verglichen wird": does the clause ask? Where words stand in any order by
** its last word, else by its first. */
static int is_asked(const meaning *m, const clause *at) {
  enum { OPENS_WITHIN = 2 };
  int hit = find(m, at, "asked");
  if (hit < 0) return 0;
  const gov_hit *asks = gov_hit_at(&m->folded, (size_t)hit);
  if (asks->language == GOV_LANGUAGE_th) { /* จะ…หรือไม่: what is found is asked without จะ */
    int will = clause_find(m, at, GOV_CUE_OBLIGATION);
    return will >= 0 && gov_hit_at(&m->folded, (size_t)will)->first == at->first;
  }
  int anywhere = asks->language >= GOV_LANGUAGE_ru;
  return anywhere || asks->first < at->first + OPENS_WITHIN;
}

/* "Whether checksums are compared is for the committee to decide", "wie verglichen wird, ist noch offen": nobody knows. Who
** decides on a rollback is another matter. */
static void put_off_questions(meaning *m) {
  int decides = 0, later = 0, returns = sentence_has(m, GOV_CUE_ROLLBACK_ACT);
  for (size_t i = 0; i < m->clauses.count; i++) {
    const clause *at = gov_list_at(&m->clauses, i);
    decides |= find(m, at, "decides") >= 0;
    later |= (at->mood & CLAUSE_LATER) != 0;
    if (find(m, at, "settles") >= 0 && !returns) put_off_all(m);
  }
  for (size_t i = 0; i < m->clauses.count && (later || (decides && !returns)); i++) {
    clause *at = gov_list_at(&m->clauses, i);
    if (is_asked(m, at)) at->mood |= CLAUSE_LATER;
  }
}

void meaning_place_elsewhere(meaning *m, const gov_sentence *sentence) {
  meaning_reject_norms(m, sentence);
  if (!sentence_has(m, GOV_CUE_ELSEWHERE) && !(sentence->signs & GOV_SIGN_DIGIT)) return;
  for (size_t i = 0; i < m->clauses.count; i++) {
    reject_unlike(m, i);
    reject_past(m, i);
    weaken_rule(m, i);
    put_off(m, gov_list_at(&m->clauses, i));
    if (waits_for_others(m, gov_list_at(&m->clauses, i))) put_off_all(m);
  }
  put_off_questions(m);
}

int meaning_introduces_others(const meaning *m, const gov_sentence *sentence) {
  static const char *const how[] = {"how", NULL};
  const gov_topic_set safeguards =
      GOV_TOPIC_BIT(BACKUP) | GOV_TOPIC_BIT(ROLLBACK) | GOV_TOPIC_BIT(VERIFICATION);
  const clause *first = gov_list_at(&m->clauses, 0);
  if (clause_is_demand(m, first)) return 1;
  if (find(m, first, "product") >= 0) return 1;
  if (sentence_names_norm(m) && !(sentence->topics & safeguards)) return 1;
  if (find(m, first, "who") >= 0 || find(m, first, NULL) >= 0)
    return (first->mood & CLAUSE_REJECTED) != 0;
  return sentence_has(m, GOV_CUE_OTHER_PARTY) &&
         meaning_has_word(m, 0, (uint32_t)m->folded.tokens.count, how);
}
