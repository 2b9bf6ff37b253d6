/* meaning_parts.h: shared by the files of the meaning stage.
**
**   meaning.c               the walk over the sentences
**   meaning_state.c         evidence rows
**   meaning_language.c      which language a sentence is in
**   meaning_clause.c        clauses, their mood, negation and its scope
**   meaning_label.c         labels and their answers
**   meaning_undone.c        what a sentence takes back, of itself or of the one before
**   meaning_numbered.c      what a document takes back by its number
**   meaning_condition.c     what holds only under a condition
**   meaning_asked.c         questions and their answers
**   meaning_elsewhere.c     what is told of others, of another time, of a rule
**   meaning_norms.c         what a standard demands
**   meaning_backup.c        is a copy taken as a safeguard
**   meaning_backup_details.c when, where, for how long, of what
**   meaning_days.c          weekdays that a list or a table goes by
**   meaning_patterns.c      patterns that nobody names
**   meaning_copies.c        what a copy is of
**   meaning_backup_around.c what makes a word of a backup none
**   meaning_rollback.c      what undoes the migration
**   meaning_rollback_steps.c what counts as a step back
**   meaning_rollback_denied.c what a denial beside it denies
**   meaning_failure.c       a way back told where things fail
**   meaning_switch.c        settings and commands that undo it
**   meaning_verification.c  what compares the data
**   meaning_check_denied.c  is a check denied
**   meaning_check_verbs.c   verbs that check
**   meaning_named.c         checks that a label or a row names
**   meaning_check_words.c   what keeps a word of checking from being a check
**   meaning_property.c      a denial of one property
**   meaning_off.c           a word that strikes out what stands beside it
**   meaning_left_out.c      datasets that a safeguard told before does not cover
**   meaning_lost.c          what a document takes back further on
**   meaning_flaw.c          what is wrong with a safeguard that was told of
**   meaning_style.c         pattern, size words, tenants, controls
**   meaning_style_verbs.c   patterns told by a verb and what it acts on
**   meaning_code.c          commands and SQL in code blocks
**   meaning_code_carried.c  copies that carry the data over
**   meaning_cues.c          what a check may ask for; meaning_answers.c: yes, no or planned
**   meaning_limits.c        numbers that are limits or amounts of the plan
*/
#ifndef GOV_MEANING_PARTS_H
#define GOV_MEANING_PARTS_H
#include "read/prose/meaning.h"

/* The mood of a clause. */
enum {
  CLAUSE_LABEL = 1 << 0,     /* "Backup:" itself, not what is said of it */
  CLAUSE_CONDITION = 1 << 1, /* "if …" */
  CLAUSE_UNDER = 1 << 2,     /* holds under a condition of the same sentence */
  CLAUSE_ADVICE = 1 << 3,
  CLAUSE_POSSIBLE = 1 << 4,
  CLAUSE_REJECTED = 1 << 5,
  CLAUSE_LATER = 1 << 6,
  CLAUSE_DELEGATED = 1 << 7,
  CLAUSE_WITHDRAWN = 1 << 8 /* "… by a script that does not exist yet" */
};

typedef struct clause {
  uint32_t first, end;   /* tokens */
  uint32_t hit, hit_end; /* hits */
  uint64_t cues[2];      /* a bit a gov_cue */
  unsigned mood;
} clause;

/* Three or more names of datasets in one list. */
typedef struct listed_names {
  uint32_t from, to; /* bytes of the sentence */
} listed_names;

/* What a sentence introduces, for the list, table or code below it. */
enum {
  INTENT_BACKUP = 1,
  INTENT_UNDO = 2,
  INTENT_VERIFY = 4,
  INTENT_TRIGGERS = 8,
  INTENT_FAILS = 16,     /* "if it fails:", where a way back may stand, or another try */
  INTENT_ONTO_NEW = 32,  /* a copy is brought to the new side: that is the way there */
  INTENT_BEFORE = 64,    /* "before you start:" what is demanded */
  INTENT_IF = 128,       /* "if there is time:" */
  INTENT_ELSEWHERE = 256 /* "here is how the billing team does it:" */
};

