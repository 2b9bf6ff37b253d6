/* meaning_state.c: the evidence rows a document leaves: of which datasets, said but once, and what is held
** back until all is read. */
#include "read/prose/meaning_parts.h"

#include "facts/redact/redact.h"

enum { MOST_NAMES = 256, EXCERPT_SOURCE_BYTES = 2048 };

static gov_evidence *add_row(meaning *m, gov_signal signal, const gov_sentence *sentence,
                             const char *value, const char *why) {
  gov_facts *facts = m->reading->facts;
  gov_place place = {m->reading->artifact->path, sentence->line};
  gov_evidence *row = gov_state(facts, signal, m->source, place);
  if (!row) {
    m->failed = 1;
    return NULL;
  }
  row->scope_id = m->reading->artifact->path;
  row->value = gov_arena_string(&facts->arena, value); /* the lexicon's may not outlive the scan */
  row->position = sentence->position;
  row->why = why;
  if (sentence == m->excerpt_of) { /* most sentences that say something say several things */
    row->excerpt = m->excerpt;
    return row;
  }
  gov_text excerpt = sentence->text; /* more would be cut anyway; a secret is never cut in two */
  if (excerpt.n > EXCERPT_SOURCE_BYTES) excerpt.n = EXCERPT_SOURCE_BYTES;
  while (excerpt.n < sentence->text.n && excerpt.n > 0 && !gov_is_space(excerpt.z[excerpt.n - 1]))
    excerpt.n--;
  row->excerpt = m->excerpt = gov_redact_excerpt(&facts->arena, excerpt);
  m->excerpt_of = sentence;
  return row;
}

/* "`a` is not part of it": of a denial it is the subject, of what is told of others it is none. */
static int is_left_out(const gov_subject *subject, gov_signal signal) {
  return subject->left_out && gov_vocabulary[signal].polarity != GOV_NEGATIVE;
}

/* The names a statement about "all but these" leaves out, joined; NULL when none. */
static const char *excepted_names(meaning *m, const gov_sentence *sentence, gov_signal signal) {
  const gov_subject *subjects = gov_sentence_subjects(m->document, sentence);
  const char *names = NULL;
  for (uint32_t i = 0; i < sentence->subject_count; i++) {
    if (!subjects[i].excepted && !is_left_out(&subjects[i], signal)) continue;
    gov_arena *arena = &m->reading->facts->arena;
    names = names ? gov_arena_printf(arena, "%s,%s", names, subjects[i].name)
                  : gov_arena_string(arena, subjects[i].name);
  }
  return names;
}

/* Whether a subject narrows this statement: objects of a rollback step, or of a check, do not make
** the plan's rollback one of that object alone. */
static int is_in_focus(const meaning *m, const gov_sentence *sentence, const char *name) {
  size_t n = strlen(name);
  if (m->focus_end > sentence->text.n || m->focus_end < m->focus + n) return 0;
  for (size_t at = m->focus; at + n <= m->focus_end; at++)
    if (!sqlite3_strnicmp(sentence->text.z + at, name, (int)n)) return 1;
  return 0;
}

/* Of several subjects, a clause that names some speaks of those alone. */
static int is_elsewhere(const meaning *m, const gov_sentence *sentence,
                        const gov_subject *subject) {
  const gov_subject *subjects = gov_sentence_subjects(m->document, sentence);
  if (m->focus == m->focus_end || sentence->subject_count < 2) return 0;
  if (is_in_focus(m, sentence, subject->name)) return 0;
  for (uint32_t i = 0; i < sentence->subject_count && i < 16; i++)
    if (is_in_focus(m, sentence, subjects[i].name)) return 1;
  return 0;
}

/* The subjects come from what introduces the list: "`customers`:" and its steps. */
static int is_of_lead(const meaning *m, const gov_sentence *sentence) {
  return sentence->lead >= 0 && sentence->subject_count &&
         gov_sentence_at(m->document, sentence->lead)->subject == sentence->subject;
}

