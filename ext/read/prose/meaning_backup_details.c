/* meaning_backup_details.c: when a copy is taken, where it lies, for how long, and what it leaves out.
**
** Said in the sentence that takes it or, under a backup heading, near it.
*/
#include "facts/duration.h"
#include "read/prose/meaning_parts.h"

/* Is it said of a dataset the plan knows? */
static int names_unit(const meaning *m, const gov_sentence *sentence) {
  const gov_subject *subjects = gov_sentence_subjects(m->document, sentence);
  for (uint32_t i = 0; i < sentence->subject_count; i++)
    if (!subjects[i].candidate && !subjects[i].excepted) return 1;
  return 0;
}

/* "Only of `users`", which no model knows: then the copy would be the whole plan's, were it not for "only". */
static int names_candidate(const meaning *m, const gov_sentence *sentence) {
  const gov_subject *subjects = gov_sentence_subjects(m->document, sentence);
  for (uint32_t i = 0; i < sentence->subject_count; i++)
    if (subjects[i].candidate && !subjects[i].excepted) return 1;
  return 0;
}

/* The amount of time behind the words, as "10 year"; NULL when it is none. */
static const char *kept_for(meaning *m, const clause *at, uint32_t hit) {
  uint32_t start = gov_token_at(&m->folded, gov_hit_at(&m->folded, hit)->first)->start;
  uint32_t end = gov_token_at(&m->folded, at->end - 1)->end;
  gov_duration kept;
  if (end <= start || !gov_duration_find((gov_text){m->folded.text + start, end - start}, &kept))
    return NULL;
  return gov_arena_printf(&m->reading->facts->arena, "%g %s", kept.amount, kept.unit);
}

/* "| When | How | Retention |": a cell tells what its column is about. */
static void state_column(meaning *m, int32_t index, const clause *at, int in_backup) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  if (!in_backup || !sentence->header.n || clause_has(at, GOV_CUE_NEGATION)) return;
  if ((sentence->topics & GOV_TOPIC_BIT(RETENTION)) && clause_has_number(m, at))
    meaning_state(m, GOV_BACKUP_RETENTION, index, NULL, "says how long the copy is kept");
  if (clause_has(at, GOV_CUE_BEFORE))
    meaning_state(m, GOV_BACKUP_TIMING, index, NULL, "says the copy is taken before");
}

/* When, where, how long: what is said in the sentence itself or, under a backup heading, near it.
 */
void backup_state_details(meaning *m, int32_t index, const clause *at, int said, int in_backup) {
  static const struct {
    gov_cue cue;
    gov_signal signal;
    const char *why;
  } details[] = {
      {GOV_CUE_BACKUP_LOCATION, GOV_BACKUP_LOCATION, "says where the copy is kept"},
      {GOV_CUE_BACKUP_RESTORE_TESTED, GOV_BACKUP_RESTORE_TESTED, "says the restore is tried"},
      {GOV_CUE_BACKUP_ENCRYPTED, GOV_BACKUP_ENCRYPTED, "says the copy is encrypted"},
      {GOV_CUE_BACKUP_GAP, GOV_BACKUP_GAP, "says what the copy does not hold"},
  };
  if (at->mood & (CLAUSE_CONDITION | CLAUSE_REJECTED | CLAUSE_LATER | CLAUSE_POSSIBLE)) return;
  for (size_t i = 0; i < sizeof details / sizeof *details; i++) {
    int hit = clause_find(m, at, details[i].cue);
    if (hit < 0) continue;
    const gov_sentence *sentence = gov_sentence_at(m->document, index);
    if (details[i].signal == GOV_BACKUP_GAP) {
      const char *value = gov_hit_at(&m->folded, (size_t)hit)->value;
      int only = value && !strcmp(value, "only");
      if (value && !strcmp(value, "rest")) {
        if (said || in_backup)
          meaning_state_plan(m, GOV_BACKUP_GAP, index, "says that the rest is not copied");
        continue;
      }
      int alone = value && !only && !(at->mood & CLAUSE_UNDER) &&
                  !(sentence->standing & GOV_SECTION_TROUBLE);
      int of_known = names_unit(m, sentence) || !(only || names_candidate(m, sentence));
      if ((!said && !alone) || (sentence->subject_count && of_known && !alone)) continue;
      meaning_hold(m, alone && names_unit(m, sentence) ? GOV_BACKUP_ABSENT : GOV_BACKUP_GAP, index,
                   0, details[i].why);
    } else if ((said || in_backup) && !clause_negated(m, at, (uint32_t)hit)) {
      int tried = details[i].signal == GOV_BACKUP_RESTORE_TESTED;
      if ((at->mood & CLAUSE_ADVICE) && tried) continue;
      const char *value = gov_hit_at(&m->folded, (size_t)hit)->value;
      if (tried && value && !clause_has(at, GOV_CUE_RESTORE)) continue; /* only a place of tests */
      meaning_state(m, details[i].signal, index, NULL, details[i].why);
    }
  }
  if (!said && !in_backup) return;
  if (copy_goes_to_path(m, gov_sentence_at(m->document, index)) &&
      !clause_has(at, GOV_CUE_NEGATION))
    meaning_state(m, GOV_BACKUP_LOCATION, index, NULL, "says where the copy is kept");
  state_column(m, index, at, in_backup);
  int kept = clause_find(m, at, GOV_CUE_BACKUP_RETENTION);
  if (kept < 0) kept = clause_find_value(m, at, GOV_CUE_TAKE, "store");
  if (kept >= 0 && !clause_has(at, GOV_CUE_BACKUP_RETENTION) &&
      !clause_names_time(m, at, (uint32_t)kept))
    kept = -1; /* "kept 30 days", not "saved to disk 2" */
  if (kept >= 0 && (clause_has_number(m, at) || clause_names_time(m, at, (uint32_t)kept)) &&
      !clause_negated(m, at, (uint32_t)kept))
    meaning_state(m, GOV_BACKUP_RETENTION, index, kept_for(m, at, (uint32_t)kept),
                  "says how long the copy is kept");
  int before = clause_find(m, at, GOV_CUE_BEFORE);
  int ticked = gov_sentence_at(m->document, index)->checked == 1; /* "[x] Backup (Nov 21, 23:00)" */
  int taken = clause_has(at, GOV_CUE_TAKE) || clause_has(at, GOV_CUE_BACKUP_ACT);
  if (said && (taken || ticked) && backup_names_moment(m, at))
    meaning_state(m, GOV_BACKUP_TIMING, index, NULL, "says when it is taken");
  if (said && before >= 0)
    meaning_state(m, GOV_BACKUP_TIMING, index, NULL, "says the copy is taken before");
}