/* What the sentences under one rollback heading, or below one "To roll back:", add up to. */
typedef struct undo_pool {
  int32_t acts, steps, restores, switches, commands, code_only;
  int32_t sentence; /* the first that counted; -1 */
  int32_t triggers; /* the heading names reasons, not steps */
  int32_t onto_new; /* a copy is restored to the new side here: the way there, not back */
  int32_t fails;    /* the heading says "if it goes wrong" */
  int32_t broken;   /* it has failed each time, or is not there yet */
  int32_t named;    /* the heading speaks of undoing before anything else */
  int32_t again;    /* something is run again here */
  int32_t restored_in, switched_in; /* the sections of the last restore and switch */
} undo_pool;

typedef struct meaning {
  const gov_document *document;
  gov_reading *reading;
  const char *source; /* of the evidence: GOV_BY_PLAN … */
  const gov_lexicon *lexicon;
  gov_language latin;           /* the document's own among those of the Latin script */
  int japanese;                 /* it writes kana */
  int other_script;             /* it writes letters beyond the Latin ones */
  unsigned spoken;              /* languages of the sentence at hand, bits */
  gov_folded folded;            /* of the sentence at hand */
  const gov_sentence *analysed; /* what was folded and cut into clauses last */
  gov_list sample;     /* gov_folded_kept, by sentence: those that told the document's language */
  gov_arena sampled;   /* what they hold */
  gov_text text;       /* the sentence at hand */
  gov_list clauses;    /* clause; likewise */
  gov_list lists;      /* listed_names; likewise */
  uint64_t cues[2];    /* of the whole sentence */
  uint64_t heads[4];   /* likewise: a bit for how each of its words begins */
  uint16_t *intents;   /* a sentence */
  int32_t sentence_no; /* of the sentence at hand */
  unsigned intents_above; /* of what it stands under */
  undo_pool *undo;        /* a section */
  int32_t *undo_root;     /* a section: the topmost one that is about the same rollback; -1 none */
  int32_t mechanisms;     /* backup: affirmed so far */
  gov_list held;          /* held_evidence: told when all is read */
  int32_t style_score[4]; /* in_place, backfill, dual_write, other */
  uint32_t text_end;
  uint32_t focus, focus_end; /* bytes of the clause at hand; equal: the whole sentence */
  unsigned withdraws;        /* what the sentence at hand takes back: WITHDRAWS_… */
  int32_t withdrawn_by;      /* 1 + the sentence that last left all to others */
  size_t said_from;          /* the evidence of the sentence before starts here */
  int creates;               /* a table is made in code read so far */
  int32_t upgrades;          /* 1 + the title, when it is one of an upgrade */
  int32_t migrates;          /* 1 + the title, when it names a migration */
  int weighs;                /* the title weighs ways against each other */
  int32_t gone, gone_of; /* 1 + the sentence by which a copy is gone; how many were taken then */
  int32_t flawed_checks; /* 1 + the sentence by which checks are not complete */
  int32_t broken_line, broken_end;    /* lines whose way back is said not to work; 0, 0: none */
  unsigned asked;                     /* by the last question: intents */
  int32_t asked_section, asked_block; /* where it stands */
  int32_t answer_block;               /* the block behind it; -1 */
  struct cue_reading *cues_read;      /* of meaning_cues.c */
  const gov_sentence *excerpt_of;     /* the sentence quoted last */
  const char *excerpt;
  int32_t row_named;  /* the row's label, when it names checks: */
  int32_t row_table;  /* a table of checks */
  unsigned row_kinds; /* these, of meaning_named.c */
  int failed;
} meaning;

typedef struct held_evidence {
  gov_signal signal;
  int32_t sentence;
  int32_t limited; /* holds only after some point, or for a part */
  const char *why, *value;
  uint32_t focus, focus_end;
} held_evidence;

static inline int clause_has(const clause *at, gov_cue cue) {
  return (int)(at->cues[cue >> 6] >> (cue & 63) & 1);
}
static inline int sentence_has(const meaning *reading, gov_cue cue) {
  return (int)(reading->cues[cue >> 6] >> (cue & 63) & 1);
}
/* Most sentences are over for a rule when none of its cues stands in them. */
static inline int sentence_has_any(const meaning *reading, const gov_cue *cues, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (sentence_has(reading, cues[i])) return 1;
  return 0;
}
static inline int is_position(const gov_sentence *sentence, const char *position) {
  return gov_sentence_is_in(sentence, position);
}

