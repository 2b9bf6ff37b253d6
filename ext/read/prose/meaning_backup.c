/* meaning_backup.c: is a copy taken or kept as a safeguard, when, where, for how long?
**
** A phrase for a copy proves nothing: it counts where somebody is told to take it, or says it was
** taken. Restoring, deleting or naming one does not; nor a dump that only carries the data over, a
** routine job, the backup of something else, or one made when all is over.
*/
#include "read/prose/copy_words.h"
#include "read/prose/meaning_parts.h"
#include "read/prose/phrase_tables.h"
#include "read/prose/phrases.h"
#include "read/prose/topics.h"

typedef enum backup_worth {
  WORTH_NOTHING,
  WORTH_MENTION,
  WORTH_MECHANISM,
  WORTH_ABSENT,
  WORTH_LATER
} backup_worth;

enum {
  TAKE_REACH = 8,
  TAKE_REACH_LETTERS = 14,
  TAKE_REACH_TOPIC = 40,
  OBJECT_REACH = 6,
  LEADING_WORDS = 5,
  LEADING_LETTERS = 14
};

/* "Backups that hold long numbers": said of which ones, not that there are any. */
static int is_relative(const meaning *m, const gov_hit *verb, const gov_hit *of) {
  if (verb->first <= of->end) return 0;
  const gov_token *token = gov_token_at(&m->folded, verb->first - 1);
  gov_text word = {m->folded.text + token->start, token->end - token->start};
  return gov_text_is(word, "that") || gov_text_is(word, "which");
}

/* "Run the script after the backup": what is run is not the backup. */
static int is_after_another(const meaning *m, const clause *at, const gov_hit *verb,
                            const gov_hit *of) {
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if (hit->cue == GOV_CUE_AFTER && hit->first >= verb->end && hit->end <= of->first) return 1;
  }
  return 0;
}

/* バックアップは…取得する: the verb stands at the end. */
static int is_topic(const meaning *m, const gov_hit *of) {
  return of->end < m->folded.tokens.count && gov_text_is(meaning_word(m, of->end), "は");
}

/* How the copy comes about: 2 it is taken, 1 an existing one is stored, kept or there. */
static int taking(const meaning *m, const clause *at, uint32_t target) {
  const gov_hit *of = gov_hit_at(&m->folded, target);
  int best = of->cue == GOV_CUE_BACKUP_ACT ? 2 : 0;
  for (uint32_t i = at->hit; i < at->hit_end && best < 2; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if (hit->cue != GOV_CUE_TAKE || (hit->first < of->end && of->first < hit->end)) continue;
    if (is_after_another(m, at, hit, of)) continue;
    int puts = hit->value && !strcmp(hit->value, "put"); /* "goes to S3", not "to the team" */
    if (puts && !clause_has(at, GOV_CUE_BACKUP_LOCATION) && !copy_goes_to_backups(m)) continue;
    int stores = puts || (hit->value && !strcmp(hit->value, "store"));
    if (stores && is_relative(m, hit, of)) continue;
    uint32_t gap = hit->first >= of->end ? hit->first - of->end : of->first - hit->end;
    uint32_t reach = hit->language == GOV_LANGUAGE_en || hit->language == GOV_LANGUAGE_de
                         ? TAKE_REACH
                     : is_topic(m, of) ? TAKE_REACH_TOPIC
                                       : TAKE_REACH_LETTERS;
    if (gap <= reach) best = stores ? 1 : 2;
  }
  return best;
}

static int is_target(gov_cue cue) {
  return cue == GOV_CUE_BACKUP_MECHANISM || cue == GOV_CUE_BACKUP_ACT ||
         cue == GOV_CUE_BACKUP_REGULAR || cue == GOV_CUE_BACKUP_TALK || cue == GOV_CUE_BACKUP_DUMP;
}

/* "Mongodump the collection …", a program; whoever dumps may only print. */
static int opens_clause(const meaning *m, const clause *at, const gov_hit *hit) {
  static const char *const verbs[] = {"dump", "dumps", "dumped", NULL};
  uint32_t first = at->first;
  if (meaning_is_among(meaning_word(m, hit->first), verbs)) return 0;
  while (first < at->end && gov_token_at(&m->folded, first)->kind == GOV_TOKEN_MARK) first++;
  return hit->first == first;
}

