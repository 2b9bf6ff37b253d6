/* lexicon.h: the phrases that carry meaning, and finding them in text.
**
** Phrases are rows of data/lexicon.tsv and of the file that --lexicon names. Those of the data are one
** trie that the build makes, those of the file a second one; nothing changes once reading starts, so
** all threads share them. Text is
** folded (case, accents, hyphens, width) and cut into tokens: words, and single letters where a
** script has no spaces. A phrase starts and ends where a token does, and the longest at a place
** wins: "ไม่มี" hides "มี", "กลับ" hides "ลับ", "backup server" hides "backup".
*/
#ifndef GOV_LEXICON_H
#define GOV_LEXICON_H
#include "facts/concepts.h"
#include "facts/facts.h"

/* What a phrase does: X(NAME, aspect, signal). Signals beyond the vocabulary are the reading's own.
 */
#define GOV_CUES(X)                                                                                \
  X(NEGATION, cue, negation)                                                                       \
  X(NOT_NEGATION, cue, not_negation)                                                               \
  X(UNNEEDED, cue, unneeded)                                                                       \
  X(CONDITION, cue, condition)                                                                     \
  X(CONTRAST, cue, contrast)                                                                       \
  X(OBLIGATION, cue, obligation)                                                                   \
  X(ADVICE, cue, advice)                                                                           \
  X(POSSIBLE, cue, possible)                                                                       \
  X(REJECTED, cue, rejected)                                                                       \
  X(LATER, cue, later)                                                                             \
  X(DELEGATION, cue, delegation)                                                                   \
  X(OFF, cue, off)                                                                                 \
  X(TAKE, cue, take)                                                                               \
  X(DELETE, cue, delete)                                                                           \
  X(RESTORE, cue, restore)                                                                         \
  X(FAIL, cue, fail)                                                                               \
  X(BEFORE, cue, before)                                                                           \
  X(AFTER, cue, after)                                                                             \
  X(WINDOW_END, cue, window_end)                                                                   \
  X(FINISHED, cue, finished)                                                                       \
  X(EVERY, cue, every)                                                                             \
  X(COLUMN, cue, column)                                                                           \
  X(CHANGE, cue, change)                                                                           \
  X(FILL, cue, fill)                                                                               \
  X(EXPORT, cue, export)                                                                           \
  X(PROMOTE, cue, promote)                                                                         \
  X(VERIFY, cue, verify)                                                                           \
  X(COMPARE, cue, compare)                                                                         \
  X(DATA, cue, data)                                                                               \
  X(HEALTH, cue, health)                                                                           \
  X(PRECHECK, cue, precheck)                                                                       \
  X(OTHER_OBJECT, cue, other_object)                                                               \
  X(OTHER_SYSTEM, cue, other_system)                                                               \
  X(OTHER_PARTY, cue, other_party)                                                                 \
  X(POSSESSIVE, cue, possessive)                                                                   \
  X(CODE_THING, cue, code_thing)                                                                   \
  X(OLD_SIDE, cue, old_side)                                                                       \
  X(ACTION, cue, action)                                                                           \
  X(PLAN_WORD, cue, plan_word)                                                                     \
  X(ENSURE, cue, ensure)                                                                           \
  X(MOVE, cue, move)                                                                               \
  X(UPGRADE, cue, upgrade)                                                                         \
  X(TRIGGER, cue, trigger)                                                                         \
  X(WRITE, cue, write)                                                                             \
  X(BOTH_SIDES, cue, both_sides)                                                                   \
  X(TWO_SIDES, cue, two_sides)                                                                     \
  X(PRECAUTION, cue, precaution)                                                                   \
  X(CLAIM, cue, claim)                                                                             \
  X(NORM, cue, norm)                                                                               \
  X(DEMAND, cue, demand)                                                                           \
  X(ELSEWHERE, cue, elsewhere)                                                                     \
  X(PARTLY, cue, partly)                                                                           \
  X(FLAW, cue, flaw)                                                                               \
  X(TRIAL, cue, trial)                                                                             \
  X(FAULT, cue, fault)                                                                             \
  X(ROUTINE, cue, routine)                                                                         \
  X(WAY, cue, way)                                                                                 \
  X(DAY, cue, day)                                                                                 \
  X(OPENS, cue, opens)                                                                             \
  X(FUNCTION_WORD, cue, function_word)                                                             \
  X(BACKUP_MECHANISM, backup, mechanism)                                                           \
  X(BACKUP_ACT, backup, act)                                                                       \
  X(BACKUP_DUMP, backup, dump)                                                                     \
  X(BACKUP_TALK, backup, talk)                                                                     \
  X(BACKUP_REGULAR, backup, regular)                                                               \
  X(BACKUP_LOCATION, backup, location)                                                             \
  X(BACKUP_RETENTION, backup, retention)                                                           \
  X(BACKUP_RESTORE_TESTED, backup, restore_tested)                                                 \
  X(BACKUP_ENCRYPTED, backup, encrypted)                                                           \
  X(BACKUP_GAP, backup, gap)                                                                       \
  X(BACKUP_NAMED, backup, named)                                                                   \
  X(BACKUP_PROPERTY, backup, property)                                                             \
  X(BACKUP_GONE, backup, gone)                                                                     \
  X(BACKUP_COMMAND, backup, command)                                                               \
  X(BACKUP_COPY, backup, copy)                                                                     \
  X(ROLLBACK_ACT, rollback, act)                                                                   \
  X(ROLLBACK_SWITCH, rollback, switch)                                                             \
  X(ROLLBACK_IRREVERSIBLE, rollback, irreversible)                                                 \
  X(ROLLBACK_ABSENT, rollback, absent)                                                             \
  X(ROLLBACK_INERT, rollback, inert)                                                               \
  X(ROLLBACK_BROKEN, rollback, broken)                                                             \
  X(ROLLBACK_TESTED, rollback, tested)                                                             \
  X(ROLLBACK_WINDOW, rollback, window)                                                             \
  X(ROLLBACK_OWNER, rollback, owner)                                                               \
  X(ROLLBACK_COMMAND, rollback, command)                                                           \
  X(RESTORE_COMMAND, restore, command)                                                             \
  X(VERIFICATION_COUNT, verification, count)                                                       \
  X(VERIFICATION_CHECKSUM, verification, checksum)                                                 \
  X(VERIFICATION_SAMPLE, verification, sample)                                                     \
  X(VERIFICATION_REFERENTIAL, verification, referential)                                           \
  X(VERIFICATION_CONSTRAINT, verification, constraint)                                             \
  X(VERIFICATION_QUALITY_SUITE, verification, quality_suite)                                       \
  X(VERIFICATION_RECONCILE, verification, reconcile)                                               \
  X(VERIFICATION_PARITY, verification, parity)                                                     \
  X(VERIFICATION_PARITY_TOOL, verification, parity_tool)                                           \
  X(VERIFICATION_SMOKE, verification, smoke)                                                       \
  X(VERIFICATION_TERM, verification, term)                                                         \
  X(VERIFICATION_INERT, verification, inert)                                                       \
  X(STYLE_DUAL_WRITE, style, dual_write)                                                           \
  X(STYLE_BACKFILL, style, backfill)                                                               \
  X(STYLE_IN_PLACE, style, in_place)                                                               \
  X(STYLE_OTHER, style, other)                                                                     \
  X(STYLE_STORE, style, store)                                                                     \
  X(STYLE_FILL, style, fill)                                                                       \
  X(STYLE_PAST, style, past)                                                                       \
  X(STYLE_RESHAPE, style, reshape)                                                                 \
  X(STYLE_PART, style, part)                                                                       \
  X(VOLUME_SMALL, volume, small)                                                                   \
  X(VOLUME_MEDIUM, volume, medium)                                                                 \
  X(VOLUME_LARGE, volume, large)                                                                   \
  X(TENANCY_MULTI_TENANT, tenancy, multi_tenant)                                                   \
  X(TENANCY_ISOLATED, tenancy, isolated)                                                           \
  X(TENANCY_CHECKED, tenancy, checked)                                                             \
  X(TENANCY_RISK, tenancy, risk)                                                                   \
  X(TENANCY_INERT, tenancy, inert)                                                                 \
  X(TENANCY_NO_TENANT, tenancy, no_tenant)                                                         \
  X(CONTROL_ENCRYPTION_IN_TRANSIT, control, encryption_in_transit)                                 \
  X(CONTROL_ENCRYPTION_AT_REST, control, encryption_at_rest)                                       \
  X(CONTROL_MASKING, control, masking)                                                             \
  X(CONTROL_APPROVAL, control, approval)                                                           \
  X(CONTROL_DRY_RUN, control, dry_run)                                                             \
  X(CONTROL_DELETION, control, deletion)                                                           \
  X(CONTROL_JUSTIFICATION, control, justification)

