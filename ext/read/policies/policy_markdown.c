/* policy_markdown.c: policies written in Markdown, English or Thai.
**
** A rule is made of a sentence only when subject, effect and bound are plain: when the whole
** sentence fits a pattern of data/policy_patterns.tsv, its subject is a name, class or kind of data
** and its places are known. "Retain invoices for seven years" is one; advice, conditions,
** exceptions, questions, quotes, examples, code, tables and other languages are none. A sentence
** that speaks of such a rule and makes none is a diagnostic that says why, so that its author can
** put it plainly or in the structured form.
*/
#include "facts/classes.h"
#include "facts/regions.h"
#include "read/documents/markdown_facts.h"
#include "read/models/model.h"
#include "read/policies/policy_pattern.h"
#include "read/policies/policy_subject.h"
#include "read/readers.h"

typedef struct policy_walk {
  gov_reading *reading;
  const gov_document *document;
  int32_t rules, unclear;
} policy_walk;

static const char unclear_place[] =
    "names a place that is no region, country or area that is known";
static const char unclear_subject[] =
    "does not name its data plainly: a dataset, a class, a kind of data";

static void report_unclear(policy_walk *walk, int32_t line, const char *kind, const char *why) {
  walk->unclear++;
  gov_diagnose(walk->reading->facts, GOV_INFO, "policy.unclear",
               (gov_place){walk->document->source->path, line},
               "no %s rule is made of this sentence: it %s", kind, why);
}

/* ---- places ---- */

static gov_text without_article(gov_text text) {
  text = gov_trim(text);
  if (gov_text_starts(text, "the ")) text = gov_trim((gov_text){text.z + 4, text.n - 4});
  return text;
}

/* "the EEA", "Germany or France" → EEA · DE,FR; NULL when one is not known. */
static const char *places_of(gov_reading *reading, gov_text text) {
  static const char *const joints[] = {" or ", " and ", "หรือ", "และ", ","};
  const char *all = NULL;
  while ((text = without_article(text)).n) {
    size_t n = text.n, end = text.n;
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
      const char *at = gov_text_find(text, joints[i]);
      if (!at || (size_t)(at - text.z) >= n) continue;
      n = (size_t)(at - text.z);
      end = n + strlen(joints[i]);
    }
    gov_text one = without_article((gov_text){text.z, n});
    text = (gov_text){text.z + end, text.n - end};
    if (!one.n) continue;
    const char *place = gov_region_canonical(&reading->facts->arena, one);
    if (!place) return NULL;
    all = all ? gov_arena_printf(&reading->facts->arena, "%s,%s", all, place) : place;
  }
  return all;
}

/* Does all of the first place lie in one of the others? */
static int lies_within(gov_reading *reading, gov_text place, const char *others) {
  gov_region region;
  if (!gov_region_find(place, &region)) return 0;
  const char *within = gov_region_within(&reading->facts->arena, &region);
  for (const char *one = others; one && *one;) {
    size_t n = strcspn(one, ",");
    for (const char *at = within; at && *at;) {
      size_t m = strcspn(at, ",");
      if (m == n && !strncmp(at, one, n)) return 1;
      at += m + (at[m] == ',');
    }
    one += n + (one[n] == ',');
  }
  return 0;
}

/* ---- rules ---- */

static gov_policy *add_rule(policy_walk *walk, const gov_policy_sentence *rule,
                            const gov_policy_subject *subject, int32_t line) {
  gov_facts *facts = walk->reading->facts;
  gov_policy *row = GOV_ADD(facts, policies);
  if (!row) return NULL;
  const char *path = walk->document->source->path;
  row->policy_id = gov_arena_printf(&facts->arena, "%s:%d", path, line);
  row->kind = rule->kind;
  row->subject_kind = subject->kind;
  row->subject = subject->subject;
  row->effect = "require";
  row->control = rule->control;
  row->place = (gov_place){path, line};
  walk->rules++;
  return row;
}