static int has_later_step(const meaning *m, const gov_sentence *sentence);

/* "| 1 | Komplettdump der Tabelle auf das NAS | 22:00 |": a step that puts a dump somewhere, and none behind it reads it in. */
static int is_put_in_step(const meaning *m, const gov_sentence *sentence, const clause *at,
                          uint32_t hit) {
  const gov_hit *dump = gov_hit_at(&m->folded, hit);
  int32_t index = (int32_t)(sentence - gov_sentence_at(m->document, 0));
  if (dump->value || !clause_has(at, GOV_CUE_BACKUP_LOCATION) || at->mood) return 0;
  if (clause_has(at, GOV_CUE_MOVE) || clause_has(at, GOV_CUE_OTHER_SYSTEM)) return 0;
  if (clause_find_value(m, at, GOV_CUE_VERIFICATION_TERM, "new") >= 0) return 0;
  return has_later_step(m, sentence) && !copy_is_read_in(m, index);
}

/* A dump counts as a safeguard only where it is called one, or is made before anything else. */
static int dump_is_safeguard(const meaning *m, const gov_sentence *sentence, const clause *at,
                             uint32_t hit, int in_backup) {
  if (copy_is_of_schema(m)) return 0;
  if (in_backup || sentence_has(m, GOV_CUE_PRECAUTION)) return 1;
  if (backup_is_sent(m, at, gov_hit_at(&m->folded, hit))) return 1;
  if (sentence_has(m, GOV_CUE_BACKUP_RESTORE_TESTED)) return 1;
  if (copy_is_kept(m) || copy_goes_to_backups(m) || is_put_in_step(m, sentence, at, hit)) return 1;
  if (sentence_has(m, GOV_CUE_BACKUP_MECHANISM) || sentence_has(m, GOV_CUE_BACKUP_ACT)) return 1;
  const clause *first =
      gov_list_at(&m->clauses, 0); /* "Juste avant le premier lot, on exporte …" */
  int before = clause_has(at, GOV_CUE_BEFORE) || (at == first + 1 && backup_is_timed(first));
  int made = clause_has(at, GOV_CUE_TAKE) || backup_is_exported(m, at) ||
             backup_is_noted(m, at, hit) || copy_is_put_away(m, at) ||
             opens_clause(m, at, gov_hit_at(&m->folded, hit));
  return before && made && !sentence_has(m, GOV_CUE_RESTORE) &&
         !(sentence->topics & GOV_TOPIC_BIT(VERIFICATION));
}

/* Is it the backup of another thing, team or system? */
static backup_worth whose(const meaning *m, const clause *at, uint32_t hit, backup_worth worth) {
  if (backup_is_of_another_thing(m, at, hit)) return WORTH_NOTHING;
  const clause *all = gov_list_at(&m->clauses, 0);
  if (clause_is_of_others(m, at)) return WORTH_NOTHING;
  int party = clause_find(m, at, GOV_CUE_OTHER_PARTY); /* a team of ours takes copies, too */
  if (party >= 0 && !gov_hit_at(&m->folded, (size_t)party)->value && worth == WORTH_MECHANISM)
    worth = WORTH_MENTION;
  /* "For test systems, take a backup" */
  int elsewhere = at == all + 1 && clause_has(all, GOV_CUE_OTHER_SYSTEM) &&
                  clause_starts_with_any(m, all, (const char *const[]){"for", "on", "in", NULL});
  if ((elsewhere || clause_has(at, GOV_CUE_OTHER_SYSTEM)) && !clause_has(at, GOV_CUE_OLD_SIDE))
    return worth == WORTH_MECHANISM ? WORTH_MENTION : worth;
  return worth;
}

static int has_later_step(const meaning *m, const gov_sentence *sentence) {
  size_t index = (size_t)(sentence - gov_sentence_at(m->document, 0));
  int timed = 0;
  for (size_t i = 0; sentence->table && i < sentence->row_header.n; i++)
    timed |= gov_is_digit(sentence->row_header.z[i]);
  int clock = backup_opens_with_clock(sentence);
  if (backup_is_on_earlier_day(m, sentence)) return 1;
  if (sentence->number <= 0 && !timed && !clock) return 0;
  for (size_t i = index + 1; i < m->document->sentences.count && i < index + 60; i++) {
    const gov_sentence *next = gov_sentence_at(m->document, (int32_t)i);
    if (next->phase == GOV_PHASE_UNDO) continue;
    if (clock && next->section == sentence->section && backup_opens_with_clock(next)) return 1;
    if (clock) continue;
    if (timed ? next->table == sentence->table && next->row > sentence->row
              : next->number > sentence->number)
      return 1;
  }
  return 0;
}