static int narrows(const meaning *m, const gov_sentence *sentence, const gov_subject *subject,
                   gov_signal signal) {
  if (subject->excepted || is_left_out(subject, signal)) return 0;
  int own = subject->from == GOV_SUBJECT_SENTENCE && !is_of_lead(m, sentence);
  if (own && (signal == GOV_ROLLBACK_STEPS || signal == GOV_ROLLBACK_RESTORE)) return 0;
  if (own && sentence->code != GOV_CODE_NONE && signal != GOV_BACKUP_MECHANISM) return 0;
  return 1;
}

int meaning_has_state(const meaning *m, size_t from, gov_signal first, gov_signal last) {
  const gov_evidence *rows = GOV_ROWS(m->reading->facts, stated);
  for (size_t i = from; i < GOV_COUNT(m->reading->facts, stated); i++)
    if (rows[i].signal_no >= (int)first && rows[i].signal_no <= (int)last) return 1;
  return 0;
}

/* The same signal of the same line is told once, and once of each dataset. */
static int is_stated(const meaning *m, gov_signal signal, const gov_sentence *sentence,
                     const char *name) {
  enum { RECENT = 32 };
  const gov_evidence *rows = GOV_ROWS(m->reading->facts, stated);
  size_t count = GOV_COUNT(m->reading->facts, stated);
  for (size_t i = count; i > 0 && i + RECENT > count; i--) {
    const gov_evidence *row = &rows[i - 1];
    if (row->signal_no != (int32_t)signal || row->place.line != sentence->line ||
        row->position != sentence->position)
      continue;
    if (!row->unit_id || (name && !strcmp(row->unit_id, name))) return 1;
  }
  return 0;
}

static int names_word(gov_text text, const char *word) {
  size_t n = strlen(word);
  for (size_t at = 0; n > 2 && at + n <= text.n; at++) {
    if (memcmp(text.z + at, word, n) != 0) continue;
    int starts = at == 0 || !gov_is_word(text.z[at - 1]);
    if (starts && (at + n == text.n || !gov_is_word(text.z[at + n]))) return 1;
  }
  return 0;
}

static int is_excepted(const meaning *m, const gov_sentence *sentence, const char *name) {
  const gov_subject *subjects = gov_sentence_subjects(m->document, sentence);
  for (uint32_t i = 0; i < sentence->subject_count; i++)
    if ((subjects[i].excepted || subjects[i].left_out) && !sqlite3_stricmp(subjects[i].name, name))
      return 1;
  return 0;
}

/* A check of content that names datasets of the plan, though only as plain words, is one of those
** alone: "users without an organization" checks no other table. The number of rows told. */
static int state_of_named(meaning *m, gov_signal signal, const gov_sentence *sentence,
                          const char *value, const char *why) {
  int rows = 0;
  gov_packed_view view = GOV_PACKED_VIEW(m->reading->facts, mentions);
  const gov_mention *mention;
  for (size_t i = 0;
       i < MOST_NAMES && !m->failed && (mention = gov_packed_next(&view, &i)) != NULL;) {
    if (mention->role != GOV_DECLARES || !mention->name) continue;
    if (!names_word(sentence->text, mention->name) || is_excepted(m, sentence, mention->name))
      continue;
    if (is_stated(m, signal, sentence, mention->name)) {
      rows++;
      continue;
    }
    gov_evidence *row = add_row(m, signal, sentence, value, why);
    if (row) row->unit_id = mention->name;
    rows++;
  }
  if (gov_packed_view_close(&view) != SQLITE_OK) m->failed = 1;
  return rows;
}

/* The clause that tells of a safeguard says itself that the only one named is left out of something: it tells nothing of others. */
static int tells_of_left_out(const meaning *m, const gov_sentence *sentence, gov_signal signal) {
  const gov_subject *subjects = gov_sentence_subjects(m->document, sentence);
  if (signal == GOV_ROLLBACK_STEPS || signal == GOV_ROLLBACK_RESTORE) return 0;
  for (uint32_t i = 0; i < sentence->subject_count; i++)
    if (is_left_out(&subjects[i], signal) && subjects[i].left_out == GOV_LEFT_OUT_SAID &&
        (m->focus == m->focus_end || is_in_focus(m, sentence, subjects[i].name)))
      return 1;
  return 0;
}