static void add_retention(policy_walk *walk, const gov_policy_sentence *rule,
                          const gov_policy_subject *subject, int32_t line) {
  gov_policy *row = add_rule(walk, rule, subject, line);
  if (!row) return;
  row->amount = rule->amount.amount;
  row->amount_unit = rule->amount.unit;
}

/* A rule about data of a place ("EU personal data") speaks of what leaves that place. */
static void add_residency(policy_walk *walk, const gov_policy_sentence *rule,
                          const gov_policy_subject *subject, int32_t line) {
  gov_reading *reading = walk->reading;
  const char *place = places_of(reading, rule->place);
  const char *from = rule->from.n ? places_of(reading, rule->from) : NULL;
  int denies_to = !strcmp(rule->control, "deny_to"), leaves = !strcmp(rule->control, "leave");
  if (!place || (rule->from.n && !from)) {
    report_unclear(walk, line, rule->kind, unclear_place);
    return;
  }
  if (subject->place.n && !denies_to) {
    if (!lies_within(reading, subject->place, place)) {
      report_unclear(walk, line, rule->kind,
                     "speaks of data of one place and of staying in another");
      return;
    }
    leaves = 1;
  }
  gov_policy *row = add_rule(walk, rule, subject, line);
  if (!row) return;
  row->effect = leaves || denies_to ? "deny" : "require";
  row->control = leaves || denies_to ? "transfer" : "stay_in";
  if (leaves) row->source_region = place;
  if (denies_to) {
    row->source_region = from ? from : subject->place.n ? places_of(reading, subject->place) : NULL;
    row->target_region = place;
  } else if (!leaves) {
    row->target_region = place;
  }
}

static void add_class(policy_walk *walk, const gov_policy_sentence *rule,
                      const gov_policy_subject *subject, int32_t line) {
  gov_class found;
  if (!gov_class_find(rule->data_class, &found) || !found.level) {
    report_unclear(walk, line, rule->kind, "names a class that is in no vocabulary");
    return;
  }
  gov_policy *row = add_rule(walk, rule, subject, line);
  if (!row) return;
  row->effect = "classify";
  row->control = gov_class_name(found.level);
}

static void add_controls(policy_walk *walk, const gov_policy_sentence *rule,
                         const gov_policy_subject *subject, int32_t line) {
  gov_arena *arena = &walk->reading->facts->arena;
  for (const char *control = rule->control; *control;) { /* at rest and in transit */
    size_t n = strcspn(control, ",");
    gov_policy *row = add_rule(walk, rule, subject, line);
    if (row) row->control = gov_arena_copy(arena, control, n);
    control += n + (control[n] == ',');
  }
}

static void read_sentence(policy_walk *walk, gov_text text, int32_t line) {
  gov_policy_sentence rule;
  gov_policy_subject subjects[GOV_POLICY_SUBJECTS_MAX];
  const char *kind, *reason;
  if (!gov_policy_sentence_near(text, &kind, &reason)) return;
  if (!gov_policy_sentence_read(text, &rule)) {
    report_unclear(walk, line, kind, reason);
    return;
  }
  int count = gov_policy_subjects(walk->reading, rule.subject, subjects);
  if (!count) report_unclear(walk, line, rule.kind, unclear_subject);
  for (int i = 0; i < count; i++) {
    if (subjects[i].place.n && strcmp(rule.kind, GOV_RESIDENCY) != 0)
      report_unclear(walk, line, rule.kind,
                     "holds for data of one place, which only residency can");
    else if (!strcmp(rule.kind, GOV_RETENTION))
      add_retention(walk, &rule, &subjects[i], line);
    else if (!strcmp(rule.kind, GOV_RESIDENCY))
      add_residency(walk, &rule, &subjects[i], line);
    else if (!strcmp(rule.kind, GOV_CLASSIFICATION))
      add_class(walk, &rule, &subjects[i], line);
    else
      add_controls(walk, &rule, &subjects[i], line);
  }
}

