/* meaning_lost.c: what a document takes back further on, by facts.
**
** "The bucket has since been emptied": the copy told of before is no more. "The script was removed",
** "neither step works any more": steps are written down, and nobody can go them. A condition, or
** what happens afterwards, takes nothing back. What a sentence takes back of its own or of the one
** before is meaning_undone.c's.
*/
#include "read/prose/meaning_parts.h"

static uint32_t within(const clause *at, uint32_t token, uint32_t reach) {
  return token > at->first + reach ? token - reach : at->first;
}

/* What such a statement is said of when it names nothing. */
static const char *const pronouns[] = {"it",   "it's",  "they",  "this", "that",
                                       "both", "these", "which", NULL};

static int has_value(const gov_hit *hit, const char *value) {
  return hit->value && !strcmp(hit->value, value);
}

/* What a copy lies in, or what makes it. */
static int is_place(const gov_hit *hit) {
  return has_value(hit, "store") || has_value(hit, "maker") || has_value(hit, "machine");
}

static int is_a_fact(const clause *at) {
  return !(at->mood & (CLAUSE_CONDITION | CLAUSE_UNDER | CLAUSE_POSSIBLE | CLAUSE_ADVICE));
}

/* ---- a copy that is gone ---- */

/* "pg_dump the night before, not complete": the state alone, set off behind what it is of. */
static int is_set_off(const meaning *m, const clause *at, const gov_hit *gone) {
  if (!has_value(gone, "state") || !gone->first) return 0;
  uint32_t count = (uint32_t)m->folded.tokens.count;
  int begins =
      gone->first == at->first || gov_token_at(&m->folded, gone->first - 1)->kind == GOV_TOKEN_MARK;
  return begins &&
         (gone->end >= count || gov_token_at(&m->folded, gone->end)->kind == GOV_TOKEN_MARK);
}

/* "Was deleted", "has since been emptied": told as past. "Is deleted after a week" is a rule. */
static int is_past(const meaning *m, const clause *at, const gov_hit *gone) {
  enum { REACH = 4 };
  static const char *const states[] = {"is",     "are",  "was",    "were",  "be",
                                       "proved", "been", "turned", "found", NULL};
  static const char *const past[] = {"was", "were", "been", "has", "have", "had", "got", NULL};
  if (is_place(gone)) return 0;
  if (is_set_off(m, at, gone)) return 1;
  if (has_value(gone, "state") || has_value(gone, "halted"))
    return meaning_has_word(m, within(at, gone->first, REACH), gone->end, states);
  if (gone->value) return 1;
  return meaning_has_word(m, within(at, gone->first, REACH), gone->first, past);
}

static int is_copy(gov_cue cue) {
  return cue == GOV_CUE_BACKUP_MECHANISM || cue == GOV_CUE_BACKUP_ACT ||
         cue == GOV_CUE_BACKUP_DUMP || cue == GOV_CUE_BACKUP_TALK || cue == GOV_CUE_BACKUP_REGULAR;
}

static int names(gov_text text, gov_text word) {
  for (size_t at = 0; at + word.n <= text.n; at++)
    if (!sqlite3_strnicmp(text.z + at, word.z, (int)word.n)) return 1;
  return 0;
}

/* "The disk it lay on", "that host", "the NAS" that the sentence before named: the copy's. What makes copies
** is "the job" that they were told of. */
static int is_its_place(const meaning *m, const clause *at, const gov_hit *place, uint32_t end,
                        const gov_sentence *before) {
  enum { BEHIND = 4 };
  static const char *const its[] = {"its", "that", "this", "whose", "their", NULL};
  static const char *const it[] = {"it",   "they",   "them",     "copy", "copies",
                                   "dump", "backup", "snapshot", NULL};
  uint32_t first = place->first, behind = place->end + BEHIND;
  if (first > at->first && meaning_has_word(m, first - 1, first, its)) return 1;
  if (meaning_has_word(m, place->end, behind < end ? behind : end, it)) return 1;
  if (first != at->first + 1 || !gov_text_is(meaning_word(m, at->first), "the")) return 0;
  return has_value(place, "maker") || names(before->text, meaning_word(m, first));
}

