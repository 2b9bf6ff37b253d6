/* meaning_backup_around.c: what stands around a word of a backup and makes it none.
**
** A contrast in brackets, a copy that is looked at or restored, or of configuration: no data is copied.
*/
#include "read/prose/meaning_parts.h"

/* "Keep the key in a vault (not in files or backups)": what else it might have been. */
int backup_contrasts(const meaning *m, const clause *at) {
  if (at->first + 1 >= at->end || clause_has(at, GOV_CUE_TAKE)) return 0;
  const gov_token *open = gov_token_at(&m->folded, at->first), *word = open + 1;
  return m->folded.text[open->start] == '(' &&
         gov_text_is((gov_text){m->folded.text + word->start, word->end - word->start}, "not");
}

/* "`data.old` is kept as a backup for one release": what there was stays. */
int backup_is_what_was_kept(const meaning *m, const clause *at, uint32_t hit) {
  const char *value = gov_hit_at(&m->folded, hit)->value;
  int kept = clause_find_value(m, at, GOV_CUE_TAKE, "store");
  return value && !strcmp(value, "kept") && kept >= 0 &&
         gov_hit_at(&m->folded, (size_t)kept)->end <= gov_hit_at(&m->folded, hit)->first;
}

/* "Dump -> s3, then alter": a note without a verb, of where it goes. */
int backup_is_sent(const meaning *m, const clause *at, const gov_hit *copy) {
  enum { AHEAD = 1, BEHIND = 4 };
  uint32_t end = copy->end;
  if (copy->first > at->first + AHEAD || sentence_has(m, GOV_CUE_RESTORE) ||
      sentence_has(m, GOV_CUE_OTHER_SYSTEM) || sentence_has(m, GOV_CUE_MOVE))
    return 0;
  while (end < at->end && gov_is_any(meaning_word(m, end).z[0], "->=\xE2")) end++;
  if (end == copy->end) return 0;
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *place = gov_hit_at(&m->folded, i);
    if (place->cue == GOV_CUE_BACKUP_LOCATION && place->first >= end &&
        place->first <= end + BEHIND)
      return 1;
  }
  return copy_goes_to_path(m, NULL);
}

/* "When the backfill is done, take a backup": by then what it would keep is changed. */
int backup_comes_late(const meaning *m) {
  static const gov_cue changes[] = {GOV_CUE_AFTER,          GOV_CUE_PLAN_WORD,
                                    GOV_CUE_MOVE,           GOV_CUE_STYLE_BACKFILL,
                                    GOV_CUE_STYLE_IN_PLACE, GOV_CUE_STYLE_OTHER};
  if (sentence_has(m, GOV_CUE_BEFORE)) return 0;
  for (size_t i = 0; i < m->clauses.count; i++) {
    const clause *at = gov_list_at(&m->clauses, i);
    if (!clause_has(at, GOV_CUE_FINISHED) || clause_has(at, GOV_CUE_NEGATION)) continue;
    for (size_t k = 0; k < sizeof changes / sizeof *changes; k++)
      if (clause_has(at, changes[k])) return 1;
  }
  return 0;
}

/* "Confirm the backup and its owner": one is taken to be there, and nobody is told to take it. */
int backup_is_looked_at(const meaning *m, const clause *at, uint32_t target) {
  const gov_hit *of = gov_hit_at(&m->folded, target);
  uint32_t first = at->first;
  while (first < at->end && gov_token_at(&m->folded, first)->kind == GOV_TOKEN_MARK) first++;
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if (hit->cue == GOV_CUE_VERIFY && hit->language == GOV_LANGUAGE_en && hit->first == first &&
        hit->end <= of->first)
      return 1;
  }
  return 0;
}

/* "Restore the dump", not "a dump exists and its restore was tried". */
int backup_is_restored(const meaning *m, const clause *at, uint32_t target) {
  int verb = clause_find(m, at, GOV_CUE_RESTORE);
  if (verb < 0 || clause_find_value(m, at, GOV_CUE_BACKUP_RESTORE_TESTED, "place") >= 0) return 0;
  uint32_t first = gov_hit_at(&m->folded, (size_t)verb)->first;
  for (uint32_t i = gov_hit_at(&m->folded, target)->end; i < first; i++) {
    const gov_token *token = gov_token_at(&m->folded, i);
    if (gov_text_is((gov_text){m->folded.text + token->start, token->end - token->start}, "and"))
      return 0;
  }
  return 1;
}

