/* meaning_lost.c: what a document takes back further on, by facts.
**
** "The bucket has since been emptied": the copy told of before is no more. "The script was removed",
** "neither step works any more": steps are written down, and nobody can go them. A condition, or
** what happens afterwards, takes nothing back. What a sentence takes back of its own or of the one
** before is meaning_undone.c's.
*/
#include "read/meaning_parts.h"

static uint32_t within(const clause *at, uint32_t token, uint32_t reach) {
  return token > at->first + reach ? token - reach : at->first;
}

/* What such a statement is said of when it names nothing. */
static const char *const pronouns[] = {"it",   "they",  "this",  "that",
                                       "both", "these", "which", NULL};

static const char *const fails[] = {"failed", "fails", "crashed", "crashes", "hung", "broke", NULL};

/* "The first rehearsal failed; the next one passed" */
static const char *const trial_mended[] = {"first",    "passed", "passes", "succeeded", "fixed",
                                           "repaired", "mended", "fix",    "now",       NULL};

static int is_a_fact(const clause *at) {
  return !(at->mood & (CLAUSE_CONDITION | CLAUSE_UNDER | CLAUSE_POSSIBLE | CLAUSE_ADVICE));
}

/* ---- a copy that is gone ---- */

/* "Was deleted", "has since been emptied": told as past. "Is deleted after a week" is a rule. */
static int is_past(const meaning *m, const clause *at, const gov_hit *gone) {
  enum { REACH = 4 };
  static const char *const states[] = {"is",     "are",  "was",    "were",  "be",
                                       "proved", "been", "turned", "found", NULL};
  static const char *const past[] = {"was", "were", "been", "has", "have", "had", "got", NULL};
  if (gone->value && !strcmp(gone->value, "state"))
    return meaning_has_word(m, within(at, gone->first, REACH), gone->first, states);
  if (gone->value) return 1;
  return meaning_has_word(m, within(at, gone->first, REACH), gone->first, past);
}

static int is_copy(gov_cue cue) {
  return cue == GOV_CUE_BACKUP_MECHANISM || cue == GOV_CUE_BACKUP_ACT ||
         cue == GOV_CUE_BACKUP_DUMP || cue == GOV_CUE_BACKUP_TALK || cue == GOV_CUE_BACKUP_REGULAR;
}

/* Is it the copy, or what it lies in, that is gone? Not "the backup shows which rows were deleted",
** nor an older one. */
static int is_of_the_copy(const meaning *m, const clause *at, const gov_hit *gone) {
  enum { REACH = 7 };
  static const char *const places[] = {"bucket", "archive", "volume", "folder", "directory",
                                       "disk",   "tape",    "copy",   "copies", "file",
                                       "files",  "object",  NULL};
  static const char *const others[] = {"old",     "older",    "previous", "earlier",   "obsolete",
                                       "stale",   "outdated", "which",    "temporary", "rows",
                                       "records", "table",    "tables",   NULL};
  uint32_t from = at->first;
  int copy = 0;
  if (gone->value && !strcmp(gone->value, "self")) return 1;
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if (!is_copy(hit->cue) || hit->end > gone->first) continue;
    copy = 1;
    from = hit->end;
  }
  uint32_t start = within(at, copy ? from : gone->first, REACH);
  if (copy)
    return gone->first - from <= REACH && !meaning_has_word(m, from, gone->first, others) &&
           !meaning_has_word(m, start, from, others);
  if (meaning_has_word(m, start, gone->first, places))
    return !meaning_has_word(m, start, gone->first, others + 8);
  uint32_t first = at->first;
  while (first < gone->first && gov_token_at(&m->folded, first)->kind == GOV_TOKEN_MARK) first++;
  return meaning_has_word(m, first, first + 1, pronouns);
}

/* "The last backup was overwritten; take a new one" */
static int is_made_anew(const meaning *m, const clause *at) {
  const clause *last = gov_list_at(&m->clauses, m->clauses.count - 1);
  for (const clause *next = at + 1; next <= last; next++)
    if (clause_has(next, GOV_CUE_TAKE) || clause_has(next, GOV_CUE_BACKUP_ACT)) return 1;
  return 0;
}

/* "A restore of it failed twice", "nobody has been able to restore it" */
static int fails_to_restore(const meaning *m, const clause *at) {
  static const char *const able[] = {"able", "could", "can", "managed", "succeeded", NULL};
  if (!clause_has(at, GOV_CUE_RESTORE) && !clause_has(at, GOV_CUE_BACKUP_RESTORE_TESTED)) return 0;
  if (meaning_has_word(m, at->first, at->end, fails))
    return !meaning_has_word(m, at->first, at->end, trial_mended);
  return clause_has(at, GOV_CUE_NEGATION) && meaning_has_word(m, at->first, at->end, able);
}

