/* policy_subject.h: what data a written policy speaks of. */
#ifndef GOV_POLICY_SUBJECT_H
#define GOV_POLICY_SUBJECT_H
#include "read/policies/policy_parts.h"

enum { GOV_POLICY_SUBJECTS_MAX = 8 };

typedef struct gov_policy_subject {
  const char *kind;    /* as gov_policies.subject_kind */
  const char *subject; /* NULL for any */
  gov_text place;      /* "EU personal data": EU; empty: none */
} gov_policy_subject;

/* The parts of "invoices, receipts and EU personal data"; how many, 0 when one of them is no plain
 * name of data. */
int gov_policy_subjects(gov_reading *reading, gov_text text, gov_policy_subject *subjects);

#endif