static inline gov_text meaning_word(const meaning *m, uint32_t token) {
  const gov_token *at = gov_token_at(&m->folded, token);
  return (gov_text){m->folded.text + at->start, at->end - at->start};
}
/* The bit of a word by its first two letters. */
static inline unsigned meaning_head(char first, char second) {
  return ((unsigned char)first * 9u + (unsigned char)second * 5u) & 255;
}
/* May a word of the sentence at hand begin with these letters? Most rules look for words that most
** sentences do not say. */
static inline int meaning_may_say(const meaning *m, const char *word) {
  unsigned head = meaning_head(word[0], word[1]);
  return (int)(m->heads[head >> 6] >> (head & 63) & 1);
}
static inline int meaning_may_say_any(const meaning *m,
                                      const char *const *words) { /* ends with NULL */
  for (; *words; words++)
    if (meaning_may_say(m, *words)) return 1;
  return 0;
}
static inline int meaning_is_among(gov_text word, const char *const *words) { /* ends with NULL */
  for (; *words; words++)
    if (gov_text_is(word, *words)) return 1;
  return 0;
}

/* Is one of the words among the tokens [first, end)? */
static inline int meaning_has_word(const meaning *m, uint32_t first, uint32_t end,
                                   const char *const *words) {
  enum { FEW = 2 };
  if (end > first + FEW && !meaning_may_say_any(m, words)) return 0;
  for (uint32_t i = first; i < end; i++)
    if (meaning_is_among(meaning_word(m, i), words)) return 1;
  return 0;
}

enum { MEANING_SENTENCE_BYTES_MAX = 16384 };

/* meaning_language.c */
int meaning_fold(meaning *m, const gov_sentence *sentence, gov_text text);
int meaning_choose_languages(meaning *m); /* of the document */
/* Of the sentence folded, in its language; wide: not all of it is ASCII. */
int meaning_find_phrases(meaning *m, gov_text text, int wide);

/* meaning_clause.c */
int meaning_analyse(meaning *m, const gov_sentence *sentence, gov_text text, int code);
int clause_negated(const meaning *m, const clause *at, uint32_t hit); /* is this hit denied? */
int clause_denies(const meaning *m, const clause *at,
                  const gov_hit *target); /* likewise, of tokens that are no hit */
int clause_hit(const meaning *m, const clause *at, gov_cue cue); /* a hit, or -1 */
/* Likewise; most clauses have few cues. */
static inline int clause_find(const meaning *m, const clause *at, gov_cue cue) {
  return clause_has(at, cue) ? clause_hit(m, at, cue) : -1;
}
int clause_hit_value(const meaning *m, const clause *at, gov_cue cue,
                     const char *value); /* likewise, with this value */
static inline int clause_find_value(const meaning *m, const clause *at, gov_cue cue,
                                    const char *value) {
  return clause_has(at, cue) ? clause_hit_value(m, at, cue, value) : -1;
}
int clause_length(const clause *at);
int clause_is_and(const meaning *m, uint32_t token);
int clause_has_finite_verb(const meaning *m, const clause *at); /* in English */
int is_row_label(const meaning *m, const gov_sentence *sentence,
                 const clause *at); /* "Rollback" in the first column */
int clause_starts_with_verb(const meaning *m, const clause *at);
int clause_has_number(const meaning *m, const clause *at);
int clause_is_of_others(const meaning *m, const clause *at); /* "the CRM team … its own" */
int clause_names_time(const meaning *m, const clause *at, uint32_t hit);
int hit_in_code_span(const meaning *m, const gov_sentence *sentence, uint32_t hit);

/* meaning_label.c */
int label_denies_safeguard(const clause *at);
void label_answered(meaning *m, uint32_t label_tokens); /* "Abgleich: entfällt" */
void label_rejects(meaning *m);                         /* "Nicht gemacht wird: …" */

/* meaning_named.c */
void named_remember_row(meaning *m, int32_t index);
void named_read_row(meaning *m, int32_t index);
void named_read_label(meaning *m, int32_t index);