/* Afterwards, and not before the next step either? "2. Right after that a copy is taken" is after the
** first step. */
static int is_afterwards(const meaning *m, const gov_sentence *sentence, const clause *at) {
  if (sentence->phase == GOV_PHASE_AFTER) return 1;
  if (!clause_has(at, GOV_CUE_PLAN_WORD) && has_later_step(m, sentence)) return 0;
  if (backup_comes_late(m)) return 1;
  return clause_has(at, GOV_CUE_AFTER) && !sentence_has(m, GOV_CUE_BEFORE) &&
         (clause_has(at, GOV_CUE_PLAN_WORD) || clause_has(at, GOV_CUE_DATA) || at->first == 0);
}

/* "Check that a backup was taken": somebody looks whether there is one. */
static int is_looked_at(const meaning *m, const clause *at, uint32_t target) {
  const gov_hit *of = gov_hit_at(&m->folded, target);
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *verb = gov_hit_at(&m->folded, i);
    if (verb->cue != GOV_CUE_VERIFY) continue;
    if (verb->language == GOV_LANGUAGE_ja ? verb->first >= of->end : verb->end <= of->first)
      return 1;
  }
  return 0;
}

/* "## Dry run": the copy is what the move is tried on. */
static int is_tried_on(const meaning *m, const gov_sentence *sentence) {
  if (!m->reading->phrases || (sentence->topics & GOV_TOPIC_BIT(BACKUP))) return 0;
  for (int32_t at = sentence->section; at > 1; at = gov_section_at(m->document, at)->parent)
    if (gov_copies_say(&m->reading->phrases->copies, gov_section_at(m->document, at)->heading,
                       GOV_COPY_TRIAL))
      return 1;
  return 0;
}

static backup_worth by_mood(const meaning *m, const gov_sentence *sentence, const clause *at,
                            uint32_t hit) {
  backup_worth worth = WORTH_MECHANISM;
  if (at->mood & CLAUSE_LATER) return WORTH_LATER;
  if (at->mood & (CLAUSE_ADVICE | CLAUSE_POSSIBLE | CLAUSE_DELEGATED | CLAUSE_UNDER))
    worth = WORTH_MENTION;
  if (sentence->standing & (GOV_SECTION_BACKGROUND | GOV_SECTION_OPTIONAL | GOV_SECTION_TROUBLE))
    worth = WORTH_MENTION;
  if (is_afterwards(m, sentence, at) || is_looked_at(m, at, hit)) worth = WORTH_MENTION;
  if (worth == WORTH_MECHANISM && is_tried_on(m, sentence)) worth = WORTH_MENTION;
  return whose(m, at, hit, worth);
}

/* "| 2 | 19:45 | Sicherung der Datenbank |": a step of a plan in a table, though not one of its risks. */
static int is_numbered_row(const gov_sentence *sentence) {
  gov_text first = gov_trim(sentence->row_header);
  if (!first.n || first.n > 5 || (sentence->topics & GOV_TOPIC_BIT(RISK))) return 0;
  for (size_t i = 0; i < first.n; i++)
    if (!gov_is_digit(first.z[i]) && first.z[i] != '.' && first.z[i] != ':') return 0;
  enum { LAST_COLUMN = 3 };
  return sentence->column >= 1 && sentence->column <= LAST_COLUMN;
}

/* "J-1, 19 h :" before what is done then. */
static int is_time(const meaning *m, const clause *at) {
  enum { SHORT = 4 };
  for (uint32_t i = at->hit; i < at->hit_end; i++)
    if (gov_hit_at(&m->folded, i)->cue != GOV_CUE_BEFORE) return 0;
  return clause_length(at) <= SHORT && (clause_has_number(m, at) || clause_length(at) <= 1);
}

/* "| Backup | Rollback |": the first column answers its header, and names no row. */
static int is_headed_by_backup(const meaning *m, const gov_sentence *sentence) {
  return sentence->header.n && m->reading->phrases &&
         (gov_topics_match(&m->reading->phrases->topics, sentence->header).topics &
          GOV_TOPIC_BIT(BACKUP));
}

