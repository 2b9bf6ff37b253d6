/* script_quality_parts.h: what the files of script_quality share: a line at a time, and what was
** met so far. */

#ifndef GOV_SCRIPT_QUALITY_PARTS_H
#define GOV_SCRIPT_QUALITY_PARTS_H
#include "read/scripts/script_quality.h"

typedef struct gov_quality {
  gov_reading *reading;
  gov_language language;
  int versioned;
  int document; /* a plan or configuration: only what nobody should find in it */
  /* The line being looked at, without its comment and its end. */
  gov_text line;
  int32_t number;
  int indent;
  /* What the script has shown so far. */
  int32_t first_write, first_loop, first_insert, first_client, appends;
  int dry_run, checkpoint, upsert, strict_shell, loop_writes;
  /* Things that the next lines decide. */
  int32_t handler; /* line of an except, rescue or catch whose body is awaited; 0: none */
  int handler_indent;
  int32_t transaction; /* line of a transaction block being in; 0: none */
  int transaction_indent, transaction_loops, loop_indent;
  int in_block_comment, in_private_key, in_heredoc;
} gov_quality;

void gov_quality_report(gov_quality *quality, const char *hazard_id, int32_t line,
                        const char *message);

/* script_quality_secrets.c: credentials, personal data and addresses of the line. */
void gov_quality_secrets(gov_quality *quality);

int gov_quality_has(gov_text line, const char *const *words); /* one of them, case folded */
int gov_quality_has_word(gov_text line, const char *word);    /* as a word of its own */

#endif