void meaning_state(meaning *m, gov_signal signal, int32_t index, const char *value,
                   const char *why) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  const gov_subject *subjects = gov_sentence_subjects(m->document, sentence);
  int rows = 0, denied_candidate = 0;
  if (is_stated(m, signal, sentence, NULL)) return;
  for (uint32_t i = 0; i < sentence->subject_count && !m->failed; i++) {
    if (!narrows(m, sentence, &subjects[i], signal)) continue;
    if (is_elsewhere(m, sentence, &subjects[i])) continue;
    if (is_stated(m, signal, sentence, subjects[i].name)) {
      rows++;
      continue;
    }
    gov_evidence *row = add_row(m, signal, sentence, value, why);
    if (!row) return;
    row->unit_id = gov_arena_string(&m->reading->facts->arena, subjects[i].name);
    row->candidate = subjects[i].candidate;
    /* of a name that proves to be no dataset a denial must not become one of the whole plan */
    if (row->candidate && gov_vocabulary[signal].polarity == GOV_NEGATIVE) {
      row->scope_id = NULL;
      denied_candidate = 1;
    }
    rows++;
  }
  if (rows && denied_candidate && !m->failed &&
      (signal == GOV_BACKUP_ABSENT || signal == GOV_BACKUP_GAP) &&
      (m->mechanisms || meaning_has_state(m, 0, GOV_BACKUP_MENTION, GOV_BACKUP_MENTION)))
    add_row(m, GOV_BACKUP_GAP, sentence, value, "said absent for a part");
  if (!rows && tells_of_left_out(m, sentence, signal)) return;
  if (!rows && signal >= GOV_VERIFICATION_CHECKSUM && signal <= GOV_VERIFICATION_PARITY)
    rows = state_of_named(m, signal, sentence, value, why);
  if (rows || m->failed) return;
  gov_evidence *row = add_row(m, signal, sentence, value, why);
  if (row) row->excepts = excepted_names(m, sentence, signal);
}

/* Of the whole plan, whatever the sentence names. */
void meaning_state_plan(meaning *m, gov_signal signal, int32_t index, const char *why) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  if (!is_stated(m, signal, sentence, NULL)) add_row(m, signal, sentence, NULL, why);
}

void meaning_hold(meaning *m, gov_signal signal, int32_t index, int limited, const char *why) {
  held_evidence *held = gov_list_add(&m->held);
  if (!held) {
    m->failed = 1;
    return;
  }
  *held = (held_evidence){.signal = signal,
                          .sentence = index,
                          .limited = limited,
                          .why = why,
                          .focus = m->focus,
                          .focus_end = m->focus_end};
}

void meaning_focus(meaning *m, const clause *at) {
  m->focus = m->focus_end = 0;
  if (!at || at->first >= at->end) return;
  m->focus = gov_token_at(&m->folded, at->first)->source;
  m->focus_end = at->end < m->folded.tokens.count ? gov_token_at(&m->folded, at->end)->source : 0;
  if (!m->focus_end) m->focus_end = m->text_end;
}

/* A denial that holds only after some point, or for a part, does not deny what stands elsewhere. */
void meaning_tell_held(meaning *m, int has_backup, int has_rollback) {
  for (size_t i = 0; i < m->held.count && !m->failed; i++) {
    const held_evidence *held = gov_list_at(&m->held, i);
    gov_signal signal = held->signal;
    if (held->limited && signal == GOV_BACKUP_ABSENT && has_backup) signal = GOV_BACKUP_GAP;
    if (held->limited && has_rollback && signal != GOV_BACKUP_ABSENT && signal != GOV_BACKUP_GAP)
      signal = GOV_ROLLBACK_WINDOW;
    m->focus = held->focus;
    m->focus_end = held->focus_end;
    meaning_state(m, signal, held->sentence, NULL, held->why);
  }
}
