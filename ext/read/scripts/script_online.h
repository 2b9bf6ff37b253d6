/* script_online.h: the ALTER TABLE that a shell script hands to gh-ost or pt-online-schema-change. */
#ifndef GOV_SCRIPT_ONLINE_H
#define GOV_SCRIPT_ONLINE_H
#include "read/scripts/layout_code_parse.h"
#include "read/sql/sql_statement.h"

int gov_online_is_called(gov_text line);
/* Adds the statement of the command, which may go on over several lines, if it tells one. */
void gov_online_alter(gov_text command, int32_t line, code_text *out);

#endif