/* "The disk it lay on failed", "its bucket was emptied". `before`: the sentence that told of the copy; NULL: any
** store will do. */
static int has_place(const meaning *m, const clause *at, uint32_t from, uint32_t end,
                     const gov_sentence *before) {
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if (hit->cue != GOV_CUE_BACKUP_GONE || !is_place(hit)) continue;
    if (hit->first < from || hit->end > end) continue;
    if (before ? is_its_place(m, at, hit, end, before) : has_value(hit, "store")) return 1;
  }
  return 0;
}

/* A copy that the sentence tells of before. */
static int is_behind_copy(const meaning *m, const gov_hit *gone) {
  for (uint32_t i = 0; i < m->folded.hits.count; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if (is_copy(hit->cue) && hit->end <= gone->first) return 1;
  }
  return 0;
}

/* Is it the copy, or what it lies in, that is gone? Not "the backup shows which rows were deleted",
** nor an older one. */
static int is_of_the_copy(const meaning *m, const clause *at, const gov_hit *gone,
                          const gov_sentence *before) {
  enum { REACH = 7 };
  static const char *const others[] = {"old",     "older",    "previous", "earlier",   "obsolete",
                                       "stale",   "outdated", "which",    "temporary", "rows",
                                       "records", "table",    "tables",   NULL};
  uint32_t from = at->first;
  int copy = 0;
  if (has_value(gone, "self")) return 1;
  if (is_set_off(m, at, gone) && is_behind_copy(m, gone)) return 1;
  if (has_value(gone, "halted")) /* "the schedule is paused": what makes the copies */
    return before && has_place(m, at, from, gone->first, before);
  if (has_value(gone, "place")) return before && has_place(m, at, from, gone->first, before);
  if (before && has_place(m, at, from, gone->first, before)) return 1;
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
  if (has_place(m, at, start, gone->first, NULL))
    return !meaning_has_word(m, start, gone->first, others + 8);
  uint32_t first = at->first;
  while (first < gone->first && (gov_token_at(&m->folded, first)->kind == GOV_TOKEN_MARK ||
                                 gov_text_is(meaning_word(m, first), "but")))
    first++;
  return meaning_has_word(m, first, first + 1, pronouns);
}

/* "The last backup was overwritten; take a new one" */
static int is_made_anew(const meaning *m, const clause *at) {
  const clause *last = gov_list_at(&m->clauses, m->clauses.count - 1);
  for (const clause *next = at + 1; next <= last; next++)
    if (clause_has(next, GOV_CUE_TAKE) || clause_has(next, GOV_CUE_BACKUP_ACT)) return 1;
  return 0;
}

static void read_gone(meaning *m, int32_t index, const clause *at) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  int told = !sentence->first_of_block && index > 0 && (m->intents[index - 1] & INTENT_BACKUP);
  const gov_sentence *before = told ? gov_sentence_at(m->document, index - 1) : NULL;
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *gone = gov_hit_at(&m->folded, i);
    if (gone->cue != GOV_CUE_BACKUP_GONE || !is_past(m, at, gone)) continue;
    if ((!gone->value || has_value(gone, "halted")) && clause_negated(m, at, i)) continue;
    if (clause_has(at, GOV_CUE_AFTER) || !is_of_the_copy(m, at, gone, before)) continue;
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
  if (has_value(broken, "self")) return in_undo;
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