/* meaning_undone.c */
enum { WITHDRAWS_BACKUP = 1, WITHDRAWS_ROLLBACK = 2, WITHDRAWS_CHECK = 4, WITHDRAWS_ALL = 15 };
void meaning_withdraw(meaning *m);
int meaning_tells_of_withdrawn(const meaning *m, int32_t index);
void meaning_withdraw_before(meaning *m, int32_t index); /* what the sentence before told */
void meaning_take_back_lines(meaning *m, int32_t line, int32_t last); /* all told on them */
int meaning_copy_is_gone(const meaning *m, int spoken_of);
void meaning_numbered(meaning *m, int32_t index); /* meaning_numbered.c: "Step 3 is skipped" */
/* meaning_condition.c: the condition under which a check is made at all; NULL: none. */
const clause *clause_hangs_on(const meaning *m, const clause *at, uint32_t hit);
int clause_is_consequence(const meaning *m, const clause *at, uint32_t hit);
int meaning_opens_condition(const meaning *m);

/* meaning_asked.c */
void meaning_read_question(meaning *m, const gov_sentence *sentence, gov_text text);
int meaning_answers(const meaning *m, const gov_sentence *sentence); /* is it such an answer? */

/* meaning_elsewhere.c */
void meaning_place_elsewhere(meaning *m, const gov_sentence *sentence);
/* "Here is how the billing team does it:" above a list, a quotation or code. */
int meaning_introduces_others(const meaning *m, const gov_sentence *sentence);
/* meaning_norms.c: what a standard demands, in English sentences */
void meaning_reject_norms(meaning *m, const gov_sentence *sentence);
int clause_is_demand(const meaning *m, const clause *at);
int sentence_names_norm(const meaning *m);
int clause_comes_back(const meaning *m, const clause *at);
int clause_opens_with_us(const gov_hit *hit); /* ส่วนเราไม่ได้ทำ: where no mark parts the clauses */
int clause_leaves_to_others(const meaning *m, const clause *at);

/* meaning_rollback.c */
int rollback_is_denied(const meaning *m, const clause *at, int hit);

/* meaning_rollback_steps.c */
undo_pool *rollback_pool_of(meaning *m, int32_t index); /* of its heading */
void rollback_count_steps(meaning *m, int32_t index);
int rollback_clause_acts(const meaning *m, const clause *at);
int rollback_drops(const meaning *m, const clause *at); /* "eliminar la columna" */
int rollback_is_unreal(const meaning *m);
int rollback_follows_failure(const meaning *m,
                             const gov_sentence *sentence); /* its label says so */

int failure_tells_way_back(const meaning *m, const gov_sentence *sentence); /* meaning_failure.c */

/* meaning_switch.c */
int switch_names_setting(const meaning *m, const gov_sentence *sentence);
int switch_gives_setting(const meaning *m, const gov_sentence *sentence);
int switch_runs_undo(const meaning *m,
                     const gov_sentence *sentence); /* likewise, and no mere name of a file */
int switch_names_undo(const meaning *m, const gov_sentence *sentence); /* "run `flyway undo`" */
int switch_gives_command(const meaning *m, const gov_sentence *sentence, const clause *at);
int switch_gives_statement(const meaning *m, const gov_sentence *sentence, int reshapes);
int switch_is_statement(const meaning *m, const gov_sentence *sentence);
int switch_names_within(const meaning *m, const gov_sentence *sentence, const clause *at);
int switch_is_told(const meaning *m, const gov_sentence *sentence, const clause *at);
int switch_may_go_back(const meaning *m, const clause *at);
int switch_is_detour(const meaning *m); /* "to bypass the check, …" */

/* meaning_patterns.c: the style a clause adds up to; GOV_SIGNAL_COUNT: none */
gov_signal clause_adds_up_to(const meaning *m, const gov_sentence *sentence, const clause *at);

/* meaning_code_carried.c: of a command that takes a copy */
int code_sends_over(const meaning *m, const gov_sentence *sentence);
int code_carries_over(const meaning *m, const gov_sentence *sentence);
int code_is_transport(const meaning *m, const gov_sentence *sentence);