/* Does the document speak in its own voice here, and of what holds? */
static int speaks(const gov_sentence *sentence) {
  const uint32_t aside = GOV_SECTION_EXAMPLE | GOV_SECTION_TEMPLATE | GOV_SECTION_EXCLUDED |
                         GOV_SECTION_ALTERNATIVE | GOV_SECTION_REJECTED | GOV_SECTION_FUTURE |
                         GOV_SECTION_QUESTION | GOV_SECTION_BACKGROUND | GOV_SECTION_HISTORY |
                         GOV_SECTION_REFERENCE | GOV_SECTION_TROUBLE | GOV_SECTION_OPTIONAL |
                         GOV_SECTION_DEPRECATED;
  static const char *const places[] = {GOV_IN_PARAGRAPH, GOV_IN_BULLET, GOV_IN_STEP};
  if (sentence->in_quote || sentence->question || sentence->placeholder || sentence->table)
    return 0;
  if (sentence->standing & aside) return 0;
  for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
    if (!strcmp(sentence->position, places[i])) return 1;
  }
  return 0;
}

static int starts_with_any(gov_text text, const char *const *words) {
  for (text = gov_trim(text); *words; words++) {
    if (gov_text_starts(text, *words)) return 1;
  }
  return 0;
}

static int holds_any(gov_text text, const char *const *words) {
  for (; *words; words++) {
    if (gov_text_find(text, *words)) return 1;
  }
  return 0;
}

/* "Retention: …" names the subject matter; "Draft: …", "Example: …" and the rest may change it. */
static int is_plain_label(gov_text label) {
  static const char *const plain[] = {"retention",      "residency", "privacy",  "encryption",
                                      "classification", "rule",      "policy",   "masking",
                                      "backup",         "storage",   "location", "deletion",
                                      "การเก็บรักษา",     "นโยบาย",    "ข้อ",       NULL};
  static const char *const changes[] = {"example",  "draft",     "propos", "old",     "former",
                                        "previous", "exception", "no ",    "not ",    "optional",
                                        "?",        "ตัวอย่าง",    "ร่าง",    "ข้อยกเว้น", NULL};
  return !label.n || (holds_any(label, plain) && !holds_any(label, changes));
}

/* Headings above that set the sentence apart: an exception, a proposal, one country's rules. */
static int is_set_apart(const policy_walk *walk, int32_t section) {
  static const char *const words[] = {"exception", "exempt",  "propos",      "draft",  "former",
                                      "previous",  "superse", "old ",        "legacy", "option",
                                      "withdrawn", "retired", "not adopted", "future", "ข้อยกเว้น",
                                      "ร่าง",       "เดิม",     "ข้อเสนอ",      NULL};
  for (; section > 0; section = gov_section_at(walk->document, section)->parent) {
    const gov_section_info *info = gov_section_at(walk->document, section);
    gov_region region;
    gov_text place;
    if (holds_any(info->heading, words)) return 1;
    if (gov_region_in_text(NULL, info->heading, &region, &place)) return 1;
  }
  return 0;
}

/* The sentence behind it may take back what it says. */
static int is_limited(const policy_walk *walk, size_t index) {
  static const char *const words[] = {
      "except",        "exempt",    "however",     "unless",    "but ",
      "otherwise",     "this does", "this rule",   "this only", "this applies",
      "this is",       "this was",  "it does",     "they do",   "the only",
      "the exception", "only ",     "in practice", "that said", "not ",
      "ยกเว้น",         "เว้นแต่",     "ทั้งนี้",         "แต่",        NULL};
  const gov_sentence *own = gov_sentence_at(walk->document, (int32_t)index);
  if (own->last_of_block || index + 1 >= walk->document->sentences.count) return 0;
  const gov_sentence *next = gov_sentence_at(walk->document, (int32_t)index + 1);
  return next->block == own->block && starts_with_any(next->text, words);
}

