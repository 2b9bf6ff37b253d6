/* units_names.h: which texts may be the name of a dataset, and the names that stand in a text. */
#ifndef GOV_UNITS_NAMES_H
#define GOV_UNITS_NAMES_H
#include "base/text.h"

typedef enum gov_name_shape {
  GOV_NAME_NO,         /* a function, file, address, type, option, number … */
  GOV_NAME_WORD,       /* one plain word: "users" */
  GOV_NAME_IDENTIFIER, /* it has an underscore, a dot or a digit in it: "order_items" */
  GOV_NAME_CAPITALS    /* GL_TRANSACTIONS: a table, or an environment variable */
} gov_name_shape;

/* Of a text that stands alone: a code span, a cell. Quotes around it are not part of it. */
gov_name_shape gov_name_shape_of(gov_text name);
/* Likewise of a topic, which may end like a file: audit.log. */
gov_name_shape gov_topic_shape_of(gov_text name);
/* A copy of something made for safety or for the time being: users_backup, tmp_users. */
int gov_is_copy_name(gov_text name);
/* Likewise, folded, by a name that says it is a safeguard: orders_bak, bkp_orders, orders_20260110. */
int gov_is_backup_name(gov_text name);
gov_text gov_unquoted(gov_text name); /* without quotes, brackets and backticks at the ends */

#endif