/* A noun without a verb says something where it stands under a heading, in a step or a cell. */
static int stands_alone(const meaning *m, const gov_sentence *sentence, const clause *at,
                        uint32_t hit, int in_backup) {
  if (is_row_label(m, sentence, at) && !is_headed_by_backup(m, sentence)) return 0;
  if (in_backup) return 1;
  const clause *first = gov_list_at(&m->clauses, 0);
  int leads = 1;
  for (const clause *before = first; before < at; before++)
    leads &= (before->mood & CLAUSE_LABEL) || is_time(m, before) || backup_is_timed(before);
  int letters = gov_token_at(&m->folded, at->first)->kind == GOV_TOKEN_LETTER;
  uint32_t reach = letters ? LEADING_LETTERS : LEADING_WORDS;
  if (!leads || gov_hit_at(&m->folded, hit)->first > at->first + reach) return 0;
  if (clause_length(at) > (letters ? 28 : copy_is_kept(m) ? 24 : 14)) return 0;
  if (is_position(sentence, GOV_IN_STEP) || is_position(sentence, GOV_IN_TASK)) return 1;
  if (is_position(sentence, GOV_IN_PARAGRAPH)) /* "Snapshot of the volume, kept for 30 days." */
    return (copy_is_kept(m) && gov_hit_at(&m->folded, hit)->first <= at->first + 1) ||
           backup_is_terse(m, at, gov_hit_at(&m->folded, hit)) || backup_is_noted(m, at, hit);
  if (is_position(sentence, GOV_IN_TABLE) && is_numbered_row(sentence)) return 1;
  if (backup_opens_with_clock(sentence) || backup_is_on_earlier_day(m, sentence)) return 1;
  if (is_position(sentence, GOV_IN_TABLE) || is_position(sentence, GOV_IN_BULLET))
    return sentence_has(m, GOV_CUE_BEFORE) || sentence->phase == GOV_PHASE_BEFORE;
  return 0;
}

/* "Sichern", "respaldar", "sauvegarder" are said of much else: of data only where some is named. */
static int lacks_object(const meaning *m, const gov_sentence *sentence, const clause *at,
                        const gov_hit *act) {
  return act->value && !strcmp(act->value, "object") && !sentence->subject_count &&
         !sentence_has(m, GOV_CUE_DATA) && !clause_has(at, GOV_CUE_OLD_SIDE) &&
         !clause_has(at, GOV_CUE_STYLE_STORE) && !clause_has(at, GOV_CUE_PLAN_WORD);
}

/* 备份, and "backup" in Thai, are verbs as well: with a word that tells, advises or times it, they are. */
static int is_verb_too(const meaning *m, const clause *at, uint32_t target) {
  const gov_hit *of = gov_hit_at(&m->folded, target);
  if (of->first > at->first) { /* 迁移前的备份: a noun */
    const gov_token *before = gov_token_at(&m->folded, of->first - 1);
    gov_text word = {m->folded.text + before->start, before->end - before->start};
    if (gov_text_is(word, "的")) return 0;
  }
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if (hit->language != GOV_LANGUAGE_zh && hit->language != GOV_LANGUAGE_th) continue;
    if (hit->cue == GOV_CUE_BEFORE) return 1;
    if ((hit->cue == GOV_CUE_OBLIGATION || hit->cue == GOV_CUE_ADVICE) && hit->end <= of->first &&
        of->first - hit->end <= OBJECT_REACH)
      return 1;
  }
  return 0;
}

/* "หากฐานข้อมูลใหญ่กว่า 10 GB ให้สำรองข้อมูลก่อน", "…場合は事前に…": no comma parts the condition from what is to be done. */
static int is_consequence(const meaning *m, const clause *at, uint32_t hit) {
  enum { APART_LETTERS = 4 };
  int condition = clause_find(m, at, GOV_CUE_CONDITION);
  if (condition < 0) return 0;
  const gov_hit *of = gov_hit_at(&m->folded, hit), *on = gov_hit_at(&m->folded, (size_t)condition);
  if (on->language == GOV_LANGUAGE_ja) return on->end <= of->first;
  if (on->language != GOV_LANGUAGE_th && on->language != GOV_LANGUAGE_zh) return 0;
  gov_text word = {m->folded.text + gov_token_at(&m->folded, on->first)->start, 0};
  word.n = gov_token_at(&m->folded, on->end - 1)->end - gov_token_at(&m->folded, on->first)->start;
  if (gov_text_ends(word, "话") || gov_text_ends(word, "时"))
    return on->end <= of->first; /* …的话, …时 close the condition */
  int told = clause_has(at, GOV_CUE_BEFORE) || clause_has(at, GOV_CUE_OBLIGATION);
  return told && on->end + APART_LETTERS <= of->first;
}

