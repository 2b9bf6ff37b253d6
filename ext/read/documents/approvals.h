/* approvals.h: somebody's decisions about artifacts, from documents, panels and manifests. */
#ifndef GOV_APPROVALS_H
#define GOV_APPROVALS_H
#include "read/prose/phrase_tables.h"
#include "read/prose/sentences.h"
#include "read/read.h"

typedef enum gov_approval_column {
  GOV_APPROVAL_ARTIFACT,
  GOV_APPROVAL_ROLE,
  GOV_APPROVAL_SIGNER,
  GOV_APPROVAL_STATUS,
  GOV_APPROVAL_MOMENT,
  GOV_APPROVAL_DIGEST,
  GOV_APPROVAL_COLUMNS
} gov_approval_column;

/* data/approval_words.tsv */
gov_approval_column gov_approval_column_of(const gov_phrases *words, gov_text header);
/* GOV_APPROVE, …; what is unclear is GOV_APPROVAL_PENDING. */
const char *gov_approval_decision(const gov_phrases *words, gov_text text);
/* How long the words are that a told decision begins with ("Approved by"); 0 when it begins with none. */
size_t gov_approval_begins(const gov_phrases *words, gov_text text);
/* The office that the text names ("data owner"); empty when it names none. What else it holds is written
** to `name`, which has room for as many bytes. */
gov_text gov_approval_office(const gov_phrases *words, gov_text text, gov_text *name);
int gov_approval_is_machine(const gov_phrases *words, gov_text role);
int gov_names_stamp(const gov_phrases *words, gov_text label);
/* How long the label of a stamp is that the text begins with; 0 when it begins with none. */
size_t gov_stamp_begins(const gov_phrases *words, gov_text text);
int gov_names_author(const gov_phrases *words, gov_text label);

/* A new row at the line, decision pending. NULL when out of memory. */
gov_approval *gov_approval_add(gov_reading *reading, const char *source, int32_t line);
void gov_approval_set_moment(gov_reading *reading, gov_approval *row, const char *text);
/* 64 hexadecimal digits, "sha256:" before them or not; anything else is no digest to compare. */
void gov_approval_set_digest(gov_reading *reading, gov_approval *row, gov_text text);
/* "[MIG-3] Plan" → MIG-3, "docs/plan.md" → itself; else NULL. */
void gov_approval_set_subject(gov_reading *reading, gov_approval *row, gov_text text);
/* The person is kept until the people pass has numbered it, and never shown. */
void gov_approval_set_person(gov_reading *reading, gov_approval *row, gov_text text);

/* The artifact code in a text: letters, a hyphen, a number, perhaps ".number"; empty when none. */
gov_text gov_artifact_code(gov_text text);

/* "Approved by the data owner on 2026-10-17". */
void gov_approvals_in_prose(gov_document *document, gov_reading *reading);
/* Front matter, tables and sentences of a document. Scratch memory is the document's. */
int gov_approvals_read(gov_document *document, gov_reading *reading);

#endif
