/* script_quality.h: how well a script is made, whatever it is written in: the SCR hazards.
**
** Readers of scripts call this once with the language. It looks at the text line by line, comments
** left out, and adds gov_hazards rows: credentials and addresses in code, swallowed errors, rows
** skipped in silence, transactions that span a loop, and what a script that writes lacks: a dry
** run, a checkpoint, a way to run twice. What it finds is named by kind and line; the value itself
** is never copied. What statements alone can tell of SQL is judged later, by facts/hazards/hazards.c.
*/
#ifndef GOV_SCRIPT_QUALITY_H
#define GOV_SCRIPT_QUALITY_H
#include "read/read.h"

typedef enum gov_language {
  GOV_LANGUAGE_SQL,
  GOV_LANGUAGE_SHELL,
  GOV_LANGUAGE_PYTHON,
  GOV_LANGUAGE_JAVASCRIPT, /* and TypeScript */
  GOV_LANGUAGE_RUBY
} gov_language;

/* By extension or first line; -1 when it is none of these. */
int gov_language_of(const gov_source *source);
int gov_language_of_name(const char *name); /* by extension alone */

/* versioned: a migration tool runs it, once, in order, and offers a dry run of its own. */
void gov_script_quality(gov_reading *reading, gov_language language, int versioned);

/* Passwords, tokens and keys in a plan or a configuration: MH507. People's addresses are welcome there. */
void gov_document_secrets(gov_reading *reading);

extern const gov_reader gov_reader_code; /* scripts that no migration tool claims */

#endif
