/* script_quality_parts.h: what the files of script_quality share: a line at a time, and what was
** met so far. */

#ifndef GOV_SCRIPT_QUALITY_PARTS_H
#define GOV_SCRIPT_QUALITY_PARTS_H
#include "read/scripts/script_quality.h"
#include "read/scripts/script_words.h"

typedef struct gov_quality {
  gov_reading *reading;
  gov_language language;
  int versioned;
  int document; /* a plan or configuration: only what nobody should find in it */
  /* The line being looked at, without its comment and its end. */
  gov_text line;
  int32_t number;
  int indent;
  uint32_t signs; /* GOV_SAYS of the line */
  gov_script_words line_words, value_words;
  /* What the script has shown so far. */
  int32_t first_write, first_loop, first_insert, first_client, appends;
  uint32_t met; /* GOV_SAYS of all lines */
  int strict_shell, loop_writes;
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

#endif