/* "Backup job: change the target": how copies are taken at other times. */
int backup_tells_to_change(const meaning *m, const clause *at) {
  static const char *const verbs[] = {"change",     "modify",  "configure", "adjust",
                                      "rename",     "replace", "cambiar",   "modificar",
                                      "configurar", "ajustar", "modifier",  "changer",
                                      "configurer", "alterar", "mudar",     NULL};
  const clause *last = gov_list_at(&m->clauses, m->clauses.count - 1);
  for (const clause *said = gov_list_at(&m->clauses, 0); said <= at + (at < last); said++)
    if (clause_starts_with_any(m, said, verbs)) return 1;
  return 0;
}

/* "The S3 backup uses pg_dump": a routine. */
int backup_tells_what_it_uses(const meaning *m, const clause *at) {
  enum { REACH = 3 };
  static const char *const words[] = {"uses",    "use",     "using",     "usa",
                                      "utiliza", "utilise", "verwendet", NULL};
  for (uint32_t hit = at->hit; hit < at->hit_end; hit++) {
    const gov_hit *of = gov_hit_at(&m->folded, hit);
    if (of->cue != GOV_CUE_BACKUP_MECHANISM && of->cue != GOV_CUE_BACKUP_ACT) continue;
    for (uint32_t i = of->end; i < at->end && i < of->end + REACH; i++) {
      clause rest = {.first = i, .end = at->end};
      if (clause_starts_with_any(m, &rest, words)) return 1;
    }
  }
  return 0;
}

/* "Without a backup we do not start", "we don't begin until there is a backup": one is demanded. */
int backup_is_demanded(const meaning *m, const clause *at, uint32_t hit) {
  enum { REACH = 4 };
  static const char *const until[] = {"until", "unless", "before", NULL};
  static const char *const lacking[] = {"without", "ohne", "sin", "sans", "sem", "без", NULL};
  const gov_hit *of = gov_hit_at(&m->folded, hit);
  int without = 0, denied = 0;
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *no = gov_hit_at(&m->folded, i);
    if (no->cue != GOV_CUE_NEGATION && no->cue != GOV_CUE_NOT_NEGATION) continue;
    int governs = meaning_is_among(meaning_word(m, no->first), lacking) && no->end <= of->first &&
                  of->first - no->end <= REACH;
    without |= governs;
    denied |= !governs;
    for (uint32_t k = no->end; k < of->first; k++)
      if (meaning_is_among(meaning_word(m, k), until)) return 1;
  }
  return without && denied;
}

/* "Juste avant le premier lot, …" */
int backup_is_timed(const clause *at) {
  enum { SHORT = 8 };
  return clause_has(at, GOV_CUE_BEFORE) && clause_length(at) <= SHORT;
}

/* "Vor dem Start Sicherung per pg_dump nach /bk.", "Avant de démarrer, sauvegarde dans /bk": a note without a verb that
** says when, what and where to. */
int backup_is_noted(const meaning *m, const clause *at, uint32_t hit) {
  enum { AHEAD = 4, AHEAD_LETTERS = 24 };
  static const gov_cue verbs[] = {GOV_CUE_DELETE, GOV_CUE_RESTORE, GOV_CUE_VERIFY,
                                  GOV_CUE_FAIL,   GOV_CUE_COMPARE, GOV_CUE_OTHER_SYSTEM};
  const gov_hit *copy = gov_hit_at(&m->folded, hit);
  const clause *first = gov_list_at(&m->clauses, 0);
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
    if (clause_has(at, verbs[i])) return 0;
  if (copy->language == GOV_LANGUAGE_en && clause_has_finite_verb(m, at)) return 0;
  int before = clause_find(m, at, GOV_CUE_BEFORE);
  int opens = before >= 0 && gov_hit_at(&m->folded, (size_t)before)->first < at->first + AHEAD &&
              gov_hit_at(&m->folded, (size_t)before)->end <= copy->first;
  int letters = gov_token_at(&m->folded, at->first)->kind == GOV_TOKEN_LETTER;
  uint32_t reach = at->first + (letters ? AHEAD_LETTERS : AHEAD);
  if (!opens && !(at > first && backup_is_timed(at - 1))) return 0;
  return copy->first <= reach &&
         (copy_goes_to_path(m, NULL) || sentence_has(m, GOV_CUE_BACKUP_LOCATION));
}

