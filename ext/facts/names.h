/* names.h: what the files that make units of names share. */
#ifndef GOV_NAMES_H
#define GOV_NAMES_H
#include "facts/facts.h"

/* users_old, orders_tmp: kept beside the table proper. The name is folded. */
int gov_name_is_leftover(gov_text folded);
/* names_reused.c: sets gov_mention.reused. SQLITE_OK or SQLITE_NOMEM. */
int gov_mark_reused_names(gov_facts *facts);

#endif