typedef enum gov_cue {
#define GOV_X(NAME, aspect, signal) GOV_CUE_##NAME,
  GOV_CUES(GOV_X)
#undef GOV_X
      GOV_CUE_COUNT
} gov_cue;

/* Languages of the lexicon; `code` is commands and SQL. */
#define GOV_LANGUAGES(X) X(en) X(th) X(de) X(es) X(fr) X(pt) X(ru) X(zh) X(ja) X(code)
typedef enum gov_language {
#define GOV_X(name) GOV_LANGUAGE_##name,
  GOV_LANGUAGES(GOV_X)
#undef GOV_X
      GOV_LANGUAGE_COUNT
} gov_language;
#define GOV_LANGUAGE_BIT(name) (1u << GOV_LANGUAGE_##name)
/* Those that share words: which of them a text is in, its function words tell. */
#define GOV_LANGUAGES_LATIN                                                                        \
  (GOV_LANGUAGE_BIT(en) | GOV_LANGUAGE_BIT(de) | GOV_LANGUAGE_BIT(es) | GOV_LANGUAGE_BIT(fr) |     \
   GOV_LANGUAGE_BIT(pt))

typedef struct gov_token {
  uint32_t start, end; /* in the folded text */
  uint32_t source;     /* where it starts in the text given */
  uint8_t kind;        /* gov_token_kind */
} gov_token;

