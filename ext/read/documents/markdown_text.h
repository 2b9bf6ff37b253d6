/* markdown_text.h: what is left of HTML tags and entities in flattened text. */
#ifndef GOV_MARKDOWN_TEXT_H
#define GOV_MARKDOWN_TEXT_H
#include "base/text.h"

/* The UTF-8 of an entity ("&nbsp;", "&#62;"); its length, at most 4. 0: unknown, keep it as it is
 * written. */
size_t gov_entity(gov_text entity, char out[4]);

typedef enum gov_tag {
  GOV_TAG_NONE,   /* no HTML element: `<bucket>` is a blank to fill in, and text */
  GOV_TAG_INLINE, /* dropped */
  GOV_TAG_BREAK,  /* ends a line: <br>, <td>, <li> … */
  GOV_TAG_STRUCK  /* <del>, <s>, <strike>: what stands inside is dropped */
} gov_tag;

gov_tag gov_tag_kind(gov_text tag); /* of "<name …>", "</name>", "<!-- … -->" */

#endif
