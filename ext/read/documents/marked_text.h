/* marked_text.h: flattened text with its inline code set in backticks again.
**
** A criterion that names a command can be measured, one that only sounds like it cannot: rows of
** documents keep this one mark of the text they were written as.
*/
#ifndef GOV_MARKED_TEXT_H
#define GOV_MARKED_TEXT_H
#include "facts/facts.h"
#include "read/documents/markdown.h"

/* Writes a slice of the block's text, at most `capacity` bytes and whole characters; the number
** written. Code that no longer fits is left out whole. */
size_t gov_marked_text(const gov_markdown *markdown, const gov_markdown_block *block,
                       gov_text slice, char *out, size_t capacity);

/* The same in the facts, trimmed and redacted as what stands under a label (or none); NULL when out
** of memory. */
const char *gov_keep_marked(gov_facts *facts, const gov_markdown *markdown,
                            const gov_markdown_block *block, gov_text label, gov_text slice);

/* Both sides of "orders — moves": of a field "**Key:** value" its name, else what stands before
** the first em dash, en dash, spaced hyphen, colon or arrow, in this order and outside of code.
** `value` points into the text, `key` is a copy; both are NULL when the text is not in two. */
void gov_split_key(gov_arena *arena, const char *text, gov_text label, const char **key,
                   const char **value);

#endif