/* A document that is not in force makes no rules. */
static int is_in_force(const policy_walk *walk) {
  static const char *const not_yet[] = {
      "draft",     "proposed", "proposal", "deprecated", "superseded", "retired", "obsolete",
      "withdrawn", "archived", "rejected", "ร่าง",        "ยกเลิก",      NULL};
  enum { HEADER_SENTENCES = 40 };
  const char *status = gov_text_in(walk->document->tree.documents, "status|state");
  if (status && starts_with_any(gov_text_of(status), not_yet)) return 0;
  for (size_t i = 0; i < walk->document->sentences.count && i < HEADER_SENTENCES; i++) {
    const gov_sentence *at = gov_sentence_at(walk->document, (int32_t)i);
    if (gov_text_is(at->label, "status") && starts_with_any(at->value, not_yet)) return 0;
  }
  return !holds_any(walk->document->title, (const char *const[]){"draft", "proposal", "ร่าง", NULL});
}

/* An item below a lead ("Unless the DPO agrees:") says only half. */
static int is_whole(const policy_walk *walk, const gov_sentence *sentence) {
  if (sentence->parent >= 0) return 0;
  if (sentence->lead < 0) return 1;
  const char *kind, *reason;
  gov_text lead = gov_sentence_at(walk->document, sentence->lead)->text;
  static const char *const plain[] = {"rules",     "policy", "retention",
                                      "following", "apply",  "as follows"};
  if (gov_policy_sentence_near(lead, &kind, &reason)) return 0;
  for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
    if (gov_text_find(lead, plain[i])) return 1;
  }
  return 0;
}

/* Why no rule is made of a sentence, wherever it stands; NULL: nothing speaks against it. */
static const char *set_aside(const policy_walk *walk, const gov_sentence *sentence, size_t index) {
  if (!is_plain_label(sentence->label)) return "is labelled as something that may change it";
  if (!is_whole(walk, sentence)) return "is an item of a list, whose lead may change it";
  if (is_set_apart(walk, sentence->section)) return "stands under a heading that sets it apart";
  return is_limited(walk, index) ? "is limited by the sentence behind it" : NULL;
}

static void read_sentences(policy_walk *walk) {
  for (size_t i = 0; i < walk->document->sentences.count; i++) {
    const gov_sentence *sentence = gov_sentence_at(walk->document, (int32_t)i);
    if (!speaks(sentence)) continue;
    const char *kind, *reason, *aside = set_aside(walk, sentence, i);
    if (!aside)
      read_sentence(walk, sentence->label.n ? sentence->value : sentence->text, sentence->line);
    else if (gov_policy_sentence_near(sentence->text, &kind, &reason))
      report_unclear(walk, sentence->line, kind, aside);
  }
}

static int read_stages(gov_reading *reading, const gov_document *document) {
  policy_walk walk = {.reading = reading, .document = document};
  int rc = gov_document_facts(document, reading->facts);
  if (rc != SQLITE_OK) return rc;
  if (!is_in_force(&walk)) {
    gov_diagnose(reading->facts, GOV_INFO, "policy.not_in_force",
                 (gov_place){document->source->path, 1},
                 "the document says that it is not in force: no rule is made of it");
    return SQLITE_OK;
  }
  read_sentences(&walk);
  if (!walk.rules)
    gov_diagnose(reading->facts, GOV_INFO, "policy.none", (gov_place){document->source->path, 1},
                 "no rule was found in this document%s",
                 walk.unclear ? "; sentences that are not plain enough are listed" : "");
  return reading->facts->arena.failed ? SQLITE_NOMEM : SQLITE_OK;
}

static int read_policy(gov_reading *reading) {
  gov_document document;
  int rc = gov_document_read(&document, reading->source, reading->phrases, reading->facts);
  if (rc == SQLITE_OK && document.markdown.truncated) reading->artifact->status = GOV_PARTIAL;
  if (rc == SQLITE_OK) rc = read_stages(reading, &document);
  gov_document_free(&document);
  return rc;
}

static int recognise(const gov_source *head) {
  static const char *const endings[] = {".md", ".markdown", ".mdown"};
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
    if (gov_text_ends(gov_text_of(head->name), endings[i])) return 70;
  }
  return 0;
}

const gov_reader gov_reader_policy_markdown = {.format = "policy-markdown",
                                               .kinds = GOV_KIND_POLICY,
                                               .recognise = recognise,
                                               .read = read_policy};
