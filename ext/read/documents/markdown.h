/* markdown.h: a Markdown document as a flat list of blocks that know their lines.
**
** md4c parses; this file's code adds what md4c does not give: line numbers, flattened text with
** its spans, front matter set apart, and bounds. The document owns its memory: everything it
** points at lives until gov_markdown_free.
**
** Flattened text is what a reader sees: markup and HTML tags dropped, entities resolved, a soft
** line break a space (nothing between two Chinese or Japanese characters), a hard one a '\n'.
** Struck-out text, image descriptions and HTML comments are left out: the author took them back
** or the reader never sees them. Code blocks keep their lines.
*/
#ifndef GOV_MARKDOWN_H
#define GOV_MARKDOWN_H
#include "base/arena.h"
#include "base/text.h"

typedef enum gov_markdown_kind {
  GOV_MARKDOWN_HEADING,
  GOV_MARKDOWN_PARAGRAPH,
  GOV_MARKDOWN_LIST,
  GOV_MARKDOWN_ITEM, /* holds paragraphs and lists, a tight one too */
  GOV_MARKDOWN_QUOTE,
  GOV_MARKDOWN_CODE,
  GOV_MARKDOWN_TABLE,
  GOV_MARKDOWN_ROW,
  GOV_MARKDOWN_CELL,
  GOV_MARKDOWN_HTML, /* flattened: tags and comments dropped */
  GOV_MARKDOWN_RULE
} gov_markdown_kind;

typedef enum gov_span_kind {
  GOV_SPAN_CODE,
  GOV_SPAN_STRONG,
  GOV_SPAN_EMPHASIS,
  GOV_SPAN_LINK
} gov_span_kind;

/* A run of the block's flattened text. Spans of a block are in the order in which they end. */
typedef struct gov_span {
  gov_span_kind kind;
  uint32_t start, end;
} gov_span;

/* From this byte of the block's text on, the text stands on this line (until the next mark). */
typedef struct gov_line_mark {
  uint32_t start;
  int32_t line;
} gov_line_mark;

typedef struct gov_markdown_block {
  gov_markdown_kind kind;
  int32_t parent;            /* index of the enclosing block, -1 at the top */
  int32_t line, line_end;    /* 1-based */
  gov_text text;             /* flattened; empty for containers */
  uint32_t span, span_count; /* in gov_markdown.spans */
  uint32_t mark, mark_count; /* in gov_markdown.marks */
  int16_t level;             /* heading: 1–6; item: nesting of its list, 1 outermost */
  int8_t ordered;            /* list, item: 1 numbered */
  int8_t checked;            /* item: 1 ticked, 0 unticked, -1 no task */
  int32_t number; /* item of a numbered list: its number; row: 0 header, 1 …; cell: column from 0 */
  gov_text language; /* code: first word of the info string */
} gov_markdown_block;

typedef struct gov_markdown {
  gov_arena arena;
  gov_list blocks; /* gov_markdown_block, in document order: a container before what it holds */
  gov_list spans;  /* gov_span */
  gov_list marks;  /* gov_line_mark */
  gov_text front_matter;     /* between the --- lines; empty when there is none */
  int32_t front_matter_line; /* of its first line */
  int32_t line_count;
  int64_t events; /* callbacks taken: the measure of work tests look at */
  int truncated;  /* the event or depth budget was met: the rest of the document is not here */
  int failed;     /* out of memory */
} gov_markdown;

/* Parses text (no BOM needed). SQLITE_OK or SQLITE_NOMEM; no document is an error. */
int gov_markdown_parse(gov_markdown *markdown, gov_text text);
void gov_markdown_free(gov_markdown *markdown);

int32_t gov_count_lines(gov_text text); /* at least 1 */

static inline const gov_markdown_block *gov_markdown_at(const gov_markdown *markdown,
                                                        int32_t index) {
  return gov_list_at(&markdown->blocks, (size_t)index);
}
/* The line of the byte at `offset` of the block's text. */
int32_t gov_markdown_line(const gov_markdown *markdown, const gov_markdown_block *block,
                          size_t offset);

#endif