static void read_gone(meaning *m, int32_t index, const clause *at) {
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *gone = gov_hit_at(&m->folded, i);
    if (gone->cue != GOV_CUE_BACKUP_GONE || !is_past(m, at, gone)) continue;
    if (!gone->value && clause_negated(m, at, i)) continue;
    if (clause_has(at, GOV_CUE_AFTER) || !is_of_the_copy(m, at, gone)) continue;
    if (is_made_anew(m, at)) return;
    m->gone = index + 1;
    m->gone_of = m->mechanisms;
    return;
  }
}

/* ---- a way back that nobody can go ---- */

static int is_of_the_way_back(const meaning *m, const clause *at, const gov_hit *broken,
                              int in_undo) {
  enum { REACH = 8, NEAR = 3 };
  static const char *const ways[] = {"script",    "scripts", "procedure", "command",   "commands",
                                     "tool",      "steps",   "runbook",   "playbook",  "rollback",
                                     "undo",      "revert",  "drill",     "rehearsal", "rehearsed",
                                     "rollbacks", "step",    "file",      "files",     NULL};
  static const char *const apart[] = {"when",   "if",    "because", "where", "table", "tables",
                                      "column", "index", "row",     "rows",  NULL};
  uint32_t start = within(at, broken->first, REACH), first = at->first;
  if (broken->value && !strcmp(broken->value, "self")) return in_undo;
  if (meaning_has_word(m, start, broken->first, apart)) return 0;
  if (broken->language != GOV_LANGUAGE_en) /* the words that say of what stand anywhere */
    return clause_has(at, GOV_CUE_ROLLBACK_ACT) ||
           (in_undo && !clause_has(at, GOV_CUE_DATA) && !clause_has(at, GOV_CUE_OLD_SIDE) &&
            !clause_has(at, GOV_CUE_OTHER_SYSTEM) && !clause_has(at, GOV_CUE_STYLE_STORE));
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if (hit->cue == GOV_CUE_ROLLBACK_ACT && hit->end <= broken->first &&
        broken->first - hit->end <= NEAR)
      return 1;
  }
  if (!in_undo) return 0;
  while (first < broken->first && gov_token_at(&m->folded, first)->kind == GOV_TOKEN_MARK) first++;
  enum { BEHIND = 4 };
  uint32_t behind = broken->end + BEHIND < at->end ? broken->end + BEHIND : at->end;
  if (meaning_has_word(m, broken->end, behind, ways) ||
      meaning_has_word(m, broken->end, behind, pronouns))
    return 1;
  return meaning_has_word(m, start, broken->first, ways) ||
         meaning_has_word(m, first, first + 1, pronouns) ||
         (first == broken->first && at->first > 0); /* "… was tried and fails every time" */
}

/* "Not part of the release yet" */
static int gives_yet(const meaning *m, const clause *at) {
  static const char *const yet[] = {"yet", NULL};
  int denied = clause_has(at, GOV_CUE_NEGATION) || clause_has(at, GOV_CUE_REJECTED);
  uint32_t end =
      at->end < m->folded.tokens.count ? at->end + 1 : at->end; /* "yet" opens a clause */
  return denied && meaning_has_word(m, at->first, end, yet);
}

/* "Two out of two attempts failed", "in the last rehearsal it crashed" */
static int fails_in_trials(const meaning *m, const clause *at) {
  static const char *const trials[] = {"rehearsal", "rehearsals", "attempt", "attempts", "drill",
                                       "drills",    "trial",      "trials",  "tries",    "exercise",
                                       "rehearsed", "tested",     NULL};
  if (meaning_has_word(m, 0, (uint32_t)m->folded.tokens.count, trial_mended)) return 0;
  return meaning_has_word(m, at->first, at->end, fails) &&
         meaning_has_word(m, 0, (uint32_t)m->folded.tokens.count, trials);
}

/* "The script is yet to be written", "`undo.sh` is not part of the release yet": a way that is not there. */
static int is_still_to_come(const meaning *m, int32_t index, const clause *at) {
  static const char *const ways[] = {"script", "scripts", "procedure", "command",
                                     "tool",   "steps",   "it",        "this",
                                     "they",   "these",   "runbook",   NULL};
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  if (!clause_has(at, GOV_CUE_LATER) && !gives_yet(m, at)) return 0;
  const gov_span *spans = gov_sentence_spans(m->document, sentence);
  int named = sentence->span_count && spans[0].kind == GOV_SPAN_CODE && spans[0].start == 0;
  return named ||
         meaning_has_word(m, at->first, at->first + 3 < at->end ? at->first + 3 : at->end, ways);
}

