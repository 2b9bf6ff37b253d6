/* sentences.h: a document as sentences, each with its place: what the stage that reads meaning
** iterates over.
**
** Structure is known before words are looked at: which section a sentence stands in and what that
** section is about, whether it is an item, a step, a ticked task, a table cell under a column
** header, a line of a code block; which units it is about; and whether the section it stands in
** speaks of this migration at all (an appendix, an example, a rejected alternative).
**
** Everything is indexes into the document's arrays and slices of its text; copy what you keep.
** Sections and sentences are in document order. -1 is "none".
*/
#ifndef GOV_SENTENCES_H
#define GOV_SENTENCES_H
#include "read/documents/markdown.h"
#include "read/prose/phrase_tables.h"
#include "read/read.h"
#include "read/trees/tree.h"

/* What a section is about, by its heading: data/topics.tsv. X(NAME, word). The word is
 * gov_sections.topic. */
#define GOV_TOPICS(X)                                                                              \
  X(BACKUP, backup)                                                                                \
  X(ROLLBACK, rollback)                                                                            \
  X(VERIFICATION, verification)                                                                    \
  X(SCOPE, scope)                                                                                  \
  X(OUT_OF_SCOPE, out_of_scope)                                                                    \
  X(VOLUME, volume)                                                                                \
  X(RESIDENCY, residency)                                                                          \
  X(TENANCY, tenancy)                                                                              \
  X(RISK, risk)                                                                                    \
  X(STEPS, steps)                                                                                  \
  X(POLICY, policy)                                                                                \
  X(STRATEGY, strategy)                                                                            \
  X(DATA_MODEL, data_model)                                                                        \
  X(PREREQUISITES, prerequisites)                                                                  \
  X(CUTOVER, cutover)                                                                              \
  X(CLEANUP, cleanup)                                                                              \
  X(SECURITY, security)                                                                            \
  X(RETENTION, retention)                                                                          \
  X(APPROVAL, approval)                                                                            \
  X(MONITORING, monitoring)                                                                        \
  X(SCHEDULE, schedule)                                                                            \
  X(OWNERSHIP, ownership)                                                                          \
  X(COMMUNICATION, communication)                                                                  \
  X(BACKGROUND, background)                                                                        \
  X(REFERENCES, references)

typedef enum gov_topic {
#define GOV_X(NAME, word) GOV_TOPIC_##NAME,
  GOV_TOPICS(GOV_X)
#undef GOV_X
      GOV_TOPIC_COUNT
} gov_topic;
typedef uint32_t gov_topic_set; /* 1u << gov_topic */
#define GOV_TOPIC_BIT(NAME) (1u << GOV_TOPIC_##NAME)
const char *gov_topic_word(gov_topic topic);

/* How a section speaks. Inherited by the sections below it. Bits. */
typedef enum gov_section_standing {
  GOV_SECTION_APPENDIX = 1 << 0,
  GOV_SECTION_EXAMPLE = 1 << 1,     /* sample, sample output, demo */
  GOV_SECTION_TEMPLATE = 1 << 2,    /* to be copied and filled in */
  GOV_SECTION_EXCLUDED = 1 << 3,    /* out of scope, non-goals */
  GOV_SECTION_ALTERNATIVE = 1 << 4, /* options looked at */
  GOV_SECTION_REJECTED = 1 << 5,
  GOV_SECTION_FUTURE = 1 << 6,      /* future work, next steps, follow-ups */
  GOV_SECTION_QUESTION = 1 << 7,    /* open questions */
  GOV_SECTION_BACKGROUND = 1 << 8,  /* context, problem, current state, motivation */
  GOV_SECTION_HISTORY = 1 << 9,     /* changelog, revisions, lessons learned */
  GOV_SECTION_REFERENCE = 1 << 10,  /* links, glossary, see also */
  GOV_SECTION_TROUBLE = 1 << 11,    /* troubleshooting, FAQ, known issues */
  GOV_SECTION_OPTIONAL = 1 << 12,   /* "(optional)" in the heading */
  GOV_SECTION_DEPRECATED = 1 << 13, /* obsolete, superseded */
  GOV_SECTION_CHOSEN = 1 << 14      /* the option taken: ends ALTERNATIVE */
} gov_section_standing;

typedef enum gov_phase {
  GOV_PHASE_NONE,
  GOV_PHASE_BEFORE, /* preparation, prerequisites, pre-migration */
  GOV_PHASE_DURING, /* execution, cutover, migration steps */
  GOV_PHASE_AFTER,  /* post-migration, clean-up, decommission */
  GOV_PHASE_UNDO    /* rollback, recovery */
} gov_phase;