/* meaning_copies.c */
int clause_starts_with_any(const meaning *m, const clause *at, const char *const *words);
int copy_is_kept(const meaning *m);
int copy_into_named(const meaning *m, const clause *at);
int copy_is_put_away(const meaning *m, const clause *at);
int copy_is_of_schema(const meaning *m);
int copy_precedes_loss(const meaning *m, uint32_t hit);
int copy_is_made_by_code(const meaning *m, const gov_sentence *sentence);
int copy_leaves_some_out(gov_text code);
int copy_carries_over(const meaning *m, const clause *at, uint32_t hit);
int copy_is_a_row(const meaning *m, const clause *at, const gov_hit *act);
int copy_is_in_file_name(const meaning *m, const gov_sentence *sentence, uint32_t hit);
int copy_is_of_code(const meaning *m, const clause *at);
int copy_is_quoted(const meaning *m, uint32_t hit);
int copy_is_by_program(const meaning *m, uint32_t hit);
int copy_goes_to_backups(const meaning *m);
int copy_goes_to_path(const meaning *m, const gov_sentence *sentence);
int copy_is_read_in(const meaning *m, int32_t index);
int copy_travels(const meaning *m, int32_t index);

/* meaning_compare.c */
int compare_tells_sides(const meaning *m); /* by a verb: "compared with the source" */
int compare_is_qualified(
    const meaning *m); /* something is denied, wished, put off, left to others */
int compare_is_counting(const meaning *m);
int compare_reconciles_counts(const meaning *m, const clause *at, uint32_t hit, gov_cue kind);
int compare_names_term(const meaning *m, const clause *at, gov_cue kind); /* "rows", "sum" */
int compare_is_equation(const meaning *m, const clause *at, gov_cue kind);
int compare_is_elsewhere(const meaning *m, const clause *at);
int compare_by_nobody(const meaning *m);
int compare_is_of_counts(const meaning *m, const clause *at, gov_cue kind);

/* meaning_check_words.c */
int check_is_in_file_name(const meaning *m, uint32_t hit);
int check_is_only_a_word(const meaning *m, const gov_sentence *sentence, const clause *at,
                         uint32_t hit, int in_checks); /* "the client sends an MD5 hash" */
int check_is_of_code(const meaning *m, const gov_sentence *sentence);
int check_is_partial(const meaning *m, const clause *at); /* "for most tables", "by eye" */
int check_pairs_sides(const meaning *m, const clause *at);

int check_is_listed(const gov_sentence *sentence); /* meaning_verification.c: an item or a cell */
/* meaning_check_denied.c: of the hit that tells of it */
int check_is_denied(const meaning *m, const clause *at, uint32_t hit);
int check_finds_none(const meaning *m, const clause *at);
int check_is_denied_closely(const meaning *m, const clause *at, uint32_t hit);
/* meaning_check_verbs.c */
void check_read_verb(meaning *m, int32_t index, const clause *at, int in_checks);

/* meaning_property.c */
int property_of_copy_is_denied(const meaning *m, const clause *at, uint32_t hit);
int property_is_of_talk(const gov_hit *hit);
int property_is_labelled(const meaning *m, const gov_sentence *sentence);
int property_of_way_back_is_denied(const meaning *m, const clause *at, uint32_t hit);

/* meaning_listed.c */
void meaning_find_lists(meaning *m, const gov_sentence *sentence, gov_text text);
int meaning_is_listed(const meaning *m, uint32_t at); /* does that byte stand inside a list */

/* meaning.c */
enum {
  STANDING_SILENT = GOV_SECTION_EXAMPLE | GOV_SECTION_TEMPLATE | GOV_SECTION_EXCLUDED |
                    GOV_SECTION_REJECTED | GOV_SECTION_FUTURE | GOV_SECTION_QUESTION |
                    GOV_SECTION_HISTORY | GOV_SECTION_REFERENCE | GOV_SECTION_DEPRECATED
};
int meaning_is_silent(
    const gov_sentence *sentence); /* the place does not speak of this migration */
/* Does it stand under a heading, label or column of this topic, or below a sentence that meant it?
 */