typedef enum gov_token_kind {
  GOV_TOKEN_WORD,
  GOV_TOKEN_LETTER, /* of a script without spaces */
  GOV_TOKEN_NUMBER,
  GOV_TOKEN_MARK /* punctuation */
} gov_token_kind;

/* A phrase found: from token `first` up to `end`. */
typedef struct gov_hit {
  uint32_t first, end;
  gov_cue cue;
  gov_language language;
  const char *value;
} gov_hit;

/* A concept of data/concepts.tsv found: what cues are made of. */
typedef struct gov_concept_hit {
  uint32_t first, end; /* tokens */
  gov_language language;
  uint16_t concept;
} gov_concept_hit;

/* A place where phrases may stand, before languages are chosen: lexicon_find.c. */
typedef struct gov_match {
  uint32_t first, end; /* tokens */
  uint32_t stop;       /* behind its last byte, in the folded text */
  uint32_t end_no;     /* of the trie: the phrases */
  uint8_t trie;
  uint8_t kinds; /* of the phrases that may stand there */
  uint8_t whole; /* up to the end of a token, or to its middle */
} gov_match;

/* Scratch of one thread: reused from text to text. */
typedef struct gov_folded {
  char *text; /* NUL-terminated */
  size_t n, capacity;
  gov_list tokens;                    /* gov_token */
  gov_list hits;                      /* gov_hit, by first token */
  gov_list concepts;                  /* gov_concept_hit, likewise */
  gov_list matches;                   /* gov_match, likewise; the lexicon's own */
  uint8_t matched;                    /* kinds of phrases that the matches are of */
  uint16_t words[GOV_LANGUAGE_COUNT]; /* function words, when these kinds are among them */
} gov_folded;

/* A text that was folded and walked, put by in an arena. */
typedef struct gov_folded_kept {
  const char *text;
  const gov_token *tokens;
  const gov_match *matches;
  uint32_t n, token_count, match_count;
  uint8_t matched; /* 0: nothing was kept */
  uint16_t words[GOV_LANGUAGE_COUNT];
} gov_folded_kept;

typedef struct gov_lexicon gov_lexicon;

typedef struct gov_cue_name {
  const char *aspect, *signal;
} gov_cue_name;
extern const gov_cue_name gov_cue_names[];                /* by gov_cue */
extern const char *const gov_language_names[];            /* by gov_language */
int gov_cue_find(const char *aspect, const char *signal); /* -1: none of these */
int gov_language_find(const char *name);                  /* likewise */

/* NULL when out of memory. The facts' added phrases count, too; `facts` may be NULL. */
gov_lexicon *gov_lexicon_new(const gov_facts *facts);
void gov_lexicon_free(gov_lexicon *lexicon);

void gov_folded_init(gov_folded *folded);
void gov_folded_free(gov_folded *folded);
/* SQLITE_OK or SQLITE_NOMEM. */
int gov_fold(gov_folded *folded, gov_text text);
/* Puts by what was folded and walked, and makes it the text at hand again. SQLITE_OK or SQLITE_NOMEM. */
int gov_folded_keep(const gov_folded *folded, gov_arena *arena, gov_folded_kept *kept);
int gov_folded_take(gov_folded *folded, const gov_folded_kept *kept);
/* Fills hits. `languages` are bits; `terms`: languages of which only the phrases of other aspects
** than `cue` count. */
int gov_lexicon_find(const gov_lexicon *lexicon, gov_folded *folded, unsigned languages,
                     unsigned terms);
/* Adds up the function words of each Latin language; they tell languages apart. */
int gov_lexicon_words(const gov_lexicon *lexicon, gov_folded *folded, int32_t *words);
/* Fills concepts. */
int gov_lexicon_concepts(const gov_lexicon *lexicon, gov_folded *folded, unsigned languages);
const gov_concepts *gov_lexicon_rules(const gov_lexicon *lexicon);

static inline const gov_token *gov_token_at(const gov_folded *folded, size_t index) {
  return (const gov_token *)(const void *)folded->tokens.rows + index;
}
static inline const gov_hit *gov_hit_at(const gov_folded *folded, size_t index) {
  return (const gov_hit *)(const void *)folded->hits.rows + index;
}
static inline const gov_concept_hit *gov_concept_at(const gov_folded *folded, size_t index) {
  return (const gov_concept_hit *)(const void *)folded->concepts.rows + index;
}

#endif