typedef enum gov_subject_from {
  GOV_SUBJECT_SENTENCE, /* named in the sentence itself */
  GOV_SUBJECT_ROW,      /* the table row is about it */
  GOV_SUBJECT_ITEM,     /* the list item above names it */
  GOV_SUBJECT_HEADING   /* a heading above names it and the section is about it alone */
} gov_subject_from;

/* How a sentence says that a unit is left out of something. */
enum {
  GOV_LEFT_OUT_NOT,
  GOV_LEFT_OUT_SAID,
  GOV_LEFT_OUT_OBJECT
}; /* "`a` is not part of it", "it leaves out `a`" */

/* A unit a sentence speaks of. A sentence without subjects speaks of the whole plan. */
typedef struct gov_subject {
  const char *name; /* as spelt, unquoted */
  gov_subject_from from;
  int8_t candidate; /* 1: may be a unit; evidence about it wants gov_evidence.candidate = 1 */
  int8_t excepted;  /* 1: "all but this one": the statement is about the plan's other units */
  int8_t left_out;  /* gov_left_out: a safeguard told beside it is not this one's */
} gov_subject;

typedef struct gov_section_info {
  int32_t parent;       /* index in sections; section 0 is what stands before the first heading */
  int32_t level;        /* 0 for section 0; 7: a bold line used as a heading */
  int32_t block;        /* its heading in the Markdown, -1 */
  gov_text heading;     /* flattened, numbering kept */
  gov_topic_set topics; /* of its own heading */
  gov_topic_set inherited;   /* its own, else the nearest above that has any */
  gov_topic_set path_topics; /* of the heading and all above */
  gov_topic topic;           /* the first of its own; GOV_TOPIC_COUNT when none */
  uint32_t standing;         /* gov_section_standing bits, inherited */
  gov_phase phase;           /* by its heading or one above */
  int32_t phase_number;      /* "Phase 2", "Step 3": 2, 3; inherited; 0 none */
  int32_t line, line_end, words;
  int8_t placeholder; /* nothing in it but TBD and the like, or nothing at all */
  int8_t leaf;        /* no section below it */
  int32_t first, end; /* its own sentences: first ≤ index < end, without those of sections below */
  uint32_t subject, subject_count; /* units its heading names */
} gov_section_info;

typedef enum gov_code_role {
  GOV_CODE_NONE,
  GOV_CODE_COMMANDS, /* shell */
  GOV_CODE_SQL,
  GOV_CODE_CONFIG,  /* JSON, YAML, properties … */
  GOV_CODE_PROGRAM, /* Python, Go, TypeScript … */
  GOV_CODE_OUTPUT,  /* what a command printed; a log */
  GOV_CODE_DIAGRAM, /* mermaid, a tree of files, ASCII art */
  GOV_CODE_TEXT     /* anything else */
} gov_code_role;

/* What kinds of bytes a sentence holds, bits: many questions are answered by that alone. */
typedef enum gov_sign {
  GOV_SIGN_DIGIT = 1 << 0,
  GOV_SIGN_WIDE = 1 << 1, /* beyond ASCII */
  GOV_SIGN_UNDERSCORE = 1 << 2,
  GOV_SIGN_SLASH = 1 << 3,
  GOV_SIGN_ANGLE = 1 << 4, /* > */
  GOV_SIGN_BRACE = 1 << 5, /* { */
  GOV_SIGN_SPACE = 1 << 7
} gov_sign;

/* What a column says came of a row. */
typedef enum gov_row_answer {
  GOV_ROW_TOLD, /* something, or there is no such column */
  GOV_ROW_BLANK,
  GOV_ROW_CROSSED
} gov_row_answer;