int meaning_is_about(const meaning *m, int32_t index, gov_topic_set topic, unsigned intent);
int meaning_introduces(const gov_sentence *sentence); /* ends with a colon */
int meaning_checked(const meaning *m, int32_t index);
/* A box not ticked that claims something is done, rather than telling somebody to do it. */
int meaning_claims_undone(const meaning *m, int32_t index, const clause *at);
int meaning_context(const meaning *m, int32_t index, unsigned intent);

/* meaning_state.c */
void meaning_focus(meaning *m,
                   const clause *at); /* statements are about what this clause names; NULL: all */
void meaning_state(meaning *m, gov_signal signal, int32_t index, const char *value,
                   const char *why);
void meaning_state_plan(meaning *m, gov_signal signal, int32_t index, const char *why);
void meaning_hold(meaning *m, gov_signal signal, int32_t index, int limited, const char *why);
int meaning_has_state(const meaning *m, size_t from, gov_signal first, gov_signal last);
void meaning_tell_held(meaning *m, int has_backup, int has_rollback); /* when all is read */

void meaning_backup(meaning *m, int32_t index);
/* meaning_backup_details.c */
void backup_state_details(meaning *m, int32_t index, const clause *at, int said, int in_backup);
/* meaning_backup_around.c: of the hit that speaks of a copy */
int backup_is_timed(const clause *at);
int backup_is_exported(const meaning *m, const clause *at);
int backup_is_damaged(const meaning *m);
int backup_opens_with_clock(const gov_sentence *sentence);
int backup_is_on_earlier_day(const meaning *m, const gov_sentence *sentence); /* meaning_days.c */
int backup_names_moment(const meaning *m, const clause *at);
int backup_is_noted(const meaning *m, const clause *at, uint32_t hit);
int backup_is_terse(const meaning *m, const clause *at, const gov_hit *copy);
int backup_is_what_was_kept(const meaning *m, const clause *at, uint32_t hit);
int backup_is_sent(const meaning *m, const clause *at, const gov_hit *copy);
int backup_comes_late(const meaning *m);
int backup_contrasts(const meaning *m, const clause *at);
int backup_is_looked_at(const meaning *m, const clause *at, uint32_t target);
int backup_is_restored(const meaning *m, const clause *at, uint32_t target);
int backup_is_of_another_thing(const meaning *m, const clause *at, uint32_t hit);
int backup_is_demanded(const meaning *m, const clause *at, uint32_t hit);
int backup_tells_to_change(const meaning *m, const clause *at);
int backup_tells_what_it_uses(const meaning *m, const clause *at);
void meaning_rollback(meaning *m, int32_t index);
void meaning_rollback_end(meaning *m);
/* meaning_rollback_denied.c: what is denied instead of the way back */
int rollback_denies_else(const meaning *m, const clause *at, uint32_t hit);
int rollback_is_banned(const meaning *m, const clause *at, int hit);
int rollback_is_of_a_case(const meaning *m, const clause *at);
int rollback_bans_list(const meaning *m);
void meaning_verification(meaning *m, int32_t index);
int meaning_is_off(const meaning *m, int32_t index); /* meaning_off.c */
void meaning_lost(meaning *m, int32_t index);
void meaning_left_out_end(meaning *m, size_t from);
void meaning_flaw(meaning *m, int32_t index, int in_undo);
void meaning_flaw_end(meaning *m, size_t from);
void meaning_take_back_way(meaning *m, int32_t index); /* the way back told in its section */
void meaning_lost_end(meaning *m, size_t from); /* evidence from `from` on is the document's */
void meaning_style(meaning *m, int32_t index);
void meaning_style_end(meaning *m);
/* meaning_style_verbs.c: the hit that tells a pattern without naming it; -1 */
int meaning_find_style(const meaning *m, const clause *at, gov_signal style);
void meaning_other(meaning *m, int32_t index); /* volume words, tenancy, controls */
void meaning_code(meaning *m, int32_t index);
void meaning_code_spans(meaning *m, int32_t index); /* queries in prose, of checks */
int meaning_cues_start(meaning *m);                 /* SQLITE_OK or SQLITE_NOMEM */
void meaning_cues(meaning *m, int32_t index);
void meaning_cues_end(meaning *m);

#endif