/* "[x] `orders` dumped", and no step behind it reads the dump in anywhere: what else would it be for? English has
** "take a dump of it" for much else. */
static int is_left_alone(const meaning *m, const gov_sentence *sentence, const clause *at,
                         uint32_t hit) {
  const gov_hit *dump = gov_hit_at(&m->folded, hit);
  int step = is_position(sentence, GOV_IN_STEP) || sentence->checked == 1;
  if (!step || m->latin == GOV_LANGUAGE_en || taking(m, at, hit) < 2) return 0;
  if (clause_negated(m, at, hit) || at->mood || dump->value) return 0;
  if (clause_has(at, GOV_CUE_MOVE) || clause_has(at, GOV_CUE_OTHER_SYSTEM)) return 0;
  return !copy_is_read_in(m, (int32_t)(sentence - gov_sentence_at(m->document, 0)));
}

/* "| สำรองข้อมูล | … |", "| Sichern | … |": the label of a row is a verb as well; what the row says stands beside it. */
static int is_bare_label(const meaning *m, const gov_sentence *sentence, const clause *at,
                         uint32_t hit) {
  const gov_hit *of = gov_hit_at(&m->folded, hit);
  return is_row_label(m, sentence, at) && of->first <= at->first && of->end >= at->end &&
         !is_headed_by_backup(m, sentence);
}

/* Copying that moves, a copy of something else, a word in another place. */
static int is_no_safeguard(const meaning *m, const gov_sentence *sentence, const clause *at,
                           uint32_t hit, int in_backup, int copies) {
  gov_cue cue = gov_hit_at(&m->folded, hit)->cue;
  if (cue == GOV_CUE_BACKUP_ACT && copy_is_a_row(m, at, gov_hit_at(&m->folded, hit))) return 1;
  if (copies && !in_backup && !copy_is_kept(m) && !copy_precedes_loss(m, hit) &&
      !copy_is_put_away(m, at))
    return 1; /* copying is moving, elsewhere */
  if (!in_backup && lacks_object(m, sentence, at, gov_hit_at(&m->folded, hit))) return 1;
  if (cue == GOV_CUE_BACKUP_MECHANISM &&
      ((hit_in_code_span(m, sentence, hit) && !copy_is_by_program(m, hit)) ||
       (clause_has(at, GOV_CUE_BACKUP_DUMP) &&
        copy_is_of_schema(m)))) /* "`pg_dump -s` into /backup" */
    return 1;
  if (copy_is_quoted(m, hit) || is_bare_label(m, sentence, at, hit)) return 1;
  if (copy_is_in_file_name(m, sentence, hit) || copy_is_of_code(m, at)) return 1;
  for (size_t i = 0; sentence_has(m, GOV_CUE_OTHER_OBJECT) && i < m->clauses.count; i++)
    if (clause_find_value(m, gov_list_at(&m->clauses, i), GOV_CUE_OTHER_OBJECT, "code") >= 0)
      return 1; /* "an archive (excluding node_modules)" */
  return cue == GOV_CUE_BACKUP_DUMP && copy_carries_over(m, at, hit);
}

/* "Every night", in the clause or behind it: "Backup of the base: at least once a week". What else is told there ends it. */
static int is_routine(const meaning *m, const clause *at) {
  static const gov_cue others[] = {GOV_CUE_BACKUP_DUMP,      GOV_CUE_BACKUP_ACT,
                                   GOV_CUE_BACKUP_MECHANISM, GOV_CUE_ACTION,
                                   GOV_CUE_VERIFY,           GOV_CUE_BEFORE};
  const clause *last = gov_list_at(&m->clauses, m->clauses.count - 1);
  if (clause_has(at, GOV_CUE_BEFORE) || !sentence_has(m, GOV_CUE_ROUTINE)) return 0;
  for (const clause *next = at; next <= last; next++) {
    for (size_t i = 0; next > at && i < sizeof others / sizeof *others; i++)
      if (clause_has(next, others[i])) return 0;
    if (clause_has(next, GOV_CUE_ROUTINE)) return 1;
  }
  return 0;
}