typedef struct gov_sentence {
  gov_text text;  /* flattened, trimmed; code: one logical line or SQL statement */
  gov_text label; /* "Rollback" of "**Rollback:** restore…"; also of the sentences behind it */
  gov_text value; /* the text behind the label; text itself when no label stands in it */
  int32_t line;
  int32_t section;           /* in sections */
  int32_t block;             /* in the Markdown */
  const char *position;      /* GOV_IN_PARAGRAPH _BULLET _STEP _TASK _TABLE _QUOTE _CODE _HEADING */
  uint32_t span, span_count; /* in document->spans; offsets count from text.z; none in code */
  int8_t checked;            /* task or emoji box it stands in: 0/1; -1 none */
  int8_t in_quote;           /* inside a block quote, whatever the position */
  int8_t first_of_block, last_of_block;
  int8_t fenced;       /* an item of a list in plain text that stands in a code block */
  int8_t question;     /* ends with a question mark of any script */
  int8_t placeholder;  /* text or value is TBD, {{…}}, <name>, … */
  int8_t comment;      /* code: a comment line */
  uint8_t answer;      /* table: gov_row_answer of its row's column of states or results */
  uint8_t signs;       /* gov_sign bits of the text */
  int32_t words;       /* between blanks */
  int16_t depth;       /* item: nesting, 1 outermost; 0 no item */
  int32_t number;      /* step: its number, or that of a "Step 3" heading; 0 none */
  int32_t item;        /* first sentence of the item it belongs to; -1 */
  int32_t parent;      /* first sentence of the item above that item; -1 */
  int32_t lead;        /* what introduces this list, table or code ("Before you start:"); -1 */
  gov_text header;     /* table: column header */
  gov_text row_header; /* table: first cell of the row; empty in the first column */
  int32_t table;       /* from 1 in the document; 0 outside */
  int32_t row, column; /* row from 1, column from 0 */
  gov_text language;   /* code: language */
  gov_code_role code;
  gov_topic_set topics; /* of label, column, row, lead or item above; else of the section */
  uint32_t standing;    /* of the section and of what introduces it ("for example:") */
  gov_phase phase;
  uint32_t subject, subject_count; /* in document->subjects */
  uint32_t said, said_count;       /* in document->said, once gov_document_phrases has run */
} gov_sentence;

typedef struct gov_document {
  gov_markdown markdown;
  gov_tree tree; /* front matter, or the whole plan when it is YAML or JSON; may be empty */
  const gov_source *source;
  gov_list sections;  /* gov_section_info */
  gov_list sentences; /* gov_sentence */
  gov_list subjects;  /* gov_subject */
  gov_list spans;     /* gov_span */
  gov_list said;      /* gov_phrase_hit */
  gov_text title;     /* the first heading */
} gov_document;

static inline const gov_section_info *gov_section_at(const gov_document *document, int32_t index) {
  return gov_list_at(&document->sections, (size_t)index);
}
static inline const gov_sentence *gov_sentence_at(const gov_document *document, int32_t index) {
  return gov_list_at(&document->sentences, (size_t)index);
}
static inline const gov_subject *gov_sentence_subjects(const gov_document *document,
                                                       const gov_sentence *sentence) {
  return sentence->subject_count ? gov_list_at(&document->subjects, sentence->subject) : NULL;
}
static inline const gov_span *gov_sentence_spans(const gov_document *document,
                                                 const gov_sentence *sentence) {
  return sentence->span_count ? gov_list_at(&document->spans, sentence->span) : NULL;
}

/* Does it stand there? Most positions differ in their first letter. */
static inline int gov_sentence_is_in(const gov_sentence *sentence, const char *position) {
  const char *own = sentence->position;
  return own && *own == *position && !strcmp(own, position);
}

/* What stands behind the sentence's label, to the end of its block or the next label in it. */
gov_text gov_label_value(const gov_document *document, int32_t index);

/* Reads a Markdown source, or a whole plan in YAML or JSON: a sentence for each scalar, labelled by
** its key. Diagnostics of broken YAML and JSON go to facts. SQLITE_OK or SQLITE_NOMEM. */
int gov_document_read(gov_document *document, const gov_source *source,
                      const gov_phrase_tables *phrases, gov_facts *facts);
int gov_document_read_tree(gov_document *document, const gov_source *source,
                           const gov_phrase_tables *phrases, gov_facts *facts);
/* Looks up what all sentences but code say in phrases->said: each is folded and walked once, and only
** its first GOV_SAID_BYTES. SQLITE_OK or SQLITE_NOMEM. */
enum { GOV_SAID_BYTES = 1024 };
int gov_document_phrases(gov_document *document, const gov_phrase_tables *phrases);
static inline const gov_phrase_hit *gov_sentence_said(const gov_document *document,
                                                      const gov_sentence *sentence) {
  return sentence->said_count ? gov_list_at(&document->said, sentence->said) : NULL;
}
void gov_document_free(gov_document *document);

/* True when the text is nothing but a placeholder: TBD, TODO, …, {{name}}, <name>, [name], "to be
** decided" in any of the languages of data/placeholders.tsv. Empty text is one. */
int gov_is_placeholder(gov_text text);

#endif