/* "The script is yet to be written", "`undo.sh` is not part of the release yet": a way that is not there. */
static int is_still_to_come(const meaning *m, int32_t index, const clause *at) {
  static const char *const ways[] = {"script", "scripts", "procedure", "command",
                                     "tool",   "steps",   "it",        "this",
                                     "they",   "these",   "runbook",   NULL};
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  if (!clause_has(at, GOV_CUE_LATER) && !gives_yet(m, at)) return 0;
  if (clause_find_value(m, at, GOV_CUE_LATER, "unwritten") >= 0) return 1;
  const gov_span *spans = gov_sentence_spans(m->document, sentence);
  int named = sentence->span_count && spans[0].kind == GOV_SPAN_CODE && spans[0].start == 0;
  return named ||
         meaning_has_word(m, at->first, at->first + 3 < at->end ? at->first + 3 : at->end, ways);
}

/* "The script is gone", "das Skript fehlt"; "没有脚本" names what there is not of behind it. */
static int is_missing(const meaning *m, const clause *at) {
  enum { REACH = 4, REACH_LETTERS = 3, REACH_LACKING = 1 };
  static const char *const it[] = {"it", "they", NULL};
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *is = gov_hit_at(&m->folded, i);
    int lacks = has_value(is, "lacks");
    if (is->cue != GOV_CUE_ROLLBACK_BROKEN || !(lacks || has_value(is, "missing"))) continue;
    if (clause_negated(m, at, i)) continue;
    int letters = gov_token_at(&m->folded, is->first)->kind == GOV_TOKEN_LETTER;
    uint32_t reach = lacks ? REACH_LACKING : letters ? REACH_LETTERS : REACH;
    for (uint32_t k = at->hit; k < at->hit_end; k++) {
      const gov_hit *way = gov_hit_at(&m->folded, k);
      if (way->cue != GOV_CUE_WAY || way->language != is->language) continue;
      if (way->end <= is->first && is->first - way->end <= reach && !(lacks && letters)) return 1;
      if (lacks && way->first >= is->end && way->first - is->end <= reach) return 1;
    }
    if (is->language == GOV_LANGUAGE_en && is->first > at->first &&
        meaning_has_word(m, at->first, at->first + 1, it))
      return 1;
  }
  return 0;
}

/* What is said not to work; that it is missing is read with its subject. */
static const gov_hit *find_broken(const meaning *m, const clause *at) {
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if (hit->cue == GOV_CUE_ROLLBACK_BROKEN && !has_value(hit, "missing") &&
        !has_value(hit, "lacks"))
      return hit;
  }
  return NULL;
}

static void take_back_lines(meaning *m, int32_t line, int32_t end) {
  if (!m->broken_end || line < m->broken_line) m->broken_line = line;
  if (end > m->broken_end) m->broken_end = end;
}

/* Which lines it takes back: those of the section about the way back, else all. */
void meaning_take_back_way(meaning *m, int32_t index) {
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
  meaning_flaw(m, index, in_undo);
  for (size_t i = 0; i < m->clauses.count; i++) {
    const clause *at = gov_list_at(&m->clauses, i);
    if (!is_a_fact(at)) continue;
    int of_copies = !in_undo || sentence_has(m, GOV_CUE_BACKUP_MECHANISM) ||
                    sentence_has(m, GOV_CUE_BACKUP_ACT) || sentence_has(m, GOV_CUE_BACKUP_DUMP);
    if (m->mechanisms && of_copies && clause_has(at, GOV_CUE_BACKUP_GONE)) read_gone(m, index, at);
    int given_up =
        clause_has(at, GOV_CUE_REJECTED) && meaning_has_word(m, at->first, at->end, support);
    if (in_undo && (given_up || is_still_to_come(m, index, at) || is_missing(m, at)))
      meaning_take_back_way(m, index);
    const gov_hit *broken = clause_has(at, GOV_CUE_ROLLBACK_BROKEN) ? find_broken(m, at) : NULL;
    if (clause_find_value(m, at, GOV_CUE_ROLLBACK_BROKEN, "code") >= 0) {
      take_back_lines(m, 0,
                      sentence->line); /* "a rollback does not undo database migrations": what */
      continue;                        /* stands before is of code; behind, the data's may */
    }
    if (broken && is_of_the_way_back(m, at, broken, in_undo)) meaning_take_back_way(m, index);
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