static backup_worth weigh(const meaning *m, const gov_sentence *sentence, const clause *at,
                          uint32_t hit, int in_backup) {
  gov_cue cue = gov_hit_at(&m->folded, hit)->cue;
  int under = (at->mood & CLAUSE_CONDITION) && is_consequence(m, at, hit);
  if (at->mood & (CLAUSE_LABEL | CLAUSE_REJECTED)) return WORTH_NOTHING;
  if (at->mood & CLAUSE_WITHDRAWN)
    return sentence_has(m, GOV_CUE_LATER) || !sentence_has(m, GOV_CUE_REJECTED) ? WORTH_LATER
                                                                                : WORTH_NOTHING;
  if ((at->mood & CLAUSE_CONDITION) && !under) return WORTH_NOTHING;
  const char *value = gov_hit_at(&m->folded, hit)->value;
  int copies = cue == GOV_CUE_BACKUP_DUMP && value && !strcmp(value, "copy");
  if (is_no_safeguard(m, sentence, at, hit, in_backup, copies)) return WORTH_NOTHING;
  if (cue == GOV_CUE_BACKUP_DUMP && !dump_is_safeguard(m, sentence, at, hit, in_backup))
    return is_left_alone(m, sentence, at, hit) ? WORTH_MENTION : WORTH_NOTHING;
  if (backup_is_demanded(m, at, hit)) return whose(m, at, hit, WORTH_MENTION);
  if (clause_negated(m, at, hit)) {
    int tried = clause_find(m, at, GOV_CUE_RESTORE);
    if (tried >= 0 && tried < (int)hit) return WORTH_NOTHING; /* its restore was not tried */
    if ((at->mood & CLAUSE_POSSIBLE) || backup_contrasts(m, at)) return WORTH_NOTHING;
    if (property_of_copy_is_denied(m, at, hit) || property_is_of_talk(gov_hit_at(&m->folded, hit)))
      return WORTH_NOTHING;
    return cue == GOV_CUE_BACKUP_DUMP ? WORTH_NOTHING : WORTH_ABSENT;
  }
  if (at->mood & CLAUSE_LATER) return WORTH_LATER;
  if (cue == GOV_CUE_BACKUP_TALK && backup_is_what_was_kept(m, at, hit))
    return whose(m, at, hit, WORTH_MENTION);
  if (cue == GOV_CUE_BACKUP_TALK || backup_is_damaged(m) || backup_tells_to_change(m, at))
    return WORTH_NOTHING;
  if (backup_tells_what_it_uses(m, at)) return WORTH_MENTION;
  if (is_routine(m, at))
    return whose(m, at, hit, WORTH_MENTION); /* "every night": taken anyway, and not for this */
  int restores = backup_is_restored(m, at, hit), deletes = clause_has(at, GOV_CUE_DELETE);
  int takes = taking(m, at, hit);
  const gov_hit *of = gov_hit_at(&m->folded, hit);
  int written =
      opens_clause(m, at, of) && (clause_has(at, GOV_CUE_BEFORE) || copy_goes_to_backups(m));
  int command = cue == GOV_CUE_BACKUP_DUMP && /* "1. `pg_dump …`" */
                (written || (hit_in_code_span(m, sentence, hit) && of->first <= at->first + 1));
  int aside =
      (cue == GOV_CUE_BACKUP_DUMP && backup_is_exported(m, at)) || backup_is_sent(m, at, of);
  if (copies || command || aside || is_verb_too(m, at, hit)) takes |= 2;
  if (under) return whose(m, at, hit, takes ? WORTH_MENTION : WORTH_NOTHING);
  if (restores || (deletes && !clause_has(at, GOV_CUE_BEFORE))) return WORTH_NOTHING;
  if (cue == GOV_CUE_BACKUP_REGULAR) return whose(m, at, hit, WORTH_MENTION);
  int early = sentence_has(m, GOV_CUE_BEFORE) || sentence->phase == GOV_PHASE_BEFORE;
  if (takes == 1 && !in_backup && (!early || sentence_has(m, GOV_CUE_RESTORE)))
    return whose(m, at, hit, WORTH_MENTION); /* it is there or kept; nobody takes it for this */
  if (!takes && backup_is_looked_at(m, at, hit)) return whose(m, at, hit, WORTH_MENTION);
  if (takes || stands_alone(m, sentence, at, hit, in_backup)) return by_mood(m, sentence, at, hit);
  return WORTH_NOTHING;
}