/* "On exporte … dans le répertoire de secours": to be kept there, and not to be brought elsewhere. */
int backup_is_exported(const meaning *m, const clause *at) {
  return clause_has(at, GOV_CUE_EXPORT) && !sentence_has(m, GOV_CUE_OTHER_SYSTEM) &&
         !sentence_has(m, GOV_CUE_MOVE) &&
         (sentence_has(m, GOV_CUE_BACKUP_LOCATION) || copy_goes_to_path(m, NULL));
}

static int near(const meaning *m, const clause *at, uint32_t target, gov_cue cue, uint32_t reach) {
  const gov_hit *of = gov_hit_at(&m->folded, target);
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if (hit->cue != cue || (hit->first < of->end && of->first < hit->end)) continue;
    uint32_t gap = hit->first >= of->end ? hit->first - of->end : of->first - hit->end;
    if (gap <= reach) return 1;
  }
  return 0;
}

/* "A backup of the web server's configuration": what stands right behind "of" is what is copied. */
static int is_of_something_else(const meaning *m, const clause *at, uint32_t hit) {
  enum { REACH = 5 };
  uint32_t end = gov_hit_at(&m->folded, hit)->end;
  if (end >= at->end) return 0;
  const gov_token *token = gov_token_at(&m->folded, end);
  if (!gov_text_is((gov_text){m->folded.text + token->start, token->end - token->start}, "of"))
    return 0;
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *said = gov_hit_at(&m->folded, i);
    if (said->first <= end || said->first > end + REACH) continue;
    if (said->cue == GOV_CUE_DATA) return 0;
    if (said->cue == GOV_CUE_OTHER_OBJECT) return 1;
  }
  return 0;
}

/* "… and copy it to the backup server": where the copy goes, not what is copied. */
static int is_destination(const meaning *m, const clause *at) {
  static const char *const to[] = {"to", "onto", "on", NULL};
  int hit = clause_find(m, at, GOV_CUE_OTHER_OBJECT);
  if (hit < 0) return 0;
  uint32_t first = gov_hit_at(&m->folded, (size_t)hit)->first;
  return (first > at->first && meaning_is_among(meaning_word(m, first - 1), to)) ||
         (first > at->first + 1 && gov_text_is(meaning_word(m, first - 1), "the") &&
          meaning_is_among(meaning_word(m, first - 2), to));
}

/* "The current UX and performance baselines" */
static int is_before_object(const meaning *m, const clause *at, const gov_hit *old) {
  enum { REACH = 4 };
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *of = gov_hit_at(&m->folded, i);
    if (of->cue == GOV_CUE_OTHER_OBJECT && of->first >= old->end && of->first < old->end + REACH)
      return 1;
  }
  return 0;
}

/* "The old database", not "the current configuration". */
static int names_old_side(const meaning *m, const clause *at) {
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *old = gov_hit_at(&m->folded, i);
    if (old->cue != GOV_CUE_OLD_SIDE) continue;
    uint32_t next = i + 1;
    while (next < at->hit_end && gov_hit_at(&m->folded, next)->first < old->end) next++;
    const gov_hit *of = next < at->hit_end ? gov_hit_at(&m->folded, next) : NULL;
    if (of && of->first == old->end && of->cue == GOV_CUE_OTHER_OBJECT) continue;
    if (!is_before_object(m, at, old)) return 1;
  }
  return 0;
}

/* Of configuration, code, screens: of no data. */
int backup_is_of_another_thing(const meaning *m, const clause *at, uint32_t hit) {
  enum { OBJECT_REACH = 6 };
  int data = clause_has(at, GOV_CUE_DATA) || names_old_side(m, at);
  if (near(m, at, hit, GOV_CUE_OTHER_OBJECT, OBJECT_REACH) && !data && !is_destination(m, at))
    return 1;
  if (is_of_something_else(m, at, hit)) return 1;
  const clause *all = gov_list_at(&m->clauses, 0);
  return at > all && m->folded.text[gov_token_at(&m->folded, at->first)->start] == '(' && !data &&
         clause_has(at - 1, GOV_CUE_OTHER_OBJECT); /* "remove the dashboard (saved in …)" */
}

