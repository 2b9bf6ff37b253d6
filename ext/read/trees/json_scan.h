/* json_scan.h: the scalars of one JSON text in order, without a tree: for streams where few
** members matter.
**
** Strings are given as written between the quotes, escapes and all. Nothing is allocated; nesting
** is bounded.
*/
#ifndef GOV_JSON_SCAN_H
#define GOV_JSON_SCAN_H
#include "base/text.h"

typedef enum gov_scalar_kind {
  GOV_SCALAR_STRING,
  GOV_SCALAR_NUMBER,
  GOV_SCALAR_WORD /* true, false, null */
} gov_scalar_kind;

/* key: of the nearest member around the scalar; depth: 1 in the outermost value. */
typedef void (*gov_json_visit)(void *data, gov_text key, int depth, gov_scalar_kind kind,
                               gov_text value);

/* 1 when the whole text is one object or list, else 0: then what was visited may be wrong. */
int gov_json_scan(gov_text text, gov_json_visit visit, void *data);

#endif
