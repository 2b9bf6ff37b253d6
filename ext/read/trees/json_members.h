/* json_members.h: the members of a JSON object one after the other, without a tree of the whole:
** for documents far larger than what is looked at in them.
*/
#ifndef GOV_JSON_MEMBERS_H
#define GOV_JSON_MEMBERS_H
#include <stdint.h>

#include "base/text.h"

typedef struct gov_json_members {
  const char *at, *end;
  int32_t line; /* of `at` */
  int broken;   /* the object is not well formed or not closed */
  int closed;   /* there are no more */
} gov_json_members;

typedef struct gov_json_member {
  gov_text key;   /* as written between the quotes, escapes and all */
  gov_text value; /* the whole value's text */
  int32_t line;   /* of the key */
  int32_t value_line;
} gov_json_member;

/* The text begins with the object, on that line; without one there are no members and it is
 * broken. */
void gov_json_members_open(gov_json_members *members, gov_text text, int32_t line);
int gov_json_member_next(gov_json_members *members, gov_json_member *member); /* 1; 0: the end */

#endif