/* "The script is gone", "the file was deleted" */
static int is_missing(const meaning *m, const clause *at) {
  static const char *const ways[] = {"script", "scripts",  "file",    "files", "tool",
                                     "tools",  "runbook",  "command", "job",   "it",
                                     "they",   "playbook", NULL};
  static const char *const is[] = {"is", "are", "was", "were", "been", "got", "went", NULL};
  static const char *const gone[] = {"gone", "deleted", "lost", "missing", "removed", NULL};
  enum { SUBJECT = 4 };
  uint32_t start = at->first + SUBJECT < at->end ? at->first + SUBJECT : at->end;
  if (!meaning_has_word(m, at->first, start, ways) || clause_has(at, GOV_CUE_NEGATION)) return 0;
  for (uint32_t i = at->first; i + 1 < at->end; i++)
    if (meaning_has_word(m, i, i + 1, is) && meaning_has_word(m, i + 1, i + 2, gone)) return 1;
  return 0;
}

static void take_back_lines(meaning *m, int32_t line, int32_t end) {
  if (!m->broken_end || line < m->broken_line) m->broken_line = line;
  if (end > m->broken_end) m->broken_end = end;
}

/* Which lines it takes back: those of the section about the way back, else all. */
static void take_back(meaning *m, int32_t index) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  int32_t root = m->undo_root[sentence->section], line = 0, end = INT32_MAX;
  if (root >= 0) {
    const gov_section_info *section = gov_section_at(m->document, root);
    line = section->line, end = section->line_end;
  }
  take_back_lines(m, line, end);
}

void meaning_lost(meaning *m, int32_t index) {
  static const char *const support[] = {"support", "supported", "offer", "provide", "do", NULL};
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  if (is_position(sentence, GOV_IN_HEADING)) return;
  int in_undo = sentence->phase == GOV_PHASE_UNDO ||
                meaning_is_about(m, index, GOV_TOPIC_BIT(ROLLBACK), INTENT_UNDO);
  int in_backup = !in_undo && meaning_is_about(m, index, GOV_TOPIC_BIT(BACKUP), INTENT_BACKUP);
  for (size_t i = 0; i < m->clauses.count; i++) {
    const clause *at = gov_list_at(&m->clauses, i);
    int told = !(at->mood & (CLAUSE_CONDITION | CLAUSE_UNDER | CLAUSE_ADVICE));
    if (m->mechanisms && in_backup && told && fails_to_restore(m, at))
      meaning_state(m, GOV_BACKUP_GAP, index, NULL, "says that it could not be restored");
    if (!is_a_fact(at)) continue;
    if (m->mechanisms && clause_has(at, GOV_CUE_BACKUP_GONE)) read_gone(m, index, at);
    int given_up =
        clause_has(at, GOV_CUE_REJECTED) && meaning_has_word(m, at->first, at->end, support);
    if (in_undo &&
        (given_up || fails_in_trials(m, at) || is_still_to_come(m, index, at) || is_missing(m, at)))
      take_back(m, index);
    int broken = clause_find(m, at, GOV_CUE_ROLLBACK_BROKEN);
    if (clause_find_value(m, at, GOV_CUE_ROLLBACK_BROKEN, "code") >= 0) {
      take_back_lines(m, 0,
                      sentence->line); /* "a rollback does not undo database migrations": what */
      continue;                        /* stands before is of code; behind, the data's may */
    }
    if (broken >= 0 && is_of_the_way_back(m, at, gov_hit_at(&m->folded, (size_t)broken), in_undo))
      take_back(m, index);
  }
}

/* Called when all is read: a copy taken later on stands, steps nobody can go are but a word. */
void meaning_lost_end(meaning *m, size_t from) {
  if (m->gone && m->gone_of == m->mechanisms)
    meaning_state(m, GOV_BACKUP_ABSENT, m->gone - 1, NULL, "the copy is gone by now");
  gov_facts *facts = m->reading->facts;
  for (size_t i = from; m->broken_end && i < GOV_COUNT(facts, stated); i++) {
    gov_evidence *row = &GOV_ROWS(facts, stated)[i];
    int way = row->signal_no == GOV_ROLLBACK_STEPS || row->signal_no == GOV_ROLLBACK_RESTORE;
    if (!way || row->place.line < m->broken_line || row->place.line > m->broken_end) continue;
    row->signal_no = GOV_ROLLBACK_MENTION;
    row->why = "steps that are said not to work, or not to be there yet";
  }
}