/* "Copy orders to orders_bak before the update" */
static backup_worth weigh_named(const meaning *m, const gov_sentence *sentence, const clause *at,
                                uint32_t hit) {
  unsigned none = CLAUSE_LABEL | CLAUSE_REJECTED | CLAUSE_CONDITION | CLAUSE_WITHDRAWN;
  if ((at->mood & none) || clause_negated(m, at, hit) || sentence_has(m, GOV_CUE_RESTORE))
    return WORTH_NOTHING;
  return by_mood(m, sentence, at, hit);
}

/* "no backup of the cache": denied for something, not for all. */
static int is_for_a_part(const meaning *m, const gov_sentence *sentence, const clause *at,
                         uint32_t hit) {
  static const char *const of[] = {"of", "for", "von", "fur", "de", "pour", "para", "des"};
  uint32_t next = gov_hit_at(&m->folded, hit)->end;
  if (sentence->subject_count) return 0;
  if (next >= at->end) return 0;
  const gov_token *token = gov_token_at(&m->folded, next);
  for (size_t i = 0; i < sizeof of / sizeof *of; i++)
    if (strlen(of[i]) == token->end - token->start &&
        !memcmp(of[i], m->folded.text + token->start, token->end - token->start))
      return 1;
  return 0;
}

static void state_worth(meaning *m, int32_t index, const clause *at, uint32_t hit,
                        backup_worth worth) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  if (worth == WORTH_MECHANISM && !sentence_has(m, GOV_CUE_BEFORE) && !copy_is_kept(m) &&
      !sentence_has(m, GOV_CUE_BACKUP_LOCATION) && !sentence_has(m, GOV_CUE_PRECAUTION) &&
      copy_travels(m, index))
    worth = WORTH_MENTION;
  if (worth == WORTH_MECHANISM) {
    meaning_state(m, GOV_BACKUP_MECHANISM, index, NULL, "an instruction or fact: a copy is taken");
    m->mechanisms++;
    m->intents[index] |= INTENT_BACKUP;
    if (sentence->phase == GOV_PHASE_BEFORE)
      meaning_state(m, GOV_BACKUP_TIMING, index, NULL, "stands in a part that comes before");
    else if (has_later_step(m, sentence))
      meaning_state(m, GOV_BACKUP_TIMING, index, NULL, "a step before others");
  } else if (worth == WORTH_MENTION) {
    meaning_state(m, GOV_BACKUP_MENTION, index, NULL, "advice, a routine, or under a condition");
    m->intents[index] |= INTENT_BACKUP;
  } else if (worth == WORTH_ABSENT) {
    int limited = is_for_a_part(m, sentence, at, hit) || (at->mood & CLAUSE_UNDER) != 0 ||
                  (sentence->standing & GOV_SECTION_BACKGROUND) || /* as it was until now */
                  (sentence->topics & GOV_TOPIC_BIT(RISK));        /* as it may turn out */
    meaning_hold(m, GOV_BACKUP_ABSENT, index, limited, "said absent");
  } else if (worth == WORTH_LATER) {
    meaning_state(m, GOV_BACKUP_PLACEHOLDER, index, NULL, "left for later");
  }
}

/* "Restoring a backup", "3. Restore compatibility (backup → new store)": about copies there are,
** not about taking one. */
static int is_about_restoring(const meaning *m, const gov_sentence *sentence) {
  static const char *const words[] = {"restor", "restaur", "wiederherstell",
                                      "восста", "恢复",    "リストア"};
  enum { NUMBERING = 8 };
  char folded[48];
  gov_text heading = gov_section_at(m->document, sentence->section)->heading;
  if (heading.n > sizeof folded) heading.n = sizeof folded;
  heading = (gov_text){folded, gov_fold_letters(heading, folded, sizeof folded)};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    for (size_t at = 0, n = strlen(words[i]); at < NUMBERING && at + n <= heading.n; at++)
      if (!memcmp(heading.z + at, words[i], n)) return 1;
  return 0;
}