/* "RDS snapshot before the change.": a note without a verb, of when it is taken. */
int backup_is_terse(const meaning *m, const clause *at, const gov_hit *copy) {
  enum { AHEAD = 3, BEHIND = 3, REST = 6 };
  static const char *const known[] = {"the",  "this",  "that", "these", "those", "its", "old",
                                      "last", "which", "each", "every", "any",   "we",  "i",
                                      "they", "it",    "you",  "had",   "there", NULL};
  if (copy->first > at->first + AHEAD || clause_has_finite_verb(m, at)) return 0;
  if (meaning_has_word(m, at->first, copy->first, known) || clause_has(at, GOV_CUE_FAIL)) return 0;
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *before = gov_hit_at(&m->folded, i);
    if (before->cue != GOV_CUE_BEFORE || before->end <= copy->first) continue;
    int dated = before->end < at->end &&
                gov_token_at(&m->folded, before->end)->kind == GOV_TOKEN_NUMBER; /* "before 2024" */
    return !dated && before->first <= copy->end + BEHIND && at->end <= before->end + REST;
  }
  return 0;
}

/* "03.12": a day and a month, of two digits each. */
static int is_day(const char *z, uint32_t n, char before) {
  if (n < 5 || gov_is_digit(before) || before == '.' || z[2] != '.') return 0;
  for (int i = 0; i < 5; i++)
    if (i != 2 && !gov_is_digit(z[i])) return 0;
  int day = (z[0] - '0') * 10 + z[1] - '0', month = (z[3] - '0') * 10 + z[4] - '0';
  return day > 0 && day < 32 && month > 0 && month < 13 && (n == 5 || !gov_is_digit(z[5]));
}

/* "22:10", "2026-11-13", "19 Nov": a time of the clock or a day. */
int backup_names_moment(const meaning *m, const clause *at) {
  static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul",
                                       "aug", "sep", "oct", "nov", "dec", NULL};
  uint32_t from = gov_token_at(&m->folded, at->first)->start;
  uint32_t end = gov_token_at(&m->folded, at->end - 1)->end;
  const char *z = m->folded.text;
  for (uint32_t i = from; i + 2 < end; i++) {
    if (!gov_is_digit(z[i])) continue;
    int clock = (z[i + 1] == ':' || z[i + 1] == 'h') && gov_is_digit(z[i + 2]); /* 23:00, 23h00 */
    int day = i + 5 < end && z[i + 1] == '-' && gov_is_digit(z[i + 2]) && i >= from + 3 &&
              gov_is_digit(z[i - 3]);
    if (clock || day || is_day(z + i, end - i, i > from ? z[i - 1] : ' ')) return 1;
  }
  for (uint32_t i = at->first; i + 1 < at->end; i++) {
    gov_text day = meaning_word(m, i), month = meaning_word(m, i + 1);
    if (gov_token_at(&m->folded, i)->kind != GOV_TOKEN_NUMBER || day.n > 2 || month.n < 3) continue;
    if (meaning_is_among((gov_text){month.z, 3}, months)) return 1;
  }
  return 0;
}

/* "- 20:45 Copia íntegra …": a point of a list that is a timetable. */
int backup_opens_with_clock(const gov_sentence *sentence) {
  gov_text text = sentence->text;
  size_t hour = 0;
  if (!is_position(sentence, GOV_IN_BULLET)) return 0;
  while (hour < text.n && gov_is_digit(text.z[hour])) hour++;
  return hour > 0 && hour < 3 && hour + 2 < text.n && gov_is_any(text.z[hour], ":h.") &&
         gov_is_digit(text.z[hour + 1]) && gov_is_digit(text.z[hour + 2]);
}

/* "The backup before the last migration was corrupted": none that helps. */
int backup_is_damaged(const meaning *m) {
  if (sentence_has(m, GOV_CUE_CONDITION)) return 0;
  for (uint32_t i = 0; i < m->folded.hits.count; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if (hit->cue == GOV_CUE_FAIL && hit->value && !strcmp(hit->value, "damaged")) return 1;
  }
  return 0;
}
