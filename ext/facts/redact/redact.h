/* redact.h: free text without secrets and personal data.
**
** gov_redact returns a copy of the text in which every secret and every piece of personal data
** stands as "[redacted:KIND]"; so does a quoted value of SQL. Shapes, telling names and the words that lift suspicion are rows of
** data/secrets.tsv, data/secret_*.tsv and data/redaction_words.tsv. Identifiers, dataset names,
** versions, dates, commit hashes, ARNs and UUIDs (they name runs and files) stay, unless they
** follow a name such as `password`. One pass, linear, any bytes. Redacting twice changes nothing.
*/
#ifndef GOV_REDACT_H
#define GOV_REDACT_H
#include "base/arena.h"
#include "base/text.h"

char *gov_redact(gov_arena *arena, gov_text text); /* NULL when out of memory */

/* A block of code in that language: of a program, all texts in quotes are values. */
char *gov_redact_code(gov_arena *arena, gov_text text, gov_text language);

/* The value of a field, cell or entry that stands under a label: `password` above it tells as much
 * as before it. */
char *gov_redact_labelled(gov_arena *arena, gov_text label, gov_text value);

/* The same on one line, white space folded, at most GOV_MAX_EXCERPT_BYTES: for
 * gov_evidence.excerpt. */
char *gov_redact_excerpt(gov_arena *arena, gov_text text);

#endif