/* Nothing in it is denied, wished or under a condition. */
static int is_plain(const meaning *m) {
  for (size_t i = 0; i < m->clauses.count; i++) {
    const clause *at = gov_list_at(&m->clauses, i);
    if (at->mood & ~(unsigned)CLAUSE_LABEL) return 0;
    if (clause_has(at, GOV_CUE_NEGATION) || clause_has(at, GOV_CUE_UNNEEDED)) return 0;
  }
  return 1;
}

void meaning_backup(meaning *m, int32_t index) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  int undoing = (sentence->topics & GOV_TOPIC_BIT(ROLLBACK)) || sentence->phase == GOV_PHASE_UNDO;
  int in_backup = !undoing && meaning_is_about(m, index, GOV_TOPIC_BIT(BACKUP), INTENT_BACKUP);
  if (in_backup && !meaning_context(m, index, INTENT_BACKUP) && is_about_restoring(m, sentence))
    in_backup = 0;
  int heading = is_position(sentence, GOV_IN_HEADING), said = 0;
  int spoken_of = !sentence->first_of_block && index > 0 && (m->intents[index - 1] & INTENT_BACKUP);
  if (!heading && meaning_copy_is_gone(m, spoken_of)) {
    meaning_hold(m, GOV_BACKUP_ABSENT, index, 1, "said to be gone");
    return;
  }
  for (size_t i = 0; i < m->clauses.count && !m->failed; i++) {
    const clause *at = gov_list_at(&m->clauses, i);
    meaning_focus(m, at);
    backup_worth best = WORTH_NOTHING;
    uint32_t best_hit = at->hit;
    for (uint32_t hit = at->hit; hit < at->hit_end && best != WORTH_MECHANISM; hit++) {
      if (!is_target(gov_hit_at(&m->folded, hit)->cue)) continue;
      backup_worth worth = weigh(m, sentence, at, hit, in_backup);
      if (worth > WORTH_NOTHING && (best == WORTH_NOTHING || worth == WORTH_MECHANISM)) {
        best = worth;
        best_hit = hit;
      }
    }
    int named = best == WORTH_NOTHING ? copy_into_named(m, at) : -1;
    if (named >= 0) {
      best = weigh_named(m, sentence, at, (uint32_t)named);
      best_hit = (uint32_t)named;
    }
    if (heading) {
      if (best == WORTH_MECHANISM || best == WORTH_MENTION) m->intents[index] |= INTENT_BACKUP;
      continue;
    }
    if (undoing && best == WORTH_MECHANISM && !sentence_has(m, GOV_CUE_BEFORE))
      best = WORTH_NOTHING;
    if (best >= WORTH_MENTION && best <= WORTH_MECHANISM && meaning_claims_undone(m, index, at)) {
      /* "[ ] Backup before each step" demands one; "[ ] Backup verified" would claim it */
      int demanded = (clause_has(at, GOV_CUE_BEFORE) && !sentence_has(m, GOV_CUE_CLAIM)) ||
                     meaning_context(m, index, INTENT_BEFORE);
      best = demanded ? WORTH_MENTION : WORTH_LATER;
    }
    state_worth(m, index, at, best_hit, best);
    said |= best == WORTH_MECHANISM || best == WORTH_MENTION;
  }
  int made = !heading && !said && !undoing && is_plain(m) ? copy_is_made_by_code(m, sentence) : 0;
  if (made) state_worth(m, index, gov_list_at(&m->clauses, 0), 0, WORTH_MECHANISM);
  if (!heading && (made > 1 || (said && copy_is_made_by_code(m, sentence) > 1)))
    meaning_state(m, GOV_BACKUP_GAP, index, NULL, "the copy leaves rows or columns out");
  in_backup |= spoken_of && (sentence_has(m, GOV_CUE_BACKUP_RETENTION) ||
                             copy_is_kept(m)); /* "It is kept for …" */
  if (heading || (!said && !in_backup && !sentence_has(m, GOV_CUE_BACKUP_GAP))) return;
  for (size_t i = 0; i < m->clauses.count && !m->failed; i++) {
    const clause *at = gov_list_at(&m->clauses, i);
    meaning_focus(m, at);
    backup_state_details(m, index, at, said, in_backup);
  }
}
